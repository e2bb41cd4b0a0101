import GitStore
import Questionnaires

/// Structured answers in a submission.
public struct SubmittedAnswers: Sendable {
  /// The answers, as they were read from the form.
  public var answers: Answers
  /// Whether required answers may be missing still.
  public var isPartial: Bool
  /// The section that a ministry answers: the answers are then a part, which is put together with the others.
  public var section: String?

  /// Answers with how they are meant.
  public init(_ answers: Answers, isPartial: Bool = false, section: String? = nil) {
    (self.answers, self.isPartial, self.section) = (answers, isPartial, section)
  }
}

/// What a submission's answers change in the contribution's folder.
struct AnswersRevision {
  /// The answers as the record will have them.
  let answers: Answers
  /// What several ministries answered differently.
  let conflicts: [AnswersMerge.Conflict]
  let files: [TreePath: [UInt8]]
}

extension RecordState {
  /// Checks a submission's answers and puts them together with those of other ministries.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/answersRefused``, ``RecordError/Code-swift.struct/otherQuestionnaire``,
  ///   ``RecordError/Code-swift.struct/deadlinePassed``, ``RecordError/Code-swift.struct/unknownSection``.
  func revision(
    of submitted: SubmittedAnswers, in id: ContributionID, at time: Timestamp
  ) throws(RecordError) -> AnswersRevision {
    let given = submitted.answers
    guard given.questionnaire == id.slug.string, given.country == id.party,
      let form = try questionnaire(id.slug, version: given.version)
    else {
      throw RecordError(
        .otherQuestionnaire,
        [.given: .text("\(given.questionnaire) \(given.version)"), .expected: .text(id.slug.string)])
    }
    let now = MeetingTime(on: CalendarDay(time))
    let checked = AnswerCheck(given, for: form, isPartial: submitted.isPartial || submitted.section != nil, now: now)
    guard checked.isAcceptable else { throw .answersRefused(checked.faults, to: id.slug) }
    guard let section = submitted.section else {
      let path = id.path(.other(FactFile.answers))
      return AnswersRevision(
        answers: checked.answers, conflicts: [],
        files: [try Record.treePath(path): Array(checked.answers.yaml.utf8)])
    }
    return try merged(checked.answers, section, form, id, now)
  }

  /// Checks that a questionnaire still takes answers, in whatever form. The newest version says until when.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/deadlinePassed``.
  func checkDeadline(of id: ContributionID, at time: Timestamp) throws(RecordError) {
    // A definition that cannot be read sets no deadline.
    guard id.kind == .questionnaire, let newest = try? questionnaire(id.slug, version: nil)?.questionnaire,
      let deadline = QuestionnaireDeadline(newest), deadline.isHard, deadline.isPassed(at: time)
    else { return }
    throw RecordError(
      .deadlinePassed, [.questionnaire: .text(id.slug.string), .time: .text(deadline.end.description)])
  }

  /// A State's answers as they would be with a part of them: what the text of the contribution shows.
  ///
  /// - Throws: as a submission of the part.
  package func answers(with submitted: SubmittedAnswers, in id: ContributionID) throws(RecordError) -> Answers {
    try revision(of: submitted, in: id, at: record.clock()).answers
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
    var merging = PartialAnswers(form: form, held: try heldAnswers(in: id, form), parts: try parts(in: id, form))
    merging.parts[section] = part
    let merge = try merging.merged(settled: delegation.settled, as: id)
    var answers = AnswerCheck(merge.answers, for: form, isPartial: true, now: now).answers
    answers.answeredBy.removeAll { $0 == PartialAnswers.nobody }
    return AnswersRevision(
      answers: answers, conflicts: merge.conflicts,
      files: [
        try Record.treePath(id.path("\(QuestionnaireFile.parts)/\(section).yml")): Array(part.yaml.utf8),
        try Record.treePath(id.path(FactFile.answers)): Array(answers.yaml.utf8),
      ])
  }

  /// The answers in the folder, carried over to a version.
  func heldAnswers(in id: ContributionID, _ form: QuestionnaireForm) throws(RecordError) -> Answers? {
    var versions = QuestionnaireVersions(of: id.slug)
    guard let held = try answers(of: id.party, to: id.slug, &versions) else { return nil }
    return CarriedAnswers(held.answers, from: held.form, to: form).answers
  }

  /// The parts in the folder by section, carried over to a version.
  func parts(in id: ContributionID, _ form: QuestionnaireForm) throws(RecordError) -> [String: Answers] {
    var versions = QuestionnaireVersions(of: id.slug)
    var parts: [String: Answers] = [:]
    for entry in try folder(id.path(QuestionnaireFile.parts)) where entry.mode.isFile {
      guard let section = FactFile.stem(of: entry.name), QuestionnaireFile.isSection(section) else { continue }
      let path = id.path("\(QuestionnaireFile.parts)/\(entry.name)")
      if let held = try answers(at: path, of: id.party, to: id.slug, &versions) {
        parts[section] = CarriedAnswers(held.answers, from: held.form, to: form).answers
      }
    }
    return parts
  }
}

/// The answers of one State while ministries answer them.
struct PartialAnswers {
  let form: QuestionnaireForm
  /// The answers so far.
  let held: Answers?
  /// What each ministry answered, by its section.
  var parts: [String: Answers]

  /// The author of answers of which nobody said who gave them.
  static let nobody = Answers.Author(name: "")

  /// The parts put together, and from the answers so far those to questions that no part answers.
  func merged(settled: [String: String], as id: ContributionID) throws(RecordError) -> AnswersMerge {
    let answered = Set(parts.values.flatMap { $0.values.map(\.question) })
    var merging: [AnswersMerge.Part] = []
    if var rest = held {
      rest.values.removeAll { answered.contains($0.question) }
      rest.answeredBy.removeAll { author in author.section.map { parts[$0] != nil } ?? false }
      // Whoever sent the whole; a merge needs a name, which is left out of the result again.
      merging.append(.init(author: rest.answeredBy.first { $0.section == nil } ?? Self.nobody, answers: rest))
    }
    for section in form.questionnaire.sections.map(\.id) {
      if let part = parts[section] { merging.append(.init(author: Self.author(section, part), answers: part)) }
    }
    var choices: [String: Answers.Author] = [:]
    for (question, section) in settled {
      if let part = parts[section] { choices[question] = Self.author(section, part) }
    }
    do throws(AnswersMerge.Fault) {
      return try AnswersMerge(merging, for: form, settled: choices)
    } catch {
      throw RecordError(.otherQuestionnaire, [.given: .text(id.description), .expected: .text(id.slug.string)])
    }
  }

  private static func author(_ section: String, _ part: Answers) -> Answers.Author {
    Answers.Author(section: section, name: part.answeredBy.first?.name ?? section)
  }
}

extension RecordError {
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
