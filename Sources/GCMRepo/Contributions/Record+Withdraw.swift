import GitStore

extension Record {
  /// Removes a contribution from the current state; history and drafts keep it.
  ///
  /// It waits for other writers without blocking a thread. A task that is cancelled while waiting writes nothing and throws
  /// ``RecordError/Code-swift.struct/cancelled``; later, it writes everything.
  public func withdraw(
    _ name: String, because why: String, as identity: Identity, dryRun: Bool = false
  ) async throws(RecordError) -> (id: ContributionID, outcome: WriteOutcome) {
    if let problem = TextValidation.checkCommitMessage(why) { throw .invalidMessage(problem: problem) }
    let (id, outcome) = try await transaction(as: identity, dryRun: dryRun) { state, _ throws(RecordError) in
      let contribution = try state.contribution(named: name)
      let id = contribution.id
      try state.checkKey(isOf: id.party)
      let paths = try state.paths(below: id)
      let revision = try state.revision(of: contribution)
      var withdrawnByParty = try state.withdrawn(by: id.party)
      withdrawnByParty[id] = revision
      let change = RecordChange(
        files: [try Withdrawn.treePath(of: id.party): withdrawnByParty.encoded], removed: Set(paths),
        facts: CommitFacts(
          party: id.party.description, action: .withdraw, kind: id.kind, contribution: id.description,
          revision: revision),
        subject: "Withdraw \(id)", body: why)
      return (.write(change), id)
    }
    return (id, outcome)
  }
}

extension RecordState {
  fileprivate func paths(below id: ContributionID) throws(RecordError) -> [TreePath] {
    var paths: [TreePath] = []
    let parts = try folder(id.path(QuestionnaireFile.parts)).map { QuestionnaireFile.parts + "/" + $0.name }
    let names = try folder(id.folder).filter { $0.mode != .folder }.map(\.name) + parts
    for name in names {
      do throws(InvalidTreePath) {
        paths.append(try TreePath(id.path(name)))
      } catch {
        throw .damaged(detail: "the name \(error.path) is not allowed in a record")
      }
    }
    return paths
  }
}

extension Withdrawn {
  fileprivate static func treePath(of party: PartyCode) throws(RecordError) -> TreePath {
    do throws(InvalidTreePath) { return try TreePath(FactFile.withdrawn(by: party.description)) } catch {
      throw .damaged(detail: "the name \(error.path) is not allowed in a record")
    }
  }
}
