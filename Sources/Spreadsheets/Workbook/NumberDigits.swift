/// The digits of numbers as files write them.
enum NumberDigits {
  /// A number without an exponent and without zeros that say nothing: `1E-05` is `0.00001`, `12.50` is `12.5`.
  ///
  /// Up to fifteen digits are kept as they are; with more, they are the shortest that give the same binary number.
  static func plain(_ text: String) -> String {
    guard let number = Double(text), number.isFinite else { return text }
    if isDecimal(text) { return trimmed(text) }
    return expanded(number.description)
  }

  /// A binary number in the fewest digits that give it again.
  static func text(of number: Double) -> String { expanded(number.description) }

  /// Whether it has at most fifteen digits and no exponent or `+`.
  private static func isDecimal(_ text: String) -> Bool {
    var digits = 0
    var points = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      case UInt8(ascii: "."): points += 1
      case UInt8(ascii: "-") where index == 0: break
      default: return false
      }
    }
    return digits <= 15 && points <= 1 && text.utf8.last != UInt8(ascii: ".") && text.utf8.first != UInt8(ascii: ".")
  }

  private static func trimmed(_ text: String) -> String {
    var bytes = Array(text.utf8)
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes.removeFirst() }
    if bytes.contains(UInt8(ascii: ".")) {
      while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
      if bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
    }
    while bytes.count > 1, bytes[0] == UInt8(ascii: "0"), bytes[1] != UInt8(ascii: ".") { bytes.removeFirst() }
    let isZero = bytes.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    return (isNegative && !isZero ? "-" : "") + String(decoding: bytes, as: UTF8.self)
  }

  /// `1.5e-05` as `0.000015`.
  private static func expanded(_ text: String) -> String {
    let parts = text.lowercased().utf8.split(separator: UInt8(ascii: "e"))
    guard parts.count == 2,
      let exponent = Int(String(decoding: parts[1].filter { $0 != UInt8(ascii: "+") }, as: UTF8.self)),
      exponent.magnitude < 400
    else { return trimmed(text) }
    var digits = Array(parts[0])
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative { digits.removeFirst() }
    let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.count
    digits.removeAll { $0 == UInt8(ascii: ".") }
    let place = point + exponent
    if place <= 0 {
      digits = [UInt8](repeating: UInt8(ascii: "0"), count: 1 - place) + digits
      digits.insert(UInt8(ascii: "."), at: 1)
    } else if place >= digits.count {
      digits += [UInt8](repeating: UInt8(ascii: "0"), count: place - digits.count)
    } else {
      digits.insert(UInt8(ascii: "."), at: place)
    }
    return trimmed((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self))
  }
}
