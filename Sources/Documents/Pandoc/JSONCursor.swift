/// Walks through JSON without building a tree: the caller says what it expects next.
///
/// Made for pandoc's output, a few megabytes of tiny arrays; a decoder with keys and types takes ten times as long.
struct JSONCursor {
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private mutating func next() throws(Malformed) -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || (0x09...0x0D).contains(byte) else { return byte }
      position += 1
    }
    throw Malformed()
  }

  private mutating func expect(_ byte: Character) throws(Malformed) {
    guard try next() == byte.asciiValue else { throw Malformed() }
    position += 1
  }

  private mutating func skip(_ byte: Character) throws(Malformed) -> Bool {
    guard try next() == byte.asciiValue else { return false }
    position += 1
    return true
  }

  /// Reads an array; `body` must read exactly one element each time.
  mutating func array<E: Error>(_ body: (inout JSONCursor) throws(E) -> Void) throws {
    try expect("[")
    if try skip("]") { return }
    repeat { try body(&self) } while try skip(",")
    try expect("]")
  }

  /// Reads an array of known length, one closure after the other through `element`.
  mutating func open() throws(Malformed) { try expect("[") }
  mutating func comma() throws(Malformed) { try expect(",") }
  mutating func close() throws(Malformed) { try expect("]") }

  /// Reads an object; `body` must read exactly the value of the given key.
  mutating func object(_ body: (inout JSONCursor, String) throws -> Void) throws {
    try expect("{")
    if try skip("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try body(&self, key)
    } while try skip(",")
    try expect("}")
  }

  /// Reads `{"t": tag, "c": content}` in either order of keys; `body` must read the content if it is there.
  mutating func tagged(_ body: (inout JSONCursor, String) throws -> Void) throws {
    var tag: String?
    var content: Int?
    var done = false
    try object { cursor, key in
      if key == "t" {
        tag = try cursor.string()
      } else if key == "c", let tag {
        try body(&cursor, tag)
        done = true
      } else {
        if key == "c" { content = cursor.position }
        try cursor.skipValue()
      }
    }
    guard !done, let tag else {
      if tag == nil { throw Malformed() }
      return
    }
    let end = position
    if let content {
      position = content
      try body(&self, tag)
    } else {
      var empty = JSONCursor(Array("null".utf8))
      try body(&empty, tag)
    }
    position = end
  }

  mutating func string() throws(Malformed) -> String {
    try expect("\"")
    let start = position
    while position < bytes.count, bytes[position] != 0x22, bytes[position] != 0x5C { position += 1 }
    guard position < bytes.count else { throw Malformed() }
    if bytes[position] == 0x22 {
      defer { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  private mutating func escapedString(from start: Int) throws(Malformed) -> String {
    var result = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == 0x22 { return String(decoding: result, as: UTF8.self) }
      guard byte == 0x5C else {
        result.append(byte)
        continue
      }
      guard position < bytes.count else { break }
      let escape = bytes[position]
      position += 1
      switch escape {
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "u"): result += Array(String(try unicodeEscape()).utf8)
      default: result.append(escape)
      }
    }
    throw Malformed()
  }

  private mutating func unicodeEscape() throws(Malformed) -> Character {
    var value = try hexadecimal()
    if (0xD800..<0xDC00).contains(value), bytes[position...].starts(with: [0x5C, UInt8(ascii: "u")]) {
      position += 2
      value = 0x10000 + (value - 0xD800) << 10 + (try hexadecimal() &- 0xDC00) & 0x3FF
    }
    return Character(Unicode.Scalar(value) ?? "\u{FFFD}")
  }

  private mutating func hexadecimal() throws(Malformed) -> UInt32 {
    guard position + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[position..<(position + 4)], as: UTF8.self), radix: 16)
    else { throw Malformed() }
    position += 4
    return value
  }

  mutating func integer() throws(Malformed) -> Int {
    _ = try next()
    let start = position
    while position < bytes.count, bytes[position] == 0x2D || (0x30...0x39).contains(bytes[position]) {
      position += 1
    }
    guard let value = Int(String(decoding: bytes[start..<position], as: UTF8.self)) else { throw Malformed() }
    return value
  }

  /// Skips one value of any kind, however deep.
  mutating func skipValue() throws(Malformed) {
    var depth = 0
    repeat {
      switch try next() {
      case UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        position += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        depth -= 1
        position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
      default:
        while position < bytes.count, !Self.ends.contains(bytes[position]) { position += 1 }
      }
    } while depth > 0
  }

  private static let ends = Set(" \t\r\n,:]}".utf8)
}
