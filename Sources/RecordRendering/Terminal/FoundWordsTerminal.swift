/// Words of a text on a terminal in which some were looked for and found.
public struct FoundWordsTerminal: Sendable {
  private let style: TerminalStyle

  /// For a terminal.
  public init(_ style: TerminalStyle) { self.style = style }

  /// The lines of one result: what it is, where it is, and the words around what was found, each line indented but the first. Without
  /// colour a found word stands between asterisks.
  ///
  /// - Parameters:
  ///   - title: what it is.
  ///   - place: where it is.
  ///   - words: the parts of the text, and whether each was found.
  public func lines(title: String, place: String, words: [(text: String, isFound: Bool)]) -> String {
    let found = Ink(parameters: "1;33")
    let runs = words.map { part in
      let text = TerminalText.neutralised(part.text)
      guard part.isFound else { return WrappedText.Run(text: text, ink: .plain) }
      return WrappedText.Run(text: style.color ? text : "*\(text)*", ink: found)
    }
    let width = style.width > 0 ? max(20, style.width - Self.indent.count) : 0
    let head = Ink.bold(TerminalText.neutralised(title), style) + "\n" + Self.indent
      + Ink.dim(TerminalText.neutralised(place), style) + "\n"
    return WrappedText(runs, width: width).lines.reduce(into: head) { text, line in
      text += Self.indent + WrappedText.paint(line, style) + "\n"
    }
  }

  private static let indent = "  "
}
