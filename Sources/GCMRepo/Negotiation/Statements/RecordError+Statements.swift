/// The refusals of what States say of a draft, with their facts.
extension RecordError {
  static func noSuchParagraph(given: String, in text: DraftParagraphs, nearest: [String]) -> RecordError {
    RecordError(
      .noSuchParagraph,
      [
        .draft: .text(text.draft.name.description), .given: .text(given), .language: .text(text.language.description),
        .nearest: .texts(nearest),
      ])
  }

  static func severalParagraphs(given: String, in text: DraftParagraphs, choices: [String]) -> RecordError {
    RecordError(
      .severalParagraphs,
      [
        .draft: .text(text.draft.name.description), .given: .text(given), .language: .text(text.language.description),
        .choices: .texts(choices),
      ])
  }

  static func blockingNeedsObjection(_ paragraph: String) -> RecordError {
    RecordError(.blockingNeedsObjection, [.given: .text(paragraph)])
  }

  static func notFinal(_ draft: DraftName?, finals: [Draft]) -> RecordError {
    let known = finals.map(\.name.description)
    return RecordError(
      .notFinal, Facts().adding(.draft, draft.map { .text($0.description) }).adding(.known, .texts(known)))
  }

  static func exceptionNotPossible(_ form: Adoption.Form) -> RecordError {
    RecordError(.exceptionNotPossible, [.found: .text(form.rawValue)])
  }

  static func silenceTooShort(until: Timestamp, earliest: Timestamp) -> RecordError {
    RecordError(
      .silenceTooShort,
      [
        .time: .text(until.description), .expected: .text(earliest.description),
        .count: .number(SilenceProcedure.leastHours),
      ])
  }

  static func draftNotSettled(_ draft: DraftName, _ matter: UnsettledMatter) -> RecordError {
    RecordError(
      .draftNotSettled,
      [
        .draft: .text(draft.description), .problem: .text(matter.kind.rawValue),
        .language: .text(matter.language.description), .count: .number(matter.count),
        .given: .text(matter.paragraph),
      ])
  }

  static func silenceOpenAlready(_ id: Slug, _ draft: DraftName) -> RecordError {
    RecordError(.silenceOpenAlready, [.given: .text(id.string), .draft: .text(draft.description)])
  }

  static func silenceExists(_ id: Slug) -> RecordError { RecordError(.silenceExists, [.given: .text(id.string)]) }

  static func noSuchSilence(_ given: String, nearest: [String]) -> RecordError {
    RecordError(.noSuchSilence, [.given: .text(given), .nearest: .texts(nearest)])
  }

  static func silenceNeeded(_ choices: [String]) -> RecordError {
    RecordError(.silenceNeeded, [.choices: .texts(choices)])
  }

  static func silenceClosed(_ id: Slug, _ time: Timestamp) -> RecordError {
    RecordError(.silenceClosed, [.given: .text(id.string), .time: .text(time.description)])
  }

  static func silenceOver(_ id: Slug, until: Timestamp, lastSending: Timestamp?) -> RecordError {
    RecordError(.silenceOver, [.given: .text(id.string), .time: .text(until.description)])
      .adding(.to, lastSending.flatMap { $0 > until ? .text($0.description) : nil })
  }

  static func silenceNotOver(_ id: Slug, until: Timestamp) -> RecordError {
    RecordError(.silenceNotOver, [.given: .text(id.string), .time: .text(until.description)])
  }

  static func mailedLate(_ id: Slug, mailed: Timestamp, until: Timestamp) -> RecordError {
    RecordError(
      .mailedLate,
      [.given: .text(id.string), .found: .text(mailed.description), .time: .text(until.description)])
  }

  private func adding(_ key: Facts.Key, _ value: Facts.Value?) -> RecordError {
    RecordError(code, facts.adding(key, value))
  }
}
