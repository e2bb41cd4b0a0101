#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension WorkTree {
  /// The folder of a path, opened name by name; `nil` if it does not exist or is behind a link or a file, which
  /// `obstacle` then names.
  private func openFolder(
    of path: String, creating: Bool, obstacle: UnsafeMutablePointer<String?>? = nil
  ) throws(WorkTreeError) -> Int32? {
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .cannotWrite(path: root, errno: errno) }
    let names = path.pathNames
    for (depth, name) in names.dropLast().map(String.init).enumerated() {
      if creating { mkdirat(folder, name, 0o777) }
      let next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let reason = errno
      close(folder)
      guard next >= 0 else {
        if !creating, reason == ENOENT { return nil }
        // A link gives one or the other error, depending on the system.
        if !creating, reason == ENOTDIR || reason == ELOOP {
          obstacle?.pointee = names[...depth].joined(separator: "/")
          return nil
        }
        throw .cannotWrite(path: path, errno: reason)
      }
      folder = next
    }
    return folder
  }

  private static func name(of path: String) -> String {
    path.pathNames.last.map(String.init) ?? path
  }

  /// What is at the path of a file to be written.
  enum PathStatus {
    case nothing
    /// A file, with the name that its bytes would have as a blob.
    case file(ObjectID)
    case folder
    /// A link, a pipe, or something unreadable.
    case other
    /// Nothing can be there: a file or a link is in place of a folder on the way.
    case behind(String)
  }

  func status(ofPath path: String) throws(WorkTreeError) -> PathStatus {
    var obstacle: String?
    guard let folder = try openFolder(of: path, creating: false, obstacle: &obstacle) else {
      return obstacle.map { .behind($0) } ?? .nothing
    }
    defer { close(folder) }
    let file = openat(folder, Self.name(of: path), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return errno == ENOENT ? .nothing : .other }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { return .other }
    guard status.st_mode & S_IFMT == S_IFREG else { return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other }
    let content = readAll(file)
    return .file(try gitCall { () throws(GitError) in try Repository.blobID(of: content) })
  }

  /// A new file's name until it is complete. One name for all, since only the holder of the index writes: it identifies
  /// what a killed writer left.
  private static let temporaryName = ".gcmrepo-new~"

  /// Removes what a killed writer left beside its files.
  func sweepTemporaryFiles(beside changes: [PathChange]) throws(WorkTreeError) {
    for change in changes {
      guard let folder = try openFolder(of: change.path, creating: false) else { continue }
      unlinkat(folder, Self.temporaryName, 0)
      close(folder)
    }
  }

  func write(_ bytes: [UInt8], at path: String) throws(WorkTreeError) {
    guard let folder = try openFolder(of: path, creating: true) else { return }
    defer { close(folder) }
    let temporary = Self.temporaryName
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

  /// Removes a file, and the folders that it leaves empty.
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
