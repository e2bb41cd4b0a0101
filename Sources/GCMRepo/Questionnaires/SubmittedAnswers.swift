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
  /// Whether the answers are what ministries' parts come to, which then stay.
  public var keepsParts = false

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
    guard let section = submitted.section else {
      let checked = AnswerCheck(given, for: form, isPartial: submitted.isPartial, now: now)
      guard checked.isAcceptable else { throw .answersRefused(checked.faults, to: id.slug) }
      let path = id.path(.other(FactFile.answers))
      return AnswersRevision(
        answers: checked.answers, conflicts: [],
        files: [try Record.treePath(path): Array(checked.answers.yaml.utf8)])
    }
    return try merged(given, section, form, id, now)
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
    // A part on a former version does not take the others back to it.
    let newest = try newestForm(in: id, form)
    if newest.questionnaire.version > form.questionnaire.version {
      part = CarriedAnswers(part, from: form, to: newest).answers
    }
    var merging = PartialAnswers(form: newest, held: try heldAnswers(in: id, newest), parts: try parts(in: id, newest))
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
      answers: answers, conflicts: merge.conflicts,
      files: [
        try Record.treePath(id.path("\(QuestionnaireFile.parts)/\(section).yml")): Array(part.yaml.utf8),
        try Record.treePath(id.path(FactFile.answers)): Array(answers.yaml.utf8),
      ])
  }

  /// The newest version that a form, the answers in the folder or a part of them is of.
  private func newestForm(
    in id: ContributionID, _ form: QuestionnaireForm
  ) throws(RecordError) -> QuestionnaireForm {
    var versions = QuestionnaireVersions(of: id.slug)
    var forms = [form]
    if let held = try answers(of: id.party, to: id.slug, &versions) { forms.append(held.form) }
    for entry in try folder(id.path(QuestionnaireFile.parts)) where entry.mode.isFile {
      let path = id.path("\(QuestionnaireFile.parts)/\(entry.name)")
      if let held = try answers(at: path, of: id.party, to: id.slug, &versions) { forms.append(held.form) }
    }
    return forms.max { $0.questionnaire.version < $1.questionnaire.version } ?? form
  }

  /// The answers in the folder, carried over to a version.
  func heldAnswers(in id: ContributionID, _ form: QuestionnaireForm) throws(RecordError) -> Answers? {
    var versions = QuestionnaireVersions(of: id.slug)
    guard let held = try answers(of: id.party, to: id.slug, &versions) else { return nil }
    try held.checkIsWhole(id.path(FactFile.answers))
    return CarriedAnswers(held.answers, from: held.form, to: form).answers
  }

  /// The parts in the folder by section, carried over to a version.
  func parts(in id: ContributionID, _ form: QuestionnaireForm) throws(RecordError) -> [String: Answers] {
    var versions = QuestionnaireVersions(of: id.slug)
    var parts: [String: Answers] = [:]
    for entry in try folder(id.path(QuestionnaireFile.parts)) where entry.mode.isFile {
      guard let section = FactFile.stem(of: entry.name), QuestionnaireFile.isSection(section) else { continue }
      let path = id.path("\(QuestionnaireFile.parts)/\(entry.name)")
      // A section that the form does not have any more has no part in it.
      guard form.questionnaire.sections.contains(where: { $0.id == section }) else { continue }
      if let held = try answers(at: path, of: id.party, to: id.slug, &versions) {
        try held.checkIsWhole(path)
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
  private(set) var held: Answers?
  /// What each ministry answered, by its section.
  var parts: [String: Answers]

  init(form: QuestionnaireForm, held: Answers?, parts: [String: Answers]) {
    (self.form, self.held, self.parts) = (form, held, parts)
  }

  /// Puts a part in the place of the section's former one: what only that one answered is taken back.
  mutating func replacePart(of section: String, by part: Answers) {
    let former = Set(parts[section]?.values.map(\.question) ?? [])
    held?.values.removeAll { former.contains($0.question) }
    parts[section] = part
  }

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

extension StateAnswers {
  /// Refuses to go on with answers of which some cannot be read: they would be lost.
  fileprivate func checkIsWhole(_ path: String) throws(RecordError) {
    guard let fault = faults.first(where: { !$0.isWarning }) else { return }
    throw .malformedFile(path: path, line: fault.mark?.line, problem: .wrongValue(key: fault.question))
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
