import MarkdownText

/// Numbers in letters and symbols.
package enum Numerals {
  /// Lower-case Roman numerals up to Word's greatest number; `nil` beyond.
  package static func roman(_ number: Int) -> String? {
    (1...32_767).contains(number) ? romanNumeral(number) : nil
  }

  /// Like Word: a … z, aa, bb … zz, aaa; `nil` past thirty letters.
  package static func letters(_ number: Int) -> String? { repeated(number, of: Array("abcdefghijklmnopqrstuvwxyz")) }

  /// Without the letters that the format leaves out: ё, й, ъ, ь.
  package static func russian(_ number: Int) -> String? { repeated(number, of: Array("абвгдежзиклмнопрстуфхцчшщыэюя")) }

  /// Asterisk, dagger, double dagger, section sign, and then each twice: the Chicago Manual of Style's note marks.
  package static func chicago(_ number: Int) -> String? { repeated(number, of: ["*", "†", "‡", "§"]) }

  // MARK: Letters of other scripts

  static let stems = Array("甲乙丙丁戊己庚辛壬癸")
  static let branches = Array("子丑寅卯辰巳午未申酉戌亥")

  /// By the values of the letters, up to 999: 15 and 16 are nine and six, and nine and seven, to avoid spelling a name
  /// of God.
  package static func hebrew(_ number: Int) -> String? {
    guard (1..<1_000).contains(number) else { return nil }
    var result = String(repeating: "ת", count: number / 400)
    let hundreds = ["", "ק", "ר", "ש"]
    result += hundreds[number % 400 / 100]
    switch number % 100 {
    case 15: return result + "טו"
    case 16: return result + "טז"
    case let rest:
      let tens = ["", "י", "כ", "ל", "מ", "נ", "ס", "ע", "פ", "צ"]
      let ones = ["", "א", "ב", "ג", "ד", "ה", "ו", "ז", "ח", "ט"]
      return result + tens[rest / 10] + ones[rest % 10]
    }
  }

  /// The alphabet; its last letter before another round of it.
  static func hebrewAlphabet(_ number: Int) -> String? {
    let letters = Array("אבגדהוזחטיכלמנסעפצקרשת")
    guard (1...(letters.count * 30)).contains(number) else { return nil }
    return String(repeating: letters[letters.count - 1], count: (number - 1) / letters.count)
      + String(letters[(number - 1) % letters.count])
  }

  /// Digits with other characters for 0 to 9.
  static func digits(_ number: Int, _ signs: String) -> String? {
    guard number >= 0 else { return nil }
    let signs = Array(signs)
    return String(String(number).utf8.map { signs[Int($0) - 0x30] })
  }

  /// One character per number as long as there are any.
  static func sign(_ number: Int, of signs: [Character]) -> String? {
    (1...signs.count).contains(number) ? String(signs[number - 1]) : nil
  }

  /// One character per number, starting again after the last.
  static func cycled(_ number: Int, _ signs: String) -> String? {
    let signs = Array(signs)
    return number >= 1 ? String(signs[(number - 1) % signs.count]) : nil
  }

  /// Each character doubled after the last single one, and so on.
  static func repeated(_ number: Int, _ signs: String) -> String? { repeated(number, of: Array(signs)) }

  private static func repeated(_ number: Int, of signs: [Character]) -> String? {
    guard (1...(signs.count * 30)).contains(number) else { return nil }
    return String(repeating: signs[(number - 1) % signs.count], count: (number - 1) / signs.count + 1)
  }

  /// One of the consecutive Unicode characters for the first numbers.
  package static func sign(_ number: Int, first: UInt32, count: Int) -> String? {
    guard (1...count).contains(number), let scalar = Unicode.Scalar(first + UInt32(number) - 1) else { return nil }
    return String(Character(scalar))
  }
}
