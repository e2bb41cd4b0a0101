import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A move of a reference that has a file of its own and a reflog, as most moves of a branch are.
///
/// The reflogs and the new file are flushed together, then the file is renamed into its place and the folder flushed, where
/// libgit2 waits for the disk six times, one after the other. The files and their locks are those of git
/// (gitrepository-layout(5)). What is in any way unusual is left to libgit2: a reference that is packed, symbolic or without a
/// log, a lock that is held, a linked work tree.
struct LooseReferenceMove {
  /// Ends in `/`.
  let gitDirectory: String
  /// The full name of the reference.
  let name: String
  let from: ObjectID
  let to: ObjectID
  /// What is appended to the reflogs.
  private let entry: [UInt8]

  /// - Parameters:
  ///   - reason: the message in the reflog.
  ///   - committer: the person in the reflog, and the time.
  init(
    in gitDirectory: String, _ name: String, from: ObjectID, to: ObjectID, reason: String, by committer: Signature
  ) {
    (self.gitDirectory, self.name, self.from, self.to) = (gitDirectory, name, from, to)
    let message = reason.split(whereSeparator: \.isNewline).joined(separator: " ")
    entry = Array("\(from) \(to) \(committer.header)\t\(message)\n".utf8)
  }

  /// Moves the reference.
  ///
  /// - Returns: false if libgit2 must do it; nothing has happened then.
  /// - Throws: `GitError` with code `modified` if the reference names another object, or with the system's reason. It has
  ///   not moved then.
  func run() throws(GitError) -> Bool {
    guard let logs = openLogs() else { return false }
    defer { logs.forEach { close($0) } }
    let lockPath = gitDirectory + name + ".lock"
    let lock = openFile(lockPath, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard lock >= 0 else { return false }
    var isRenamed = false
    defer {
      close(lock)
      if !isRenamed { unlink(lockPath) }
    }
    guard case .object(let current) = content(of: name) else { return false }
    guard current == from else {
      throw GitError(
        code: .modified, category: Int32(GIT_ERROR_REFERENCE.rawValue), message: "'\(name)' names another object")
    }
    let sizes = logs.map(Self.size)
    isRenamed = write(lock, logs) && rename(lockPath, gitDirectory + name) == 0
    guard isRenamed else {
      let failure = Self.failure(name)
      for (log, size) in zip(logs, sizes) { cut(log, to: size) }
      throw failure
    }
    guard flushFolder() else { throw Self.failure(name) }
    return true
  }

  /// Writes everything that is to be there before the file gets its name.
  private func write(_ lock: Int32, _ logs: [Int32]) -> Bool {
    let written = Array("\(to)\n".utf8).withUnsafeBytes { writeAll(lock, $0) }
    guard written, logs.allSatisfy({ log in entry.withUnsafeBytes { writeAll(log, $0) } }) else { return false }
    let files = logs + [lock]
    files.forEach { gcm_begin_flush($0) }
    return files.allSatisfy { fsync($0) == 0 }
  }

  private func flushFolder() -> Bool {
    let above = String(Substring(name.utf8.prefix(upTo: name.utf8.lastIndex(of: UInt8(ascii: "/")) ?? name.startIndex)))
    let folder = openFile(gitDirectory + above, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return false }
    defer { close(folder) }
    return fsync(folder) == 0
  }

  /// Removes an entry that was appended for nothing, if nobody has appended another.
  private func cut(_ log: Int32, to size: off_t) {
    if Self.size(log) <= size + off_t(entry.count) { ftruncate(log, size) }
  }

  private static func size(_ file: Int32) -> off_t {
    var status = stat()
    return fstat(file, &status) == 0 ? status.st_size : .max
  }

  private static func failure(_ name: String) -> GitError {
    let reason = errno
    return GitError(
      code: .generic, category: Int32(GIT_ERROR_OS.rawValue), systemError: reason,
      message: "'\(name)' could not be moved: " + String(cString: strerror(reason)))
  }

  // MARK: Reflogs

  /// The reflogs of the reference and, if `HEAD` names it, of `HEAD`; `nil` if that is not sure, or one does not exist.
  private func openLogs() -> [Int32]? {
    var names = [name]
    switch content(of: "HEAD") {
    case .object: break
    case .name(name): names.append("HEAD")
    case .name(let other):
      // It may name this one in turn.
      if case .name = content(of: other) { return nil }
    case nil: return nil
    }
    var logs: [Int32] = []
    for name in names {
      let log = openFile(gitDirectory + "logs/" + name, O_WRONLY | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard log >= 0 else {
        logs.forEach { close($0) }
        return nil
      }
      logs.append(log)
    }
    return logs
  }

  private enum Content: Equatable {
    case object(ObjectID)
    case name(String)
  }

  /// What the file of a reference says; `nil` if there is none, or it says something else.
  private func content(of name: String) -> Content? {
    let file = openFile(gitDirectory + name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let text = String(decoding: readAll(file, limit: 1024), as: UTF8.self)
    guard text.utf8.last == UInt8(ascii: "\n") else { return nil }
    let line = text.dropLast()
    if let object = ObjectID(hex: line) { return .object(object) }
    let prefix = "ref: "
    guard line.utf8.starts(with: prefix.utf8) else { return nil }
    let name = String(line.dropFirst(prefix.count))
    return Repository.isValidReferenceName(name) ? .name(name) : nil
  }
}

extension Signature {
  /// The same person now, in this machine's time zone.
  func now() -> Signature {
    let (seconds, minutes) = localTime()
    return Signature(name: name, email: email, time: seconds, offset: minutes)
  }
}

/// The seconds since 1970, and how many minutes east of UTC this machine's clock is.
private func localTime() -> (seconds: Int64, minutes: Int) {
  var (seconds, parts) = (time(nil), tm())
  localtime_r(&seconds, &parts)
  return (Int64(seconds), parts.tm_gmtoff / 60)
}
