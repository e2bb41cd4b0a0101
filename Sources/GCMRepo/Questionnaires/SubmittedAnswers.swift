import GitStore
import Questionnaires
import RecordYAML

/// Structured answers in a submission.
public struct SubmittedAnswers: Sendable {
  /// The answers, as they were read from the form.
  public var answers: Answers
  /// Whether required answers may be missing still.
  public var isPartial: Bool
  /// The section that a ministry answers: the answers are then a part, which is put together with the others.
  public var section: String?
  /// Whether the answers are what ministries' parts come to, which then stay. What they come to when the submission is
  /// written is taken, as the original too.
  public var keepsParts = false
  /// Makes the text of the contribution of what the answers come to when the submission is written, with those of other
  /// ministries; `nil` if the file's text is to be taken.
  public var text: (@Sendable (Answers, QuestionnaireForm) -> [UInt8])?

  /// Answers with how they are meant.
  public init(_ answers: Answers, isPartial: Bool = false, section: String? = nil) {
    (self.answers, self.isPartial, self.section) = (answers, isPartial, section)
  }
}

/// What a submission's answers change in the contribution's folder.
struct AnswersRevision {
  /// The answers as the record will have them.
  let answers: Answers
  /// The version that they answer.
  let form: QuestionnaireForm
  /// What several ministries answered differently.
  let conflicts: [AnswersMerge.Conflict]
  let files: [TreePath: [UInt8]]
}

extension Submission {
  /// The same with the text that shows what the answers come to, and with these as the original where they were put
  /// together.
  func showing(_ made: AnswersRevision, _ limits: RecordConfiguration.Limits) throws(RecordError) -> Submission {
    guard let answers, !files.isEmpty else { return self }
    var shown = self
    if answers.keepsParts { shown.files[0].original = Array(made.answers.yaml.utf8) }
    if let text = answers.text { shown.files[0].text = text(made.answers, made.form) }
    try shown.files[0].check(limits)
    return shown
  }
}

extension RecordState {
  /// Checks a submission's answers and puts them together with those of other ministries.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/answersRefused``, ``RecordError/Code-swift.struct/otherQuestionnaire``,
  ///   ``RecordError/Code-swift.struct/deadlinePassed``, ``RecordError/Code-swift.struct/unknownSection``.
  func revision(
    of submitted: SubmittedAnswers, in id: ContributionID, at time: Timestamp
  ) throws(RecordError) -> AnswersRevision {
    var given = submitted.answers
    guard given.questionnaire == id.slug.string, given.country == id.party,
      let form = try questionnaire(id.slug, version: given.version)
    else {
      throw RecordError(
        .otherQuestionnaire,
        [.given: .text("\(given.questionnaire) \(given.version)"), .expected: .text(id.slug.string)])
    }
    let now = MeetingTime(on: CalendarDay(time))
    // Another ministry's part may have come since the answers were put together.
    if submitted.keepsParts {
      given = try putTogether(HeldAnswers(in: id, of: self), in: id, form, delegation(in: id), now).answers
    }
    guard let section = submitted.section else {
      let checked = AnswerCheck(given, for: form, isPartial: submitted.isPartial, now: now)
      guard checked.isAcceptable else { throw .answersRefused(checked.faults, to: id.slug) }
      let path = id.path(.other(FactFile.answers))
      return AnswersRevision(
        answers: checked.answers, form: form, conflicts: [],
        files: [try Record.treePath(path): Array(checked.answers.yaml.utf8)])
    }
    return try merged(given, section, form, id, now)
  }

  /// Checks that a questionnaire still takes answers, in whatever form. The newest version says until when.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/deadlinePassed``.
  ///
  /// - Returns: the questionnaire; `nil` if the record does not have it, or its definition cannot be read and so sets no
  ///   deadline.
  @discardableResult
  func checkDeadline(of id: ContributionID, at time: Timestamp) throws(RecordError) -> Questionnaire? {
    guard id.kind == .questionnaire, let newest = try? questionnaire(id.slug, version: nil)?.questionnaire else {
      return nil
    }
    guard let deadline = QuestionnaireDeadline(newest), deadline.isHard, deadline.isPassed(at: time) else {
      return newest
    }
    throw RecordError(
      .deadlinePassed, [.questionnaire: .text(id.slug.string), .time: .text(deadline.end.description)])
  }

