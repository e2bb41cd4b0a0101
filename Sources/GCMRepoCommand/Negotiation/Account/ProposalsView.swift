import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The proposals on a draft, one a line.
struct ProposalsView: AccountView {
  private let list: ProposalList
  private let state: RecordState
  private let language: InterfaceLanguage
  private let reader: InterfaceLanguage
  private let isForPeople: Bool

  init(_ list: ProposalList, in state: RecordState, for console: Console) {
    (self.list, self.state) = (list, state)
    (language, reader) = (console.answerLanguage, console.language)
    isForPeople = console.options.format == .table
  }

  var none: Message { Message("There are no proposals on \(list.draft.description, "draft").") }

  var warnings: [Message] {
    list.proposals.filter { $0.status == .unreadable }.map {
      Message("\($0.id.description, "proposal") cannot be read; `gcmrepo compile` says why.")
    }
  }

  var table: Table {
    var table = Table(columns: [
      .init(key: "proposal", title: Message("Proposal")(language)),
      .init(key: "party", title: Message("Party")(language)),
      .init(key: "title", title: Message("Title")(language)),
      .init(key: "paragraphs", title: Message("Paragraphs")(language)),
      .init(key: "changes", title: Message("Changes")(language), alignment: .trailing),
      .init(key: "disposed", title: Message("Disposed of")(language), alignment: .trailing),
      .init(key: "status", title: Message("Status")(language)),
    ])
    table.rows = list.proposals.map { proposal in
      [
        .name(proposal.id.description), .text(proposal.id.party.description),
        .text(proposal.contribution?.title.preferring(language.rawValue, "es", "en") ?? ""),
        .list(paragraphs(proposal)), .number(proposal.rows.count),
        .number(proposal.rows.count { $0.disposition != nil }),
        .text(isForPeople ? proposal.status.wording(language) : proposal.status.rawValue),
      ]
    }
    if isForPeople {
      table.columns.remove(at: 1)
      for row in table.rows.indices { table.rows[row].remove(at: 1) }
    }
    return table
  }

  private func paragraphs(_ proposal: ProposalList.Proposal) -> [String] {
    var seen: Set<String> = []
    return proposal.rows.compactMap(\.citation).filter { seen.insert($0).inserted }
  }

  var json: JSONValue {
    [
      "schema": "gcmrepo.proposals/1", "commit": .string(state.commit.description),
      "draft": .string(list.draft.description), "lists_issued": .int(list.lists.count),
      "proposals": .array(
        list.proposals.map { proposal in
          [
            "proposal": .string(proposal.id.description), "party": .string(proposal.id.party.description),
            "title": proposal.contribution.map { JSONValue($0.title) } ?? .null,
            "languages": .array((proposal.contribution?.languages ?? []).map { .string($0.description) }),
            "revision": .int(proposal.revision), "status": .string(proposal.status.rawValue),
            "paragraphs": .array(paragraphs(proposal).map { .string($0) }),
            "changes": .array(list.changes.filter { $0.change.proposal == proposal.id }.map(\.json)),
          ]
        }),
      "gone": .array(
        list.gone.map { ["number": .string($0.number), "proposal": .string($0.proposal.description)] }),
    ]
  }

  var document: AccountDocument {
    let rows = list.proposals.map { proposal in
      [
        proposal.id.party.description, proposal.id.slug.string,
        proposal.contribution?.title.preferring(reader.rawValue, "es", "en") ?? "",
        paragraphs(proposal).joined(separator: ", "), String(proposal.rows.count), proposal.status.wording(reader),
      ].map(\.asMarkdown)
    }
    return AccountDocument(
      title: Message("Proposals on \(list.draft.description, "draft")")(reader), language: reader, state: state,
      head: [(ExportWords(interface: reader).draft, list.draft.description)],
      parts: [
        MarkdownRows.table(
          [
            Message("Party")(reader), Message("Proposal")(reader), Message("Title")(reader),
            Message("Paragraphs")(reader), Message("Changes")(reader), Message("Status")(reader),
          ], markdown: rows, widths: [2, 4, 5, 4, 2, 3])
      ])
  }
}

extension ProposalList.Change {
  /// One change with its number, in JSON.
  var json: JSONValue {
    .object(
      [.init("marshalled", .optional(number)), .init("starred", .bool(isNew))]
        + (row.json.members ?? []).filter { $0.key != "contribution" && $0.key != "party" })
  }
}

