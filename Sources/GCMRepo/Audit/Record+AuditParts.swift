import GitStore
import Synchronization

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

extension Record {
  /// Audits commits in parts, as many at a time as there are threads; the parts are in the order of the commits.
  ///
  /// The parts are small, so that a thread delayed by other programs leaves the rest to the others.
  func audit(
    _ history: History, _ times: CommitTimes, _ signatures: SignatureCache, threads: Int,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> [Result<AuditPart, RecordError>] {
    let commits = history.commits
    let parts = stride(from: 0, to: commits.count, by: Self.partSize).map {
      $0..<min($0 + Self.partSize, commits.count)
    }
    let queue = PartQueue(parts.count, of: commits.count, progress)
    return await withTaskGroup(of: [(Int, Result<AuditPart, RecordError>)].self) { group in
      for _ in 0..<min(threads, parts.count) {
        group.addTask {
          var done: [(Int, Result<AuditPart, RecordError>)] = []
          do throws(RecordError) {
            let own = try inRecord { () throws(GitError) in try self.repository.reader() }
            var auditor = CommitAuditor(
              repository: own, boundary: own.shallowBoundary, times: times, signatures: signatures)
            while let place = queue.next() {
              let part = parts[place]
              let read = history.read[
                min(part.lowerBound, history.read.count)..<min(part.upperBound, history.read.count)]
              auditor.skip(to: read.first)
              done.append((place, .success(Self.audit(commits[part], read, by: &auditor))))
              queue.advance(part.count)
            }
          } catch {
            done.append((parts.count, .failure(error)))
          }
          return done
        }
      }
      var done: [(Int, Result<AuditPart, RecordError>)] = []
      for await some in group { done += some }
      return done.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private static var partSize: Int { 64 }

  /// - Parameters:
  ///   - commits: consecutive ones.
  ///   - read: the first of them, as far as they have been read.
  private static func audit(
    _ commits: ArraySlice<ObjectID>, _ read: ArraySlice<StoredCommit>, by auditor: inout CommitAuditor
  ) -> AuditPart {
    var part = AuditPart()
    part.entries.reserveCapacity(commits.count)
    for (place, id) in commits.enumerated() {
      let next = read.startIndex + place + 1
      do throws(GitError) {
        let (entry, parent, draft) = try auditor.entry(id, parent: next < read.endIndex ? read[next] : nil)
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

/// Hands out the parts of an audit, and counts the finished commits.
private final class PartQueue: Sendable {
  private let state = Mutex((part: 0, commits: 0))
  private let parts: Int
  private let commits: Int
  private let progress: @Sendable (Int, Int) -> Void

  init(_ parts: Int, of commits: Int, _ progress: @escaping @Sendable (Int, Int) -> Void) {
    (self.parts, self.commits, self.progress) = (parts, commits, progress)
  }

  /// The next part that no thread has taken.
  func next() -> Int? {
    state.withLock { state in
      guard state.part < parts else { return nil }
      defer { state.part += 1 }
      return state.part
    }
  }

  func advance(_ count: Int) {
    let done = state.withLock { state in
      state.commits += count
      return state.commits
    }
    progress(done, commits)
  }
}
