extension JSONValue {
  /// The deepest nesting of arrays and objects.
  public static let deepest = 64

  /// Reads one JSON text (RFC 8259) strictly: no comments, no trailing commas, no duplicate keys, no unpaired
  /// surrogates. A byte order mark at the start is skipped, since some editors write one.
  ///
  /// A number without fraction or exponent that fits is an ``int(_:)``; any other is a ``double(_:)``.
  public static func parse(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSONValue {
    var parser = JSONParser(bytes: Array(bytes))
    return try parser.parse()
  }
}

/// A recursive descent parser over the bytes of a JSON text.
private struct JSONParser {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func parse() throws(JSONError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    let value = try value(depth: 0)
    skipSpace()
    if at < bytes.count { throw error(.trailing) }
    return value
  }

  private func error(_ reason: JSONError.Reason, at place: Int? = nil) -> JSONError {
    let place = min(place ?? at, bytes.count)
    var line = 1
    var lineStart = 0
    for (index, byte) in bytes[..<place].enumerated() where byte == UInt8(ascii: "\n") {
      line += 1
      lineStart = index + 1
    }
    return JSONError(reason: reason, line: line, column: place - lineStart + 1)
  }

  private func unexpected() -> JSONError {
    error(at < bytes.count ? .unexpected(bytes[at]) : .unexpectedEnd)
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ byte: Character) -> Bool {
    guard at < bytes.count, bytes[at] == byte.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in word.utf8 {
      guard at < bytes.count, bytes[at] == byte else { throw unexpected() }
      at += 1
    }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipSpace()
    guard at < bytes.count else { throw error(.unexpectedEnd) }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    if depth > JSONValue.deepest { throw error(.tooDeep) }
    at += 1
    var members: [JSONValue.Member] = []
    var keys: Set<[UInt8]> = []
    skipSpace()
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      let place = at
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { throw unexpected() }
      let key = try string()
      // Compared by bytes: two spellings that Unicode calls equivalent are two keys to every other reader.
      guard keys.insert(Array(key.utf8)).inserted else { throw error(.duplicateKey(key), at: place) }
      skipSpace()
      guard take(":") else { throw unexpected() }
      members.append(.init(key, try value(depth: depth)))
      skipSpace()
    } while take(",")
    guard take("}") else { throw unexpected() }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    if depth > JSONValue.deepest { throw error(.tooDeep) }
    at += 1
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    repeat {
      elements.append(try value(depth: depth))
      skipSpace()
    } while take(",")
    guard take("]") else { throw unexpected() }
    return .array(elements)
  }

  private mutating func string() throws(JSONError) -> String {
    let opening = at
    at += 1
    var text: [UInt8] = []
    while true {
      guard at < bytes.count else { throw error(.unexpectedEnd) }
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        guard let string = String(validating: text, as: UTF8.self) else { throw error(.notUTF8, at: opening) }
        return string
      case UInt8(ascii: "\\"): text.append(contentsOf: UTF8.encode(try escape())!)
      case ..<0x20: throw unexpected()
      default:
        text.append(byte)
        at += 1
      }
    }
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = at
    at += 1
    guard at < bytes.count else { throw error(.unexpectedEnd) }
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw error(.badEscape, at: start)
    }
    let unit = try hexadecimal(start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard unit < 0xDC00, take("\\"), take("u") else { throw error(.loneSurrogate, at: start) }
    let low = try hexadecimal(start)
    guard (0xDC00...0xDFFF).contains(low) else { throw error(.loneSurrogate, at: start) }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))!
  }

  private mutating func hexadecimal(_ start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard at < bytes.count else { throw error(.unexpectedEnd) }
      guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
        throw error(.badEscape, at: start)
      }
      value = value << 4 | UInt32(digit)
      at += 1
    }
    return value
  }

  private mutating func digits() -> Int {
    let first = at
    while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    return at - first
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = at
    let negative = take("-")
    guard at < bytes.count, (48...57).contains(bytes[at]) else {
      throw negative ? error(.badNumber, at: start) : unexpected()
    }
    let leadingZero = bytes[at] == UInt8(ascii: "0")
    if digits() > 1, leadingZero { throw error(.badNumber, at: start) }
    var whole = true
    if take(".") {
      whole = false
      if digits() == 0 { throw error(.badNumber, at: start) }
    }
    if take("e") || take("E") {
      whole = false
      if !take("+") { _ = take("-") }
      if digits() == 0 { throw error(.badNumber, at: start) }
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if whole, let number = Int(text) { return .int(number) }
    guard let number = Double(text), number.isFinite else { throw error(.badNumber, at: start) }
    return .double(number)
  }
}
