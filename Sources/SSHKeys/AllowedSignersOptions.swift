/// The options of an entry: `cert-authority,namespaces="git",valid-after="20170511",valid-before="20171231Z"`.
struct AllowedSignersOptions {
  typealias Thrown = AllowedSigners.Problem.Reason.Thrown

  var namespaces: PatternList?
  var validAfter: Int64?
  var validBefore: Int64?
  var isAuthority = false
  /// Whether a time is without the `Z` of UTC.
  var hasLocalTime = false

  /// Reads the word; ssh-keygen knows no other options, and none twice.
  mutating func read(_ word: String) throws(Thrown) {
    var rest = Array(word.utf8)[...]
    while !rest.isEmpty {
      let name = String(decoding: rest.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }, as: UTF8.self)
        .lowercased()
      rest = rest.dropFirst(name.utf8.count)
      let value = rest.first == UInt8(ascii: "=") ? try quoted(&rest) : nil
      if let value, name.utf8.starts(with: "valid-".utf8), value.utf8.last.map({ $0 | 0x20 }) != UInt8(ascii: "z") {
        hasLocalTime = true
      }
      switch (name, value) {
      case ("cert-authority", nil) where !isAuthority: isAuthority = true
      case ("namespaces", let value?) where namespaces == nil:
        guard let patterns = PatternList(value) else { throw Thrown(.option) }
        namespaces = patterns
      case ("valid-after", let value?) where validAfter == nil: validAfter = try time(value)
      case ("valid-before", let value?) where validBefore == nil: validBefore = try time(value)
      default: throw Thrown(.option)
      }
      guard !rest.isEmpty else { break }
      guard rest.first == UInt8(ascii: ","), rest.count > 1 else { throw Thrown(.option) }
      rest = rest.dropFirst()
    }
    if let validAfter, let validBefore, validBefore <= validAfter { throw Thrown(.time) }
  }

  private func quoted(_ rest: inout ArraySlice<UInt8>) throws(Thrown) -> String {
    rest = rest.dropFirst()
    guard rest.first == UInt8(ascii: "\"") else { throw Thrown(.quotes) }
    rest = rest.dropFirst()
    var value: [UInt8] = []
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
        rest = rest.dropFirst(); value.append(0x22)
      } else {
        value.append(byte)
      }
    }
    return String(decoding: value, as: UTF8.self)
  }

  /// `YYYYMMDD`, `YYYYMMDDHHMM` or `YYYYMMDDHHMMSS`, with `Z` after it or not: all are read as UTC.
  private func time(_ text: String) throws(Thrown) -> Int64 {
    let digits = text.utf8.last.map { $0 | 0x20 } == UInt8(ascii: "z") ? text.dropLast() : text[...]
    guard [8, 12, 14].contains(digits.utf8.count), let seconds = Self.seconds(Array(digits.utf8)) else {
      throw Thrown(.time)
    }
    return seconds
  }

  private static func seconds(_ digits: [UInt8]) -> Int64? {
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    func number(_ range: Range<Int>) -> Int64 {
      range.upperBound <= digits.count ? digits[range].reduce(0) { $0 * 10 + Int64($1 - 0x30) } : 0
    }
    let (year, month, day) = (number(0..<4), number(4..<6), number(6..<8))
    let (hour, minute, second) = (number(8..<10), number(10..<12), number(12..<14))
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths: [Int64] = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard year >= 1970, (1...12).contains(month), (1...lengths[Int(month) - 1]).contains(day), hour < 24, minute < 60,
      second < 60
    else { return nil }
    // Days since 1970 by the proleptic Gregorian calendar, with March as the first month.
    let shifted = month > 2 ? year : year - 1
    let days =
      365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * ((month + 9) % 12) + 2) / 5 + day - 1
      - 719_468
    return ((days * 24 + hour) * 60 + minute) * 60 + second
  }
}
