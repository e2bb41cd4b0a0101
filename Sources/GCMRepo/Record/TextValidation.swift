/// Validation of titles and messages: visible characters only, in one line for a title.
enum TextValidation {
  static let longestTitle = 300
  static let longestMessage = 10_000

  /// Checks a title typed by a user.
  static func checkTitle(_ title: String) -> RecordError.TitleProblem? {
    check(title, limit: longestTitle, lines: false)
  }

  /// Checks a message, which may have several lines.
  static func checkMessage(_ message: String) -> RecordError.TitleProblem? {
    check(message, limit: longestMessage, lines: true)
  }

  /// Checks a message for a commit, which must also survive being mailed as a patch, and hold nothing private.
  static func checkCommitMessage(_ message: String) -> RecordError.TitleProblem? {
    checkMessage(message) ?? MailedMessage.firstMisread(in: message).map { .mailLine($0.line, number: $0.number) }
      ?? checkContacts(message)
  }

  /// Checks that a text that the history keeps for ever holds no address or telephone number.
  static func checkContacts(_ text: String) -> RecordError.TitleProblem? {
    PrivateContacts.contact(in: text).map { .privateContact($0) }
  }

  private static func check(_ text: String, limit: Int, lines: Bool) -> RecordError.TitleProblem? {
    if text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace || isJoiner($0) }) { return .empty }
    // By scalars: one character can have any number of combining marks.
    if text.unicodeScalars.count > limit { return .tooLong(limit: limit) }
    for scalar in text.unicodeScalars where isHidden(scalar) {
      if lines, scalar == "\n" || scalar == "\t" { continue }
      return .character(scalar)
    }
    return nil
  }

  /// Control characters, line and paragraph separators, and format characters: bidirectional controls and invisible
  /// ones. The joiners that some scripts and emoji need are allowed.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: !isJoiner(scalar)
    default: false
    }
  }

  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{200C}" || scalar == "\u{200D}" || scalar == "\u{AD}"
  }

  /// A bounded excerpt of a text of any length.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > longestTitle, text.unicodeScalars.count > longestTitle else { return text }
    return String(text.unicodeScalars.prefix(longestTitle)) + "…"
  }

  /// A title found in a document, normalised: hidden characters removed, white space collapsed, length bounded.
  static func title(from text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      kept.append(scalar == "\n" || scalar == "\t" ? " " : scalar)
    }
    kept.removeAll(where: isHidden)
    let words = String(kept).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let title = String(words.unicodeScalars.prefix(longestTitle))
    return checkTitle(title) == nil ? title : ""
  }
}
