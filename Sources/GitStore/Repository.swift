import Clibgit2
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A git repository on disk, bare or with a work tree.
///
/// It may be used from many tasks: one call runs at a time. A reader of all history opens one of its own with
/// `reopened()` (0.1 ms). No index and no work tree is needed to write.
public final class Repository: Sendable {
  nonisolated(unsafe) private let pointer: OpaquePointer
  private let turn = Mutex<Void>(())
  /// The packs that are read past libgit2, where this is a ``reader()``.
  private let packs: [Pack]?
  nonisolated(unsafe) private let packReader: PackReader?

  /// The git directory that all work trees share; absolute, ends in `/`.
  public let gitDirectory: String
  /// The folder of the checked-out files; absolute, ends in `/`. `nil` for a bare repository. It is never one that the
  /// configuration names (`core.worktree`) and that knows nothing of the repository.
  public let workDirectory: String?

  private init(adopting pointer: OpaquePointer, packs: [Pack]? = nil) throws(GitError) {
    self.pointer = pointer
    self.packs = packs
    packReader = packs.map { PackReader($0) }
    gitDirectory = String(cString: git_repository_commondir(pointer))
    workDirectory = Self.workDirectory(of: pointer)
    try LooseObjectReader.add(to: pointer, folder: gitDirectory + "objects")
  }

  deinit { git_repository_free(pointer) }

  /// Runs `body` alone on the repository's pointer.
  func locked<T: Sendable>(_ body: (OpaquePointer) throws(GitError) -> T) throws(GitError) -> T {
    try turn.withLock { (_) throws(GitError) -> T in
      // What an earlier call left must not be taken for the reason why this one fails.
      git_error_clear()
      errno = 0
      return try body(pointer)
    }
  }

  /// Opens the repository at a folder, or in the nearest one above it.
  ///
  /// - Parameter searching: whether folders above are looked at, as `git` does.
  /// - Throws: `GitError` with code `notFound` where there is none, `owner` where it belongs to somebody else and is
  ///   not named by `safe.directory`.
  public static func open(_ path: String, searching: Bool = false) throws(GitError) -> Repository {
    try open(path, searching: searching, packs: nil)
  }

  private static func open(_ path: String, searching: Bool, packs: [Pack]?) throws(GitError) -> Repository {
    Libgit2.start()
    var raw: OpaquePointer?
    let flags = searching ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
    let code = git_repository_open_ext(&raw, path, flags, nil)
    if code == GIT_ENOTFOUND.rawValue {
      let error = GitError.last(code)
      // With another owner and no `safe.directory` at all, 1.5 reports that the configuration has no such value.
      throw error.category == Int32(GIT_ERROR_CONFIG.rawValue)
        ? GitError(code: .owner, category: error.category, message: error.message) : error
    }
    try check(code)
    guard let raw else { throw GitError(code: .notFound, message: "no repository was given") }
    return try Repository(adopting: raw, packs: packs)
  }

  /// Makes an empty repository.
  ///
  /// - Throws: `GitError` with code `exists` where there is one already.
  public static func create(_ path: String, bare: Bool, branch: String = "main") throws(GitError) -> Repository {
    Libgit2.start()
    var options = git_repository_init_options()
    try check(git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION)))
    options.flags = GIT_REPOSITORY_INIT_MKPATH.rawValue | GIT_REPOSITORY_INIT_NO_REINIT.rawValue
    if bare { options.flags |= GIT_REPOSITORY_INIT_BARE.rawValue }
    var raw: OpaquePointer?
    let code = branch.withCString { name in
      options.initial_head = name
      return git_repository_init_ext(&raw, path, &options)
    }
    do throws(GitError) { try check(code) } catch {
      // Its words are that the directory exists, where a file has the name of one.
      guard error.code == .exists, error.category == Int32(GIT_ERROR_FILESYSTEM.rawValue) else { throw error }
      throw GitError(code: .generic, category: error.category, systemError: ENOTDIR, message: error.message)
    }
    guard let raw else { throw GitError(code: .generic, message: "no repository was made") }
    return try Repository(adopting: raw)
  }

  /// Another handle on the same repository, for work that runs beside this one's.
  public func reopened() throws(GitError) -> Repository {
    try Repository.open(workDirectory ?? gitDirectory)
  }

  /// Another handle, for a caller that reads much of the history: it reads packs itself, which is three times as fast,
  /// and never waits for another handle. Readers that are made from a reader share its packs.
  ///
  /// Only the packs that are there now are read so. Any other object, and one with which something is wrong, is read by
  /// libgit2.
  public func reader() throws(GitError) -> Repository {
    try Repository.open(
      workDirectory ?? gitDirectory, searching: false, packs: packs ?? Pack.all(in: gitDirectory + "objects/pack"))
  }

  /// Whether this is a ``reader()``.
  var readsPacks: Bool { packReader != nil }

  /// The object as this handle's own reader of packs has it. Only to be called within ``locked(_:)``.
  func packedObject(_ id: ObjectID) -> PackReader.Object? { packReader?.object(id) }

  /// Whether `info/grafts` gives commits other parents than they name. Stock git follows it, libgit2 from 1.7 on.
  public var hasGrafts: Bool {
    let file = openFile(gitDirectory + "info/grafts", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return !readAll(file, limit: 4096).isEmpty
  }

  /// The version of libgit2 that runs, such as `1.5.1`.
  public static var libraryVersion: String { Libgit2.version }
}
