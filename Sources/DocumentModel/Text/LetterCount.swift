/// Counts letters and digits, to detect words lost in a conversion.
///
/// ASCII letters and digits count, and everything from U+00C0 on: both counts agree on the same text.
package enum LetterCount {
  package static func of(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { of($0) }
  }

  /// The same, but 0 for white space alone, some of which is beyond U+00C0: a line of it is dropped.
  package static func ofWords(_ text: String) -> Int { text.allSatisfy(\.isWhitespace) ? 0 : of(text) }

  /// Without digits: the content of a footer besides the page number.
  package static func withoutDigits(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    of(utf8) - utf8.count { (0x30...0x39).contains($0) }
  }

  /// A piece may begin or end within a character: each counts by its first byte.
  package static func of(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    utf8.count { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte >= 0xC3
    }
  }
}
