import GCMRepo
import RecordLocalization
import RecordRendering

/// A reminder of what is expected of a party, in its language.
struct ReminderText {
  let language: InterfaceLanguage
  private let pending: PendingMatters
  private let sender: Party?
  private let state: RecordState
  private let time: Timestamp

  /// - Parameters:
  ///   - pending: what is expected.
  ///   - sender: the body that reminds.
  ///   - chosen: the language; the party's own for `nil`.
  ///   - other: the language if the party has none that the program speaks.
  init(
    _ pending: PendingMatters, from sender: Party?, state: RecordState, at time: Timestamp,
    _ chosen: InterfaceLanguage?, else other: InterfaceLanguage
  ) {
    (self.pending, self.sender, self.state, self.time) = (pending, sender, state, time)
    language =
      chosen ?? pending.party.languages.lazy.compactMap { InterfaceLanguage(rawValue: $0.primary) }.first ?? other
  }

  private func words(_ texts: LocalizedText) -> String {
    // Lines of a mail are the program's own.
    (texts.preferring(language.rawValue, "en", "es") ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func name(of party: Party) -> String {
    let name = words(party.names)
    return name.isEmpty ? party.code.description : name
  }

  private var record: String { state.title(in: language.rawValue) }

  var subject: String {
    Message("Reminder for \(name(of: pending.party), "party"): \(record, "record")")(language)
  }

  /// The text, with lines that end in LF.
  var body: String {
    var lines = [
      Message("To the focal points of \(name(of: pending.party), "party")")(language), "",
      Message("Dear colleagues,")(language), "",
      Message(
        "This is a reminder of what is still expected from you for “\(record, "record")”, as of \(dayInFull(CalendarDay(time), language), "day")."
      )(
        language),
    ]
    add(Message("National consultation"), pending.consultations.map(consultation), to: &lines)
    add(Message("Questionnaires without answers"), pending.questionnaires.map(questionnaire), to: &lines)
    add(Message("Overdue agreements"), pending.agreements.map(agreement), to: &lines)
    lines += [
      "",
      Message(
        "If you have sent it in the meantime, please disregard this message; if you need more time, please tell us by when we can expect it."
      )(
        language), "",
      Message("Kind regards,")(language), sender.map(name) ?? Message("The Technical Secretariats")(language),
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func add(_ title: Message, _ entries: [String], to lines: inout [String]) {
    guard !entries.isEmpty else { return }
    lines += ["", title(language), ""] + entries.map { "- " + $0 }
  }

  private func consultation(_ standing: ConsultationStanding) -> String {
    let own = standing.consultation
    let subject = words(own.subject)
    let last = dayInFull(own.until, language) + (own.zone.map { " (\($0))" } ?? "")
    let lead = words(own.lead)
    let said =
      standing.state == .overdue
      ? Message("“\(subject, "subject")”: the period ended on \(last, "day"), and nothing has come yet.")(language)
      : Message(
        standing.daysLeft,
        "“\(subject, "subject")”: the period ends on \(last, "day"); {count} day is left, and nothing has come yet.",
        "“\(subject, "subject")”: the period ends on \(last, "day"); {count} days are left, and nothing has come yet.")(
          language)
    return lead.isEmpty ? said : said + " " + Message("Led by: \(lead, "office").")(language)
  }

  private func questionnaire(_ unanswered: PendingMatters.UnansweredQuestionnaire) -> String {
    let title = words(unanswered.questionnaire.title)
    let name = title.isEmpty ? unanswered.questionnaire.id : title
    guard let deadline = unanswered.deadline else {
      return Message("“\(name, "title")”: no answers have come yet.")(language)
    }
    let local = ZonedTime(deadline.end, in: deadline.zone).local
    let day = CalendarDay(String(local.prefix(10))).map { dayInFull($0, language) } ?? local
    return deadline.isPassed(at: time)
      ? Message("“\(name, "title")”: the answers were due on \(day, "day").")(language)
      : Message("“\(name, "title")”: the answers are due on \(day, "day").")(language)
  }

  private func agreement(_ agreement: Agreement) -> String {
    let due = agreement.due.map { dayInFull($0, language) } ?? ""
    return Message("\(agreement.id, "id"), due on \(due, "day"): \(words(agreement.text), "text")")(language)
  }

  /// The reminder as a mail that a person sends.
  var mail: MailDraft {
    let party = name(of: pending.party)
    return MailDraft(
      from: sender.map(name) ?? Message("The Technical Secretariats")(language),
      to: pending.publicAddresses(on: CalendarDay(time)).compactMap {
        MailDraft.Mailbox(name: $0.name, address: $0.address)
      },
      addressee: Message("Focal points of \(party, "party")")(language), subject: subject, body: body,
      language: language.rawValue, date: time)
  }
}
