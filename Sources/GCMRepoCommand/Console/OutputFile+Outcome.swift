import GitStore
import RecordLocalization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension OutputFile {
  /// What became of a file among many.
  enum Outcome: String, Sendable, CaseIterable {
    case written
    /// It was there with the same bytes.
    case unchanged
    /// It was there with other bytes.
    case replaced
    /// It was there with other bytes, and still is.
    case kept
  }

  /// Writes the file if nothing is in its place.
  ///
  /// - Parameter overwriting: whether it takes the place of a file or a link with other bytes.
  func write(_ bytes: [UInt8], overwriting: Bool) throws(CommandFailure) -> Outcome {
    var status = stat()
    let isThere = lstat(path, &status) == 0
    if isThere {
      if status.st_mode & S_IFMT == S_IFREG, Self.holds(path, bytes) { return .unchanged }
      guard overwriting, status.st_mode & S_IFMT != S_IFDIR else { return .kept }
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var template = Array((folder + ".gcmrepo-XXXXXX").utf8CString)
    do throws(CommandFailure) {
      try Interruption.finishing { () throws(CommandFailure) in
        try write(bytes, beside: path, as: &template, mode: nil, mayReplace: overwriting)
      }
    } catch {
      // One that somebody made meanwhile.
      if !overwriting, error.status == .usage { return .kept }
      throw error
    }
    return isThere ? .replaced : .written
  }

  private static func holds(_ path: String, _ bytes: [UInt8]) -> Bool {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, Int(status.st_size) == bytes.count else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var place = 0
    while place < bytes.count {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0, place + count <= bytes.count,
        buffer[..<count].elementsEqual(bytes[place..<(place + count)])
      else { return false }
      place += count
    }
    return true
  }
}
