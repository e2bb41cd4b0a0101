import Clibgit2

/// The kinds of object that git stores.
public enum ObjectKind: Sendable, Hashable {
  case commit, tree, blob, tag

  init?(_ raw: git_object_t) {
    switch raw {
    case GIT_OBJECT_COMMIT: self = .commit
    case GIT_OBJECT_TREE: self = .tree
    case GIT_OBJECT_BLOB: self = .blob
    case GIT_OBJECT_TAG: self = .tag
    default: return nil
    }
  }

  /// The name in an object's header.
  package var name: String {
    switch self {
    case .commit: "commit"
    case .tree: "tree"
    case .blob: "blob"
    case .tag: "tag"
    }
  }

  var raw: git_object_t {
    switch self {
    case .commit: GIT_OBJECT_COMMIT
    case .tree: GIT_OBJECT_TREE
    case .blob: GIT_OBJECT_BLOB
    case .tag: GIT_OBJECT_TAG
    }
  }
}

extension Repository {
  /// Stores bytes as a blob and returns its name. Storing the same bytes again writes nothing but reads them back, so
  /// that a damaged object with that name is not reported as stored.
  public func writeBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    let id = try Self.blobID(of: bytes)
    if try contains(id) {
      try withObject(id, .blob) { _ in }
      return id
    }
    if try gather(bytes, as: id) { return id }
    return try despiteCollection { () throws(GitError) in
      try locked { repository throws(GitError) in
        var oid = git_oid()
        try check(git_blob_create_from_buffer(&oid, repository, bytes, bytes.count))
        return ObjectID(oid)
      }
    }
  }

  /// Keeps a blob while those of a write are gathered, but not much in memory.
  private func gather(_ bytes: [UInt8], as id: ObjectID) throws(GitError) -> Bool {
    let (isKept, total) = withGathered { gathered in
      (gathered.add(NewObject(id: id, kind: .blob, bytes: bytes)), gathered.byteCount)
    }
    if isKept, total > Self.mostGatheredBytes { try flushGatheredObjects() }
    return isKept
  }

  private static let mostGatheredBytes = 4_000_000

  /// The name that bytes would have as a blob; stores nothing.
  public static func blobID(of bytes: [UInt8]) throws(GitError) -> ObjectID {
    Libgit2.start()
    var oid = git_oid()
    try check(git_odb_hash(&oid, bytes, bytes.count, GIT_OBJECT_BLOB))
    return ObjectID(oid)
  }

  /// The bytes of a blob.
  ///
  /// - Throws: `GitError` with code `tooLarge` if it has more bytes than `limit`; it is not inflated then.
  public func blob(_ id: ObjectID, limit: Int = ObjectLimits.blob) throws(GitError) -> [UInt8] {
    try bytes(of: id, .blob, limit: limit)
  }

  /// The size of a blob in bytes, without reading it if the object database can tell.
  public func blobSize(_ id: ObjectID) throws(GitError) -> Int {
    try locked { repository throws(GitError) in
      if let size = readSize(of: id) { return size }
      let odb = try Handle(free: git_odb_free) { git_repository_odb(&$0, repository) }
      var (size, kind) = (0, GIT_OBJECT_ANY)
      var oid = id.raw
      try check(git_odb_read_header(&size, &kind, odb.pointer, &oid))
      return size
    }
  }

  /// The kind of an object.
  public func kind(of id: ObjectID) throws(GitError) -> ObjectKind {
    try locked { repository throws(GitError) in
      let odb = try Handle(free: git_odb_free) { git_repository_odb(&$0, repository) }
      var (size, kind) = (0, GIT_OBJECT_ANY)
      var oid = id.raw
      try check(git_odb_read_header(&size, &kind, odb.pointer, &oid))
      guard let kind = ObjectKind(kind) else {
        throw GitError(code: .notFound, object: id, message: "object \(id) is of no known kind")
      }
      return kind
    }
  }

  /// Whether the object is in the store.
  public func contains(_ id: ObjectID) throws(GitError) -> Bool {
    try locked { repository throws(GitError) in
      let odb = try Handle(free: git_odb_free) { git_repository_odb(&$0, repository) }
      var oid = id.raw
      return git_odb_exists(odb.pointer, &oid) == 1
    }
  }

  /// Passes the raw bytes of an object to a closure, after verifying them against its name.
  ///
  /// - Throws: `GitError` with code `tooLarge` if it has more bytes than `limit`, or than ``ObjectLimits`` allow for
  ///   its kind; it is not inflated then.
  public func withObject<T: Sendable>(
    _ id: ObjectID, _ kind: ObjectKind, limit: Int? = nil, _ body: (UnsafeRawBufferPointer) -> T
  ) throws(GitError) -> T {
    try locked { repository throws(GitError) in
      if let bytes = ownBytes(of: id, kind, limit) { return bytes.withUnsafeBytes(body) }
      return try Self.withStoredObject(id, kind, limit, in: repository, body)
    }
  }

  /// The raw bytes of an object, as ``withObject(_:_:limit:_:)`` passes them; those of a ``reader(checksNames:)`` are not copied.
  func bytes(of id: ObjectID, _ kind: ObjectKind, limit: Int? = nil) throws(GitError) -> [UInt8] {
    try locked { repository throws(GitError) in
      if let bytes = ownBytes(of: id, kind, limit) { return bytes }
      return try Self.withStoredObject(id, kind, limit, in: repository) { Array($0) }
    }
  }

  /// Passes the bytes of an object as libgit2 has it to a closure.
  private static func withStoredObject<T>(
    _ id: ObjectID, _ kind: ObjectKind, _ limit: Int?, in repository: OpaquePointer,
    _ body: (UnsafeRawBufferPointer) -> T
  ) throws(GitError) -> T {
    do throws(GitError) {
      let odb = try Handle(free: git_odb_free) { git_repository_odb(&$0, repository) }
      var oid = id.raw
      try ObjectLimits.check(&oid, in: odb.pointer, limit ?? ObjectLimits.of(kind))
      let object = try Handle(free: git_odb_object_free) { git_odb_read(&$0, odb.pointer, &oid) }
      guard git_odb_object_type(object.pointer) == kind.raw else {
        throw GitError(code: .notFound, message: "object \(id) is not a \(kind)")
      }
      return body(
        UnsafeRawBufferPointer(
          start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer)))
    } catch {
      throw error.reading(id)
    }
  }

  /// The bytes of an object of that kind without libgit2. Must be called within ``locked(_:)``.
  private func ownBytes(of id: ObjectID, _ kind: ObjectKind, _ limit: Int?) -> [UInt8]? {
    guard let object = ownObject(id), object.kind == kind else { return nil }
    return object.bytes.count <= limit ?? ObjectLimits.of(kind) ? object.bytes : nil
  }
}
