/// Reads the fields of a binary structure of SSH (RFC 4251, section 5), of which nothing is trusted.
struct WireReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// Exactly these bytes come next.
  mutating func take(_ expected: [UInt8]) -> Bool {
    guard rest.starts(with: expected) else { return false }
    rest = rest.dropFirst(expected.count)
    return true
  }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func uint32() -> UInt32? {
    guard rest.count >= 4 else { return nil }
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// A string: its length in four bytes, and its bytes.
  mutating func string() -> [UInt8]? {
    guard let count = uint32(), count <= rest.count else { return nil }
    defer { rest = rest.dropFirst(Int(count)) }
    return Array(rest.prefix(Int(count)))
  }

  /// A string of printable ASCII, as all names are.
  mutating func name() -> String? {
    guard let bytes = string(), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A positive multiple precision integer in its shortest form, without the zero byte of its sign.
  mutating func positiveInteger(mostBytes: Int) -> [UInt8]? {
    guard let bytes = string(), let first = bytes.first else { return nil }
    if first == 0 {
      guard bytes.count > 1, bytes[1] & 0x80 != 0, bytes.count <= mostBytes + 1 else { return nil }
      return Array(bytes.dropFirst())
    }
    return first & 0x80 == 0 && bytes.count <= mostBytes ? bytes : nil
  }
}

/// Writes such fields.
struct WireWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ raw: some Sequence<UInt8>) { bytes += raw }

  mutating func append(string: some Collection<UInt8>) {
    withUnsafeBytes(of: UInt32(string.count).bigEndian) { bytes += $0 }
    bytes += string
  }
}
