/// A value in PDF syntax (ISO 32000-1, 7.3), as far as forms need it.
indirect enum PDFValue {
  case number(Double)
  case name(String)
  case string([UInt8])
  case reference(Int)
  case array([PDFValue])
  case dictionary([String: PDFValue])
  case other

  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var string: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
  var name: String? { if case .name(let name) = self { name } else { nil } }
  var reference: Int? { if case .reference(let number) = self { number } else { nil } }
  var array: [PDFValue]? { if case .array(let values) = self { values } else { nil } }
}

/// Parses values in PDF syntax (ISO 32000-1, 7.3), one after another.
struct PDFParser {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  private var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
  private static func isDelimiter(_ byte: UInt8) -> Bool { "()<>[]{}/%".utf8.contains(byte) }

  private mutating func skipSpace() {
    while let byte = current {
      if byte == UInt8(ascii: "%") {
        while let byte = current, byte != 0x0A, byte != 0x0D { position += 1 }
      } else if Self.isSpace(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func word() -> String {
    let start = position
    while let byte = current, !Self.isSpace(byte), !Self.isDelimiter(byte), position - start < 200 { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// `nil` at the end, at a closing delimiter, and beyond the depth that a form needs.
  mutating func value(depth: Int) -> PDFValue? {
    skipSpace()
    guard let byte = current, depth < 24 else { return nil }
    switch byte {
    case UInt8(ascii: "/"):
      position += 1
      return .name(word())
    case UInt8(ascii: "["):
      position += 1
      var values: [PDFValue] = []
      while let next = value(depth: depth + 1) {
        values.append(next)
        if values.count > 200_000 { return nil }
      }
      skipSpace()
      if current == UInt8(ascii: "]") { position += 1 }
      return .array(values)
    case UInt8(ascii: "<"):
      position += 1
      guard current == UInt8(ascii: "<") else { return hexadecimal() }
      position += 1
      return dictionary(depth: depth)
    case UInt8(ascii: "("): return string()
    case UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"): return nil
    default: return numberOrWord()
    }
  }

  private mutating func dictionary(depth: Int) -> PDFValue? {
    var entries: [String: PDFValue] = [:]
    while case .name(let key)? = value(depth: depth + 1) {
      guard let value = value(depth: depth + 1), entries.count < 10_000 else { break }
      entries[key] = value
    }
    skipSpace()
    for _ in 0..<2 where current == UInt8(ascii: ">") { position += 1 }
    return .dictionary(entries)
  }

  private mutating func hexadecimal() -> PDFValue {
    var digits: [UInt8] = []
    while let byte = current, byte != UInt8(ascii: ">") {
      if let digit = Character(UnicodeScalar(byte)).hexDigitValue { digits.append(UInt8(digit)) }
      position += 1
    }
    position = min(position + 1, bytes.endIndex)
    // A single last digit is followed by a zero (7.3.4.3).
    if digits.count % 2 == 1 { digits.append(0) }
    return .string(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  private mutating func string() -> PDFValue {
    var open = 0
    var result: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\\"):
        if let escaped = escaped() { result.append(escaped) }
        continue
      case UInt8(ascii: "("):
        open += 1
        if open == 1 { continue }
      case UInt8(ascii: ")"): open -= 1
      default: break
      }
      if open == 0 { break }
      result.append(byte)
    }
    return .string(result)
  }

  /// The character after a backslash (7.3.4.2); `nil` for a line ending, which is not part of the string.
  private mutating func escaped() -> UInt8? {
    guard let byte = current else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case 0x0A: return nil
    case 0x0D:
      if current == 0x0A { position += 1 }
      return nil
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(byte - 0x30)
      for _ in 0..<2 {
        guard let next = current, (0x30...0x37).contains(next) else { break }
        value = value * 8 + Int(next - 0x30)
        position += 1
      }
      return UInt8(truncatingIfNeeded: value)
    default: return byte
    }
  }

  private mutating func numberOrWord() -> PDFValue? {
    let first = word()
    guard !first.isEmpty else { return nil }
    if ["endobj", "stream", "obj", "endstream"].contains(first) { return nil }
    guard let number = Double(first), number.isFinite else { return .other }
    // `12 0 R`
    let here = position
    if number >= 0, number < 1e9, first.allSatisfy({ ("0"..."9").contains($0) }) {
      skipSpace()
      let second = word()
      skipSpace()
      let third = position
      if !second.isEmpty, second.allSatisfy({ ("0"..."9").contains($0) }), word() == "R", position == third + 1 {
        return .reference(Int(number))
      }
    }
    position = here
    return .number(number)
  }
}
