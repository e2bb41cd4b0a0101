import Questionnaires
import RecordYAML

extension RecordState {
  /// The questionnaire with an id that a user typed.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownQuestionnaire`` with similar ids,
  ///   ``RecordError/Code-swift.struct/malformedFile``.
  public func questionnaire(named given: String) throws(RecordError) -> QuestionnaireForm {
    guard Slug.isValid(given), let form = try questionnaire(Slug(given), version: nil) else {
      throw .unknownQuestionnaire(given, among: try questionnaireIDs())
    }
    return form
  }

  /// A version of a questionnaire; `nil` if the record does not have it.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - version: `nil` for the newest.
  public func questionnaire(_ id: Slug, version: Int?) throws(RecordError) -> QuestionnaireForm? {
    let current = QuestionnaireFile.definition(of: id)
    if let version, let former = try definition(at: QuestionnaireFile.definition(of: id, version: version)) {
      return QuestionnaireForm(former)
    }
    guard let newest = try definition(at: current), version == nil || newest.version == version else { return nil }
    return QuestionnaireForm(newest)
  }

  /// The rounds that led to a questionnaire, the first one first, itself last.
  public func rounds(of id: Slug) throws(RecordError) -> [QuestionnaireForm] {
    var rounds: [QuestionnaireForm] = []
    var next: Slug? = id
    var seen: Set<Slug> = []
    while let round = next, seen.insert(round).inserted, let form = try questionnaire(round, version: nil) {
      rounds.append(form)
      next = form.questionnaire.replaces.flatMap { Slug.isValid($0) ? try? Slug($0) : nil }
    }
    return rounds.reversed()
  }

  private func definition(at path: String) throws(RecordError) -> Questionnaire? {
    guard let bytes = try bytes(path, limit: QuestionnaireLimits.definitionBytes) else { return nil }
    let reading = DefinitionReading(bytes, labels: try choiceLabels())
    if let questionnaire = reading.questionnaire { return questionnaire }
    let fault = reading.faults.first { !$0.isWarning }
    throw .malformedFile(path: path, line: fault?.mark?.line, problem: .wrongValue(key: fault?.key ?? "sections"))
  }

  /// What a choice without a label is called: themes of the record, by their ids.
  public func choiceLabels() throws(RecordError) -> (String) -> LocalizedText? {
    let titles = Dictionary(
      try themes().map { ($0.id.description, $0.title) }, uniquingKeysWith: { first, _ in first })
    return { titles[$0] }
  }

  /// The States that are asked: the addressees of a questionnaire, conferences by their members.
  public func addressees(of questionnaire: Questionnaire) throws(RecordError) -> [PartyCode] {
    let asked = Set(questionnaire.addressees)
    return try parties().filter { party in
      party.isMemberState
        && (asked.isEmpty || asked.contains(party.code.description)
          || party.roles.contains { $0.name == .member && asked.contains($0.conference) })
    }.map(\.code)
  }
}

extension DefinitionFault {
  /// The key that it is about, as far as one can be named.
  var key: String? {
    for step in path.reversed() { if case .key(let key) = step { return key } }
    return nil
  }
}
