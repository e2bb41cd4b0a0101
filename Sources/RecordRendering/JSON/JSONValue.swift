/// A JSON value whose objects keep their keys in the order given.
public enum JSONValue: Sendable, Hashable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case int(Int)
  /// Written as `null` if it is not finite: JSON cannot express it.
  case double(Double)
  /// A number with the digits it is written with, which an `Int` or a `Double` may not have: see ``init(number:)``.
  case decimal(String)
  case bool(Bool)
  case null

  /// A key of an object with its value.
  public struct Member: Sendable, Hashable {
    public var key: String
    public var value: JSONValue

    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  public enum Layout: Sendable, Hashable {
    /// No white space at all.
    case compact
    /// Two spaces of indent, one member or element per line.
    case pretty
  }

  /// A number as it is written, with all its digits; a string if JSON has no such number (RFC 8259, section 6).
  public init(number text: String) {
    if let number = Int(text), String(number) == text {
      self = .int(number)
    } else {
      self = Self.isNumber(text) ? .decimal(text) : .string(text)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    func takeDigits() -> Int {
      let digits = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(digits)
      return digits
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = takeDigits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard takeDigits() > 0 else { return false }
    }
    if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "e") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard takeDigits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  /// The value of a key, if this is an object that has it.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The element at an index, if this is an array that has it.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var int: Int? { if case .int(let number) = self { number } else { nil } }
  public var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The value as JSON text, without a final newline.
  public func serialized(_ layout: Layout = .compact) -> String {
    var buffer = ByteWriter()
    write(layout, to: &buffer)
    return buffer.text
  }

  /// Writes the value as JSON text, without a final newline.
  public func write(_ layout: Layout = .compact, to sink: inout some ByteSink) {
    var buffer = ByteWriter()
    write(layout, to: &buffer)
    buffer.drain(into: &sink, above: 0)
  }

  func write(_ layout: Layout, depth: Int = 0, to buffer: inout ByteWriter) {
    switch self {
    case .object(let members):
      list(members, "{", "}", layout, depth, to: &buffer) { member, buffer in
        buffer.append(json: member.key)
        buffer.append(layout == .pretty ? ": " : ":")
        member.value.write(layout, depth: depth + 1, to: &buffer)
      }
    case .array(let elements):
      list(elements, "[", "]", layout, depth, to: &buffer) { element, buffer in
        element.write(layout, depth: depth + 1, to: &buffer)
      }
    case .string(let text): buffer.append(json: text)
    case .int(let number): buffer.append(number: number)
    case .double(let number): buffer.append(number.isFinite ? "\(number)" : "null")
    case .decimal(let digits): buffer.append(digits)
    case .bool(let flag): buffer.append(flag ? "true" : "false")
    case .null: buffer.append("null")
    }
  }

  private func list<Element>(
    _ elements: [Element], _ open: String, _ close: String, _ layout: Layout, _ depth: Int,
    to buffer: inout ByteWriter, each: (Element, inout ByteWriter) -> Void
  ) {
    buffer.append(open)
    for (index, element) in elements.enumerated() {
      if index > 0 { buffer.append(",") }
      if layout == .pretty { buffer.append("\n" + String(repeating: "  ", count: depth + 1)) }
      each(element, &buffer)
    }
    if layout == .pretty, !elements.isEmpty { buffer.append("\n" + String(repeating: "  ", count: depth)) }
    buffer.append(close)
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .double(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(nilLiteral: ()) { self = .null }
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
