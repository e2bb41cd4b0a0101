import GCMRepo
import RecordLocalization
import RecordPortal
import RecordRendering

/// What a receipt says, a line for each fact, in the reader's language.
struct ReceiptFacts {
  let rows: [(label: String, value: String)]

  /// - Parameter isMade: whether there is a commit; a dry run makes none.
  init(_ result: SubmissionResult, in state: RecordState, isMade: Bool, language: InterfaceLanguage) {
    let (receipt, contribution) = (result.receipt, result.contribution)
    let words = ExportWords(interface: language)
    func preferred(_ texts: LocalizedText) -> String? { texts.preferring(language.rawValue, "es", "en") }
    var rows = [
      (Message("Contribution")(language), receipt.contribution.description),
      (Message("Title")(language), preferred(contribution.title) ?? receipt.contribution.description),
      (words.party, Self.named(try? state.party(receipt.party), receipt.party, preferred)),
    ]
    if let person = contribution.submittedBy {
      rows.append((words.submittedBy, person.name + (person.role.map { ", " + functionWording($0)(language) } ?? "")))
    }
    if let sender = contribution.sentInBy {
      rows.append((words.sentIn, sentInSentence(by: sender.description, for: receipt.party.description)(language)))
    }
    if let draft = receipt.onDraft { rows.append((Message("Written on")(language), draft.description)) }
    rows.append((words.kind, words.kind(receipt.kind)))
    if let answers = result.answers, let id = try? Slug(answers.questionnaire),
      let form = try? state.questionnaire(id, version: answers.version),
      let words = AnswersTable.partialWording(
        form.missingAnswers(in: answers, now: MeetingTime(on: CalendarDay(receipt.submittedAt))))
    {
      rows.append((Message("Answers")(language), words(language)))
    }
    if !contribution.themes.isEmpty {
      let titles = Dictionary(
        ((try? state.themes()) ?? []).map { ($0.id, preferred($0.title)) }, uniquingKeysWith: { first, _ in first })
      let themes = contribution.themes.map { (titles[$0] ?? nil) ?? $0.description }
      rows.append((Message("Themes")(language), themes.joined(separator: "; ")))
    }
    if !receipt.objectives.isEmpty {
      let numbers = receipt.objectives.map(String.init).joined(separator: ", ")
      rows.append((Message("Objectives of the Global Compact")(language), numbers))
    }
    rows.append((words.revision, String(receipt.revision)))
    if isMade {
      // In a shared record only the host receives.
      let received = receipt.isPending ? Message("Date") : Message("Received")
      rows.append((received(language), dateInWords(receipt.host?.receivedAt ?? receipt.submittedAt, language)))
      if let host = receipt.host { rows.append((Message("Host")(language), host.fingerprint)) }
      if receipt.isPending { rows.append((Message("Host")(language), Message("has not answered yet")(language))) }
      rows.append(("Commit", receipt.commit.description))
    }
    for file in receipt.files {
      if let name = file.submittedAs { rows.append((Message("File")(language), name)) }
      if let tag = file.language { rows.append((Message("Language")(language), words.language(tag))) }
      rows.append((Message("Size")(language), Message(file.bytes, "{count} byte", "{count} bytes")(language)))
      rows.append((file.isMail ? words.mail : Message("Original")(language), file.path))
      rows.append(("SHA-256", file.sha256))
    }
    self.rows = rows
  }

  /// `Chile (CL)`; the code alone for a party whose file cannot be read.
  private static func named(
    _ party: Party?, _ code: PartyCode, _ preferred: (LocalizedText) -> String?
  ) -> String {
    party.flatMap { preferred($0.names) }.map { "\($0) (\(code))" } ?? code.description
  }
}
