/// A destination for bytes: a buffer, a file, a terminal.
///
/// Renderers hand over pieces of some 64 KB, so a sink needs no buffer of its own.
public protocol ByteSink {
  mutating func append(_ bytes: UnsafeRawBufferPointer)
}

extension ByteSink {
  /// Appends the UTF-8 of a string.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  /// Appends bytes unchanged.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    let contiguous: Void? = bytes.withContiguousStorageIfAvailable { append(UnsafeRawBufferPointer($0)) }
    if contiguous == nil { Array(bytes).withUnsafeBytes { append($0) } }
  }
}

/// A streaming sink: it collects small pieces and hands large ones to a closure.
///
/// The first failed write is kept, everything after it is dropped, and ``finish()`` throws it; so a renderer needs no
/// `try` for a pipe that the reader closed.
public struct OutputSink: ByteSink {
  private var buffer = ByteBuffer()
  private let capacity: Int
  private let write: (UnsafeRawBufferPointer) throws -> Void
  private var failure: (any Error)?

  /// - Parameters:
  ///   - capacity: How many bytes are collected before the closure is called.
  ///   - write: Writes all of the bytes, or throws.
  public init(capacity: Int = 65_536, write: @escaping (UnsafeRawBufferPointer) throws -> Void) {
    self.capacity = capacity
    self.write = write
  }

  /// Whether a write has failed; a caller with much output left may stop.
  public var hasFailed: Bool { failure != nil }

  public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard failure == nil else { return }
    if buffer.bytes.isEmpty, bytes.count >= capacity {
      attempt(bytes)
    } else {
      buffer.append(bytes)
      if buffer.bytes.count >= capacity { flush() }
    }
  }

  /// Hands over the collected bytes.
  public mutating func flush() {
    guard failure == nil, !buffer.bytes.isEmpty else { return }
    let gathered = buffer.take()
    gathered.withUnsafeBytes { attempt($0) }
  }

  /// Hands over the collected bytes and throws the first failure, if any.
  public mutating func finish() throws {
    flush()
    if let failure { throw failure }
  }

  private mutating func attempt(_ bytes: UnsafeRawBufferPointer) {
    do { try write(bytes) } catch { failure = error }
  }
}
