/// Numbers in Chinese, Japanese and Korean characters: as digits one after the other, or counted with characters for
/// ten, hundred and so on (ECMA-376 part 1, section 17.18.59).
package struct EastAsianNumerals: Sendable {
  /// For 0 to 9.
  private let figures: [String]
  /// For ten, hundred, thousand and ten thousand.
  private let units: [String]
  /// The character for empty places between digits; empty if there is none.
  private let gap: String
  /// The unit that is written without the digit one before it: a leading ten only, every unit, or none.
  private let bare: Bare

  package enum Bare: Sendable {
    case never, leadingTen, always
    /// Every unit, ten thousand too.
    case alwaysWithMyriads
  }

  package init(_ figures: String, _ units: String, gap: String = "", _ bare: Bare) {
    self.figures = figures.map { String($0) }
    self.units = units.map { String($0) }
    self.gap = gap
    self.bare = bare
  }

  /// Each digit by its character.
  func digital(_ number: Int) -> String? {
    guard number >= 0 else { return nil }
    return String(number).utf8.map { figures[Int($0) - 0x30] }.joined()
  }

  /// Counted: two hundred five as "two hundred (gap) five". Up to 99,999,999.
  package func counted(_ number: Int) -> String? {
    guard (1..<100_000_000).contains(number) else { return nil }
    let (myriads, rest) = number.quotientAndRemainder(dividingBy: 10_000)
    guard myriads > 0 else { return below10000(number, leads: true) }
    let isBare = myriads == 1 && bare == .alwaysWithMyriads
    let head = (isBare ? "" : below10000(myriads, leads: true)) + units[3]
    guard rest > 0 else { return head }
    return head + (rest < 1_000 ? gap : "") + below10000(rest, leads: false)
  }

  private func below10000(_ number: Int, leads: Bool) -> String {
    var result = ""
    var rest = number
    for (unit, value) in [(units[2], 1_000), (units[1], 100), (units[0], 10), ("", 1)] {
      let figure = rest / value
      rest %= value
      guard figure > 0 else {
        if !result.isEmpty, rest > 0, !result.hasSuffix(gap) || gap.isEmpty { result += gap }
        continue
      }
      let isBare =
        figure == 1 && value > 1
        && (bare == .always || bare == .alwaysWithMyriads
          || (bare == .leadingTen && value == 10 && leads && result.isEmpty))
      result += (isBare ? "" : figures[figure]) + unit
    }
    return result
  }

  /// Counted below a hundred, digit by digit from there on, as in Word's shorter Chinese counting.
  func countedBelow100(_ number: Int) -> String? { number < 100 ? counted(number) : digital(number) }

  static let ideographic = EastAsianNumerals("〇一二三四五六七八九", "十百千万", .always)
  static let japaneseLegal = EastAsianNumerals("〇壱弐参四伍六七八九", "拾百阡萬", .never)
  static let chinese = EastAsianNumerals("○一二三四五六七八九", "十百千万", gap: "〇", .leadingTen)
  static let taiwanese = EastAsianNumerals("○一二三四五六七八九", "十百千萬", gap: "零", .leadingTen)
  static let chineseLegal = EastAsianNumerals("零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", gap: "零", .never)
  static let traditionalLegal = EastAsianNumerals("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", gap: "零", .never)
  static let korean = EastAsianNumerals("영일이삼사오육칠팔구", "십백천만", .always)
  static let koreanIdeographic = EastAsianNumerals("零一二三四五六七八九", "十百千萬", .always)

  /// Native Korean numbers, which end at 99.
  package static func koreanWords(_ number: Int) -> String? {
    guard (1..<100).contains(number) else { return nil }
    let tens = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
    let ones = ["", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"]
    return tens[number / 10] + ones[number % 10]
  }

  /// The sixty pairs of the ten stems and the twelve branches.
  static func sexagenary(_ number: Int) -> String? {
    guard (1...60).contains(number) else { return nil }
    return [Numerals.stems, Numerals.branches].map { String($0[(number - 1) % $0.count]) }.joined()
  }
}
