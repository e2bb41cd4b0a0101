import RecordLocalization

/// The parser's help, with the parser's own words in the reader's language.
///
/// The parser has them in English only. They are replaced before lines are wrapped, because a longer word may need
/// another line.
struct HelpFrame {
  /// The parser's help for a screen of unlimited width.
  let unwrapped: String
  let width: Int
  let language: InterfaceLanguage

  /// Help, and not a version, a completion script or the input of the manual.
  static func isHelp(_ text: String) -> Bool { text.hasPrefix(overview(.en) + " ") }

  /// The column where the explanation of an option begins.
  private static let column = 26

  /// The help with the parser's words in the language.
  var translated: String {
    let usage = Self.usage(language)
    var isExplanation = false
    return unwrapped.split(separator: "\n", omittingEmptySubsequences: false).map { said in
      let isHeading = said.hasSuffix(":") && said.uppercased() == said
      isExplanation = isExplanation || isHeading
      let line = isHeading ? heading(said) : self.line(said, isExplanation: isExplanation)
      let column = said.hasPrefix("  See '") ? 2 : Self.column
      return line.hasPrefix(usage) ? line : wrapped(line, indent: isExplanation ? column : 0)
    }.joined(separator: "\n")
  }

  private func heading(_ said: Substring) -> String {
    if let heading = Self.headings.first(where: { $0(.en) == said }) { return heading(language) }
    // A group of commands is named by its whole heading.
    let groupEnd = " " + Self.subcommands(.en)
    guard said.hasSuffix(groupEnd) else { return Message("\(said.dropLast(), "heading"):")(language) }
    return Message("\(said.dropLast(groupEnd.count), "heading"):")(language)
  }

  private func line(_ said: Substring, isExplanation: Bool) -> String {
    var line = String(said)
    for sentence in Self.sentences where line.hasSuffix(sentence(.en)) {
      line = line.dropLast(sentence(.en).count) + sentence(language)
    }
    let words = said.split(separator: " ")
    if words.count == 8, words[..<3] == ["See", "'gcmrepo", "help"], words[4] == "<subcommand>'" {
      line = "  " + Message("See 'gcmrepo help \(words[3], "command") <subcommand>' for detailed help.")(language)
    }
    if words.count > 2, words[1] == "(default)", said.hasPrefix("  ") {
      let name = "  \(words[0]) " + Self.byDefault(language)
      let text = words.dropFirst(2).joined(separator: " ")
      line = name + String(repeating: " ", count: max(1, Self.column - name.count)) + text
    }
    for beginning in [Self.overview, Self.usage] where line.hasPrefix(beginning(.en)) {
      line = beginning(language) + line.dropFirst(beginning(.en).count)
    }
    if line.hasPrefix(Self.usage(language)) || line.hasPrefix("  <subcommand") {
      for placeholder in Self.placeholders { line.replace(placeholder(.en), with: placeholder(language)) }
    }
    return isExplanation ? choices(line) : line
  }

  /// `(values: table, json, csv; default: table)` at the end of an explanation.
  private func choices(_ line: String) -> String {
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "(") else { return line }
    var choices = String(line[open...])
    guard Self.choices.contains(where: { choices.hasPrefix($0(.en)) }) else { return line }
    for part in Self.choices { choices.replace(part(.en), with: part(language)) }
    return line[..<open] + choices
  }

  private static let byDefault = Message("(default)")
  private static let overview = Message("OVERVIEW:")
  private static let usage = Message("USAGE:")
  private static let subcommands = Message("SUBCOMMANDS:")
  private static let headings = [Message("ARGUMENTS:"), Message("OPTIONS:"), subcommands]
  private static let placeholders = [Message("<subcommand"), Message("[<options>]")]
  private static let choices = [Message("(values: "), Message("(default: "), Message("; default: ")]
  private static let sentences = [
    Message("Show help information."), Message("Show the version."), Message("Show subcommand help information."),
    Message("See 'gcmrepo help <subcommand>' for detailed help."),
  ]

  /// The wrapped line, each part but the first indented.
  private func wrapped(_ line: String, indent: Int) -> String {
    var out: [Substring] = []
    var rest = line[...]
    let room = max(width, indent + 20)
    while rest.count > room - (out.isEmpty ? 0 : indent) {
      let limit = rest.index(rest.startIndex, offsetBy: room - (out.isEmpty ? 0 : indent))
      let text = rest.firstIndex { $0 != " " } ?? rest.startIndex
      guard let space = rest[text...limit].lastIndex(of: " ") ?? rest[limit...].firstIndex(of: " ") else { break }
      out.append(rest[..<space])
      rest = rest[rest.index(after: space)...]
    }
    out.append(rest)
    return out.joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}
