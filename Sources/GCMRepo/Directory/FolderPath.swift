#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The real path of a folder that may not exist yet.
enum FolderPath {
  /// Makes a folder that only this user can enter, with those above it; one that is there and empty becomes such a folder.
  ///
  /// - Returns: whether it is now, or is no empty folder, which stays as it is.
  static func makePrivate(_ path: String) -> Bool {
    var ends = path.indices.dropFirst().filter { path[$0] == "/" } + [path.endIndex]
    let last = ends.removeLast()
    for end in ends { _ = mkdir(String(path[..<end]), 0o700) }
    if mkdir(String(path[..<last]), 0o700) == 0 { return true }
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return errno != EACCES }
    defer { close(folder) }
    guard isEmpty(path) else { return true }
    var status = stat()
    return fstat(folder, &status) == 0 && status.st_uid == geteuid() && fchmod(folder, 0o700) == 0
  }

  /// Tries whether ``makePrivate(_:)`` can make a folder in which something can be written, and takes it away again.
  ///
  /// - Returns: the system's `errno`; `ENOTEMPTY` for a folder with something in it; `nil` if it can be made.
  static func obstacle(to path: String) -> Int32? {
    let ends = path.indices.dropFirst().filter { path[$0] == "/" } + [path.endIndex]
    var made: [String] = []
    defer { for folder in made.reversed() { rmdir(folder) } }
    var problem: Int32 = 0
    for end in ends {
      let folder = String(path[..<end])
      if mkdir(folder, 0o700) == 0 { made.append(folder) } else { problem = errno }
    }
    guard made.last != path else { return nil }
    var status = stat()
    guard stat(path, &status) == 0 else { return problem }
    guard status.st_mode & S_IFMT == S_IFDIR else { return ENOTDIR }
    guard isEmpty(path) else { return ENOTEMPTY }
    return access(path, R_OK | W_OK | X_OK) == 0 ? nil : errno
  }

  /// Whether nobody but its user may enter a folder.
  static func isPrivate(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & 0o077 == 0
  }

  private static func isEmpty(_ path: String) -> Bool {
    guard let folder = opendir(path) else { return false }
    defer { closedir(folder) }
    var count = 0
    // `.` and `..` are always there.
    while readdir(folder) != nil { count += 1 }
    return count <= 2
  }

  /// The path without links, `.` and `..`, and without a last slash, as far as it exists; the rest as it is.
  static func resolved(_ path: String) -> String {
    var (head, rest) = (path.hasPrefix("/") ? path : "./" + path, [Substring]())
    while true {
      if let found = realpath(head, nil) {
        defer { free(found) }
        let base = String(cString: found)
        return rest.isEmpty ? base : (base == "/" ? "" : base) + "/" + rest.reversed().joined(separator: "/")
      }
      let trimmed = head.reversed().drop { $0 == "/" }.reversed()
      guard let slash = trimmed.lastIndex(of: "/") else { return path }
      rest.append(Substring(String(trimmed[trimmed.index(after: slash)...])))
      head = slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }
  }
}
