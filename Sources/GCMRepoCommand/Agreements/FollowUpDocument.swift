import RecordPortal
import GCMRepo
import RecordLocalization
import RecordRendering

/// The follow-up of agreements as a document for a meeting.
struct FollowUpDocument {
  private let followUp: FollowUp
  private let meeting: Meeting?
  private let state: RecordState
  private let words: TextWords
  private let language: InterfaceLanguage

  init(
    _ followUp: FollowUp, for meeting: Meeting?, state: RecordState, words: TextWords, language: InterfaceLanguage
  ) {
    (self.followUp, self.meeting, self.state, self.words, self.language) = (followUp, meeting, state, words, language)
  }

  private var groups: [(title: Message, key: String, agreements: [Agreement])] {
    [
      (Message("Overdue"), "overdue", followUp.overdue), (Message("Open, with a day"), "open", followUp.dated),
      (Message("Open, without a day"), "open", followUp.undated),
      (Message("Closed", context: "agreements"), "closed", followUp.closed),
    ]
  }

  var document: AccountDocument {
    var parts: [String] = []
    for group in groups where !group.agreements.isEmpty {
      parts.append("# " + group.title(language).asMarkdown)
      parts.append(
        MarkdownRows.table(
          [Message("Agreement"), Message("What"), Message("Who"), Message("Due"), Message("Status")].map {
            $0(language)
          },
          group.agreements.map(row), widths: [3, 10, 4, 3, 6]))
    }
    if parts.isEmpty { parts.append(Message("There are none.")(language).asMarkdown) }
    let counts = groups.filter { !$0.agreements.isEmpty }.map { "\($0.title(language)): \($0.agreements.count)" }
    return AccountDocument(
      title: Message("Follow-up of agreements")(language), language: language, state: state,
      head: [
        (Message("For")(language), meeting.map { words.text($0.title) } ?? ""),
        (Message("As of")(language), dayInFull(followUp.day, language)),
        (Message("Since")(language), followUp.since.map { dayInFull($0, language) } ?? ""),
        (Message("Counted")(language), counts.joined(separator: " · ")),
      ], parts: parts)
  }

  private func row(_ agreement: Agreement) -> [String] {
    [
      agreement.id + (agreement.partOf.map { " (\($0))" } ?? ""), words.text(agreement.text),
      AgreementWho(agreement, words).words,
      agreement.due.map { dayInFull($0, language) }
        ?? (agreement.when.entries.isEmpty ? "" : words.text(agreement.when)),
      status(of: agreement),
    ]
  }

  /// How far it is, with the last that was noted of it.
  private func status(of agreement: Agreement) -> String {
    var text = agreement.status.wording(language)
    if let closed = agreement.closed { text += ", " + dayInFull(closed, language) }
    if let last = agreement.progress.last {
      text += ". " + dayInFull(last.day, language) + (last.party.map { ", \($0)" } ?? "") + ": " + last.note
    }
    return text
  }

  var table: Table {
    Table(
      columns: ["id", "group", "status", "due", "when", "responsible", "who", "text", "meeting", "closed", "notes"].map
      {
        .init(key: $0, title: $0)
      },
      rows: groups.flatMap { group in
        group.agreements.map { agreement in
          [
            .text(agreement.id), .text(group.key), .text(agreement.status.rawValue),
            agreement.due.map { .text($0.description) } ?? .none,
            agreement.when.entries.isEmpty ? .none : .text(words.text(agreement.when)), .list(agreement.responsible),
            agreement.who.entries.isEmpty ? .none : .text(words.text(agreement.who)), .text(words.text(agreement.text)),
            .text(agreement.meeting), agreement.closed.map { .text($0.description) } ?? .none,
            .list(agreement.progress.map { "\($0.day)" + ($0.party.map { " \($0)" } ?? "") + " " + $0.note }),
          ]
        }
      })
  }
}

extension Table {
  /// The table as one JSON value, with the commit that it was read from.
  func json(schema: String, key: String, _ state: RecordState) -> JSONValue {
    json(schema: schema, key: key, extra: [("commit", .string(state.commit.description))])
  }
}
