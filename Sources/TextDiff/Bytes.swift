/// The bytes of one text, as the stages of the comparison read them.
///
/// A view of memory that ``Comparison`` keeps alive; it must not outlive it. The memory is never written to, so threads
/// may share it.
struct Bytes: @unchecked Sendable {
  let base: UnsafePointer<UInt8>
  let count: Int

  @inline(__always) subscript(_ position: Int) -> UInt8 { base[position] }

  /// Whether two byte ranges are equal. Cost: their length.
  func equals(_ range: Range<Int>, _ other: Bytes, _ otherRange: Range<Int>) -> Bool {
    guard range.count == otherRange.count else { return false }
    let a = UnsafeRawPointer(base + range.lowerBound)
    let b = UnsafeRawPointer(other.base + otherRange.lowerBound)
    let count = range.count
    var offset = 0
    while offset + 8 <= count {
      if a.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        != b.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      {
        return false
      }
      offset += 8
    }
    while offset < count {
      if a.load(fromByteOffset: offset, as: UInt8.self) != b.load(fromByteOffset: offset, as: UInt8.self) {
        return false
      }
      offset += 1
    }
    return true
  }

  /// A 64-bit hash of a byte range, the same on every machine and in every run.
  ///
  /// Multiply and fold, as in wyhash (Wang Yi, 2019). It is fast and not collision-resistant, so the bytes of texts
  /// with equal hashes are compared before they are written as equal.
  func hash(_ range: Range<Int>) -> UInt64 {
    let start = UnsafeRawPointer(base + range.lowerBound)
    let count = range.count
    var state = 0x9E37_79B9_7F4A_7C15 ^ (UInt64(truncatingIfNeeded: count) &* 0xA076_1D64_78BD_642F)
    var offset = 0
    while offset + 8 <= count {
      let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      state = Bytes.fold(state ^ word, 0xE703_7ED1_A0B4_28DB)
      offset += 8
    }
    var tail: UInt64 = 0
    if offset < count, range.lowerBound + offset + 8 <= self.count {
      let word = UInt64(bigEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      tail = word >> UInt64(64 - 8 * (count - offset))
      offset = count
    }
    // The same, where the text ends within eight bytes.
    while offset < count {
      tail = tail << 8 | UInt64(start.load(fromByteOffset: offset, as: UInt8.self))
      offset += 1
    }
    return Bytes.fold(state ^ tail, 0x8EBC_6AF0_9C88_C6E3)
  }

  @inline(__always) static func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }

  /// The first line break (LF or CR) at or after a position, or `end`. Eight bytes per step.
  func lineBreak(from position: Int, to end: Int) -> Int {
    let raw = UnsafeRawPointer(base)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var at = position
    while at + 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let feed = word ^ (ones &* 0x0A)
      let carriage = word ^ (ones &* 0x0D)
      let hit = ((feed &- ones) & ~feed | (carriage &- ones) & ~carriage) & highs
      if hit != 0 { return at + hit.trailingZeroBitCount >> 3 }
      at += 8
    }
    while at < end, base[at] != 0x0A, base[at] != 0x0D { at += 1 }
    return at
  }

  /// A range without trailing spaces, tabs and line breaks.
  func trimmedEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, Bytes.isSpace(base[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }

  /// A range without leading spaces, tabs and line breaks.
  func trimmedStart(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound, Bytes.isSpace(base[start]) { start += 1 }
    return start..<range.upperBound
  }

  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}
