import Questionnaires

/// What a filled form that is an original of the record gives: the answers that its text shows.
public struct FormAnswers: Sendable {
  /// The answers that the text shows: those of the form, or of all ministries where the form is one ministry's.
  public let shown: Answers
  /// The version that they answer.
  public let form: QuestionnaireForm
  /// Whether `answers.yml` and `parts/` are what the form gives. Of a form in a language that was not sent last, nothing
  /// beside it is left to compare, and they are.
  public let areHeld: Bool
  /// The path of the file of answers.
  public let path: String
}

extension RecordState {
  /// What the answers in a form come to in this state, as a submission of it does it.
  ///
  /// - Parameters:
  ///   - given: the answers as the form was read.
  ///   - contribution: the contribution that the form is an original of.
  /// - Returns: `nil` if this state does not have the version that they answer.
  /// - Throws: ``RecordError/Code-swift.struct/malformedFile`` for `answers.yml` or a part that cannot be read.
  ///
  /// Cost: the files of the contribution's folder.
  public func formAnswers(
    _ given: Answers, of contribution: Contribution
  ) throws(RecordError) -> FormAnswers? {
    let id = contribution.id
    guard let form = try questionnaire(id.slug, version: given.version),
      let original = contribution.original(in: given.language)
    else { return nil }
    let isNewest = contribution.originals.allSatisfy { ($0.revision ?? 0) <= (original.revision ?? 0) }
    let held = try HeldAnswers(in: id, of: self)
    let path = id.path(FactFile.answers)
    let time = original.submittedAt ?? contribution.submittedAt
    let now = MeetingTime(on: CalendarDay(time ?? Timestamp(seconds: 0)))
    guard let whole = held.whole, !held.parts.isEmpty else {
      let checked = AnswerCheck(given, for: form, isPartial: true, now: now).answers
      let areHeld = !isNewest || held.whole.map { $0.answers.saysTheSame(as: checked) } ?? false
      return FormAnswers(shown: checked, form: form, areHeld: areHeld, path: path)
    }
    let newest = held.newest(form)
    let merged = try putTogether(held, in: id, newest, delegation(in: id), now).answers
    let part = CarriedAnswers(given, from: form, to: newest).answers
    let isPart = try held.partial(as: newest).parts.values.contains { $0.saysTheSame(as: part) }
    return FormAnswers(
      shown: whole.answers, form: whole.form,
      areHeld: !isNewest || whole.answers.saysTheSame(as: merged) && (isPart || whole.answers.saysTheSame(as: given)),
      path: path)
  }

  /// This record when a contribution's original in a language came into it.
  public func whenReceived(_ contribution: Contribution, in language: LanguageTag) throws(RecordError) -> RecordState {
    guard let revision = contribution.original(in: language)?.revision else { return self }
    return try record.state(at: "\(contribution.id)@\(revision)")
  }
}

extension Answers {
  /// Whether the answers are the same, whoever gave them.
  fileprivate func saysTheSame(as other: Answers) -> Bool { unsigned.yaml == other.unsigned.yaml }

  private var unsigned: Answers {
    var answers = self
    answers.answeredBy = []
    return answers
  }
}
