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
  /// There are more parts than threads, so that a thread delayed by other programs leaves the rest to the others.
  func audit(
    _ commits: [ObjectID], _ times: CommitTimes, _ signatures: SignatureCache, threads: Int,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async -> [Result<AuditPart, RecordError>] {
    let size = max(Self.smallestPart, commits.count / (threads * 4) + 1)
    let parts = stride(from: 0, to: commits.count, by: size).map { commits[$0..<min($0 + size, commits.count)] }
    let queue = PartQueue(parts.count, of: commits.count, progress)
    return await withTaskGroup(of: [(Int, Result<AuditPart, RecordError>)].self) { group in
      for _ in 0..<min(threads, parts.count) {
        group.addTask {
          var done: [(Int, Result<AuditPart, RecordError>)] = []
          do throws(RecordError) {
            let own = try inRecord { () throws(GitError) in try self.repository.reader() }
            while let place = queue.next() {
              done.append((place, .success(Self.audit(parts[place], times, signatures, in: own) { queue.advance($0) })))
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

  private static let smallestPart = 200

  private static func audit(
    _ commits: ArraySlice<ObjectID>, _ times: CommitTimes, _ signatures: SignatureCache, in repository: Repository,
    _ advance: (Int) -> Void
  ) -> AuditPart {
    var auditor = CommitAuditor(
      repository: repository, boundary: repository.shallowBoundary, times: times, signatures: signatures)
    var part = AuditPart()
    part.entries.reserveCapacity(commits.count)
    var told = commits.startIndex
    for (place, id) in zip(commits.indices, commits) {
      if place - told == 256 {
        advance(place - told)
        told = place
      }
      do throws(GitError) {
        let (entry, parent, draft) = try auditor.entry(id)
        part.entries.append(entry)
        if let draft { part.drafts.insert(draft) }
        part.parents[id] = parent
      } catch {
        part.findings.append(.unreadable(RecordError(error)))
      }
    }
    part.signatures = auditor.foundSignatures
    advance(commits.endIndex - told)
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
