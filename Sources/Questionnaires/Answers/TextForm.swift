#if canImport(Darwin)
  import Foundation
#else
  @_spi(_Unicode) import Swift
#endif

import MarkdownText

/// The one form of an answer in words, so that the same answer has the same bytes from whatever file it came.
public enum TextForm {
  /// The text composed (NFC), with LF for every line break, without white space at its ends and at the ends of its lines,
  /// and without control characters and byte order marks. Cost: linear.
  public static func canonical(_ text: String) -> String {
    if isCanonicalLine(text) { return text }
    var lines = String.UnicodeScalarView()
    var afterReturn = false
    var spaces = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where afterReturn: break
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
        spaces.removeAll()
        lines.append("\n")
      // Controls say nothing, and a YAML file cannot contain them.
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x9F, 0xFEFF, 0xFFFE, 0xFFFF: break
      case _ where isSpace(scalar): spaces.append(scalar)
      default:
        lines.append(contentsOf: spaces)
        spaces.removeAll()
        lines.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return nfc(String(trimmed(Substring(String(lines)))))
  }

  /// The same in one line: each run of white space is one space.
  public static func line(_ text: String) -> String {
    if isCanonicalLine(text) { return text }
    return canonical(text).unicodeScalars.split(whereSeparator: isSpace).map { String($0) }.joined(separator: " ")
  }

  /// The text without white space at its ends.
  static func trimmed(_ text: some StringProtocol) -> Substring {
    var rest = Substring(text).unicodeScalars
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return Substring(rest)
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar == " " || (0x09...0x0D).contains(scalar.value) : scalar.properties.isWhitespace
  }

  /// Whether a text is surely one line in canonical form, as nearly all are: visible characters up to U+00FF with single
  /// spaces between them. One look at each byte instead of a look-up for each character.
  private static func isCanonicalLine(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var before: UInt8 = 0x20
      var place = 0
      while place < bytes.count {
        let byte = bytes[place]
        switch byte {
        case 0x20: if before == 0x20 { return false }
        case 0x21...0x7E: break
        case 0xC2, 0xC3:
          // U+0080 to U+00A0 are controls and the no-break space.
          guard place + 1 < bytes.count, byte == 0xC3 || bytes[place + 1] > 0xA0 else { return false }
          place += 1
        default: return false
        }
        before = byte
        place += 1
      }
      return before != 0x20 || bytes.isEmpty
    }
  }

  /// The text for comparison with another as people type it: one line, small letters, without accents, and without the
  /// full stop or colon at its end.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in decompose(line(text).lowercased()) where !isAccent(scalar) {
      scalars.append(scalar == "\u{2019}" ? "'" : scalar)
    }
    while let last = scalars.last, last == "." || last == ":" || last == ";" || last == " ", scalars.count > 1 {
      scalars.removeLast()
    }
    return String(scalars)
  }

  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// The scalars of the text in NFD.
  private static func decompose(_ text: String) -> [Unicode.Scalar] {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return Array(text.unicodeScalars) }
    #if canImport(Darwin)
      return Array(text.decomposedStringWithCanonicalMapping.unicodeScalars)
    #else
      return Array(text._nfd)
    #endif
  }
}
