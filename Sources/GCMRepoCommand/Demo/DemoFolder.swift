import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A sample record under construction: a hidden folder beside the requested one, renamed into place when complete.
///
/// It is held by a `flock`, which the system releases when its process ends: so folders left by killed processes are
/// recognised and removed by the next one.
final class DemoFolder {
  /// The record's destination.
  let destination: String
  private let folder: String
  private let descriptor: Int32

  /// Where the record is built.
  var record: String { folder + "/record" }
  /// Where the page of its redline is built.
  var page: String { folder + "/redline.html" }
  /// A home for programs that run for it, with what they leave there.
  var home: String { folder + "/home" }
  /// The destination by its full name.
  var wholeDestination: String {
    if let found = realpath(destination, nil) {
      defer { free(found) }
      return String(cString: found)
    }
    let url = URL(filePath: destination)
    return Self.realPath(url.deletingLastPathComponent().path) + "/" + url.lastPathComponent
  }
  /// The page's destination: beside the record, not in it, where it would be an untracked file.
  var pageDestination: String {
    (destination.utf8.last == UInt8(ascii: "/") ? String(Substring(destination.utf8.dropLast())) : destination)
      + "-redline.html"
  }

  private static let mark = ".gcmrepo-demo-"

  init(_ destination: String) throws(CommandFailure) {
    // `.` has no name from which to derive others.
    let name = destination.split(separator: "/").last ?? "."
    let destination = [".", ".."].contains(name) ? Self.realPath(destination) : destination
    self.destination = destination
    let url = URL(filePath: destination)
    let parent = url.deletingLastPathComponent().path
    try? FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    Self.sweep(parent)
    let prefix = parent + (parent.hasSuffix("/") ? "" : "/") + ".\(url.lastPathComponent)" + Self.mark
    for _ in 0..<10 {
      var template = Array((prefix + "XXXXXX").utf8CString)
      guard mkdtemp(&template) != nil else { break }
      let path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
      guard let descriptor = Self.claim(path) else { continue }
      // Programs that run in it name it so.
      (self.folder, self.descriptor) = (Self.realPath(path), descriptor)
      return
    }
    throw Self.failure(destination, errno)
  }

  deinit {
    // A program that was just killed in it may still be creating a file.
    for _ in 0..<50 {
      try? FileManager.default.removeItem(atPath: folder)
      if access(folder, F_OK) != 0 { break }
      usleep(40_000)
    }
    close(descriptor)
  }

  private static func realPath(_ path: String) -> String {
    guard let found = realpath(path, nil) else { return path }
    defer { free(found) }
    return String(cString: found)
  }

  /// Locks a folder, if nobody holds it and it still exists.
  private static func claim(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var (opened, there) = (stat(), stat())
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &opened) == 0, lstat(path, &there) == 0,
      opened.st_ino == there.st_ino
    else {
      close(descriptor)
      return nil
    }
    return descriptor
  }

  /// Removes what killed processes have left in a folder.
  private static func sweep(_ parent: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
    where name.hasPrefix(".") && name.contains(mark) {
      let path = parent + "/" + name
      guard let descriptor = claim(path) else { continue }
      try? FileManager.default.removeItem(atPath: path)
      close(descriptor)
    }
  }

  /// Moves the record to its destination, and its page if there is one.
  func put() throws(CommandFailure) {
    // An existing empty folder is replaced.
    if isWorkingDirectory {
      try fill()
    } else if rename(record, destination) != 0 {
      let reason = errno
      guard [EBUSY, EINVAL, ENOTDIR].contains(reason) else { throw Self.failure(destination, reason) }
      try fill()
    }
    guard access(page, F_OK) == 0 else { return }
    guard rename(page, pageDestination) == 0 else { throw Self.failure(pageDestination, errno) }
  }

  /// Replacing the working directory would leave the shell in a deleted folder.
  private var isWorkingDirectory: Bool {
    var (here, there) = (stat(), stat())
    return stat(".", &here) == 0 && stat(destination, &there) == 0 && here.st_dev == there.st_dev
      && here.st_ino == there.st_ino
  }

  /// Fills an empty folder that cannot be replaced, such as the working directory or a link's target: it becomes a
  /// record when its `.git` arrives.
  private func fill() throws(CommandFailure) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: record)) ?? []).sorted {
      $0 != ".git" && $1 == ".git"
    }
    for name in names {
      guard rename(record + "/" + name, destination + "/" + name) == 0 else {
        throw Self.failure(destination, errno)
      }
    }
  }

  private static func failure(_ path: String, _ reason: Int32) -> CommandFailure {
    CommandFailure(
      .outsideProgramFailed,
      Message("\(path, "path") could not be written."),
      detail: String(cString: strerror(reason)))
  }
}
