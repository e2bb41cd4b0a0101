/// A sink in memory.
public struct ByteBuffer: ByteSink, Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  public mutating func append(_ piece: UnsafeRawBufferPointer) {
    bytes.append(contentsOf: piece)
  }

  /// Empties the buffer and returns its content.
  mutating func take() -> [UInt8] {
    defer {
      bytes = []
      bytes.reserveCapacity(1 << 16)
    }
    return bytes
  }
}
