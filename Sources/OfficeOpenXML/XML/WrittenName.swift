#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A name as written in a part, with its prefix, packed so that two are compared in three words: nearly all names in
/// documents are of 24 bytes or fewer.
struct WrittenName: Hashable {
  static let longest = 24

  private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

  /// `nil` for a longer name.
  @inline(__always)
  init?(_ name: UnsafeRawBufferPointer) {
    guard name.count <= Self.longest, let start = name.baseAddress else { return nil }
    withUnsafeMutableBytes(of: &words) { words in
      if let place = words.baseAddress { memcpy(place, start, name.count) }
    }
  }

  static func == (a: Self, b: Self) -> Bool {
    (a.words.0 ^ b.words.0) | (a.words.1 ^ b.words.1) | (a.words.2 ^ b.words.2) == 0
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
  }

  /// Its slot in a table of 512.
  @inline(__always)
  var place: Int {
    let first = (words.0 ^ 0x9E37_79B9_7F4A_7C15) &* 0xE703_7ED1_A0B4_28DB
    let all = (first ^ words.1 &* 0x9E37_79B9_7F4A_7C15 ^ words.2) &* 0xE703_7ED1_A0B4_28DB
    return Int(truncatingIfNeeded: (all ^ first) >> 55)
  }
}
