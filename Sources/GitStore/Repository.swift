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
/// It may be used from many tasks; its calls run one at a time. A reader of all history opens a handle of its own with
/// ``reader(checksNames:)`` (0.1 ms). Writing needs neither an index nor a work tree.
public final class Repository: Sendable {
  nonisolated(unsafe) private let pointer: OpaquePointer
  private let turn = Mutex<Void>(())
  /// Reads the packs that exist at the first read, in a third of libgit2's time. Any other object, and any damaged one,
  /// is read by libgit2.
  nonisolated(unsafe) private var packReader: PackReader?
  nonisolated(unsafe) private var looseObjects: LooseObjects?
  /// Whether those two check objects against their names.
  private let checksNames: Bool
  nonisolated(unsafe) private let gathered: GatheredObjects
  /// Of the blobs that were read last: rules ask for the sizes of what others have read.
  nonisolated(unsafe) private var readSizes: [ObjectID: Int] = [:]
  private static let keptSizes = 64

  /// The git directory that all work trees share; absolute, ends in `/`.
  public let gitDirectory: String
  /// The folder of the checked-out files; absolute, ends in `/`. `nil` for a bare repository. A folder that only the
  /// configuration names (`core.worktree`) and that does not refer to the repository is not used.
  public let workDirectory: String?

  private init(
    adopting pointer: OpaquePointer, packs: [Pack]? = nil, checksNames: Bool = true, isFromEnvironment: Bool = false
  ) throws(GitError) {
    self.pointer = pointer
    self.checksNames = checksNames
    packReader = packs.map { PackReader($0, checksNames: checksNames) }
    gitDirectory = String(cString: git_repository_commondir(pointer))
    workDirectory = Self.workDirectory(of: pointer)
    // git may have told its own folder for new objects.
    gathered = GatheredObjects(isAllowed: !isFromEnvironment || getenv("GIT_OBJECT_DIRECTORY") == nil)
    try LooseObjectReader.add(to: pointer, folder: gitDirectory + "objects", gathered)
  }

  deinit { git_repository_free(pointer) }

  /// Runs `body` with exclusive access to the repository's pointer.
  func locked<T: Sendable>(_ body: (OpaquePointer) throws(GitError) -> T) throws(GitError) -> T {
    try turn.withLock { (_) throws(GitError) -> T in
      // An older error must not appear as the reason of this call's failure.
      git_error_clear()
      errno = 0
      do throws(GitError) { return try body(pointer) } catch {
        guard error.code == .notFound, error.category == Int32(GIT_ERROR_ODB.rawValue),
          (try? Self.isPartial(pointer)) == true
        else { throw error }
        throw error.withCode(.notFetched)
      }
    }
  }

  /// Opens the repository at a folder, or in the nearest one above it.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - searching: whether parent folders are searched, as `git` does.
  /// - Throws: `GitError` with code `notFound` if there is none, `owner` if it belongs to another user and
  ///   `safe.directory` does not name it.
  public static func open(_ path: String, searching: Bool = false) throws(GitError) -> Repository {
    try open(path, searching: searching, packs: nil, checksNames: true)
  }

  private static func open(
    _ path: String, searching: Bool, packs: [Pack]?, checksNames: Bool
  ) throws(GitError) -> Repository {
    Libgit2.start()
    var raw: OpaquePointer?
    let flags = searching ? 0 : GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue
    let code = git_repository_open_ext(&raw, path, flags, nil)
    if code == GIT_ENOTFOUND.rawValue {
      let error = GitError.last(code)
      // For another owner and no `safe.directory` at all, 1.5 reports the missing configuration value.
      throw error.category == Int32(GIT_ERROR_CONFIG.rawValue)
        ? GitError(code: .owner, category: error.category, message: error.message) : error
    }
    try check(code)
    guard let raw else { throw GitError(code: .notFound, message: "no repository was given") }
    return try Repository(adopting: raw, packs: packs, checksNames: checksNames)
  }

