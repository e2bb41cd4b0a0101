import GCMRepo
import RecordLocalization
import RecordRendering

/// Findings of a report in Markdown, each with its commit and the command that shows it.
///
/// The first are a list; from ``mostItems`` on they are lines of one block, which costs a typesetter a hundredth.
struct FindingParagraphs {
  let parts: [String]

  /// More are not typeset one by one.
  static let mostItems = 200

  /// - Parameter more: what follows the sentence of each.
  init(
    _ findings: [CommitFinding], _ tip: CommitID?, _ language: InterfaceLanguage,
    more: (_ place: Int) -> String = { _ in "" }
  ) {
    var (items, lines): ([String], [String]) = ([], [])
    for (place, finding) in findings.enumerated() {
      let sentence = finding.finding.sentence(language) + more(place)
      let command = finding.shownBy(tip: tip)
      let commit = finding.commit?.short
      if items.count < Self.mostItems {
        let start = commit.map { "**\($0)** " } ?? ""
        items.append("- \(start)\(sentence.asMarkdown)\\\n  \(command.asMarkdownCode)")
      } else {
        // What is one line stays one, whatever is in its names.
        let start = commit.map { $0 + " " } ?? ""
        lines.append(TerminalText.neutralised(start + sentence))
        lines.append("  " + TerminalText.neutralised(command))
      }
    }
    var parts: [String] = []
    if !items.isEmpty { parts.append(items.joined(separator: "\n")) }
    if !lines.isEmpty { parts.append(lines.joined(separator: "\n").asMarkdownBlock) }
    self.parts = parts
  }
}
