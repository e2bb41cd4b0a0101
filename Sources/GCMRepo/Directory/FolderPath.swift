#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The real path of a folder that may not exist yet.
enum FolderPath {
  /// Makes a folder that only this user can read; one that is there stays as it is.
  static func makePrivate(_ path: String) { _ = mkdir(path, 0o700) }

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
