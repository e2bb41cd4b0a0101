import GitStore
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An output file named by the user: written beside its place and renamed into place when complete.
struct OutputFile {
  let path: String
  /// Whether the program chose the name.
  private let isChosen: Bool

  /// - Parameter defaultName: the file's name if the path is a folder.
  init(path: String, defaultName: String) throws(CommandFailure) {
    var status = stat()
    let isFolder = path.hasSuffix("/") || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR)
    isChosen = isFolder
    self.path = isFolder ? path + (path.hasSuffix("/") ? "" : "/") + defaultName : path
    if isChosen, lstat(self.path, &status) == 0 { throw Self.exists(self.path) }
  }

  /// A file with a name that the program chose, among many in one folder.
  init(path: String) {
    self.path = path
    isChosen = true
  }

  private static func exists(_ path: String) -> CommandFailure {
    CommandFailure(
      .usage,
      Message("\(path, "path") already exists. Name it with -o to overwrite it."))
  }

  /// Writes the file. A device or a pipe is written to, never replaced; a link keeps pointing to its file.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.failure(path, errno) }
      defer { close(descriptor) }
      guard bytes.withUnsafeBytes({ writeAll(descriptor, $0) }) else { throw Self.failure(path, errno) }
      return
    }
    let target = isThere ? Self.realPath(path) : path
    let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
    var template = Array((folder + ".gcmrepo-XXXXXX").utf8CString)
    // Ctrl-C waits for the milliseconds in which the file is half written.
    try Interruption.finishing { () throws(CommandFailure) in
      try write(
        bytes, beside: target, as: &template, mode: isThere ? status.st_mode & 0o777 : nil, mayReplace: !isChosen)
    }
  }

  /// - Parameters:
  ///   - mode: that of the file to be replaced.
  ///   - mayReplace: whether a file may be there.
  func write(
    _ bytes: [UInt8], beside target: String, as template: inout [CChar], mode: mode_t?, mayReplace: Bool
  ) throws(CommandFailure) {
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    var isDone = false
    defer {
      close(descriptor)
      if !isDone { unlink(template) }
    }
    // The mode of a new file, or that of the replaced one.
    fchmod(descriptor, mode ?? 0o666 & ~Self.mask)
    guard bytes.withUnsafeBytes({ writeAll(descriptor, $0) }), fsync(descriptor) == 0 else {
      throw Self.failure(path, errno)
    }
    guard mayReplace else {
      // Unlike a rename it never replaces a file created meanwhile.
      if link(template, target) == 0 { return }
      guard errno != EEXIST else { throw Self.exists(path) }
      // A file system without hard links, such as that of a memory stick.
      guard [EPERM, ENOTSUP, EOPNOTSUPP, EMLINK, ENOSYS].contains(errno) else { throw Self.failure(path, errno) }
      var status = stat()
      guard lstat(target, &status) != 0 else { throw Self.exists(path) }
      guard rename(template, target) == 0 else { throw Self.failure(path, errno) }
      isDone = true
      return
    }
    guard rename(template, target) == 0 else { throw Self.failure(path, errno) }
    isDone = true
  }

  /// The folder in which the program runs.
  static var currentFolder: String {
    guard let found = getcwd(nil, 0) else { return "." }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether it would replace an existing file.
  func isSameFile(as other: String) -> Bool {
    var (own, status) = (stat(), stat())
    return stat(path, &own) == 0 && stat(other, &status) == 0 && own.st_dev == status.st_dev
      && own.st_ino == status.st_ino
  }

  /// Refuses a file that could not be written, before the work whose result it is to hold.
  func checkFolder() throws(CommandFailure) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK | X_OK) == 0 else { throw Self.failure(path, errno) }
  }

  /// Asked for once: the call that tells it sets another for a moment, which concerns all threads.
  private static let mask: mode_t = {
    let mask = umask(0)
    umask(mask)
    return mask
  }()

  private static func realPath(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  private static func failure(_ path: String, _ code: Int32) -> CommandFailure {
    let wording =
      switch code {
      case _ where isDiskFull(code):
        Message("The disk is full: \(path, "path") was not written. Make room and try again.")
      case EACCES, EPERM, EROFS:
        Message("\(path, "path") was not written: you may not write to that folder. Choose another with -o.")
      case ENOENT, ENOTDIR:
        Message("\(path, "path") was not written: its folder does not exist. Make it, or choose another with -o.")
      default:
        Message("\(path, "path") could not be written.")
      }
    return CommandFailure(.outsideProgramFailed, wording, detail: String(cString: strerror(code)))
  }
}
