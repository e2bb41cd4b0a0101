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
