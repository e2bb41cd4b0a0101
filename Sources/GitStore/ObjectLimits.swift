import Clibgit2

/// The largest objects that are read, in bytes. A few kilobytes of a push can inflate to any size.
public enum ObjectLimits {
  /// A file of the record: more than a record's own limits may allow.
  public static let blob = 1_000_000_000
  /// 500,000 files in one folder.
  public static let tree = 32_000_000
  /// A commit or a tag with its message. Callers apply their own limits to messages; an object that cannot be read at
  /// all would block everybody from the branch.
  public static let message = 16_000_000
  /// The files of a tree, or those in which two trees differ. A folder that contains itself many times, many levels
  /// deep, is a few small objects and billions of files.
  public static let files = 250_000

  static func of(_ kind: ObjectKind) -> Int {
    switch kind {
    case .blob: blob
    case .tree: tree
    case .commit, .tag: message
    }
  }

  /// Looks up an object's size before it is inflated.
  static func check(_ oid: inout git_oid, in odb: OpaquePointer, _ limit: Int) throws(GitError) {
    var (size, kind) = (0, GIT_OBJECT_ANY)
    // An object without a readable header is reported by the read itself, with a better reason.
    guard git_odb_read_header(&size, &kind, odb, &oid) == 0, size > limit else { return }
    let id = ObjectID(oid)
    throw GitError(code: .tooLarge, object: id, message: "object \(id) has \(size) bytes; at most \(limit) are read")
  }

  static let tooManyFiles = GitError(code: .tooLarge, message: "a tree holds more than \(files) files")
  static let pathTooLong = GitError(code: .tooLarge, message: "a path is longer than 4096 bytes")
}

extension Repository {
  /// Refuses a commit or a tag that is too large to be read.
  func checkSize(of oid: inout git_oid, in repository: OpaquePointer) throws(GitError) {
    let odb = try Handle(free: git_odb_free) { git_repository_odb(&$0, repository) }
    try ObjectLimits.check(&oid, in: odb.pointer, ObjectLimits.message)
  }
}
