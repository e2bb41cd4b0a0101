import GitStore

/// A silence procedure is opened for long enough, and closed when its time is over or a State objects; objections come in time,
/// by the clock of the host where there is one.
///
/// What a draft looked like when it was opened is not judged again: later versions may read more brackets in it.
struct SilenceIsKept: AuditRule {
  /// Clocks differ, and a write takes its time to the host.
  private static let tolerance: Int64 = 600

  func findings(of commit: JudgedCommit) throws(GitError) -> [Finding] {
    guard commit.facts.action == .silence, !commit.isFirst else { return [] }
    var findings: [Finding] = []
    for change in commit.changes {
      guard case .negotiation(let file) = RecordPath(change.path) else { continue }
      switch file {
      case .silence(let id): findings += try procedureFindings(commit, change, id)
      case .objection(let party, let id): findings += try objectionFindings(commit, change, party, id)
      default: continue
      }
    }
    return findings
  }

  // MARK: The procedure

  private func procedureFindings(
    _ commit: JudgedCommit, _ change: PathChange, _ id: Slug
  ) throws(GitError) -> [Finding] {
    guard let after = try Self.procedure(id, change.new, commit.repository) else {
      return [.statementDiffers(change.path)]
    }
    guard change.old != nil else { return try openingFindings(commit, change, after) }
    guard var expected = try Self.procedure(id, change.old, commit.repository), expected.closing == nil,
      let closing = after.closing
    else { return [.statementDiffers(change.path)] }
    expected.closing = closing
    guard expected == after, closing.act.isOf(commit) else { return [.statementDiffers(change.path)] }
    let isObjected = try Self.isObjected(id, in: commit)
    switch closing.result {
    case .broken: return isObjected ? [] : [.silenceNotOver(change.path, until: after.lastSending)]
    case .agreed:
      return isObjected || commit.receivedTime <= after.lastSending
        ? [.silenceNotOver(change.path, until: after.lastSending)] : []
    }
  }

  private func openingFindings(
    _ commit: JudgedCommit, _ change: PathChange, _ opened: SilenceProcedure
  ) throws(GitError) -> [Finding] {
    guard opened.closing == nil, opened.opened.isOf(commit),
      opened.graceHours == commit.policy.silenceGraceHours
    else { return [.statementDiffers(change.path)] }
    var findings: [Finding] = []
    let least = Int64(SilenceProcedure.leastHours) * 3600
    if opened.until.seconds - commit.receivedTime.seconds < least - Self.tolerance {
      findings.append(
        .silenceTooShort(
          change.path, until: opened.until, earliest: Timestamp(seconds: commit.receivedTime.seconds + least)))
    }
    if try !opened.text.isThere(in: commit.repository) { findings.append(.draftNotThere(opened.text.said)) }
    return findings
  }

  private static func procedure(
    _ id: Slug, _ entry: TreeEntry?, _ repository: Repository
  ) throws(GitError) -> SilenceProcedure? {
    guard let entry, entry.mode.isFile else { return nil }
    let bytes = try repository.blob(entry.id, limit: ReadingLimits.factBytes)
    return try? SilenceProcedure(RecordFile(path: NegotiationFile.silence(id).path, bytes: bytes), id: id)
  }

  /// Whether a State had objected before the commit. Cost: the States' folders.
  private static func isObjected(_ id: Slug, in commit: JudgedCommit) throws(GitError) -> Bool {
    let (repository, tree) = (commit.repository, commit.commit.tree)
    guard let countries = try repository.entry(at: RecordFolder.countries.path, in: tree), countries.mode == .folder
    else { return false }
    for country in try repository.tree(countries.id) where country.mode == .folder {
      guard let party = PartyCode(country.name) else { continue }
      let file = NegotiationFile.objection(party, id)
      guard let entry = try repository.entry(at: file.path, in: tree) else { continue }
      if try file.list(entry, repository)?.entries.isEmpty ?? true { continue }
      return true
    }
    return false
  }

  // MARK: Objections

  private func objectionFindings(
    _ commit: JudgedCommit, _ change: PathChange, _ party: PartyCode, _ id: Slug
  ) throws(GitError) -> [Finding] {
    let path = NegotiationFile.silence(id).path
    let entry = try commit.repository.entry(at: path, in: commit.commit.tree)
    guard let procedure = try Self.procedure(id, entry, commit.repository), procedure.closing == nil else {
      return [.silenceNotOpen(change.path)]
    }
    // How the file is changed is another rule's.
    guard
      let after = try change.new.flatMap({ entry throws(GitError) in
        try NegotiationFile.objection(party, id).list(entry, commit.repository)
      })
    else { return [] }
    let before = try NegotiationFile.objection(party, id).list(change.old, commit.repository)
    let isSentIn = commit.facts.submittedBy != nil
    for added in after.additions(to: before) ?? [] {
      var decoder = added
      let mail = (try? Objection.mail(&decoder)) ?? nil
      guard procedure.takes(at: commit.receivedTime, mailed: isSentIn ? mail?.time : nil) else {
        return [.silenceOver(change.path, until: procedure.until)]
      }
    }
    return []
  }
}

extension SilenceProcedure.Act {
  fileprivate func isOf(_ commit: JudgedCommit) -> Bool {
    StatementStamp(time: time, person: person, sentInBy: nil).isOf(commit) && party.description == commit.facts.party
  }
}
