import GitStore
import Questionnaires

import func MarkdownText.nfc

/// What was written of who answers what.
public struct DelegatedOutcome: Sendable {
  /// The delegation as the record has it now.
  public let delegation: Delegation
  /// The answers, where they changed.
  public let answers: Answers?
  /// What is still in conflict.
  public let conflicts: [AnswersMerge.Conflict]
  /// The commit, its time, and whether the record already said so.
  public let outcome: WriteOutcome
}

extension Record {
  /// Assigns a section of a questionnaire to a person or a ministry, as one commit of the State.
  ///
  /// - Parameters:
  ///   - section: the section's id.
  ///   - name: the questionnaire's id.
  ///   - person: who answers it, as one says it.
  ///   - speaker: the State.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/unknownQuestionnaire``, ``RecordError/Code-swift.struct/unknownSection``.
  public func assign(
    _ section: String, of name: String, to person: String, for speaker: Speaker, as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> DelegatedOutcome {
    if let problem = TextValidation.checkTitle(person) { throw .invalidTitle(problem: problem) }
    return try await delegate(name, for: speaker, as: identity, dryRun: dryRun) {
      state, form, id throws(RecordError) -> DelegationChange in
      let sections = form.questionnaire.sections.map(\.id)
      guard sections.contains(section), QuestionnaireFile.isSection(section) else {
        throw RecordError(.unknownSection, [.given: .text(section), .choices: .texts(sections)])
      }
      return DelegationChange(
        delegation: try state.delegation(in: id).assigning(section, to: nfc(person)),
        subject: "Assign section \(section) of \(id)")
    }
  }

  /// Settles what two ministries answered differently: one's answer holds. What the answers then come to is returned, and
  /// is to be submitted.
  ///
  /// - Parameters:
  ///   - question: the question's id.
  ///   - section: the section of the ministry whose answer holds.
  ///   - name: the questionnaire's id.
  ///   - speaker: the State.
  ///   - identity: who acts.
  ///   - dryRun: whether everything is checked and nothing written.
  /// - Throws: ``RecordError/Code-swift.struct/nothingToSettle``, ``RecordError/Code-swift.struct/unknownSection``.
  public func settle(
    _ question: String, by section: String, of name: String, for speaker: Speaker, as identity: Identity,
    dryRun: Bool = false
  ) async throws(RecordError) -> DelegatedOutcome {
    try await delegate(name, for: speaker, as: identity, dryRun: dryRun) {
      state, form, id throws(RecordError) -> DelegationChange in
      try state.checkDeadline(of: id, at: clock())
      let held = try HeldAnswers(in: id, of: state)
      let parts = try held.partial(as: form).parts
      let question = form.entry(numbered: question)?.id ?? question
      let answering = parts.filter { $0.value[question] != nil }.keys.sorted()
      guard answering.count > 1 else { throw RecordError(.nothingToSettle, [.question: .text(question)]) }
      guard answering.contains(section) else {
        throw RecordError(.unknownSection, [.given: .text(section), .choices: .texts(answering)])
      }
      var delegation = try state.delegation(in: id)
      delegation.settled[question] = section
      let made = try state.putTogether(held, in: id, form, delegation, MeetingTime(on: CalendarDay(clock())))
      // The answers themselves are submitted next, as a revision with a receipt.
      return DelegationChange(
        delegation: delegation, answers: made.answers, conflicts: made.conflicts,
        subject: "Settle question \(question) of \(id)")
    }
  }

  private struct DelegationChange: Sendable {
    var delegation: Delegation
    var answers: Answers?
    var conflicts: [AnswersMerge.Conflict] = []
    var subject: String
  }

  private func delegate(
    _ name: String, for speaker: Speaker, as identity: Identity, dryRun: Bool,
    _ change: (RecordState, QuestionnaireForm, ContributionID) throws(RecordError) -> DelegationChange
  ) async throws(RecordError) -> DelegatedOutcome {
    let (made, outcome) = try await transaction(as: identity, dryRun: dryRun) {
      state, _ throws(RecordError) -> (RecordDecision, DelegationChange) in
      try state.checkQuestionnairesAreUsed()
      let party = try state.submitter(named: speaker.party, of: .questionnaire).code
      let sender = try state.sender(
        of: party, named: try state.partyCode(named: speaker.sentInBy), as: identity)?.code
      let form = try state.questionnaire(named: name)
      let id = RecordState.answersID(of: party, to: try Slug(form.questionnaire.id))
      let made = try change(state, form, id)
      var files: [TreePath: [UInt8]] = [:]
      let path = id.path(QuestionnaireFile.delegation)
      if try state.bytes(path) != made.delegation.bytes { files[try Self.treePath(path)] = made.delegation.bytes }
      guard !files.isEmpty else {
        return (.keep(since: try state.lastCommit(of: id.path(QuestionnaireFile.delegation))), made)
      }
      let change = RecordChange(
        files: files,
        facts: CommitFacts(party: party.description, action: .answer, submittedBy: sender?.description),
        subject: made.subject, body: nil)
      return (.write(change), made)
    }
    return DelegatedOutcome(
      delegation: made.delegation, answers: made.answers, conflicts: made.conflicts, outcome: outcome)
  }
}
