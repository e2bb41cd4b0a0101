import RecordRendering

/// The parser's help, with the words that it puts around our texts in the reader's language.
///
/// The parser has them in English only. They are exchanged in lines that are not wrapped yet, as a longer word may need
/// another line.
struct HelpFrame {
  /// The help as the parser writes it for a screen without an end.
  let unwrapped: String
  let width: Int

  /// Help, and not a version, a completion script or what the manual is made of.
  static func isHelp(_ text: String) -> Bool { text.hasPrefix(overview.said) }

  /// Where the explanation of an option begins.
  private static let column = 26

  /// The help in Spanish.
  var spanish: String {
    var isExplanation = false
    return unwrapped.split(separator: "\n", omittingEmptySubsequences: false).map { said in
      let isHeading = said.hasSuffix(":") && said.uppercased() == said
      isExplanation = isExplanation || isHeading
      let line = isHeading ? Self.heading(said) : Self.line(said, isExplanation: isExplanation)
      return line.hasPrefix(Self.usage.own) ? line : wrapped(line, indent: isExplanation ? Self.column : 0)
    }.joined(separator: "\n")
  }

  private static func heading(_ said: Substring) -> String {
    if let own = headings[String(said)] { return own }
    // A group of commands is called by its whole heading.
    return said.hasSuffix(groupEnd) ? said.dropLast(groupEnd.count) + ":" : String(said)
  }

  private static func line(_ said: Substring, isExplanation: Bool) -> String {
    var line = String(said)
    for (said, own) in sentences where line.hasSuffix(said) { line = line.dropLast(said.count) + own }
    for beginning in [overview, usage] where line.hasPrefix(beginning.said) {
      line = beginning.own + line.dropFirst(beginning.said.count)
    }
    if line.hasPrefix(usage.own) || line.hasPrefix("  <subcommand") {
      line.replace("<subcommand", with: "<comando")
      line.replace("[<options>]", with: "[<opciones>]")
    }
    return isExplanation ? choices(line) : line
  }

  /// `(values: table, json, csv; default: table)` at the end of an explanation.
  private static func choices(_ line: String) -> String {
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "(") else { return line }
    var choices = String(line[open...])
    guard choices.hasPrefix("(values: ") || choices.hasPrefix("(default: ") else { return line }
    for (said, own) in [
      ("(values: ", "(valores: "), ("(default: ", "(por defecto: "), ("; default: ", "; por defecto: "),
    ] {
      choices.replace(said, with: own)
    }
    return line[..<open] + choices
  }

  private static let overview = (said: "OVERVIEW: ", own: "DESCRIPCIÓN: ")
  private static let usage = (said: "USAGE: ", own: "USO: ")
  private static let headings = ["ARGUMENTS:": "ARGUMENTOS:", "OPTIONS:": "OPCIONES:", "SUBCOMMANDS:": "COMANDOS:"]
  private static let groupEnd = " SUBCOMMANDS:"
  private static let sentences = [
    ("Show help information.", "Muestra esta ayuda."), ("Show the version.", "Muestra la versión."),
    ("Show subcommand help information.", "Muestra la ayuda de un comando."),
    (
      "See 'gcmrepo help <subcommand>' for detailed help.",
      "Vea la ayuda de cada comando con «gcmrepo help <comando>»."
    ),
  ]

  /// The line in as many as its length asks for, each but the first behind an indent.
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
