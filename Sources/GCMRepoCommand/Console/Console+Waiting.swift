import GCMRepo
import GitStore
import RecordRendering
import RecordLocalization

extension Console {
  /// Writes to the record, and shows a notice on a terminal while another writer holds the lock for long.
  func writing<Result>(_ write: () async throws -> Result) async rethrows -> Result {
    guard Self.errorIsTerminal, !options.quiet else { return try await write() }
    let notice = Task.detached { [self] in
      let step = 100
      var waits = 0
      while waits < 1_500 {
        try await Task.sleep(for: .milliseconds(step))
        waits = WriteLock.isAwaited ? waits + step : 0
      }
      remark(
        Message("Somebody else is writing to the record; waiting for up to a minute…"))
    }
    defer { notice.cancel() }
    return try await write()
  }
}