/// The changes on a draft in the order of its text, with the numbers of the marshalled list.
struct MarshalledView: AccountView {
  private let list: ProposalList
  private let state: RecordState
  private let language: InterfaceLanguage
  private let reader: InterfaceLanguage

  init(_ list: ProposalList, in state: RecordState, for console: Console) {
    (self.list, self.state) = (list, state)
    (language, reader) = (console.answerLanguage, console.language)
  }

  var none: Message { Message("There are no proposals on \(list.draft.description, "draft").") }

  var warnings: [Message] {
    guard list.lists.isEmpty, !list.changes.isEmpty else { return [] }
    return [
      Message(
        "No list is issued on \(list.draft.description, "draft"), so that nothing has a number yet: gcmrepo proposals issue \(list.draft.description, "draft2")"
      )
    ]
  }

  /// A number with a star, if it is new.
  private func number(_ change: ProposalList.Change) -> String { (change.number ?? "") + (change.isNew ? "*" : "") }

  var table: Table {
    var table = Table(columns: [
      .init(key: "number", title: Message("No.")(language)),
      .init(key: "paragraph", title: Message("Paragraph")(language)),
      .init(key: "party", title: Message("Party")(language)),
      .init(key: "text", title: Message("What is asked for")(language)),
      .init(key: "reason", title: Message("Reason")(language)),
      .init(key: "change", title: Message("Change")(language)),
    ])
    table.rows = list.changes.map { change in
      [
        .name(number(change)), .text(change.row.paragraphWording(language)),
        .text(change.change.proposal.party.description), .text(change.row.line(language)),
        change.row.reason.map { .text($0) } ?? .none, .name(change.change.reference.description),
      ]
    }
    table.rows += list.gone.map { entry in
      [
        .name(entry.number), .none, .text(entry.proposal.party.description), .text(Message("withdrawn")(language)),
        .none, .name(entry.proposal.description),
      ]
    }
    return table
  }

  var json: JSONValue { ProposalsJSON(list, state).value }

  var document: AccountDocument {
    let rows = list.changes.map { change in
      [
        number(change).asMarkdown, change.row.paragraphWording(reader).asMarkdown,
        change.change.proposal.party.description.asMarkdown, change.row.marked(reader),
        (change.row.reason ?? "").asMarkdown,
      ]
    }
    let gone = list.gone.map { entry in
      [
        entry.number.asMarkdown, "", entry.proposal.party.description.asMarkdown,
        Message("withdrawn")(reader).asMarkdown, "",
      ]
    }
    let last = list.lists.last
    return AccountDocument(
      title: Message("Marshalled list of proposals on \(list.draft.description, "draft")")(reader), language: reader,
      state: state,
      head: [
        (ExportWords(interface: reader).draft, list.draft.description),
        (Message("Lists issued")(reader), String(list.lists.count)),
        (Message("Issued")(reader), last.map { dateInWords($0.time, reader) + ", " + $0.party.description } ?? ""),
      ],
      parts: [
        Message(
          """
          The proposals stand in the order of the text. Words that would go are struck out, and new words are in bold. * is new \
          since the last list. Withdrawn proposals come last.
          """)(reader).asMarkdown,
        MarkdownRows.table(
          [
            Message("No.")(reader), Message("Paragraph")(reader), Message("Party")(reader),
            Message("What is asked for")(reader), Message("Reason")(reader),
          ], markdown: rows + gone, widths: [2, 3, 2, 9, 5]),
      ])
  }
}

/// The changes of a marshalled list as `gcmrepo.proposals/1`.
struct ProposalsJSON {
  private let list: ProposalList
  private let state: RecordState

  init(_ list: ProposalList, _ state: RecordState) { (self.list, self.state) = (list, state) }

  var value: JSONValue {
    [
      "schema": "gcmrepo.proposals/1", "commit": .string(state.commit.description),
      "draft": .string(list.draft.description), "lists_issued": .int(list.lists.count),
      "changes": .array(list.changes.map { change in change.fullJSON }),
      "gone": .array(
        list.gone.map { ["number": .string($0.number), "proposal": .string($0.proposal.description)] }),
    ]
  }
}

extension ProposalList.Change {
  fileprivate var fullJSON: JSONValue {
    .object(
      [.init("marshalled", .optional(number)), .init("starred", .bool(isNew))] + (row.json.members ?? []))
  }
}
