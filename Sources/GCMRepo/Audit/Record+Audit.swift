import Git

/// The account of a range of history.
public struct AuditReport: Sendable {
  /// Newest first.
  public var entries: [AuditEntry]
  /// What is wrong with drafts, the branch and the store, rather than with one commit.
  public var findings: [Finding]

  /// How many findings there are in all.
  public var findingCount: Int { findings.count + entries.reduce(0) { $0 + $1.findings.count } }
}

extension Record {
  /// The account of a range: each commit, what it says of itself and whether that is so, and the drafts in it.
  ///
  /// Cost: 60 µs a commit on one processor; two halves are read side by side.
  public func audit(
    _ range: HistoryRange = .init(), progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws(RecordError) -> AuditReport {
    try await audit(range, hashing: true, progress: progress)
  }

  /// - Parameter hashing: See `Repository.reopenedForScan(hashing:)`.
  func audit(
    _ range: HistoryRange, hashing: Bool, progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws(RecordError) -> AuditReport {
    let commits: [ObjectID]
    let parties: Set<String>
    var report = AuditReport(entries: [], findings: [])
    do throws(RecordError) {
      parties = Set(try current().partyCodes())
      commits = try self.commits(in: range)
    } catch {
      // Of a record whose newest commit or history is damaged, that is the finding.
      guard case .damaged = error else { throw error }
      report.findings.append(.unreadable(error))
      return report
    }
    let middle = commits.count / 2
    let halves = commits.count < 200 ? [commits[...]] : [commits[..<middle], commits[middle...]]
    let parts = await withTaskGroup(of: (Int, Result<AuditPart, RecordError>).self) { group in
      for (place, half) in halves.enumerated() {
        group.addTask {
          do throws(RecordError) {
            return (place, .success(try self.audit(half, of: commits.count, parties, hashing: hashing, progress)))
          } catch {
            return (place, .failure(error))
          }
        }
      }
      var parts: [(Int, Result<AuditPart, RecordError>)] = []
      for await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.map(\.1)
    }
    var parents: [ObjectID: ObjectID] = [:]
    for part in parts {
      let part = try part.get()
      report.entries += part.entries
      report.findings += part.findings
      parents.merge(part.parents) { first, _ in first }
    }
    var sequence = RevisionSequence(beginsAnywhere: range.from != nil)
    for place in report.entries.indices.reversed() {
      if let finding = sequence.next(report.entries[place].revision.facts) {
        report.entries[place].findings.append(finding)
      }
    }
    report.findings += try draftFindings(in: range, commits: Set(commits))
    if range.to == nil { report.findings += try branchFindings(parents: parents) }
    return report
  }

  private struct AuditPart: Sendable {
    var entries: [AuditEntry] = []
    /// Of commits that cannot be read.
    var findings: [Finding] = []
    var parents: [ObjectID: ObjectID] = [:]
  }

  private func audit(
    _ commits: ArraySlice<ObjectID>, of total: Int, _ parties: Set<String>, hashing: Bool,
    _ progress: (Int, Int) -> Void
  ) throws(RecordError) -> AuditPart {
    let own = try inRecord { () throws(GitError) in try repository.reopenedForScan(hashing: hashing) }
    var auditor = CommitAuditor(repository: own, parties: parties)
    var part = AuditPart()
    part.entries.reserveCapacity(commits.count)
    for (done, id) in commits.enumerated() {
      if done % 256 == 0 { progress(commits.startIndex + done, total) }
      do throws(GitError) {
        let (entry, parent) = try auditor.entry(id)
        part.entries.append(entry)
        part.parents[id] = parent
      } catch {
        part.findings.append(.unreadable(RecordError(error)))
      }
    }
    return part
  }

  /// What is wrong with the drafts that lie in a range, and with those that lie nowhere in the branch's history.
  private func draftFindings(in range: HistoryRange, commits: Set<ObjectID>) throws(RecordError) -> [Finding] {
    let tip = try current().commit
    var findings: [Finding] = []
    var manifest = Manifest()
    for reference in try inRecord({ () throws(GitError) in try repository.references(matching: "refs/tags/*") }) {
      do throws(GitError) {
        let reference = try repository.tag(of: reference)
        findings += try self.findings(of: reference, commits: commits, tip: tip, &manifest)
      } catch {
        findings.append(.unreadable(RecordError(error).reading(reference.name)))
      }
    }
    return findings
  }

  private func findings(
    of reference: TagReference, commits: Set<ObjectID>, tip: ObjectID, _ manifest: inout Manifest
  ) throws(GitError) -> [Finding] {
    var findings: [Finding] = []
    let target = reference.tag?.target ?? reference.object
    // A tag may name a folder, a file or another tag; such a one is in no branch's history.
    let isCommit = try repository.kind(of: target) == .commit
    // A draft outside the branch's history matters to every account; one of another range is that range's.
    if !commits.contains(target) {
      if isCommit, try repository.isAncestor(target, of: tip) { return [] }
      findings.append(.draftNotInHistory(reference.name))
    }
    if let tag = reference.tag {
      if isCommit { findings += self.findings(of: tag, named: reference.name, &manifest) }
    } else {
      findings.append(.lightweightDraft(reference.name))
    }
    return findings
  }

  private func findings(
    of tag: Tag, named name: String, _ manifest: inout Manifest
  ) -> [Finding] {
    var findings: [Finding] = []
    let trailers = tag.trailers
    for trailer in ["Party", "Draft", "Manifest-SHA256"] where trailers[trailer] == nil {
      findings.append(.draftTrailerMissing(draft: name, trailer: trailer))
    }
    for said in [tag.name, trailers["Draft"] ?? name] where said != name {
      findings.append(.draftName(draft: name, said: said))
    }
    do throws(GitError) {
      if let said = trailers["Manifest-SHA256"] {
        let found = try manifest.hash(of: try repository.commit(tag.target).tree, in: repository)
        if found != said { findings.append(.draftManifest(draft: name, said: said, found: found)) }
      }
      // A draft's log has one line: its making.
      for entry in try repository.reflog(of: "refs/tags/" + name) where entry.old != .zero {
        findings.append(.draftMoved(draft: name, from: entry.old.description))
      }
    } catch {
      findings.append(.unreadable(RecordError(error)))
    }
    return findings
  }

  /// Steps of the branch that threw commits away. `parents` spares asking git for each ordinary step.
  private func branchFindings(parents: [ObjectID: ObjectID]) throws(RecordError) -> [Finding] {
    try inRecord { () throws(GitError) in
      var findings: [Finding] = []
      for entry in try repository.reflog(of: branchReference) where entry.old != .zero && entry.new != .zero {
        guard parents[entry.new] != entry.old, entry.new != entry.old else { continue }
        // A log may name commits that have since been collected; that they are gone is the finding.
        if try repository.contains(entry.old), try repository.contains(entry.new),
          try repository.isAncestor(entry.old, of: entry.new)
        {
          continue
        }
        findings.append(.historyRewritten(from: entry.old.description, to: entry.new.description))
      }
      return findings
    }
  }
}
