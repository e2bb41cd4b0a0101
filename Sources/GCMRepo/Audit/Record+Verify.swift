import Git

/// What a check of the whole record found.
public struct VerifyReport: Sendable {
  public var commits: Int
  public var drafts: Int
  public var contributions: Int
  public var originals: Int
  /// Findings with the commit that they belong to, where they belong to one.
  public var findings: [(commit: String?, finding: Finding)]
  /// Whether stock git's own check ran; it is not installed otherwise.
  public var checkedStore: Bool
}

extension Record {
  /// Checks the whole record: the object store by stock git, all history, all drafts, and the current state's files.
  ///
  /// Cost: git's own `fsck`, and beside it an audit.
  public func verify(
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(RecordError) -> VerifyReport {
    async let store = checkStore()
    var report = VerifyReport(
      commits: 0, drafts: 0, contributions: 0, originals: 0, findings: [], checkedStore: false)
    do throws(RecordError) {
      let state = try current()
      try checkFiles(of: state, &report)
      let audit = try await audit(.init(), hashing: false, progress: progress)
      report.commits = audit.entries.count
      report.drafts = try inRecord { () throws(GitError) in try repository.tags().count }
      for entry in audit.entries {
        report.findings += entry.findings.map { (entry.revision.commit, $0) }
      }
      report.findings += audit.findings.map { (nil, $0) }
    } catch {
      report.findings.append((nil, .unreadable(error)))
    }
    switch await store {
    case .success(let problems):
      report.checkedStore = true
      report.findings += problems.map { (nil, .store($0)) }
    case .failure: break
    }
    return report
  }

  /// Every contribution and party can be read, and every original is what its file says.
  private func checkFiles(of state: RecordState, _ report: inout VerifyReport) throws(RecordError) {
    _ = try state.parties()
    for (id, folder) in try state.contributionFolders(.init()) {
      let entries = try inRecord { () throws(GitError) in try repository.tree(folder) }
      guard let contribution = try state.contribution(id, among: entries) else {
        report.findings.append((nil, .notAContribution(path: id.folder)))
        continue
      }
      report.contributions += 1
      for original in contribution.originals {
        report.originals += 1
        let entry = entries.first { $0.name == original.file && $0.mode.isFile }
        let holds = try inRecord { () throws(GitError) in
          guard let entry else { return false }
          return try repository.withObject(entry.id, .blob) { bytes in
            bytes.count == original.bytes && sha256(bytes) == original.sha256
          }
        }
        if !holds { report.findings.append((nil, .storedOriginal(path: id.folder + "/" + original.file))) }
      }
    }
  }

  private func checkStore() async -> Result<[String], StockGit.Failure> {
    do throws(StockGit.Failure) {
      let outcome = try await StockGit.run(
        // Where safe.directory names the record's folder, it does not name the git directory in it.
        in: path, ["fsck", "--strict", "--full", "--no-dangling", "--no-progress"])
      if outcome.succeeded { return .success([]) }
      let lines = (outcome.diagnostics + outcome.output).split(separator: "\n").prefix(20).map(String.init)
      return .success(lines.isEmpty ? ["git fsck failed"] : lines)
    } catch {
      return .failure(error)
    }
  }
}
