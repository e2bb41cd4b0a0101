import RecordPortal
import Documents
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

extension PositionView {
  /// The positions as a document: a table of all paragraphs that are shown, and the reasons below it.
  func publication(in state: RecordState, _ language: InterfaceLanguage) -> Publication {
    let draft = table.paragraphs.draft
    let words = ExportWords(interface: language)
    let title = Message("Positions on \(draft.name.description, "draft")")(language)
    let record = state.title(in: language.rawValue)
    var blocks = [summary(language).asMarkdown, matrix(language)]
    let reasons = self.reasons(language)
    if !reasons.isEmpty {
      blocks.append("## " + Message("What the States say")(language).asMarkdown)
      blocks += reasons
    }
    let lost = remarks.map { "- " + $0(language).asMarkdown }
    if !lost.isEmpty { blocks.append(lost.joined(separator: "\n")) }
    return Publication(
      name: title, text: Array(blocks.joined(separator: "\n\n").utf8) + [0x0A], title: .given(title),
      language: language.rawValue, author: record,
      head: [
        .init(label: words.record, value: record), .init(label: words.draft, value: draft.name.description),
        .init(label: words.languageLabel, value: words.language(table.paragraphs.language)),
        .init(label: words.state, value: "\(words.commit) \(state.commit)"),
      ], header: title, provenance: words.commit + " " + state.commit.description.prefix(12),
      pageWords: .init(page: words.page, of: words.of), label: .account(of: state, in: language.rawValue),
      seconds: (try? state.time().seconds) ?? 0)
  }

  private func summary(_ language: InterfaceLanguage) -> String {
    let contested = rows.count { !$0.consensus.butFor.isEmpty }
    let blocked = rows.count { !$0.consensus.blocking.isEmpty }
    return Message(
      """
      Paragraphs of which something is said: \(rows.count, "rows"); with a reservation or an objection: \
      \(contested, "contested"); blocked: \(blocked, "blocked"). A ! blocks; a * was said of an earlier draft, and ** of other \
      words than the paragraph has now.
      """)(language)
  }

  private func matrix(_ language: InterfaceLanguage) -> String {
    let titles =
      [Message("Paragraph")(language), Message("Text")(language)] + Stand.allCases.map { $0.title(language) }
      + [Message("Proposes a change")(language), Message("Not heard from")(language), Message("Standing")(language)]
    let cells = rows.map { row in
      [Self.citation(row.paragraph), table.paragraphs.excerpt(of: row.paragraph, characters: 90)]
        + Stand.allCases.map { stand in
          row.held.filter { $0.position.stand == stand }.map(\.marked).joined(separator: ", ")
        } + [
          row.proposed.map(\.party.description).joined(separator: ", "), notHeard(row), row.consensus.wording(language),
        ]
    }
    return MarkdownRows.table(titles, cells, widths: [2, 6, 3, 3, 3, 3, 3, 4, 4])
  }

  /// A list of those who gave a reason, below each paragraph's number.
  private func reasons(_ language: InterfaceLanguage) -> [String] {
    rows.flatMap { row -> [String] in
      let said = held(row).filter { $0.position.why != nil }
      guard !said.isEmpty else { return [] }
      let heading =
        Message("Paragraph \(Self.citation(row.paragraph), "paragraph")")(language)
      let items = said.map { held in
        "- **\(held.party.description.asMarkdown)** \(held.position.stand.wording(language).asMarkdown)"
          + (held.position.isBlocking ? " (" + Message("blocking")(language).asMarkdown + ")" : "") + ": "
          + (held.position.why ?? "").asMarkdown
      }
      return ["### " + heading.asMarkdown, items.joined(separator: "\n")]
    }
  }
}
