import GitStore
import Questionnaires
import RecordYAML

/// What became of a definition.
public struct KeptQuestionnaire: Sendable {
  /// The definition as the record has it now, with its version.
  public let questionnaire: Questionnaire
  /// The body on whose behalf it was kept.
  public let party: PartyCode
  /// The commit, its time, and whether the record already said so.
  public let outcome: WriteOutcome
}

extension Record {
  /// Keeps a questionnaire, new or changed, as one commit of a body.
  ///
  /// A changed one gets the next version, and the former stays beside it: answers to it are always read as what it asked.
  ///
  /// - Parameters:
  ///   - questionnaire: the definition, with its id.
  ///   - party: the body; else the only one that the person acts for.
  ///   - message: what the history says beyond the subject.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/definitionRefused``,
  ///   ``RecordError/Code-swift.struct/unknownQuestionnaire`` for a former round that is not there.
  public func keep(
    _ questionnaire: Questionnaire, party: PartyCode? = nil, message: String? = nil, as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> KeptQuestionnaire {
    if let message, let problem = TextValidation.checkCommitMessage(message) {
      throw .invalidMessage(problem: problem)
    }
    let id = try Slug(questionnaire.id)
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, (questionnaire: Questionnaire, party: PartyCode)) in
      let acting = try state.body(named: party, actingPerson: identity.committer.email, for: .record).code
      try state.check(questionnaire)
      let path = QuestionnaireFile.definition(of: id)
      let old = try state.bytes(path, limit: QuestionnaireLimits.definitionBytes)
      let before = try old.flatMap { bytes throws(RecordError) in
        DefinitionReading(bytes, labels: try state.choiceLabels()).questionnaire
      }
      var made = questionnaire
      var files: [TreePath: [UInt8]] = [:]
      if let before, let old {
        made.version = before.version
        if made == before { return (.keep(since: try state.lastCommit(of: path)), (before, acting)) }
        try state.checkQuestionnairesAreUsed()
        made.version = max(questionnaire.version, before.version + 1)
        files[try Self.treePath(QuestionnaireFile.definition(of: id, version: before.version))] = old
      } else if old != nil {
        // What is there cannot be read. Former versions keep their numbers.
        let names = try state.folder(RecordFolder.questionnaires.path("\(id)/\(QuestionnaireFile.versions)")).map(
          \.name)
        let former = names.compactMap { FactFile.stem(of: $0).flatMap { Int($0) } }.max() ?? 0
        made.version = max(questionnaire.version, former + 1)
      }
      let bytes = Array(made.yaml.utf8)
      try state.checkReadable(bytes, as: made)
      files[try Self.treePath(path)] = bytes
      let change = RecordChange(
        files: files, facts: CommitFacts(party: acting.description, action: .record),
        subject: "Record questionnaire \(id), version \(made.version)", body: message)
      return (.write(change), (made, acting))
    }
    return KeptQuestionnaire(questionnaire: made.questionnaire, party: made.party, outcome: outcome)
  }
}

extension RecordState {
  /// Checks that the record uses what beyond the format questionnaires need.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/featureNeeded``.
  func checkQuestionnairesAreUsed() throws(RecordError) {
    guard configuration.features.contains(RecordConfiguration.questionnaires) else {
      throw .featureNeeded([RecordConfiguration.questionnaires])
    }
  }

  /// Checks what a definition says of the record.
  fileprivate func check(_ questionnaire: Questionnaire) throws(RecordError) {
    if let former = questionnaire.replaces, try !questionnaireIDs().contains(former) {
      throw .unknownQuestionnaire(former, among: try questionnaireIDs())
    }
    let conferences = Set(configuration.conferences.map(\.code))
    for addressee in questionnaire.addressees where !conferences.contains(addressee) {
      _ = try party(named: addressee)
    }
  }

  /// Checks that what is about to be written is read as what was given.
  fileprivate func checkReadable(_ bytes: [UInt8], as questionnaire: Questionnaire) throws(RecordError) {
    let reading = DefinitionReading(bytes, labels: try choiceLabels())
    let faults = reading.faults.filter { !$0.isWarning }
    guard faults.isEmpty, reading.questionnaire != nil else {
      throw RecordError(
        .definitionRefused,
        [
          .questionnaire: .text(questionnaire.id), .count: .number(faults.count),
          .line: .number(faults.first?.mark?.line ?? 1),
        ])
    }
  }
}
