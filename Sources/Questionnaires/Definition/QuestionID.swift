/// The ids of questions, groups, lists and choices.
public enum QuestionID {
  /// The most bytes of an id.
  public static let longest = 80

  /// Whether a text may be the id of a question, a group or a list: a name of XLSForm, which begins with a letter or `_`
  /// and goes on with letters, digits, `_`, `-` and `.`, composed (NFC), at most ``longest`` bytes. Letters need not be of
  /// ASCII: `año` is a name.
  public static func isValid(_ text: String) -> Bool {
    guard (1...longest).contains(text.utf8.count), let first = text.unicodeScalars.first else { return false }
    return isLetter(first) && text.unicodeScalars.allSatisfy(isPart) && isComposed(text)
  }

  /// Whether a text may be the id of a section, which is also the name of a file, `parts/<section>.yml`: such a name in
  /// ASCII.
  public static func isValidSection(_ text: String) -> Bool { isValid(text) && text.utf8.allSatisfy { $0 < 0x80 } }

  /// Whether a text may be the id of a choice: as XLSForm allows, any visible characters without white space, composed
  /// (NFC), at most ``longest``.
  public static func isValidChoice(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= longest * 4, text.unicodeScalars.count <= longest else { return false }
    return text.unicodeScalars.allSatisfy(isVisible) && isComposed(text)
  }

  /// Whether a text may be the id of a questionnaire, which is the name of its folder: a slug of small letters, digits and
  /// single hyphens.
  public static func isSlug(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return text.utf8.count <= longest
      && words.allSatisfy { word in
        !word.isEmpty && word.allSatisfy { isDigit($0) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || ("0"..."9").contains(scalar) || scalar == "-" || scalar == "."
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .unassigned, .privateUse, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }

  private static func isComposed(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 < 0x80 } || TextForm.canonical(text).utf8.elementsEqual(text.utf8)
  }
}
