import GitStore
import Questionnaires
import RecordYAML

/// A State's answers to a questionnaire as the record has them, with the version that they answer.
public struct StateAnswers: Sendable {
  /// The State.
  public let party: PartyCode
  /// The answers.
  public let answers: Answers
  /// The version of the questionnaire that they answer.
  public let form: QuestionnaireForm
  /// What of the file could not be read as an answer to that version.
  public let faults: [AnswerFault]

  /// The numbers of the questions that it has still to answer, as of a time; none if its answers are complete.
  public func missing(at time: Timestamp) -> [String] {
    form.missingAnswers(in: answers, now: MeetingTime(on: CalendarDay(time)))
  }

  /// The answers as a table takes them.
  public func submission(at time: Timestamp) -> AnswersTable.Submission {
    AnswersTable.Submission(answers, form, missing: missing(at: time))
  }
}

extension RecordState {
  /// The contribution that a State's answers to a questionnaire are.
  public static func answersID(of party: PartyCode, to questionnaire: Slug) -> ContributionID {
    ContributionID(party: party, kind: .questionnaire, slug: questionnaire)
  }

  /// A State's structured answers to a questionnaire; `nil` if there are none, or only a document.
  ///
  /// Cost: one file.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/malformedFile`` for a file that cannot be read.
  public func answers(
    of party: PartyCode, to questionnaire: Slug, _ versions: inout QuestionnaireVersions
  ) throws(RecordError) -> StateAnswers? {
    let id = Self.answersID(of: party, to: questionnaire)
    return try answers(at: id.path(.other(FactFile.answers)), of: party, to: questionnaire, &versions)
  }

  func answers(
    at path: String, of party: PartyCode, to questionnaire: Slug, _ versions: inout QuestionnaireVersions
  ) throws(RecordError) -> StateAnswers? {
    guard let bytes = try bytes(path, limit: QuestionnaireLimits.answerBytes) else { return nil }
    let file: AnswersFile
    do throws(AnswersFile.Fault) { file = try AnswersFile(bytes) } catch {
      throw .malformedFile(path: path, line: error.mark.line, problem: error.problem)
    }
    guard file.questionnaire == questionnaire.string, file.country == party else {
      throw .malformedFile(
        path: path, line: nil, problem: .wrongValue(key: file.country == party ? "questionnaire" : "country"))
    }
    guard let form = try versions.form(file.version, in: self) else {
      throw .malformedFile(path: path, line: nil, problem: .wrongValue(key: "version"))
    }
    let reading = AnswersReading(file, for: form)
    return StateAnswers(party: party, answers: reading.answers, form: form, faults: reading.faults)
  }

  /// The answers of all States that have some, by code, and the problems of files that cannot be read.
  ///
  /// Cost: one small file for each State.
  public func answers(
    to questionnaire: Slug
  ) throws(RecordError) -> (answers: [StateAnswers], problems: [RecordError]) {
    var versions = QuestionnaireVersions(of: questionnaire)
    var (found, problems): ([StateAnswers], [RecordError]) = ([], [])
    for entry in try folder(RecordFolder.countries.path) {
      guard let party = PartyCode(entry.name) else { continue }
      do throws(RecordError) {
        if let answers = try answers(of: party, to: questionnaire, &versions) { found.append(answers) }
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return (found, problems)
  }
}

/// The versions of a questionnaire, each read once.
public struct QuestionnaireVersions: Sendable {
  private let id: Slug
  private var forms: [Int: QuestionnaireForm] = [:]

  /// Those of a questionnaire.
  public init(of id: Slug) { self.id = id }

  mutating func form(_ version: Int, in state: RecordState) throws(RecordError) -> QuestionnaireForm? {
    if let form = forms[version] { return form }
    let form = try state.questionnaire(id, version: version)
    forms[version] = form
    return form
  }
}

extension AnswersFile.Fault {
  /// The problem as one of a file of the record.
  package var problem: RecordError.FileProblem {
    switch kind {
    case .tooLarge: .fileTooLarge(limit: QuestionnaireLimits.answerBytes)
    case .yaml(let problem): .init(problem)
    case .missingKey(let key): .missingKey(key)
    case .unknownKey(let key, let nearest): .unknownName(key: FactFile.answers, given: key, nearest: nearest)
    case .wrongType(let key, _, _), .invalidValue(let key, _): .wrongValue(key: key)
    }
  }
}
