/// A message of named fields, as the processes of the portal send it to each other.
///
/// Its bytes: the mark `gcmrepo1`, then for each field the length of its name (1 byte), the name in small letters and hyphens,
/// the length of its value (4 bytes, big-endian), and the value. A reader refuses whatever has another form, before it looks at
/// what is said.
public struct FieldMessage: Sendable, Hashable {
  /// A field: its name and its bytes.
  public struct Field: Sendable, Hashable {
    /// Small letters and hyphens.
    public let name: String
    /// Any bytes.
    public let value: [UInt8]
  }

  /// The fields, in their order.
  public private(set) var fields: [Field] = []

  private static let mark = Array("gcmrepo1".utf8)
  /// More than any message has: themes and objectives are the fields that repeat.
  public static let mostFields = 200
  private static let longestName = 40

  /// A message without fields.
  public init() {}

  /// Adds a field.
  public mutating func append(_ name: String, _ value: [UInt8]) { fields.append(Field(name: name, value: value)) }

  /// Adds a field of text; nothing for `nil`.
  public mutating func append(_ name: String, _ text: String?) {
    if let text { append(name, Array(text.utf8)) }
  }

  /// Why bytes are no message.
  public enum Malformed: Error, Sendable, Hashable {
    /// They are not of this form, or end too early, or go on.
    case form
    /// A field has a name that its reader does not know, or comes twice.
    case field(String)
    /// A field is missing, or its value is none that it can have.
    case value(String)
  }

  /// Reads a message. Cost: linear in its bytes.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    guard bytes.starts(with: Self.mark) else { throw .form }
    var rest = bytes[Self.mark.count...]
    while let length = rest.popFirst().map(Int.init) {
      guard fields.count < Self.mostFields, (1...Self.longestName).contains(length), rest.count >= length + 4 else {
        throw .form
      }
      let name = rest.prefix(length)
      guard name.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "-") }) else {
        throw .form
      }
      rest = rest.dropFirst(length)
      let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard rest.count >= size else { throw .form }
      append(String(decoding: name, as: UTF8.self), Array(rest.prefix(size)))
      rest = rest.dropFirst(size)
    }
  }

  /// The bytes of the message.
  public var bytes: [UInt8] {
    var bytes = Self.mark
    bytes.reserveCapacity(fields.reduce(bytes.count) { $0 + $1.name.utf8.count + $1.value.count + 5 })
    for field in fields {
      bytes.append(UInt8(field.name.utf8.count))
      bytes += Array(field.name.utf8)
      let size = UInt32(field.value.count)
      bytes += [UInt8(size >> 24), UInt8(size >> 16 & 255), UInt8(size >> 8 & 255), UInt8(size & 255)]
      bytes += field.value
    }
    return bytes
  }
}

/// Takes the fields of a message one by one; what nobody takes is refused.
public struct FieldReader {
  private var fields: [FieldMessage.Field]

  /// The fields of a message.
  public init(_ message: FieldMessage) { fields = message.fields }

  /// The bytes of a field; `nil` if there is none.
  ///
  /// - Throws: if the field comes twice.
  public mutating func bytes(_ name: String) throws(FieldMessage.Malformed) -> [UInt8]? {
    let found = fields.filter { $0.name == name }
    guard found.count <= 1 else { throw .field(name) }
    fields.removeAll { $0.name == name }
    return found.first?.value
  }

  /// The text of a field, of at most some bytes and without control characters other than a line's end and a tab.
  ///
  /// - Throws: if the field comes twice, or its value is no such text.
  public mutating func text(_ name: String, limit: Int = 4_096) throws(FieldMessage.Malformed) -> String? {
    try bytes(name).map { bytes throws(FieldMessage.Malformed) in try Self.text(bytes, name, limit) }
  }

  /// The same for a field that must be there.
  public mutating func required(_ name: String, limit: Int = 4_096) throws(FieldMessage.Malformed) -> String {
    guard let text = try text(name, limit: limit) else { throw .value(name) }
    return text
  }

  /// The texts of a field that may repeat.
  public mutating func texts(_ name: String, limit: Int = 4_096) throws(FieldMessage.Malformed) -> [String] {
    var texts: [String] = []
    for field in fields where field.name == name { texts.append(try Self.text(field.value, name, limit)) }
    fields.removeAll { $0.name == name }
    return texts
  }

  /// - Throws: if a field is left that nobody took.
  public func finish() throws(FieldMessage.Malformed) {
    if let left = fields.first { throw .field(left.name) }
  }

  private static func text(
    _ bytes: [UInt8], _ name: String, _ limit: Int
  ) throws(FieldMessage.Malformed) -> String {
    guard bytes.count <= limit, let text = String(validating: bytes, as: UTF8.self),
      bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 })
    else { throw .value(name) }
    return text
  }
}
