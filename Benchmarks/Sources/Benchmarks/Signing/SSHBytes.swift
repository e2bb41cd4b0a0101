/// Bytes in the form of the SSH protocols (RFC 4251, section 5).
struct SSHBytes {
  private(set) var bytes: [UInt8] = []

  /// Without a length before it.
  mutating func append(plain text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(number: UInt32) {
    bytes.append(contentsOf: bigEndian(number))
  }

  /// With the length before it.
  mutating func append(_ string: some Collection<UInt8>) {
    append(number: UInt32(string.count))
    bytes.append(contentsOf: string)
  }

  mutating func append(_ string: String) {
    append(string.utf8)
  }
}

/// The four bytes of a number, the largest first.
func bigEndian(_ number: UInt32) -> [UInt8] {
  stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> UInt32($0)) }
}
