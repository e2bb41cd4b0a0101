import GitStore

extension Record {
  /// Checks that a draft is the one that an auditor saw last, and audits what followed it.
  ///
  /// Cost: an audit of what followed.
  /// - Parameters:
  ///   - draft: its name.
  ///   - tag: the id of its tag object, as the auditor kept it.
  ///   - progress: is told how many commits are done.
  /// - Returns: the findings. Where the draft is not that one, it is the only finding: nothing else would mean anything.
  public func verify(
    since draft: String, expecting tag: String, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(RecordError) -> VerifyReport {
    let record = frozen()
    var report = VerifyReport(
      commits: 0, drafts: 0, contributions: 0, originals: 0, findings: [], checkedStore: false)
    report.tip = (try? record.tip()).map { CommitID($0) }
    let pinned = try inRecord { () throws(GitError) in try record.pinned(draft, expecting: tag) }
    report.findings = pinned.findings.map { CommitFinding($0) }
    guard let target = pinned.target, report.findings.isEmpty else { return report }
    let audit = try await record.auditFrozen(HistoryRange(from: target.description), progress: progress).report
    report.commits = audit.entries.count
    for entry in audit.entries { report.add(entry.findings, of: entry.revision.commit) }
    report.acknowledged = audit.acknowledged
    report.add(audit.findings)
    report.findings = report.findings.graded
    report.drafts = try inRecord { () throws(GitError) in
      let commits = Set(audit.entries.map { $0.revision.commit.object })
      return try record.references(below: "refs/tags/").count { reference in
        (try? repository.tag(of: reference)).map { commits.contains($0.peeled) } ?? false
      }
    }
    return report
  }

  /// The commit of the draft, if it is the expected one.
  private func pinned(
    _ draft: String, expecting tag: String
  ) throws(GitError) -> (target: ObjectID?, findings: [Finding]) {
    guard let found = try references(below: "refs/tags/").first(where: { $0.name == "refs/tags/" + draft })?.target
    else { return (nil, [.draftDeleted(draft)]) }
    guard found.description == tag.lowercased() else { return (nil, [.draftMoved(draft: draft, from: tag)]) }
    guard try repository.kind(of: found) == .tag else { return (nil, [.lightweightDraft(draft)]) }
    let object = try repository.tag(found)
    guard object.targetKind == .commit else { return (nil, [.nestedDraft(draft, of: object.target.description)]) }
    guard let tip = try tipOrNone(), try repository.isAncestor(object.target, of: tip) else {
      return (nil, [.draftNotInHistory(draft)])
    }
    // What signs it is in the draft itself: keys that were admitted or revoked later do not change what was seen.
    let judge = try TagJudge(tree: repository.commit(object.target).tree, of: repository)
    let signature = judge.signature(of: object)
    guard signature.status != .good else { return (object.target, []) }
    // A record of one's own asks nobody to sign; its draft is pinned by its id alone.
    if signature.status == .unsigned, try !isStrict(at: object.target) { return (object.target, []) }
    return (
      nil,
      CommitIsSigned.findings(
        of: signature, party: object.trailers["Party"] ?? "", author: object.tagger?.name ?? "", isStrict: true)
    )
  }

  private func isStrict(at commit: ObjectID) throws(GitError) -> Bool {
    var configurations = ConfigurationLookup()
    let file = try repository.entry(at: FactFile.configuration, in: repository.commit(commit).tree)?.id
    return (try? configurations.configuration(in: file, of: repository)?.get())?.rules?.requiresSignatures == true
  }
}
