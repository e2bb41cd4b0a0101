import GitStore

extension Record {
  /// Checks the whole record: the object store with git, all history, all drafts, and the current state's files.
  ///
  /// Cost: `git fsck`, and an audit at the same time.
  public func verify(
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(RecordError) -> VerifyReport {
    try await frozen().verifyFrozen(progress: progress)
  }

  private func verifyFrozen(
    progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(RecordError) -> VerifyReport {
    let hasGit = GitExecutable.isInstalled
    async let check = checkStore()
    async let beside = audited(besideGit: hasGit, progress)
    var report = VerifyReport(
      commits: 0, drafts: 0, contributions: 0, originals: 0, findings: [], checkedStore: false)
    report.tip = (try? tip()).map { CommitID($0) }
    var state: RecordState?
    var revisions: [String: Int] = [:]
    do throws(RecordError) {
      let verified = try stateToVerify()
      state = verified
      revisions = try checkFiles(of: verified, &report)
    } catch {
      report.add(.unreadable(error))
    }
    let store = await check
    var audit = await beside
    // git was to check the objects' names, and could not.
    if hasGit, case .failure = store { audit = await audited(besideGit: false, progress) }
    add(audit, state, revisions, to: &report)
    switch store {
    case .success(let check):
      report.checkedStore = true
      report.add(check.problems.map { .store($0) })
      report.uniteUnfetchedObjects(areMissing: check.isPartial)
    case .failure: report.uniteUnfetchedObjects(areMissing: false)
    }
    report.findings = report.findings.graded
    return report
  }

  private func audited(
    besideGit: Bool, _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> Result<AuditReport, RecordError> {
    do throws(RecordError) {
      return .success(try await auditFrozen(.init(), besideGit: besideGit, progress: progress).report)
    } catch {
      return .failure(error)
    }
  }

  private func add(
    _ audited: Result<AuditReport, RecordError>, _ state: RecordState?, _ revisions: [String: Int],
    to report: inout VerifyReport
  ) {
    do throws(RecordError) {
      let audit = try audited.get()
      report.commits = audit.entries.count
      report.drafts = try inRecord { () throws(GitError) in try references(below: "refs/tags/").count }
      if let state {
        checkThemes(of: state, audit.entries, &report)
        checkDeclaration(of: state, audit.entries, &report)
        checkRevisions(audit.entries, revisions, &report)
      }
      for entry in audit.entries {
        report.add(entry.findings, of: entry.revision.commit)
        report.acknowledged += entry.acknowledged
      }
      // Both read the newest commit.
      let known = Set(report.findings.map(\.finding))
      report.add(audit.findings.filter { !known.contains($0) })
    } catch {
      if !report.findings.contains(where: { $0.finding == .unreadable(error) }) {
        report.add(.unreadable(error))
      }
    }
  }

  private func checkStore() async -> Result<StoreCheck, GitExecutable.Failure> {
    var references = (try? references(below: "refs/")) ?? []
    if let tip = try? snapshot?.tip.get() { references.append(Reference(name: branchReference, target: tip)) }
    do throws(GitExecutable.Failure) {
      return .success(try await GitExecutable.fsck(repository, references: references))
    } catch {
      return .failure(error)
    }
  }
}
