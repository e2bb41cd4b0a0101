import GitStore

/// What arrives from a host or in a bundle is held to the rules before anything is taken: a host may have been told otherwise,
/// and a bundle comes from anywhere.
extension Record {
  /// Refuses commits, drafts and a log that a shared record must not have.
  ///
  /// - Parameter isBundle: whether drafts that are here already may not come as something else.
  /// - Throws: ``RecordError/Code-swift.struct/ruleBroken``, ``RecordError/Code-swift.struct/draftExists``.
  func checkIncoming(_ references: HostReferences, isBundle: Bool) throws(RecordError) {
    let tip = try inRecord { () throws(GitError) in
      (here: try repository.reference(branchReference), there: try repository.reference(references.tip))
    }
    // A record that is open takes what git takes.
    guard let here = tip.here, try state(at: here).configuration.rules?.requiresSignatures == true else { return }
    let there = tip.there ?? here
    try checkLog(references)
    try checkCommits(from: here, to: there)
    try checkDrafts(references, at: there, isBundle: isBundle)
  }

  private func checkCommits(from here: ObjectID, to there: ObjectID) throws(RecordError) {
    let came = try inRecord { () throws(GitError) in try repository.unshared(there, without: here) }
    // What is known of the host's record is no reason to keep away from it.
    if let finding = try findings(of: came, to: there).first?.findings.first { throw .ruleBroken(finding) }
  }

  private func checkDrafts(
    _ references: HostReferences, at tip: ObjectID, isBundle: Bool
  ) throws(RecordError) {
    let folder = references.prefix + "tags/"
    let findings = try inRecord { () throws(GitError) -> [Finding] in
      let judge = try TagJudge(tree: try repository.commit(tip).tree, of: repository)
      var findings: [Finding] = []
      for reference in try repository.references(matching: folder + "*") {
        let name = String(reference.name.dropFirst(folder.count))
        let here = try repository.reference("refs/tags/" + name)
        if here == reference.target { continue }
        if isBundle, let here { findings.append(.draftMoved(draft: name, from: here.description)) }
        guard try repository.kind(of: reference.target) == .tag else {
          findings.append(.lightweightDraft(name))
          continue
        }
        let tag = try repository.tag(reference.target)
        // A draft from before the rules is in a history that is judged by its own.
        let tree = try repository.commit(tag.target).tree
        var configurations = ConfigurationLookup()
        let file = try repository.entry(at: FactFile.configuration, in: tree)?.id
        let own = try? configurations.configuration(in: file, of: repository)?.get()
        findings += CommitIsSigned.findings(
          of: judge.signature(of: tag), party: tag.trailers["Party"] ?? "", author: tag.tagger?.name ?? "",
          isStrict: own?.rules?.requiresSignatures == true)
      }
      return findings
    }
    if let finding = findings.first { throw .ruleBroken(finding) }
  }

  private func checkLog(_ references: HostReferences) throws(RecordError) {
    let name = references.prefix + String(ReceivedEntry.reference.dropFirst("refs/".count))
    let finding = try inRecord { () throws(GitError) -> Finding? in
      guard let log = try repository.reference(name), try repository.reference(ReceivedEntry.reference) != log else {
        return nil
      }
      let commit = try repository.commit(log)
      return isByHost(commit, try hostKeys()) ? nil : .receivedNotByHost(log.description)
    }
    if let finding { throw .ruleBroken(finding) }
  }
}
