import GitStore
import Questionnaires
import RecordYAML

/// What the folder of a State's answers has: the whole so far, and what each ministry answered. Each file is read once.
struct HeldAnswers {
  let id: ContributionID
  let whole: StateAnswers?
  /// The parts by section.
  let parts: [String: StateAnswers]

  /// Cost: the files of the folder.
  init(in id: ContributionID, of state: RecordState) throws(RecordError) {
    self.id = id
    var versions = QuestionnaireVersions(of: id.slug)
    whole = try state.answers(of: id.party, to: id.slug, &versions)
    var parts: [String: StateAnswers] = [:]
    for entry in try state.folder(id.path(QuestionnaireFile.parts)) where entry.mode.isFile {
      guard let section = FactFile.stem(of: entry.name), QuestionnaireFile.isSection(section) else { continue }
      parts[section] = try state.answers(at: Self.path(of: section, in: id), of: id.party, to: id.slug, &versions)
    }
    self.parts = parts
  }

  private static func path(of section: String, in id: ContributionID) -> String {
    id.path("\(QuestionnaireFile.parts)/\(section).yml")
  }

  /// The newest version that a form, the answers in the folder or a part of them is of.
  func newest(_ form: QuestionnaireForm) -> QuestionnaireForm {
    ([form] + [whole].compactMap { $0?.form } + parts.values.map(\.form))
      .max { $0.questionnaire.version < $1.questionnaire.version } ?? form
  }

  /// All of it, carried over to a version. A section that this does not have any more has no part in it.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/malformedFile`` for answers of which some cannot be read.
  func partial(as form: QuestionnaireForm) throws(RecordError) -> PartialAnswers {
    let sections = Set(form.questionnaire.sections.map(\.id))
    var carried: [String: Answers] = [:]
    for (section, part) in parts where sections.contains(section) {
      carried[section] = try part.carried(to: form, from: Self.path(of: section, in: id))
    }
    return PartialAnswers(
      form: form, held: try whole?.carried(to: form, from: id.path(FactFile.answers)), parts: carried)
  }
}

/// The answers of one State while ministries answer them.
struct PartialAnswers {
  let form: QuestionnaireForm
  /// The answers so far.
  var held: Answers?
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
  private func checkIsWhole(_ path: String) throws(RecordError) {
    guard let fault = faults.first(where: { !$0.isWarning }) else { return }
    throw .malformedFile(path: path, line: fault.mark?.line, problem: .wrongValue(key: fault.question))
  }

  /// The answers as those to another version.
  fileprivate func carried(to form: QuestionnaireForm, from path: String) throws(RecordError) -> Answers {
    try checkIsWhole(path)
    return CarriedAnswers(answers, from: self.form, to: form).answers
  }
}
