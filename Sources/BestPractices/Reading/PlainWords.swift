import MarkdownText

/// The words of a piece of Markdown, for a place that holds plain text: paragraphs and lists as lines, cells of a table
/// separated by dots, no markup, no notes, and no characters that nobody sees.
public enum PlainWords {
  /// The most characters that a data file of a record holds in one text.
  public static let longest = 10_000

  /// The words, at most ``longest`` Unicode scalars. Cost: linear.
  public static func of(_ markdown: String) -> String {
    var lines: [String] = []
    for line in TextLine.all(in: markdown) {
      switch line.kind {
      case .heading(_, let words): lines.append(words)
      case .row(let cells):
        lines.append(
          cells.map { InlinePlainText.of($0.utf8).trimmed }.filter { !$0.isEmpty }.joined(separator: " · "))
      case .rule, .note: break
      case .blank: if lines.last?.isEmpty == false { lines.append("") }
      case .code: if !line.text.hasPrefix("```"), !line.text.hasPrefix("~~~") { lines.append(line.text) }
      case .words: lines.append(InlinePlainText.of(line.text.drop { $0 == ">" || $0 == " " }.utf8).trimmed)
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return visible(lines.joined(separator: "\n"))
  }

  /// Without hidden characters, cut where it is too long.
  static func visible(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\n": if scalar == "\t" { kept.append(" ") }
      case .format, .lineSeparator, .paragraphSeparator, .surrogate: break
      default: kept.append(scalar)
      }
    }
    guard kept.count > longest else { return String(kept).trimmed }
    return String(String.UnicodeScalarView(kept.prefix(longest - 1))).trimmed + "…"
  }
}