  /// Opens the repository in which git runs a hook, by its environment variables: with the objects of a push that is not
  /// accepted yet (git-receive-pack(1), quarantine).
  public static func openFromEnvironment() throws(GitError) -> Repository {
    Libgit2.start()
    var raw: OpaquePointer?
    try check(git_repository_open_ext(&raw, nil, GIT_REPOSITORY_OPEN_FROM_ENV.rawValue, nil))
    guard let raw else { throw GitError(code: .notFound, message: "no repository was given") }
    return try Repository(adopting: raw, isFromEnvironment: true)
  }

  /// Creates an empty repository.
  ///
  /// - Throws: `GitError` with code `exists` if there is one already.
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
      // libgit2 reports an existing directory if a file has that name.
      guard error.code == .exists, error.category == Int32(GIT_ERROR_FILESYSTEM.rawValue) else { throw error }
      throw GitError(code: .generic, category: error.category, systemError: ENOTDIR, message: error.message)
    }
    guard let raw else { throw GitError(code: .generic, message: "no repository was made") }
    return try Repository(adopting: raw)
  }

  /// Another handle on the same repository, for concurrent work.
  public func reopened() throws(GitError) -> Repository {
    try flushGatheredObjects()
    return try Repository.open(workDirectory ?? gitDirectory)
  }

  /// Another handle, for a concurrent reader of much of the history: it never waits for this one, and shares its packs.
  ///
  /// - Parameter checksNames: whether objects are checked against their names; false only where git checks them at the same
  ///   time, and what is read counts for nothing if git could not.
  public func reader(checksNames: Bool = true) throws(GitError) -> Repository {
    try flushGatheredObjects()
    let packs = try locked { _ in openPackReader().packs }
    return try Repository.open(
      workDirectory ?? gitDirectory, searching: false, packs: packs, checksNames: checksNames)
  }

  /// The object as this handle reads it itself, from the packs or from its own file. Must be called within ``locked(_:)``.
  ///
  /// - Returns: `nil` if libgit2 must be asked.
  func ownObject(_ id: ObjectID) -> PackReader.Object? {
    if let object = gathered.object(id) { return PackReader.Object(kind: object.kind, bytes: object.bytes, name: id) }
    guard let object = openPackReader().object(id) ?? openLooseObjects().object(id) else { return nil }
    if object.kind == .blob {
      if readSizes.count >= Self.keptSizes { readSizes.removeAll(keepingCapacity: true) }
      readSizes[id] = object.bytes.count
    }
    return object
  }

  // MARK: New objects

  /// Passes the objects that are gathered to a closure.
  func withGathered<T>(_ body: (GatheredObjects) -> T) -> T { turn.withLock { _ in body(gathered) } }

  /// Stores what the calling thread has gathered so far: before a reference moves, and before anybody else is to see it.
  func flushGatheredObjects() throws(GitError) {
    try turn.withLock { (_) throws(GitError) in
      guard gathered.isOpen else { return }
      try LooseObjectWriter(folder: gitDirectory + "objects").store(gathered.objects)
      gathered.removeAll()
    }
  }

  /// The size of a blob that was read shortly before, in bytes. Must be called within ``locked(_:)``.
  func readSize(of id: ObjectID) -> Int? { readSizes[id] }

  private func openLooseObjects() -> LooseObjects {
    if let looseObjects { return looseObjects }
    let objects = LooseObjects(folder: gitDirectory + "objects", checksNames: checksNames)
    looseObjects = objects
    return objects
  }

  private func openPackReader() -> PackReader {
    if let packReader { return packReader }
    let reader = PackReader(Pack.all(in: gitDirectory + "objects/pack"), checksNames: checksNames)
    packReader = reader
    return reader
  }

  /// Whether `info/grafts` gives commits other parents than they name. git follows it, and libgit2 from 1.7 on.
  public var hasGrafts: Bool {
    let file = openFile(gitDirectory + "info/grafts", O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    return !readAll(file, limit: 4096).isEmpty
  }

  /// The version of libgit2 at run time, such as `1.5.1`.
  public static var libraryVersion: String { Libgit2.version }
}
