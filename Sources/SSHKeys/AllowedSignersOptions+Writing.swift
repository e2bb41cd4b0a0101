extension AllowedSignersOptions {
  /// The options as ssh-keygen reads them; times in UTC to the second.
  static func text(namespaces: String? = nil, validAfter: Int64? = nil, validBefore: Int64? = nil) -> String {
    [
      namespaces.map { "namespaces=\"\($0)\"" }, validAfter.map { "valid-after=\"\(time($0))\"" },
      validBefore.map { "valid-before=\"\(time($0))\"" },
    ].compactMap(\.self).joined(separator: ",")
  }

  /// `20170511160000Z` for seconds since 1970.
  static func time(_ seconds: Int64) -> String {
    let (days, rest) = seconds.quotientAndRemainder(dividingBy: 86_400)
    // The proleptic Gregorian calendar, in eras of 400 years that begin in March.
    let shifted = days + 719_468
    let (era, dayOfEra) = shifted.quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func digits(_ number: Int64, _ count: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    return digits(year, 4) + digits(month, 2) + digits(day, 2) + digits(rest / 3600, 2) + digits(rest / 60 % 60, 2)
      + digits(rest % 60, 2) + "Z"
  }

  /// The options of a word, each as it is written.
  static func pieces(of word: String) -> [String] {
    var pieces: [[UInt8]] = [[]]
    var isQuoted = false
    var previous: UInt8 = 0
    for byte in word.utf8 {
      if byte == UInt8(ascii: "\""), previous != UInt8(ascii: "\\") { isQuoted.toggle() }
      previous = byte
      if byte == UInt8(ascii: ","), !isQuoted { pieces.append([]) } else { pieces[pieces.count - 1].append(byte) }
    }
    return pieces.map { String(decoding: $0, as: UTF8.self) }
  }
}
