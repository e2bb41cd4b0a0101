#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension WorkTree {
  /// The folder of a path, entered name by name; `nil` where it is not there or is behind a link.
  private func openFolder(of path: String, creating: Bool) throws(WorkTreeError) -> Int32? {
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .cannotWrite(path: root, errno: errno) }
    for name in path.pathNames.dropLast().map(String.init) {
      if creating { mkdirat(folder, name, 0o777) }
      let next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let reason = errno
      close(folder)
      guard next >= 0 else {
        if !creating, reason == ENOENT || reason == ENOTDIR { return nil }
        throw .cannotWrite(path: path, errno: reason)
      }
      folder = next
    }
    return folder
  }

  private static func name(of path: String) -> String {
    path.pathNames.last.map(String.init) ?? path
  }

  /// The name that the file would have as a blob; `nil` where there is none.
  func blobID(at path: String) throws(WorkTreeError) -> ObjectID? {
    guard let folder = try openFolder(of: path, creating: false) else { return nil }
    defer { close(folder) }
    let file = openat(folder, Self.name(of: path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      // A link or a folder in the file's place is somebody's own work too.
      return errno == ENOENT ? nil : ObjectID.zero
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return ObjectID.zero }
    let content = readAll(file)
    return try gitCall { () throws(GitError) in try Repository.blobID(of: content) }
  }

  func write(_ bytes: [UInt8], at path: String) throws(WorkTreeError) {
    guard let folder = try openFolder(of: path, creating: true) else { return }
    defer { close(folder) }
    let temporary = ".gcmrepo-\(getpid())~"
    unlinkat(folder, temporary, 0)
    let file = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    let written = bytes.withUnsafeBytes { writeAll(file, $0) }
    close(file)
    guard written, renameat(folder, temporary, folder, Self.name(of: path)) == 0 else {
      let reason = errno
      unlinkat(folder, temporary, 0)
      throw .cannotWrite(path: path, errno: reason)
    }
  }

  /// Takes a file away, and the folders that it leaves empty.
  func remove(_ path: String) {
    var names = path.pathNames
    guard let folder = (try? openFolder(of: path, creating: false)) ?? nil else { return }
    unlinkat(folder, Self.name(of: path), 0)
    close(folder)
    names.removeLast()
    while !names.isEmpty {
      let path = names.joined(separator: "/")
      guard let above = (try? openFolder(of: path, creating: false)) ?? nil else { return }
      let emptied = unlinkat(above, Self.name(of: path), AT_REMOVEDIR) == 0
      close(above)
      guard emptied else { return }
      names.removeLast()
    }
  }
}
