/// Base 64 in its one canonical form (RFC 4648, section 4): with padding, and without bits that belong to no byte.
///
/// Foundation takes other forms as well, and an audit reads tens of thousands of signatures.
enum CanonicalBase64 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The value of each byte as a digit; 64 for those that are none.
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 64, count: 256)
    for (value, digit) in digits.enumerated() { values[Int(digit)] = UInt8(value) }
    return values
  }()

  /// The bytes that a text stands for; `nil` if it is not in this form.
  static func bytes(of text: [UInt8]) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    let padding = text.suffix(2).reversed().prefix { $0 == UInt8(ascii: "=") }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var (group, count): (UInt32, Int) = (0, 0)
    for digit in text.dropLast(padding) {
      let value = values[Int(digit)]
      guard value < 64 else { return nil }
      group = group << 6 | UInt32(value)
      count += 1
      guard count == 4 else { continue }
      bytes.append(UInt8(truncatingIfNeeded: group >> 16))
      bytes.append(UInt8(truncatingIfNeeded: group >> 8))
      bytes.append(UInt8(truncatingIfNeeded: group))
      (group, count) = (0, 0)
    }
    switch padding {
    case 0: return bytes
    case 1:
      guard group & 0b11 == 0 else { return nil }
      bytes.append(UInt8(truncatingIfNeeded: group >> 10))
      bytes.append(UInt8(truncatingIfNeeded: group >> 2))
    default:
      guard group & 0b1111 == 0 else { return nil }
      bytes.append(UInt8(truncatingIfNeeded: group >> 4))
    }
    return bytes
  }

  /// The text of some bytes, without the padding at its end.
  static func unpadded(_ bytes: [UInt8]) -> String {
    String(unsafeUninitializedCapacity: bytes.count * 4 / 3 + 3) { text in
      var (rest, bits, count): (UInt32, UInt32, Int) = (0, 0, 0)
      for byte in bytes {
        rest = rest << 8 | UInt32(byte)
        bits += 8
        while bits >= 6 {
          bits -= 6
          text[count] = digits[Int(rest >> bits & 63)]
          count += 1
        }
      }
      if bits > 0 {
        text[count] = digits[Int(rest << (6 - bits) & 63)]
        count += 1
      }
      return count
    }
  }
}
