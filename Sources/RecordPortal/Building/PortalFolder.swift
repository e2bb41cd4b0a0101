#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder that a portal is built into. Each file is complete under its name or as it was before.
final class PortalFolder: Sendable {
  let path: String
  /// Held locked while the folder is written.
  private let descriptor: Int32

  /// Opens the folder, makes it if its parent exists, and locks it.
  init(_ path: String) throws(PortalBuildError) {
    self.path = path
    if Self.isInGitFolder(path) { throw .gitFolder(path: path) }
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .unwritable(path: path, code: errno) }
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(path: path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path: path) }
    removeUnfinished()
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Whether a folder is in a git directory, or is one: such a directory has at least these three (`gitrepository-layout(5)`).
  private static func isInGitFolder(_ path: String) -> Bool {
    // The folder itself may have to be made yet.
    let parent = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    var folder = resolved(path) ?? resolved(parent) ?? path
    while !folder.isEmpty {
      if ["HEAD", "objects", "refs"].allSatisfy({ access("\(folder)/\($0)", F_OK) == 0 }) { return true }
      folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
    }
    return false
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether it holds anything.
  var isEmpty: Bool { names(in: path).isEmpty }

  private static let unfinishedPrefix = ".gcmrepo-"

  /// Removes the files that a build wrote when it was killed; in a folder that is no portal nothing.
  private func removeUnfinished() {
    let names = names(in: path)
    let unfinished = names.filter {
      $0.hasPrefix(Self.unfinishedPrefix) && Int($0.dropFirst(Self.unfinishedPrefix.count)) != nil
    }
    guard names.contains(PortalManifest.fileName) || unfinished.count == names.count else { return }
    for name in unfinished { unlink("\(path)/\(name)") }
  }

  /// The names in a folder of this machine; none if it cannot be read.
  private func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The files of sections that are there: those that they name, and all in the folders that they name.
  func files(of sections: [PortalManifest.Section]) -> Set<PortalPath> {
    var found: Set<PortalPath> = []
    for section in sections {
      for file in section.files where file.bytes >= 0 || size(of: file.path.description) != nil {
        found.insert(file.path)
      }
      for folder in section.folders { add(folder.description, to: &found) }
    }
    return found
  }

  /// Adds a file, or all files below a folder. A symbolic link is followed by nobody.
  private func add(_ name: String, to found: inout Set<PortalPath>) {
    var status = stat()
    guard let path = PortalPath(name), lstat("\(self.path)/\(name)", &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFREG { found.insert(path) }
    guard status.st_mode & S_IFMT == S_IFDIR else { return }
    for below in names(in: "\(self.path)/\(name)") { add("\(name)/\(below)", to: &found) }
  }

  /// The size of a file; `nil` if there is no such plain file.
  func size(of name: String) -> Int? {
    var status = stat()
    guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    return Int(status.st_size)
  }

  /// The bytes of a file; `nil` if it cannot be read.
  func read(_ name: String) -> [UInt8]? {
    let file = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let size = Int(status.st_size)
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while count < size {
        let read = systemRead(file, buffer.baseAddress! + count, size - count)
        guard read > 0 else { break }
        count += read
      }
      filled = count
    }
    return count == size ? bytes : nil
  }

  /// Writes a file at the top of the folder, where the next build finds it if this one is killed, and renames it into place.
  /// A file that is the same already is left as it is.
  ///
  /// - Parameter number: tells the files apart that are written at the same time.
  func write(_ bytes: [UInt8], to name: String, number: Int) throws(PortalBuildError) {
    if size(of: name) == bytes.count, read(name) == bytes { return }
    let target = "\(path)/\(name)"
    let unfinished = "\(path)/\(Self.unfinishedPrefix)\(number)"
    let file = create(unfinished)
    guard file >= 0 else { throw .unwritable(path: target, code: errno) }
    var (at, failure) = (0, Int32(0))
    bytes.withUnsafeBytes { buffer in
      while at < buffer.count {
        let written = systemWrite(file, buffer.baseAddress! + at, buffer.count - at)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else {
          failure = errno
          break
        }
        at += written
      }
    }
    close(file)
    do throws(PortalBuildError) {
      if failure == 0 { failure = try move(unfinished, to: target, below: name) }
    } catch {
      unlink(unfinished)
      throw error
    }
    guard failure == 0 else {
      unlink(unfinished)
      throw .unwritable(path: target, code: failure)
    }
  }

  /// Renames a file, and makes the folder that it goes into if there is none; returns the error's number, or 0.
  private func move(_ file: String, to target: String, below name: String) throws(PortalBuildError) -> Int32 {
    if rename(file, target) == 0 { return 0 }
    guard errno == ENOENT, let slash = name.lastIndex(of: "/") else { return errno }
    try make(String(name[..<slash]))
    return rename(file, target) == 0 ? 0 : errno
  }

  private func create(_ name: String) -> Int32 {
    open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
  }

  /// Makes a folder and those above it.
  private func make(_ name: String) throws(PortalBuildError) {
    var made = path
    for part in name.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o777) == 0 || errno == EEXIST else { throw .unwritable(path: made, code: errno) }
    }
  }

  /// Removes a file, and the folders that it leaves empty.
  func remove(_ name: String) {
    guard unlink("\(path)/\(name)") == 0 else { return }
    var folder = name
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      guard rmdir("\(path)/\(folder)") == 0 else { return }
    }
  }
}

/// The calls, under names that no method hides.
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
  read(file, buffer, count)
}
private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer, _ count: Int) -> Int { write(file, buffer, count) }
