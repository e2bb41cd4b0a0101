/// The buffer that every renderer writes into, and drains into the caller's sink from time to time.
///
/// It owns its memory instead of being an array: a redline of many short blocks is a great many short pieces, and an
/// array spends more on each than the copy costs (JSON of 74,000 blocks: 57 ms against 12).
package struct ByteWriter: ~Copyable {
  private var base: UnsafeMutableRawPointer
  private var capacity: Int
  package private(set) var count = 0

  package init(capacity: Int = 512) {
    self.capacity = capacity
    base = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { base.deallocate() }

  /// The bytes as text.
  package var text: String { String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self) }

  /// The bytes, which must not be used after another append.
  package var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: base, count: count)) }

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
  }

  package mutating func append(_ piece: UnsafeRawBufferPointer) {
    guard let start = piece.baseAddress else { return }
    reserve(piece.count)
    (base + count).copyMemory(from: start, byteCount: piece.count)
    count += piece.count
  }

  package mutating func append(_ piece: ArraySlice<UInt8>) {
    piece.withUnsafeBytes { append($0) }
  }

  package mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Appends ASCII known at compile time, at the cost of a copy.
  @inline(__always)
  mutating func append(literal: StaticString) {
    append(UnsafeRawBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  mutating func append(byte: UInt8) {
    reserve(1)
    base.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Appends a number in decimal digits.
  package mutating func append(number: Int) {
    guard number >= 0 else { return append(String(number)) }
    var digits = 1
    var bound = number
    while bound >= 10 {
      bound /= 10
      digits += 1
    }
    reserve(digits)
    var rest = number
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      base.storeBytes(of: UInt8(truncatingIfNeeded: rest % 10) + 0x30, toByteOffset: place, as: UInt8.self)
      rest /= 10
    }
    count += digits
  }

  /// Appends a scalar in UTF-8.
  mutating func append(scalar: Unicode.Scalar) {
    for byte in UTF8.encode(scalar)! { append(byte: byte) }
  }

  /// Hands the bytes over once there are enough of them to be worth a write.
  mutating func drain(into sink: inout some ByteSink, above limit: Int = 1 << 16) {
    guard count > limit else { return }
    sink.append(UnsafeRawBufferPointer(start: base, count: count))
    count = 0
  }
}
