import GCMRepo
import RecordRendering
import RecordLocalization

/// A receipt for scripts and for people.
struct ReceiptView {
  let result: SubmissionResult
  let taken: SubmissionReader.Taken
  /// The draft that the files were written on.
  let marked: MarkedDraft?
  /// The record before it was submitted, for the names of parties and themes.
  let state: RecordState
  let warnings: [Warning]
  /// What the texts of a best practice say, space by space.
  let practices: [SubmittedPractice]
  let dryRun: Bool
  /// The record's folder as the user named it, for the suggested next command.
  let folder: String?

  init(
    _ result: SubmissionResult, taken: SubmissionReader.Taken, on marked: MarkedDraft?, in state: RecordState,
    warnings: [Warning],
    dryRun: Bool, folder: String?
  ) {
    self.result = result
    self.state = state
    self.taken = taken
    self.marked = marked
    self.warnings = taken.warnings + warnings + Self.warnings(of: result)
    practices = taken.practices
    self.dryRun = dryRun
    self.folder = folder
  }

  /// What a reader of the record should know about the contribution's current state.
  private static func warnings(of result: SubmissionResult) -> [Warning] {
    // In the order of the warnings: what was not revised has more to tell than its language.
    let sentences =
      result.missingTexts.map(emptySpaceSentence) + result.rereadable.map { rereadSentence(result, $0) }
      + result.contribution.olderOriginals.map(olderSentence) + result.sameFiles.map(sameFileSentence)
      + (result.stranger.map {
        [strangerSentence(party: (result.receipt.sentInBy ?? result.receipt.party).description, person: $0)]
      } ?? []) + (result.removesAnswers ? [removedAnswersSentence(result.contribution.id)] : [])
      + (result.hasUnreadAnswers ? [unreadAnswersSentence(result.contribution.id)] : [])
    return zip(result.warnings, sentences).map { warning, sentence in
      Warning(
        code: warning.code.rawValue,
        facts: warning.code == .olderLanguage ? warning.facts.json(with: .language) : warning.facts.json,
        sentence: sentence)
    }
  }

  func print(on console: Console) throws {
    switch console.options.format {
    case .json: try console.print(json: json)
    case .csv: try console.print(rows.csv())
    case .table: try console.print(table(console.language).terminal(console.style))
    }
    if console.options.format != .json {
      taken.remarks.forEach(console.remark)
      warnings.map(\.sentence).forEach(console.warn)
    }
    if let problem = result.checkoutProblem {
      console.warn(checkoutSentence(problem, result.contribution.id.folder))
    }
    next(on: console)
  }

  /// Whether there is a commit: a dry run makes none.
  private var isMade: Bool { !dryRun || result.receipt.unchanged }

  var json: JSONValue {
    let receipt = result.receipt
    let fields: JSONValue = [
      "schema": .string(Receipt.schema), "contribution": .string(receipt.contribution.description),
      "revision": .int(receipt.revision), "commit": isMade ? .string(receipt.commit.description) : .null,
      "branch": .string(receipt.branch),
      "unchanged": .bool(receipt.unchanged), "party": .string(receipt.party.description),
      "kind": .string(receipt.kind.rawValue),
      "submitted_at": .string(receipt.submittedAt.description),
      "files": .array(
        receipt.files.map { file in
          [
            "path": .string(file.path), "sha256": .string(file.sha256), "bytes": .int(file.bytes),
            "language": file.language.map { .string($0.description) } ?? .null,
            "submitted_as": file.submittedAs.map { .string($0) } ?? .null,
          ]
        }),
      "title": result.contribution.title.json,
      "themes": .array(receipt.themes.map { .string($0.description) }),
      "objectives": .array(receipt.objectives.map { .int($0) }),
      "submitted_by": receipt.submittedBy.map { .string($0) } ?? .null,
      "sent_in_by": receipt.sentInBy.map { .string($0.description) } ?? .null,
      "attached": .array(taken.attached.map { .string($0) }),
      "on_draft": receipt.onDraft.map { .string($0.description) } ?? .null,
      "untracked": .array((marked?.changes ?? []).map(\.json)),
      "languages": .array(taken.languages),
      "made_from": .array(taken.returned.compactMap { $0?.json }),
      "tracked": .array(taken.tracked.map { $0?.json ?? .array([]) }),
      "warnings": warnings.sentences, "warning_details": warnings.details,
    ]
    let answer = fields.with(hostMembers + SubmittedPractice.members(practices))
    return dryRun ? answer.markedAsDryRun : answer
  }

  /// What the host of a shared record says of it.
  private var hostMembers: [JSONValue.Member] {
    let receipt = result.receipt
    guard let host = receipt.host else { return receipt.isPending ? [.init("state", "pending")] : [] }
    return [
      .init("state", "received"), .init("received_at", .string(host.receivedAt.description)),
      .init(
        "host",
        [
          "fingerprint": .string(host.fingerprint), "record": .string(host.record.description),
          "signature": .string(host.signature),
        ]),
    ]
  }

  /// A row for each file, with the keys of the JSON.
  private var rows: Table {
    let receipt = result.receipt
    let keys = [
      "contribution", "revision", "commit", "branch", "unchanged", "party", "kind", "submitted_at", "path", "sha256",
      "bytes",
    ]
    return Table(
      columns: keys.map { .init(key: $0, title: $0) },
      rows: receipt.files.map { file in
        [
          .name(receipt.contribution.description), .number(receipt.revision),
          isMade ? .text(receipt.commit.description) : .none,
          .text(receipt.branch), .flag(receipt.unchanged), .text(receipt.party.description),
          .text(receipt.kind.rawValue),
          .date(receipt.submittedAt.description), .name(file.path), .text(file.sha256), .number(file.bytes),
        ]
      })
  }

  /// What the receipt says.
  func facts(_ language: InterfaceLanguage) -> ReceiptFacts {
    ReceiptFacts(result, in: state, isMade: isMade, language: language)
  }

  private func table(_ language: InterfaceLanguage) -> Table {
    let title = dryRun ? Message("No receipt") : Message("Receipt")
    return Table(
      columns: [.init(key: "field", title: title(language)), .init(key: "value", title: "")],
      rows: facts(language).rows.map {
        [.text($0.label), .name($0.value)]
      })
  }

  private func next(on console: Console) {
    let receipt = result.receipt
    if dryRun {
      console.remark(
        Message("Nothing was written. Without --dry-run this would be revision \(receipt.revision, "revision")."))
    } else if receipt.unchanged {
      console.remark(
        Message("The record already holds this; nothing was changed."))
    } else {
      let place = folder.map { " -C \($0.asShellWord)" } ?? ""
      console.remark(
        Message(
          """
          Thank you. Keep this receipt. To read the text: gcmrepo show \
          \(receipt.contribution.description, "contribution")\(place, "place")
          """))
    }
  }
}

extension JSONValue {
  /// The same object, marked as a dry run.
  var markedAsDryRun: JSONValue { with([.init("dry_run", .bool(true))]) }

  /// The same object with more keys.
  func with(_ more: [Member]) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + more)
  }
}
