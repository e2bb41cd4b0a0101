import GitStore

extension Record {
  /// Audits a range: each commit, whether it matches its trailers, and the drafts in the range.
  ///
  /// Cost: 70 µs of processor time per commit, on up to four processors.
  public func audit(
    _ range: HistoryRange = .init(), progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(RecordError) -> AuditReport {
    let cache = SignatureCache.load()
    let (report, found) = try await frozen().auditFrozen(range, knowing: cache, progress: progress)
    cache.store(adding: found)
    return report
  }

  /// Audits a frozen record.
  ///
  /// - Parameters:
  ///   - range: what is audited.
  ///   - besideGit: whether `git fsck` reads the same objects meanwhile, on one processor: then it checks their names.
  ///   - signatures: those that are known to be valid.
  ///   - progress: is told how many commits are done.
  /// - Returns: the report, and the valid signatures that were not known.
  func auditFrozen(
    _ range: HistoryRange, besideGit: Bool = false, knowing signatures: SignatureCache = SignatureCache(),
    progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(RecordError) -> (report: AuditReport, signatures: [ObjectID: [UInt8]]) {
    let received = Result { () throws(RecordError) in try timesAlongHistory() }
    let audited: AuditedHistory
    var report = AuditReport(entries: [], findings: [], tip: (try? tip()).map { CommitID($0) })
    do throws(RecordError) {
      let times = (try? received.get().times) ?? TimesAlongHistory()
      audited = try await auditCommits(
        of: range, times, signatures, besideGit: besideGit, progress)
    } catch {
      // For a record whose branch is damaged, that is the finding.
      guard error.code == .damaged else { throw error }
      report.findings.append(.unreadable(error))
      return (report, [:])
    }
    let (history, times) = (audited.history, audited.times)
    report.findings += history.problems.map { .unreadable($0) }
    if range.to == nil { report.findings += try configurationFindings(history) }
    report.findings += try received.get().findings
    var parents: [ObjectID: ObjectID] = [:]
    var anchors: Set<KnownDraft> = []
    var found: [ObjectID: [UInt8]] = [:]
    for part in audited.parts {
      let part = try part.get()
      report.entries += part.entries
      report.findings += part.findings
      parents.merge(part.parents) { first, _ in first }
      anchors.formUnion(part.drafts)
      found.merge(part.signatures) { first, _ in first }
    }
    checkSequence(&report.entries, of: range, isWhole: history.isWhole)
    report.findings += try draftFindings(in: range, history, anchors: anchors, times)
    report.findings += try timestamps().findings
    if range.to == nil {
      report.findings += try branchFindings(parents: parents, history)
      report.findings += (snapshot?.unreadable ?? []).map {
        .unreadable(.damaged(path: $0, object: nil, detail: "the reference names no object"))
      }
    }
    report.findings += try replacements()
    report.uniteUnfetchedObjects()
    do throws(GitError) { try report.acknowledge(by: self, times) } catch {
      report.findings.append(.unreadable(RecordError(error)))
    }
    report.grade()
    return (report, found)
  }

  /// Whether the newest commit's `gcmrepo.yml` can be read. The audit of older commits does not depend on it.
  private func configurationFindings(_ history: History) throws(RecordError) -> [Finding] {
    do throws(RecordError) {
      _ = try current()
      return []
    } catch {
      let finding = Finding.unreadable(error)
      switch error.code {
      case .malformedFile, .newerFormat, .unknownFeatures, .notFetched: return [finding]
      // The history has reported damaged commits already.
      case .damaged: return history.problems.contains(error) ? [] : [finding]
      case .notARecord:
        // Somebody removed the file, or the repository never was a record.
        guard let first = history.commits.last, (try? state(at: first)) != nil else { throw error }
        return [.unreadable(.malformedFile(path: RecordConfiguration.path, line: nil, problem: .missing))]
      default: throw error
      }
    }
  }

  /// Updates of the branch that discarded commits. `parents` saves asking git about each ordinary update.
  private func branchFindings(
    parents: [ObjectID: ObjectID], _ history: History
  ) throws(RecordError) -> [Finding] {
    try inRecord { () throws(GitError) in
      var findings: [Finding] = []
      let log = try repository.reflog(of: branchReference)
      // What was written meanwhile belongs to the next audit.
      let tip = try tipOfSnapshot()
      let begin = log.firstIndex { $0.new == tip } ?? log.startIndex
      for entry in log[begin...] where entry.old != .zero && entry.new != .zero {
        guard parents[entry.new] != entry.old, entry.new != entry.old else { continue }
        // Events that nobody else had seen were put after those of the host.
        guard entry.message != Self.syncReason else { continue }
        // As a rule history is a line, along which a lookup a commit is all that is needed.
        if Self.isLine(from: entry.old, to: entry.new, along: parents) { continue }
        // Unreadable commits are reported separately.
        if history.unreadable.contains(entry.new) || history.unreadable.contains(entry.old) { continue }
        // A reflog may name commits that have since been collected; that they are missing is the finding.
        if try repository.contains(entry.old), try repository.contains(entry.new) {
          // Commits in between may be damaged, which is reported separately.
          guard let follows = try? repository.isAncestor(entry.old, of: entry.new), !follows else { continue }
        }
        findings.append(.historyRewritten(from: entry.old.description, to: entry.new.description))
      }
      return findings
    }
  }

  /// Whether first parents lead from a commit back to an older one.
  private static func isLine(from old: ObjectID, to new: ObjectID, along parents: [ObjectID: ObjectID]) -> Bool {
    var commit = new
    while let parent = parents[commit] {
      if parent == old { return true }
      commit = parent
    }
    return false
  }

  private func tipOfSnapshot() throws(GitError) -> ObjectID? { try snapshot?.tip.get() }

  /// What makes git show another history than the record's. gcmrepo itself does not follow it.
  private func replacements() throws(RecordError) -> [Finding] {
    try inRecord { () throws(GitError) in
      try references(below: "refs/replace/").map { .replacement(name: $0.name) }
        + (repository.hasGrafts ? [.replacement(name: "info/grafts")] : [])
    }
  }
}
