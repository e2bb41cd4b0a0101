/// The fields of a form or a query, by name: text in UTF-8 without control characters other than line ends and tabs.
struct FormFields: Sendable, Hashable {
  private(set) var values: [String: String] = [:]

  static let mostFields = 40
  static let longestValue = 20_000

  init() {}

  /// Reads `application/x-www-form-urlencoded` (WHATWG URL, 5.1).
  ///
  /// - Returns: `nil` for a field that comes twice, too many or too long ones, and what is no text.
  init?(encoded bytes: some Collection<UInt8>) {
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(parts[0]),
        let value = Self.decoded(parts.count > 1 ? parts[1] : parts[0].prefix(0)),
        add(name, value)
      else { return nil }
    }
  }

  /// Adds a field; false if it cannot be one.
  mutating func add(_ name: String, _ value: [UInt8]) -> Bool {
    guard let text = Self.text(value) else { return false }
    return add(name, text)
  }

  private mutating func add(_ name: String, _ value: String) -> Bool {
    guard values.count < Self.mostFields, !name.isEmpty, name.utf8.count <= 40 else { return false }
    return values.updateValue(value, forKey: name) == nil
  }

  /// A field's text without the spaces around it; `nil` if it is empty or not there.
  subscript(_ name: String) -> String? {
    guard let value = values[name] else { return nil }
    let trimmed = value.drop(while: \.isWhitespace)
    guard let last = trimmed.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return String(trimmed[...last])
  }

  private static func decoded(_ bytes: some Collection<UInt8>) -> String? {
    var out: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "+"): out.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
        out.append(high << 4 | low)
      default: out.append(byte)
      }
    }
    return text(out)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func text(_ bytes: [UInt8]) -> String? {
    guard bytes.count <= longestValue,
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
    else { return nil }
    // Browsers send line ends as CR LF, which as text is one character.
    var lines: [UInt8] = []
    lines.reserveCapacity(bytes.count)
    var last: UInt8 = 0
    for byte in bytes {
      if byte != 0x0A || last != 0x0D { lines.append(byte == 0x0D ? 0x0A : byte) }
      last = byte
    }
    return String(validating: lines, as: UTF8.self)
  }
}
