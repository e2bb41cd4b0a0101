import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The letter that answers a State: each of its changes and recommendations, what became of it and why, and room for its answer.
struct MatrixLetter {
  let matrix: DispositionMatrix
  let rows: [DispositionMatrix.Row]
  let party: Party
  let draft: String?
  let state: RecordState
  let language: InterfaceLanguage

  /// - Parameters:
  ///   - chosen: the language of the letter; that of the State for `nil`.
  ///   - other: the language of the letter if the State has none that a letter can be in.
  init(
    _ matrix: DispositionMatrix, _ rows: [DispositionMatrix.Row], to party: Party, draft: String?,
    in state: RecordState, _ chosen: InterfaceLanguage?, else other: InterfaceLanguage
  ) {
    (self.matrix, self.rows, self.party, self.draft, self.state) = (matrix, rows, party, draft, state)
    language =
      chosen ?? party.languages.lazy.compactMap { InterfaceLanguage(rawValue: $0.primary) }.first ?? other
  }

  var document: AccountDocument {
    let name = party.names.preferring(language.rawValue, "en", "es") ?? party.code.description
    var parts = [
      Message(
        """
        Your State asked for the changes below. Of each, this letter says what became of it and why. Words that were to go are \
        struck out, and new words are in bold.
        """)(language).asMarkdown
    ]
    var last: ContributionID?
    for row in rows {
      if row.contribution != last {
        parts.append("# " + heading(of: row.contribution).asMarkdown)
        last = row.contribution
      }
      parts += entry(row)
    }
    if rows.isEmpty { parts.append(Message("There are none.")(language).asMarkdown) }
    if !matrix.withdrawn.isEmpty {
      parts.append(
        Message("Withdrawn: \(matrix.withdrawn.map(\.description).joined(separator: ", "), "proposals").")(language)
          .asMarkdown)
    }
    if rows.contains(where: { $0.waitsFor == .party(party.code) }) {
      parts.append("# " + Message("How to answer")(language).asMarkdown)
      parts.append(
        Message(
          """
          Mark one of the two for each change that is disposed of, write why below it, and send this letter back to the \
          secretariat by e-mail; it is then recorded on your behalf. Or record it yourself:
          """)(language).asMarkdown)
      parts.append(commands.joined(separator: "\n").asMarkdownBlock)
    }
    return AccountDocument(
      title: Message("What became of your proposals")(language), language: language, state: state,
      head: [
        (Message("To")(language), "\(name) (\(party.code))"), (ExportWords(interface: language).draft, draft ?? ""),
        (Message("Counted")(language), MatrixCounts(rows).wording(language)),
      ], parts: parts)
  }

  private func heading(of id: ContributionID) -> String {
    let title = ((try? state.contribution(named: id.description)) ?? nil)?.title
    let words = title?.preferring(language.rawValue, "es", "en") ?? id.slug.string
    guard let draft = id.draft else { return words }
    return Message("Your proposal “\(words, "title")” on \(draft.description, "draft") (\(id.slug.string, "name"))")(
      language)
  }

  private func entry(_ row: DispositionMatrix.Row) -> [String] {
    let paragraph = row.paragraphWording(language)
    let number = String(row.reference.number ?? 0)
    let heading =
      paragraph.isEmpty
      ? Message("Number \(number, "number")")
      : Message("Number \(number, "number"), paragraph \(paragraph, "paragraph")")
    var lines = [line(Message("You asked for"), row.marked(language))]
    if let reason = row.reason { lines.append(line(Message("Your reason"), reason.asMarkdown)) }
    if let taken = row.taken { lines.append(line(Message("Taken into the text"), taken.wording(language).asMarkdown)) }
    guard let disposition = row.disposition else {
      lines.append(line(Message("What became of it"), Message("It is still being considered.")(language).asMarkdown))
      if row.earlier != nil { lines.append(row.reopened(language).asMarkdown) }
      return ["## " + heading(language).asMarkdown, lines.joined(separator: "\\\n")]
    }
    let into = disposition.into.map { Message("into paragraph \($0, "paragraph")")(language) }
    let became = [disposition.outcome.wording(language), into].compactMap { $0 }.joined(separator: ", ")
    lines.append(line(Message("What became of it"), "**" + became.asMarkdown + "**"))
    lines.append(line(Message("Why"), disposition.why.asMarkdown))
    if let answer = row.answer {
      let why = answer.why.map { ": " + $0 } ?? ""
      lines.append(line(Message("Your answer"), (answer.word.wording(language) + why).asMarkdown))
    } else {
      lines.append(
        line(
          Message("Your answer"),
          "☐ \(Message("satisfied")(language).asMarkdown)   ☐ \(Message("not satisfied, because")(language).asMarkdown):"
            + " \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"))
    }
    return ["## " + heading(language).asMarkdown, lines.joined(separator: "\\\n")]
  }

  private func line(_ label: Message, _ words: String) -> String {
    "**" + Message("\(label, "label"):")(language).asMarkdown + "** " + words
  }

  /// A command for each proposal and input that waits for the State.
  private var commands: [String] {
    var seen: Set<ContributionID> = []
    return rows.filter { $0.waitsFor == .party(party.code) && seen.insert($0.contribution).inserted }.map {
      "gcmrepo answer \($0.contribution) --satisfied"
    }
  }
}
