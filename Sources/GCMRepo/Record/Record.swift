import GitStore
import Synchronization

/// The shared repository as a whole: an ordinary git repository with a `gcmrepo.yml` on its branch.
///
/// It is read from commits, never from checked-out files.
public final class Record: Sendable {
  package let repository: Repository
  /// The branch of all writes.
  public let branch: String

  /// A cache of the few commits that a command uses repeatedly.
  private let met = Mutex<[ObjectID: Met]>([:])

  private struct Met {
    let tree: ObjectID
    let configuration: RecordConfiguration
  }

  /// How many names were resolved, which tests compare with what was requested.
  let resolutions = Atomic(0)

  var branchReference: String { "refs/heads/" + branch }

  /// The references at one moment, if all answers must be based on it.
  let snapshot: ReferenceSnapshot?

  init(_ repository: Repository, branch: String = "main", snapshot: ReferenceSnapshot? = nil) {
    self.repository = repository
    self.branch = branch
    self.snapshot = snapshot
  }

  /// Opens the record at a folder, or at the nearest one above it.
  ///
  /// - Throws: ``RecordError/notARecord(path:)``, ``RecordError/otherOwner(path:)`` or a failure to read it.
  public static func open(_ path: String, searching: Bool = false) throws(RecordError) -> Record {
    do throws(GitError) {
      let repository = try Repository.open(path, searching: searching)
      return Record(repository, branch: branch(of: repository))
    } catch {
      switch error.code {
      case .owner: throw .otherOwner(path: path)
      case .notFound: throw .notARecord(path: path)
      default: throw RecordError(error, path: path)
      }
    }
  }

  /// `main`; if it does not exist, the branch that `HEAD` names, as in the clone of a record with another branch name.
  private static func branch(of repository: Repository) -> String {
    let (usual, heads) = ("main", "refs/heads/")
    do throws(GitError) {
      guard try repository.reference(heads + usual) == nil, let head = try repository.currentBranch(),
        head.utf8.starts(with: heads.utf8), try repository.reference(head) != nil
      else { return usual }
      return String(decoding: head.utf8.dropFirst(heads.utf8.count), as: UTF8.self)
    } catch {
      // Damage is reported when it is read.
      return usual
    }
  }

  /// The record's location, for a message.
  public var path: String { repository.workDirectory ?? repository.gitDirectory }

  /// The current state of the record's branch.
  public func current() throws(RecordError) -> RecordState {
    try state(at: try tip())
  }

  /// Whether the branch's newest commit holds a `gcmrepo.yml`, readable or not.
  public var isRecord: Bool {
    do throws(RecordError) {
      _ = try current()
      return true
    } catch {
      if case .notARecord = error { return false }
      return true
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

  /// The record's state at a draft, a branch, a commit or one of git's own forms (`main~1`).
  public func state(at revision: String?) throws(RecordError) -> RecordState {
    guard let revision else { return try current() }
    return try state(at: try commit(of: revision))
  }

  /// The record's state at a commit, which must contain a record of a supported format.
  func state(at commit: ObjectID) throws(RecordError) -> RecordState {
    if let met = met.withLock({ $0[commit] }) {
      return RecordState(record: self, commit: commit, tree: met.tree, configuration: met.configuration)
    }
    let tree = try inRecord { () throws(GitError) in try repository.commit(commit).tree }
    let state = try RecordState(record: self, commit: commit, tree: tree)
    met.withLock { $0[commit] = Met(tree: tree, configuration: state.configuration) }
    return state
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
        let names = (try? repository.tags().map(\.name)) ?? []
        throw .unknownRevision(given: revision, nearest: GCMRepo.nearest(to: revision, among: names + [branch]))
      default: throw RecordError(error).reading(revision)
      }
    }
  }
}
