#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Repository {
  /// The full names of references, and `HEAD`, whose own files name neither an object nor another reference.
  ///
  /// libgit2 skips them as if they did not exist. Cost: a look into each file below `refs/`.
  public func unreadableReferences() -> [String] {
    var names = Self.isReference(gitDirectory + "HEAD") ? [] : ["HEAD"]
    var pending = ["refs"]
    while let folder = pending.popLast() {
      // A name cannot be longer.
      guard folder.utf8.count <= 1024 else { continue }
      for name in directoryEntries(gitDirectory + folder) {
        let path = folder + "/" + name
        var status = stat()
        guard lstat(gitDirectory + path, &status) == 0 else { continue }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: pending.append(path)
        case S_IFREG where Self.isValidReferenceName(path) && !Self.isReference(gitDirectory + path): names.append(path)
        default: break
        }
      }
    }
    return names.sorted()
  }

  /// Whether a file holds an object's name or `ref: NAME` (gitrepository-layout(5)). A file that no longer exists
  /// passes.
  private static func isReference(_ path: String) -> Bool {
    let file = openFile(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { return true }
    defer { close(file) }
    let bytes = readAll(file, limit: 1024)
    if bytes.starts(with: "ref:".utf8) { return true }
    guard bytes.count >= 40, ObjectID(hex: String(decoding: bytes.prefix(40), as: UTF8.self)) != nil else {
      return false
    }
    return bytes.count == 40 || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[40])
  }
}
