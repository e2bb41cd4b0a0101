import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The disposition matrix as a document, in the reader's language: a table for each draft and one of the recommendations.
struct MatrixDocument {
  let matrix: DispositionMatrix
  let rows: [DispositionMatrix.Row]
  let draft: String?
  let state: RecordState
  let language: InterfaceLanguage

  init(
    _ matrix: DispositionMatrix, _ rows: [DispositionMatrix.Row], draft: String?, in state: RecordState,
    _ language: InterfaceLanguage
  ) {
    (self.matrix, self.rows, self.draft, self.state, self.language) = (matrix, rows, draft, state, language)
  }

  var document: AccountDocument {
    var parts: [String] = []
    for draft in matrix.drafts {
      let own = rows.filter { row in
        if case .change(let change) = row.subject { return change.draft == draft }
        return false
      }
      guard !own.isEmpty else { continue }
      parts += ["# " + Message("Proposals on \(draft.description, "draft")")(language).asMarkdown, table(own)]
    }
    let recommended = rows.filter { $0.kind == "recommendation" }
    if !recommended.isEmpty {
      parts += ["# " + Message("Recommendations of the inputs")(language).asMarkdown, table(recommended)]
    }
    if parts.isEmpty { parts.append(Message("There are none.")(language).asMarkdown) }
    if !matrix.withdrawn.isEmpty {
      parts.append(
        Message("Withdrawn: \(matrix.withdrawn.map(\.description).joined(separator: ", "), "proposals").")(language)
          .asMarkdown)
    }
    parts += matrix.unread.map { $0.reason.sentence(of: $0.id.description)(language).asMarkdown }
    return AccountDocument(
      title: Message("Disposition matrix")(language), language: language, state: state,
      head: [
        (ExportWords(interface: language).draft, draft ?? ""),
        (Message("Counted")(language), MatrixCounts(rows).wording(language)),
      ], parts: parts)
  }

  private func table(_ rows: [DispositionMatrix.Row]) -> String {
    let equal = Dictionary(grouping: rows, by: \.quotedWords)
    return MarkdownRows.table(
      [
        Message("Paragraph")(language), Message("Change")(language), Message("What is asked for")(language),
        Message("What became of it")(language), Message("The State")(language),
      ],
      markdown: rows.map { row in
        let became = row.disposition.map { disposition in
          let into = disposition.into.map { " → " + $0 } ?? ""
          return "**" + (disposition.outcome.wording(language) + into).asMarkdown + "**: " + disposition.why.asMarkdown
        }
        let reason = row.reason.map { " (" + $0.asMarkdown + ")" } ?? ""
        let answer = row.answer.map { answer in
          answer.word.wording(language).asMarkdown + (answer.why.map { ": " + $0.asMarkdown } ?? "")
        }
        let others = (equal[row.quotedWords] ?? []).filter { $0.reference != row.reference }.map(\.shortReference)
        let same = row.quote == nil || others.isEmpty ? "" : " (= " + others.joined(separator: ", ") + ")"
        return [
          row.paragraphWording(language).asMarkdown, (row.shortReference + same).asMarkdown,
          row.marked(language) + reason,
          [became ?? Message("open")(language).asMarkdown, row.taken?.wording(language).asMarkdown]
            .compactMap { $0 }.joined(separator: "; "), answer ?? "",
        ]
      }, widths: [3, 3, 7, 6, 3])
  }
}

extension DispositionMatrix.Row {
  /// What tells its change from others: two States that ask for the same at one place have the same.
  fileprivate var quotedWords: [String] {
    [kind, paragraphWording(.en), quote?.old ?? "", quote?.new ?? reference.description]
  }

  /// The reference without what a table's heading says: `CL detencion 3`.
  var shortReference: String {
    "\(contribution.party) \(contribution.slug) \(reference.number ?? 0)"
  }
}

/// How many rows stand in which way.
struct MatrixCounts {
  private let outcomes: [DispositionOutcome: Int]
  private let open: Int

  init(_ rows: [DispositionMatrix.Row]) {
    outcomes = Dictionary(rows.compactMap { $0.disposition.map { ($0.outcome, 1) } }, uniquingKeysWith: +)
    open = rows.count { $0.disposition == nil }
  }

  func wording(_ language: InterfaceLanguage) -> String {
    (DispositionOutcome.allCases.compactMap { outcome in
      outcomes[outcome].map { "\(outcome.wording(language)): \($0)" }
    } + (open > 0 ? ["\(Message("open")(language)): \(open)"] : [])).joined(separator: " · ")
  }
}
