/// The standard input of a child, written in large pieces.
final class InputPipe {
  private(set) var readEnd: Int32
  private var writeEnd: Int32
  private var waiting: [UInt8] = []
  private static let pieceBytes = 1 << 18

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw ProcessFailure.notStarted("pipe", errno: errno) }
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    waiting.reserveCapacity(2 * Self.pieceBytes)
  }

  func send(_ text: String) throws {
    try send(text.utf8)
  }

  func send(_ bytes: some Sequence<UInt8>) throws {
    waiting.append(contentsOf: bytes)
    if waiting.count >= Self.pieceBytes { try flush() }
  }

  func closeReadEnd() {
    close(readEnd)
  }

  /// Writes what waits and ends the stream; that the reader has gone is told by its exit status.
  func finish() {
    try? flush()
    close(writeEnd)
  }

  private func flush() throws {
    try Interruption.check()
    defer { waiting.removeAll(keepingCapacity: true) }
    try waiting.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let written = write(writeEnd, bytes.baseAddress! + done, bytes.count - done)
        if written > 0 {
          done += written
        } else if errno != EINTR {
          throw ProcessFailure.notStarted("write", errno: errno)
        } else {
          try Interruption.check()
        }
      }
    }
  }
}
