import RecordComparison
import TextDiff

/// A redline for a terminal: the changes, with a little context.
public struct RedlineTerminal {
  public enum Layout: Sendable, Hashable, CaseIterable {
    /// Insertions and deletions within one text.
    case inline
    /// The old text on the left, the new one on the right. A terminal too narrow for both gets ``inline``.
    case sideBySide
  }

  /// The narrowest terminal with room for two columns.
  static let narrowestForTwo = 60

  let style: TerminalStyle
  let context: Int?
  let layout: Layout

  /// - Parameters:
  ///   - style: The terminal's width and colours.
  ///   - context: How many unchanged paragraphs are shown before and after a change; all if `nil`.
  ///   - layout: How the old and the new text are arranged; side by side needs a wide terminal.
  public init(style: TerminalStyle, context: Int? = 1, layout: Layout = .inline) {
    self.style = style
    self.context = context.map { max(0, $0) }
    self.layout = layout == .sideBySide && (1..<Self.narrowestForTwo).contains(style.width) ? .inline : layout
  }

  public func write(_ redline: StateRedline, to sink: inout some ByteSink) {
    var out = ByteWriter()
    title(redline, to: &out)
    steps(redline, to: &out)
    for document in redline.documents {
      out.append("\n")
      header(document, to: &out)
      if let text = document.text, document.hasChanges {
        out.append("\n")
        for entry in ReadingOrder(text, context: context, wanted: document.blocksWithPassing).entries {
          switch layout {
          case .inline: inline(entry, of: text, in: document, to: &out)
          case .sideBySide: sideBySide(entry, of: text, in: document, to: &out)
          }
          out.drain(into: &sink)
        }
      }
    }
    out.append("\n")
    summary(redline, to: &out)
    out.drain(into: &sink, above: 0)
  }

  /// Writes a text in one ink, wrapped, each line after an indent.
  func line(_ text: String, _ ink: Ink = .plain, indent: Int = 0, to out: inout ByteWriter) {
    let indent = style.width > 0 && style.width < indent + 20 ? 0 : indent
    let wrapped = WrappedText(
      [.init(text: text, ink: ink)], width: style.width == 0 ? 0 : style.width - indent)
    for line in wrapped.lines {
      out.append(String(repeating: " ", count: indent))
      out.append(WrappedText.paint(line, style))
      out.append("\n")
    }
  }

  private func title(_ redline: StateRedline, to out: inout ByteWriter) {
    func name(_ state: StateName) -> String {
      let name = TerminalText.neutralised(state.name)
      guard let commit = state.commit, commit.description != state.name else { return name }
      return "\(name) (\(commit.short))"
    }
    line(style.language(.redline(from: name(redline.from), to: name(redline.to))), .bold, to: &out)
  }

  private func header(_ document: DocumentRedline, to out: inout ByteWriter) {
    let path = TerminalText.neutralised(document.path)
    if let title = document.title, !title.isEmpty {
      line(TerminalText.neutralised(title), .heading, to: &out)
      line(path, .dim, to: &out)
    } else {
      line(path, .heading, to: &out)
    }
    line(document.account(style.language), indent: 2, to: &out)
    for sentence in document.notComparedSentences(style.language) {
      line(sentence, .moved, indent: 2, to: &out)
    }
  }
}
