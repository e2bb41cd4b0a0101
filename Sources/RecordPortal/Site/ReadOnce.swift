import GCMRepo
import Synchronization

/// A value that is read when it is first needed, and then kept; callers on other threads wait for it.
final class ReadOnce<Value: Sendable>: Sendable {
  private let value = Mutex<Result<Value, RecordError>?>(nil)

  /// The value, read by the closure the first time.
  func callAsFunction(_ read: () throws(RecordError) -> Value) throws(RecordError) -> Value {
    try value.withLock { value throws(RecordError) in
      if let value { return try value.get() }
      do throws(RecordError) {
        let found = try read()
        value = .success(found)
        return found
      } catch {
        value = .failure(error)
        throw error
      }
    }
  }

  /// Forgets the value; when it is needed again, it is read again.
  func forget() { value.withLock { $0 = nil } }
}
