import GitStore
import Synchronization

/// How a name that a user types becomes a commit: the branch, a draft, a commit's id, one of git's own forms, or a
/// contribution's revision.
extension Record {
  /// The current state of the record's branch.
  public func current() throws(RecordError) -> RecordState {
    try state(at: try tip())
  }

  /// The record's state at a draft, a branch, a commit, one of git's own forms (`main~1`), or a contribution's revision
  /// (`CL/inputs/aportes@2`).
  public func state(at revision: String?) throws(RecordError) -> RecordState {
    guard let revision else { return try current() }
    return try state(at: try commit(of: revision))
  }

  /// The commit that a revision names. A draft takes precedence over a branch with the same name.
  func commit(of revision: String) throws(RecordError) -> ObjectID {
    resolutions.add(1, ordering: .relaxed)
    let plain = revision.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F }
    // Git has no longer names.
    guard revision.utf8.count <= 1_000 else { throw .unknownRevision(given: revision.prefix(60) + "…", nearest: []) }
    guard plain, !revision.isEmpty, revision.utf8.first != UInt8(ascii: "-"),
      !revision.utf8.contains(UInt8(ascii: ":"))
    else {
      throw .unknownRevision(given: revision, nearest: [])
    }
    do throws(GitError) {
      let tag = "refs/tags/" + revision
      if Repository.isValidReferenceName(tag), try repository.reference(tag) != nil {
        do throws(GitError) { return try repository.resolve(tag) } catch {
          // The name exists, but its object does not.
          guard error.code != .notFound else { throw GitError(code: .mismatch, message: error.message) }
          throw error
        }
      }
      return try repository.resolve(revision)
    } catch {
      switch error.code {
      case .notFound, .invalidSpecification, .ambiguous, .peel, .unbornBranch:
        if let name = ContributionRevision(revision) {
          return try state(ofRevision: name.number, of: name.contribution.description).commit.object
        }
        let names = (try? repository.tags().map(\.name)) ?? []
        throw .unknownRevision(
          given: revision, nearest: nearestNames(to: revision, among: names + [branch]),
          limits: (try? repository.cloneLimits()) ?? [])
      default: throw RecordError(error).reading(revision)
      }
    }
  }

  /// The newest commit of the branch, whatever it holds.
  func tip() throws(RecordError) -> ObjectID {
    let tip = try inRecord(reading: branchReference) { () throws(GitError) in
      if let snapshot { try snapshot.tip.get() } else { try repository.reference(branchReference) }
    }
    guard let tip else { throw isWithoutBranch ? .noBranch(path: path, branch: branch) : .notARecord(path: path) }
    return tip
  }

  /// Whether a history exists nevertheless: drafts, or a remote branch.
  private var isWithoutBranch: Bool {
    ["refs/tags/*", "refs/heads/*", "refs/remotes/*"].contains {
      ((try? repository.references(matching: $0)) ?? []).count > 0
    }
  }
}
