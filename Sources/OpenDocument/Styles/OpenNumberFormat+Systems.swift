import DocumentModel

/// Number systems with signs of their own, as LibreOffice prints them.
extension OpenNumberFormat {
  /// `nil` beyond ㊿.
  static func circled(_ number: Int) -> String? {
    let first: Int
    switch number {
    case 1...20: first = 0x2460 - 1
    case 21...35: first = 0x3251 - 21
    case 36...50: first = 0x32B1 - 36
    default: return nil
    }
    return UnicodeScalar(UInt32(first + number)).map { String($0) }
  }

  /// Signs for 1, 5, 10 and 50 side by side; before a hundred or a thousand stands how many there are.
  static func oldHungarian(_ number: Int) -> String? {
    guard (1..<100_000).contains(number) else { return nil }
    var rest = number
    var result = ""
    for (value, sign) in [(1_000, "\u{10CFF}"), (100, "\u{10CFE}")] where rest >= value {
      if rest / value > 1 { result += oldHungarian(rest / value) ?? "" }
      result += sign
      rest %= value
    }
    for (value, sign) in [(50, "\u{10CFD}"), (10, "\u{10CFC}"), (5, "\u{10CFB}"), (1, "\u{10CFA}")] {
      result += String(repeating: sign, count: rest / value)
      rest %= value
    }
    return result
  }

  /// By the values of the letters; the thousands stand before the rest, or before a word for a thousand.
  static func hebrew(_ number: Int) -> String? {
    guard (1..<1_000_000).contains(number) else { return nil }
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1_000)
    guard thousands > 0 else { return Numerals.hebrew(rest) }
    if number == 1_000 { return "אלף" }
    guard let head = Numerals.hebrew(thousands) else { return nil }
    return head + " " + (Numerals.hebrew(rest) ?? "אלפים")
  }

  /// By the values of the letters, with a sign before thousands; myriads stand before a dot.
  static func greek(_ number: Int, upper: Bool) -> String? {
    guard (1..<100_000_000).contains(number) else { return nil }
    // The letters for 6, 90 and 900 have left the alphabet; six is written with two of those that remain.
    let signs: [String] =
      upper
      ? ["Α", "Β", "Γ", "Δ", "Ε", "ΣΤ", "Ζ", "Η", "Θ", "Ι", "Κ", "Λ", "Μ", "Ν", "Ξ", "Ο", "Π", "ϟ"]
        + ["Ρ", "Σ", "Τ", "Υ", "Φ", "Χ", "Ψ", "Ω", "Ϡ"]
      : ["α", "β", "γ", "δ", "ε", "στ", "ζ", "η", "θ", "ι", "κ", "λ", "μ", "ν", "ξ", "ο", "π", "ϟ"]
        + ["ρ", "σ", "τ", "υ", "φ", "χ", "ψ", "ω", "ϡ"]
    func below10000(_ number: Int) -> String {
      var result = number >= 1_000 ? "͵" + signs[number / 1_000 - 1] : ""
      for (index, value) in [100, 10, 1].enumerated() where number / value % 10 > 0 {
        result += signs[number / value % 10 - 1 + 9 * (2 - index)]
      }
      return result
    }
    let (myriads, rest) = number.quotientAndRemainder(dividingBy: 10_000)
    guard myriads > 0 else { return below10000(number) }
    return "Μ" + below10000(myriads) + (rest > 0 ? "." + below10000(rest) : "")
  }

  /// Persian number words; a round thousand has none in LibreOffice.
  static func persianWords(_ number: Int) -> String? {
    guard (1..<1_000_000).contains(number) else { return nil }
    let ones = [
      "", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده", "سیزده", "چهارده",
      "پانزده", "شانزده", "هفده", "هجده", "نوزده",
    ]
    let tens = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
    let hundreds = ["", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "شصد", "هفتصد", "هشتصد", "نهصد"]
    func below1000(_ number: Int) -> [String] {
      let rest = number % 100
      let words = rest < 20 ? [ones[rest]] : [tens[rest / 10], ones[rest % 10]]
      return ([hundreds[number / 100]] + words).filter { !$0.isEmpty }
    }
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1_000)
    guard rest > 0 else { return "" }
    guard thousands > 0 else { return below1000(rest).joined(separator: " و ") }
    let joint = thousands % 100 < 20 ? " " : " و "
    return below1000(thousands).joined(separator: " و ") + joint + "هزار و " + below1000(rest).joined(separator: " و ")
  }
}
