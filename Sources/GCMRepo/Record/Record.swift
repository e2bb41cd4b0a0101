import GitStore
import SSHKeys
import Synchronization

/// The shared repository as a whole: an ordinary git repository with a `gcmrepo.yml` on its branch.
///
/// It is read from commits, never from checked-out files.
public final class Record: Sendable {
  package let repository: Repository
  /// The branch of all writes.
  public let branch: String
  /// Whether the caller named the branch, and writes to it whatever is checked out.
  let isBranchNamed: Bool

  /// A cache of the few commits that a command uses repeatedly.
  private let cache = Mutex<[ObjectID: Cached]>([:])

  private struct Cached {
    let tree: ObjectID
    let configuration: RecordConfiguration
  }

  /// The first commit, which no write changes, once it was looked for.
  let knownFirstCommit = Mutex<CommitID?>(nil)

  /// How many names were resolved, which tests compare with what was requested.
  let resolutions = Atomic(0)

  var branchReference: String { "refs/heads/" + branch }

  /// The references at one moment, if all answers must be based on it.
  let snapshot: ReferenceSnapshot?

  /// What signs the commits and tags that are written.
  let signer: (any SigningBackend)?

  /// The clock by which it writes and judges: the system's, unless a program hands in another.
  let clock: @Sendable () -> Timestamp

  init(
    _ repository: Repository, branch: String = "main", isBranchNamed: Bool = false, snapshot: ReferenceSnapshot? = nil,
    signer: (any SigningBackend)? = nil, clock: @escaping @Sendable () -> Timestamp = { .now }
  ) {
    self.clock = clock
    self.repository = repository
    self.branch = branch
    self.isBranchNamed = isBranchNamed
    self.snapshot = snapshot
    self.signer = signer
  }

  /// Opens the record at a folder, or at the nearest one above it.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - searching: whether the folders above it are searched.
  ///   - branch: the record's branch, to write to it whatever is checked out; else `main`, or the branch that is checked
  ///     out if there is no `main`.
  /// - Throws: ``RecordError/Code-swift.struct/notARecord``, ``RecordError/Code-swift.struct/otherOwner``,
  ///   ``RecordError/Code-swift.struct/unsupportedStorage``, ``RecordError/Code-swift.struct/unknownBranch`` or a failure to
  ///   read it.
  public static func open(
    _ path: String, searching: Bool = false, branch: String? = nil
  ) throws(RecordError) -> Record {
    do throws(GitError) {
      let repository = try Repository.open(path, searching: searching)
      guard let branch else { return Record(repository, branch: self.branch(of: repository)) }
      let name = "refs/heads/" + branch
      guard Repository.isValidReferenceName(name), try repository.reference(name) != nil else {
        throw GitError(code: .invalidSpecification, message: "there is no branch '\(branch)'")
      }
      return Record(repository, branch: branch, isBranchNamed: true)
    } catch {
      switch error.code {
      case .owner: throw .otherOwner(path: path)
      case .notFound: throw .notARecord(path: path)
      case .invalidSpecification: throw unknownBranch(branch ?? "", at: path, searching: searching)
      default:
        let features = Repository.unsupportedExtensions(path, searching: searching)
        throw features.isEmpty ? RecordError(error, path: path) : .unsupportedStorage(path: path, features: features)
      }
    }
  }

  private static func unknownBranch(_ name: String, at path: String, searching: Bool) -> RecordError {
    let heads = try? Repository.open(path, searching: searching).references(matching: "refs/heads/*")
    let names = (heads ?? []).map { shortName(ofBranch: $0.name) }
    return .unknownBranch(given: name, nearest: nearestNames(to: name, among: names))
  }

  /// The branch of a record that was made by ``create(at:from:bare:as:)``.
  static let usualBranch = "main"

  /// `main`; if it does not exist, the branch that `HEAD` names, as in the clone of a record with another branch name.
  private static func branch(of repository: Repository) -> String {
    let (usual, heads) = (usualBranch, "refs/heads/")
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

  /// Whether the branch's newest commit holds a `gcmrepo.yml`, readable or not.
  public var isRecord: Bool {
    do throws(RecordError) {
      _ = try current()
      return true
    } catch {
      return error.code != .notARecord
    }
  }

  /// The record's state at a commit, which need not be on the record's branch.
  public func state(at commit: CommitID) throws(RecordError) -> RecordState { try state(at: commit.object) }

  /// The record's state at a commit, which must contain a record of a supported format.
  func state(at commit: ObjectID) throws(RecordError) -> RecordState {
    if let cached = cache.withLock({ $0[commit] }) {
      return RecordState(record: self, object: commit, tree: cached.tree, configuration: cached.configuration)
    }
    let tree = try inRecord { () throws(GitError) in try repository.commit(commit).tree }
    let state = try RecordState(record: self, object: commit, tree: tree)
    cache.withLock { $0[commit] = Cached(tree: tree, configuration: state.configuration) }
    return state
  }
}
