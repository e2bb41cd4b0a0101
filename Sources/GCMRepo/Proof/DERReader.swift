/// Reads the Distinguished Encoding Rules of ASN.1 (X.690) from bytes of which nothing is trusted.
///
/// Lengths are definite, in their shortest form and within the bytes. Nothing recurses but the caller, who knows the form.
struct DERReader {
  private(set) var rest: ArraySlice<UInt8>

  /// The tags that a timestamp has.
  enum Tag {
    static let boolean: UInt8 = 0x01
    static let integer: UInt8 = 0x02
    static let octets: UInt8 = 0x04
    static let null: UInt8 = 0x05
    static let object: UInt8 = 0x06
    static let utf8: UInt8 = 0x0C
    static let printable: UInt8 = 0x13
    static let teletex: UInt8 = 0x14
    static let ia5: UInt8 = 0x16
    static let generalizedTime: UInt8 = 0x18
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
    /// A field that is marked by a number, and holds others.
    static func marked(_ number: UInt8) -> UInt8 { 0xA0 | number }
  }

  init(_ bytes: some Collection<UInt8>) { rest = Array(bytes)[...] }

  var isAtEnd: Bool { rest.isEmpty }
  /// The tag of the next element.
  var next: UInt8? { rest.first }

  /// The tag and the content of the next element.
  mutating func element() -> (tag: UInt8, content: ArraySlice<UInt8>)? {
    guard let tag = rest.popFirst(), tag & 0x1F != 0x1F, let first = rest.popFirst() else { return nil }
    var length = Int(first)
    if first >= 0x80 {
      let count = Int(first & 0x7F)
      guard (1...4).contains(count), rest.count >= count else { return nil }
      length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
      guard rest.first != 0, length >= 0x80 else { return nil }
      rest = rest.dropFirst(count)
    }
    guard length <= rest.count else { return nil }
    defer { rest = rest.dropFirst(length) }
    return (tag, rest.prefix(length))
  }

  /// The content of the next element, which must have this tag.
  mutating func content(_ tag: UInt8) -> ArraySlice<UInt8>? {
    guard next == tag, let found = element() else { return nil }
    return found.content
  }

  /// A reader of what the next element holds.
  mutating func inside(_ tag: UInt8) -> DERReader? { content(tag).map { DERReader($0) } }

  /// Passes over the next element if it has this tag.
  mutating func skip(_ tag: UInt8) -> Bool { next != tag || element() != nil }

  /// A small integer that is not negative.
  mutating func smallInteger() -> Int? {
    guard let bytes = content(Tag.integer), (1...4).contains(bytes.count), bytes.first.map({ $0 < 0x80 }) == true else {
      return nil
    }
    return bytes.reduce(0) { $0 << 8 | Int($1) }
  }
}

/// Writes the same.
enum DERWriter {
  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    var length: [UInt8] = []
    if content.count < 0x80 {
      length = [UInt8(content.count)]
    } else {
      var left = content.count
      while left > 0 {
        length.insert(UInt8(left & 0xFF), at: 0)
        left >>= 8
      }
      length.insert(0x80 | UInt8(length.count), at: 0)
    }
    return [tag] + length + content
  }

  static func sequence(_ parts: [UInt8]...) -> [UInt8] { element(DERReader.Tag.sequence, parts.flatMap(\.self)) }

  /// A number that is not negative, of any size, from its big-endian bytes.
  static func integer(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = Array(bytes.drop { $0 == 0 })
    if bytes.first.map({ $0 >= 0x80 }) ?? true { bytes.insert(0, at: 0) }
    return element(DERReader.Tag.integer, bytes)
  }
}
