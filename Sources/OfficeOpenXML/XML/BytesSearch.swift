#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension String {
  /// Whether the bytes of another string are in this one. For names of formats, which are ASCII; the search of the
  /// standard library compares characters, which takes many times as long.
  package func holdsBytes(of part: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { text in
      guard let start = text.baseAddress, text.count >= part.utf8CodeUnitCount else { return false }
      return (0...text.count - part.utf8CodeUnitCount).contains { place in
        memcmp(start + place, part.utf8Start, part.utf8CodeUnitCount) == 0
      }
    }
  }
}
