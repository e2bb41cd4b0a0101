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
      try checkFiles(of: try current(), &report)
    } catch {
      report.findings.append((nil, .unreadable(error)))
    }
    do throws(RecordError) {
      let audit = try await audit(.init(), hashing: false, progress: progress)
      report.commits = audit.entries.count
      report.drafts = try inRecord { () throws(GitError) in try repository.references(matching: "refs/tags/*").count }
      for entry in audit.entries {
        report.findings += entry.findings.map { (entry.revision.commit, $0) }
      }
      // The newest commit is read for both.
      let known = Set(report.findings.map(\.finding))
      report.findings += audit.findings.filter { !known.contains($0) }.map { (nil, $0) }
    } catch {
      if !report.findings.contains(where: { $0.finding == .unreadable(error) }) {
        report.findings.append((nil, .unreadable(error)))
      }
    }
    switch await store {
    case .success(let problems):
      report.checkedStore = true
      report.findings += problems.map { (nil, .store($0)) }
    case .failure: break
    }
    return report
  }

  /// Every contribution and party can be read, and every original is what its file says. What is wrong with one hides
  /// nothing of the others.
  private func checkFiles(of state: RecordState, _ report: inout VerifyReport) throws(RecordError) {
    do throws(RecordError) { _ = try state.parties() } catch { report.findings.append((nil, .unreadable(error))) }
    var unlawful: [String] = []
    let folders = try state.contributionFolders(.init()) { unlawful.append($0) }
    report.findings += unlawful.map { (nil, .unlawfulName(path: $0)) }
    for (id, folder) in folders {
      do throws(RecordError) { try checkContribution(id, folder, of: state, &report) } catch {
        report.findings.append((nil, .unreadable(error)))
      }
    }
  }

  private func checkContribution(
    _ id: ContributionID, _ folder: ObjectID, of state: RecordState, _ report: inout VerifyReport
  ) throws(RecordError) {
    let entries = try inRecord(reading: id.folder) { () throws(GitError) in try repository.tree(folder) }
    guard let contribution = try state.contribution(id, among: entries) else {
      report.findings.append((nil, .notAContribution(path: id.folder)))
      return
    }
    report.contributions += 1
    func file(_ name: String) -> TreeEntry? {
      entries.first { $0.name.utf8.elementsEqual(name.utf8) && $0.hasValidName && $0.mode.isFile }
    }
    for original in contribution.originals {
      report.originals += 1
      let path = id.folder + "/" + original.file
      let entry = file(original.file)
      let holds = try inRecord(reading: path) { () throws(GitError) in
        guard let entry else { return false }
        return try repository.withObject(entry.id, .blob) { bytes in
          bytes.count == original.bytes && sha256(bytes) == original.sha256
        }
      }
      if !holds { report.findings.append((nil, .storedOriginal(path: path))) }
    }
    for entry in entries where Contribution.isOriginal(entry.name) {
      let isListed =
        entry.hasValidName && contribution.originals.contains { $0.file.utf8.elementsEqual(entry.name.utf8) }
      if !isListed { report.findings.append((nil, .unlistedOriginal(path: id.folder + "/" + entry.name))) }
    }
    for language in contribution.languages where file(Contribution.textFile(language)) == nil {
      // Answers to a questionnaire may stand in a form of their own.
      if id.kind == .questionnaire, file("answers.yml") != nil { continue }
      report.findings.append((nil, .missingText(path: id.folder + "/" + Contribution.textFile(language))))
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
