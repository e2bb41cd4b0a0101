/// A sink in memory.
///
/// Every renderer writes into one of these, a concrete type that the compiler can see through, and drains it into the
/// caller's sink from time to time.
public struct ByteBuffer: ByteSink, Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public mutating func append(_ piece: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: piece)
  }

  mutating func append(byte: UInt8) {
    bytes.append(byte)
  }

  /// Appends a number in decimal digits.
  mutating func append(number: Int) {
    if 0..<10 ~= number {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number))
    } else {
      append(String(number))
    }
  }

  /// Appends a scalar in UTF-8.
  mutating func append(scalar: Unicode.Scalar) {
    bytes.append(contentsOf: UTF8.encode(scalar)!)
  }

  /// Empties the buffer and gives what it held.
  mutating func take() -> [UInt8] {
    defer {
      bytes = []
      bytes.reserveCapacity(1 << 16)
    }
    return bytes
  }

  /// Hands the bytes on once there are enough of them for a write to be worth its price.
  mutating func drain(into sink: inout some ByteSink, above limit: Int = 1 << 16) {
    guard bytes.count > limit else { return }
    bytes.withUnsafeBytes { sink.append($0) }
    bytes.removeAll(keepingCapacity: true)
  }
}