  /// What ministries' parts and the other answers in the folder come to.
  func putTogether(
    _ held: HeldAnswers, in id: ContributionID, _ form: QuestionnaireForm, _ delegation: Delegation, _ now: MeetingTime
  ) throws(RecordError) -> (answers: Answers, conflicts: [AnswersMerge.Conflict]) {
    let merge = try held.partial(as: form).merged(settled: delegation.settled, as: id)
    var answers = AnswerCheck(merge.answers, for: form, isPartial: true, now: now).answers
    answers.answeredBy.removeAll { $0 == PartialAnswers.nobody }
    return (answers, merge.conflicts)
  }

  private func merged(
    _ part: Answers, _ section: String, _ form: QuestionnaireForm, _ id: ContributionID, _ now: MeetingTime
  ) throws(RecordError) -> AnswersRevision {
    let sections = form.questionnaire.sections.map(\.id)
    guard sections.contains(section), QuestionnaireFile.isSection(section) else {
      throw RecordError(.unknownSection, [.given: .text(section), .choices: .texts(sections)])
    }
    var part = part
    try checkQuestionnairesAreUsed()
    if part.answeredBy.isEmpty { part.answeredBy = [Answers.Author(section: section, name: section)] }
    let delegation = try delegation(in: id)
    // A part on a former version does not take the others back to it.
    let held = try HeldAnswers(in: id, of: self)
    let newest = held.newest(form)
    if newest.questionnaire.version > form.questionnaire.version {
      part = CarriedAnswers(part, from: form, to: newest).answers
    }
    var merging = try held.partial(as: newest)
    merging.replacePart(of: section, by: part)
    let merge = try merging.merged(settled: delegation.settled, as: id)
    // What one ministry is asked may depend on another's answers: only the whole can be checked.
    let checked = AnswerCheck(merge.answers, for: newest, isPartial: true, now: now)
    let own = Set(part.values.map(\.question))
    let wrong = checked.faults.filter { !$0.isWarning && (own.contains($0.question) || $0.question.isEmpty) }
    guard wrong.isEmpty else { throw .answersRefused(wrong, to: id.slug) }
    var answers = checked.answers
    answers.answeredBy.removeAll { $0 == PartialAnswers.nobody }
    return AnswersRevision(
      answers: answers, form: newest, conflicts: merge.conflicts,
      files: [
        try Record.treePath(id.path("\(QuestionnaireFile.parts)/\(section).yml")): Array(part.yaml.utf8),
        try Record.treePath(id.path(FactFile.answers)): Array(answers.yaml.utf8),
      ])
  }
}

extension RecordError {
  /// Answers to a version of a questionnaire that the record does not have.
  ///
  /// - Parameter newest: the newest version that it has; `nil` if it has none.
  package static func unknownVersion(_ version: Int, of questionnaire: String, newest: Int?) -> RecordError {
    var facts: Facts = [
      .given: .text(newest == nil ? "\(questionnaire) \(version)" : String(version)), .expected: .text(questionnaire),
    ]
    if let newest {
      facts[.questionnaire] = .text(questionnaire)
      facts[.version] = .text(String(newest))
    }
    return RecordError(.otherQuestionnaire, facts)
  }

  static func answersRefused(_ faults: [AnswerFault], to questionnaire: Slug) -> RecordError {
    let wrong = faults.filter { !$0.isWarning }
    return RecordError(
      .answersRefused,
      [
        .questionnaire: .text(questionnaire.string), .count: .number(wrong.count),
        .questions: .texts(wrong.prefix(5).map { $0.number.isEmpty ? $0.question : $0.number }),
      ])
  }
}
