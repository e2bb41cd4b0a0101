/// Assigns a character to each object in a text, so that the comparison of words sees it: equal pictures, fields and
/// formulas get the same one.
///
/// The characters are those of the private planes 15 and 16; a text's own characters of these planes are replaced by
/// others.
final class ObjectCodes {
  static let limit = 0x10FFFD - 0xF0000 - 2

  /// The codes assigned so far, as a value: a thread takes a copy and continues with codes of its own.
  struct Table: Sendable {
    fileprivate var codes: [[UInt8]: UInt32] = [:]
    fileprivate var meanings: [[UInt8]] = []
    fileprivate var isFull = false
    fileprivate(set) var parts = PartNumbers()
  }

  private(set) var table: Table
  var isFull: Bool { table.isFull }

  init(_ table: Table = Table()) { self.table = table }

  /// The four bytes that stand for what the fingerprint describes.
  func code(_ fingerprint: [UInt8]) -> [UInt8] {
    if let known = table.codes[fingerprint] { return Self.bytes(known) }
    guard table.meanings.count < Self.limit else {
      table.isFull = true
      return Self.bytes(0xF0000)
    }
    // U+FFFFE and U+FFFFF are noncharacters.
    let offset = UInt32(table.meanings.count)
    let code = 0xF0000 + offset + (offset >= 0xFFFE ? 2 : 0)
    table.codes[fingerprint] = code
    table.meanings.append(fingerprint)
    return Self.bytes(code)
  }

  /// Equal for parts of equal content, in either package. Cost: one pass over the bytes of each new part.
  func number(ofPart bytes: [UInt8]) -> Int { table.parts.number(of: bytes) }

  func code(_ fingerprint: String) -> [UInt8] { code(Array(fingerprint.utf8)) }

  /// The text's own character that a code replaces.
  func character(of code: UInt32) -> [UInt8]? {
    let index = Int(code) - 0xF0000 - (code > 0xFFFFF ? 2 : 0)
    guard table.meanings.indices.contains(index), table.meanings[index].first == Self.characterMark else { return nil }
    return Array(table.meanings[index].dropFirst())
  }

  /// The text with its own characters of the private planes replaced. Cost: linear.
  func guarded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let bytes = Array(String(Character(scalar)).utf8)
      result += scalar.value >= 0xF0000 ? code([Self.characterMark] + bytes) : bytes
    }
    return result
  }

  /// The text as it was before ``guarded(_:)``.
  func unguarded(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard Found(text).mayBePrivate else { return text }
    var result: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      result += character(of: scalar.value) ?? Array(String(Character(scalar)).utf8)
    }
    return result[...]
  }

  /// What in a text requires a closer look. Cost: one pass over the bytes.
  struct Found {
    /// Lead bytes of characters of the private planes.
    let mayBePrivate: Bool
    let hasLineBreak: Bool

    init(_ text: ArraySlice<UInt8>) {
      (mayBePrivate, hasLineBreak) = text.withUnsafeBytes { text in
        // Eight bytes at a time, without a branch: all words of a document are scanned here several times.
        var (privates, breaks) = (UInt64(0), UInt64(0))
        var at = 0
        while at < text.count {
          var eight: UInt64 = 0
          if at + 8 <= text.count {
            eight = text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          } else {
            for byte in text[at...] { eight = eight << 8 | UInt64(byte) }
          }
          // 0x73 and above in the lower seven bits carry into the highest one, which must be set as well.
          privates |= (eight & 0x7F7F_7F7F_7F7F_7F7F &+ 0x0D0D_0D0D_0D0D_0D0D) & eight
          breaks |= Self.zeros(eight ^ 0x0A0A_0A0A_0A0A_0A0A) | Self.zeros(eight ^ 0x0D0D_0D0D_0D0D_0D0D)
          at += 8
        }
        return (privates & Self.highest != 0, breaks & Self.highest != 0)
      }
    }

    private static let highest: UInt64 = 0x8080_8080_8080_8080

    /// The highest bit of some byte is set if one of the bytes is zero, and only then.
    @inline(__always)
    private static func zeros(_ eight: UInt64) -> UInt64 { (eight &- 0x0101_0101_0101_0101) & ~eight }
  }

  private static let characterMark: UInt8 = 0

  private static func bytes(_ code: UInt32) -> [UInt8] {
    [
      0xF0 | UInt8(code >> 18), 0x80 | UInt8(code >> 12 & 0x3F), 0x80 | UInt8(code >> 6 & 0x3F),
      0x80 | UInt8(code & 0x3F),
    ]
  }
}
