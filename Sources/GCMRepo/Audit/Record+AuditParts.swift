import GitStore

/// The audit of consecutive commits.
struct AuditPart: Sendable {
  var entries: [AuditEntry] = []
  /// For commits that cannot be read.
  var findings: [Finding] = []
  var parents: [ObjectID: ObjectID] = [:]
  /// The drafts that the commits name.
  var drafts: Set<KnownDraft> = []
  /// Valid signatures that were not known before.
  var signatures: [ObjectID: [UInt8]] = [:]
}

/// The audit of the commits of a range.
struct AuditedHistory: Sendable {
  var history: History
  /// When its commits were there.
  var times: CommitTimes
  /// In the order of the commits.
  var parts: [Result<AuditPart, RecordError>]
}

extension Record {
  /// Audits the commits of a range while they are read.
  ///
  /// Where they turn out to be no single line, what was audited by then stays: it is the newest part of the history.
  func auditCommits(
    of range: HistoryRange, _ times: TimesAlongHistory, _ signatures: SignatureCache, besideGit: Bool,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(RecordError) -> AuditedHistory {
    var (begun, parts): ([ObjectID], [Result<AuditPart, RecordError>]) = ([], [])
    var passed = times
    if let line = try straightLine(in: range) {
      let queue = CommitQueue(line, times, progress)
      parts = await audit(queue, signatures, besideGit: besideGit)
      let outcome = queue.outcome
      guard !outcome.isWhole else {
        return AuditedHistory(history: History(commits: outcome.commits), times: outcome.times.all, parts: parts)
      }
      (begun, passed) = (outcome.commits, outcome.times)
    }
    let history = try history(in: range)
    if !history.commits.starts(with: begun) { (begun, passed, parts) = ([], times, []) }
    let queue = CommitQueue(history.commits, after: begun.count, passed, progress)
    parts += await audit(queue, signatures, besideGit: besideGit)
    return AuditedHistory(history: history, times: queue.outcome.times.all, parts: parts)
  }

  /// Audits the parts of a queue, as many at a time as there are threads; the results are in the order of the commits.
  private func audit(
    _ queue: CommitQueue, _ signatures: SignatureCache, besideGit: Bool
  ) async -> [Result<AuditPart, RecordError>] {
    await withTaskGroup(of: [(Int, Result<AuditPart, RecordError>)].self) { group in
      for _ in 0..<Self.threads(besideGit: besideGit) {
        group.addTask {
          var done: [(Int, Result<AuditPart, RecordError>)] = []
          guard var part = queue.next() else { return done }
          do throws(RecordError) {
            let own = try inRecord { () throws(GitError) in try self.repository.reader(checksNames: !besideGit) }
            var auditor = CommitAuditor(repository: own, boundary: own.shallowBoundary, signatures: signatures)
            while true {
              auditor.skip(to: part.read.first, part.times)
              done.append((part.place, .success(Self.audit(part, by: &auditor))))
              queue.finish(part)
              guard let next = queue.next() else { break }
              part = next
            }
          } catch {
            done.append((part.place, .failure(error)))
          }
          return done
        }
      }
      var done: [(Int, Result<AuditPart, RecordError>)] = []
      for await some in group { done += some }
      return done.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// With two processors an audit beside git has two threads all the same: they share what git leaves, and have both
  /// processors when it is done first.
  private static func threads(besideGit: Bool) -> Int {
    min(4, max(Processors.count - (besideGit ? 1 : 0), min(2, Processors.count)))
  }

  private static func audit(_ commits: CommitQueue.Part, by auditor: inout CommitAuditor) -> AuditPart {
    var part = AuditPart()
    part.entries.reserveCapacity(commits.commits.count)
    for (place, id) in commits.commits.enumerated() {
      let next = place + 1
      do throws(GitError) {
        let (entry, parent, draft) = try auditor.entry(
          id, parent: next < commits.read.count ? commits.read[next] : nil)
        part.entries.append(entry)
        if let draft { part.drafts.insert(draft) }
        part.parents[id] = parent
      } catch {
        part.findings.append(.unreadable(RecordError(error)))
      }
    }
    part.signatures = auditor.takeFoundSignatures()
    return part
  }
}
