/// Whether a commit's message comes through `git format-patch` and `git am` as it is.
///
/// A patch is a mail: its text begins below the headers, and ends where the changes begin. git-mailinfo(1) takes lines
/// of that form in a message for the real ones.
enum MailedMessage {
  /// The first line of a message's body that would not be taken for a line of text, and its number from 1.
  static func firstMisread(in message: String) -> (line: String, number: Int)? {
    var isAtBeginning = true
    for (place, line) in message.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if isAtBeginning && isHeader(line) || isEnd(line) || isEnvelope(line) { return (String(line), place + 1) }
      if !line.allSatisfy(\.isWhitespace) { isAtBeginning = false }
    }
    return nil
  }

  /// Headers may be repeated at the beginning of the text, and then count instead of the mail's.
  private static func isHeader(_ line: Substring) -> Bool {
    let line = line.lowercased()
    return ["from:", "date:", "subject:", "content-type:", "content-transfer-encoding:", "[patch]", ">from "].contains {
      line.hasPrefix($0)
    }
  }

  /// Three hyphens, and the first lines of a patch.
  private static func isEnd(_ line: Substring) -> Bool {
    if line.hasPrefix("diff -") || line.hasPrefix("Index: ") { return true }
    guard line.hasPrefix("---") else { return false }
    let rest = line.dropFirst(3)
    return rest.allSatisfy(\.isWhitespace) || rest.first == " "
  }

  /// The line between two mails in one file: `From `, and a time of day before the year.
  private static func isEnvelope(_ line: Substring) -> Bool {
    line.hasPrefix("From ") && line.contains(/[0-9]:[0-9][0-9].*[0-9][0-9]/)
  }
}
