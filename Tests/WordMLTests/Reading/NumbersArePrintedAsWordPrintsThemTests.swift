import DocumentModel
import Testing

@testable import WordML

@Suite struct NumbersArePrintedAsWordPrintsThemTests {
  private func text(_ format: String, _ number: Int, _ language: String = "en", pattern: String? = nil) -> String {
    NumberFormat(format, pattern: pattern).text(number, language: language)
  }

  @Test func figuresAndLetters() {
    #expect(
      [1, 4, 9, 14, 40, 90, 400, 1994, 3999].map { text("upperRoman", $0) }
        == ["I", "IV", "IX", "XIV", "XL", "XC", "CD", "MCMXCIV", "MMMCMXCIX"])
    #expect(text("lowerRoman", 5001) == "mmmmmi")
    #expect([1, 26, 27, 28, 52, 53].map { text("lowerLetter", $0) } == ["a", "z", "aa", "bb", "zz", "aaa"])
    #expect(text("upperLetter", 30) == "DD")
    #expect([3, 12, 123].map { text("decimalZero", $0) } == ["03", "12", "123"])
    #expect([7, 1000].map { text("custom", $0, pattern: "0001, 0002, 0003, ...") } == ["0007", "1000"])
    #expect(text("hex", 255) == "FF")
    #expect([1, 2, 3, 4, 5].map { text("chicago", $0) } == ["*", "†", "‡", "§", "**"])
    #expect(text("numberInDash", 7) == "- 7 -")
    #expect([1, 20, 21].map { text("decimalEnclosedCircle", $0) } == ["①", "⑳", "21"])
    #expect(text("decimalFullWidth", 10) == "１０")
    // Twenty-nine letters, as LibreOffice has them too; after them Word repeats each, and LibreOffice counts аа, аб.
    #expect([26, 29, 30, 31].map { text("russianLower", $0) } == ["ы", "я", "аа", "бб"])
    #expect(text("bullet", 1).isEmpty && text("none", 1).isEmpty)
    #expect(text("decimalHalfWidth", 3) == "3" && text("unheardOf", 3) == "3")
  }

  @Test(arguments: [
    ("hebrew1", [1, 10, 15, 16, 22, 115, 400, 999], ["א", "י", "טו", "טז", "כב", "קטו", "ת", "תתקצט"]),
    ("hebrew2", [1, 22, 23, 45], ["א", "ת", "תא", "תתא"]),
    ("arabicAlpha", [1, 2, 3, 28, 29], ["أ", "ب", "ت", "ي", "أأ"]),
    ("arabicAbjad", [1, 2, 3, 4, 28], ["أ", "ب", "ج", "د", "غ"]),
    ("hindiNumbers", [10, 205], ["१०", "२०५"]), ("thaiNumbers", [10, 48], ["๑๐", "๔๘"]),
    ("hindiVowels", [1, 2, 38], ["क", "ख", "कक"]), ("hindiConsonants", [1, 2, 17], ["अ", "आ", "अं"]),
    ("hindiCounting", [1, 25, 100], ["एक", "पच्चीस", "सौ"]),
    ("thaiLetters", [1, 2, 3, 41, 42], ["ก", "ข", "ค", "ฮ", "กก"]),
    ("thaiCounting", [1, 11, 21, 101], ["หนึ่ง", "สิบเอ็ด", "ยี่สิบเอ็ด", "หนึ่งร้อยเอ็ด"]),
    ("bahtText", [2], ["สองบาทถ้วน"]), ("dollarText", [12], ["Twelve and 00/100"]),
    ("japaneseCounting", [1, 10, 11, 20, 100, 111, 1_001, 10_000], ["一", "十", "十一", "二十", "百", "百十一", "千一", "一万"]),
    ("ideographDigital", [10, 205], ["一〇", "二〇五"]), ("taiwaneseDigital", [10], ["一○"]),
    ("japaneseLegal", [1, 10, 12], ["壱", "壱拾", "壱拾弐"]),
    ("chineseCounting", [10, 11, 99, 100, 120], ["十", "十一", "九十九", "一○○", "一二○"]),
    ("taiwaneseCounting", [20, 101], ["二十", "一○一"]),
    ("taiwaneseCountingThousand", [10, 101, 110, 1_001], ["十", "一百零一", "一百一十", "一千零一"]),
    ("chineseCountingThousand", [12, 110, 1_010], ["十二", "一百一十", "一千〇一十"]),
    ("chineseLegalSimplified", [3, 10, 205], ["叁", "壹拾", "贰佰零伍"]),
    ("ideographLegalTraditional", [2, 21], ["貳", "貳拾壹"]),
    ("koreanDigital", [10], ["일영"]), ("koreanDigital2", [10], ["一零"]), ("koreanCounting", [11, 100], ["십일", "백"]),
    ("koreanLegal", [1, 12, 20, 100], ["하나", "열둘", "스물", "100"]), ("ganada", [1, 14, 15], ["가", "하", "가"]),
    ("chosung", [2], ["ㄴ"]), ("aiueo", [1, 46], ["ｱ", "ﾝ"]), ("aiueoFullWidth", [2, 47], ["イ", "ア"]),
    ("iroha", [1, 3], ["ｲ", "ﾊ"]), ("irohaFullWidth", [48], ["ン"]),
    ("ideographEnclosedCircle", [1, 10, 11], ["㊀", "㊉", "11"]),
    ("ideographTraditional", [1, 10, 11], ["甲", "癸", "11"]),
    ("ideographZodiac", [1, 12, 13], ["子", "亥", "13"]),
    ("ideographZodiacTraditional", [1, 11, 60, 61], ["甲子", "甲戌", "癸亥", "61"]),
    ("vietnameseCounting", [5, 15, 21, 105], ["năm", "mười lăm", "hai mươi mốt", "một trăm lẻ năm"]),
  ])
  func otherScriptsHaveTheirOwnSigns(_ format: String, _ numbers: [Int], _ printed: [String]) {
    #expect(numbers.map { text(format, $0) } == printed)
  }

  @Test func everyScriptCountsAndNoneFailsOnAnyNumber() {
    for script in NumberFormat.Script.allCases {
      let format = NumberFormat.script(script)
      #expect(Set((1...10).map { format.text($0, language: "en") }).count == 10)
      for number in [Int.min, -1, 0, 99, 100, 9_999, 10_000, 123_456_789, Int.max] {
        #expect(!format.text(number, language: "en").isEmpty)
      }
    }
    #expect(text("custom", 2, pattern: "α, β, γ, ...") == "β")
  }

  @Test(arguments: [
    ("es-CL", ["1.º", "2.º", "11.º"]), ("pt-BR", ["1.º", "2.º", "11.º"]), ("fr-CA", ["1er", "2e", "11e"]),
    ("en-US", ["1st", "2nd", "11th"]), ("de-DE", ["1st", "2nd", "11th"]),
  ])
  func ordinalDigits(_ language: String, _ expected: [String]) {
    #expect([1, 2, 11].map { text("ordinal", $0, language) } == expected)
  }

  @Test func englishOrdinalsKnowTheTeens() {
    #expect(
      [21, 22, 23, 24, 111, 112, 113, 121].map { text("ordinal", $0) }
        == ["21st", "22nd", "23rd", "24th", "111th", "112th", "113th", "121st"])
  }

  @Test(arguments: [
    ("en", 0, "zero"), ("en", 13, "thirteen"), ("en", 21, "twenty-one"), ("en", 100, "one hundred"),
    ("en", 342, "three hundred forty-two"), ("en", 1005, "one thousand five"), ("es", 1, "uno"),
    ("es", 16, "dieciséis"),
    ("es", 22, "veintidós"), ("es", 31, "treinta y uno"), ("es", 100, "cien"), ("es", 101, "ciento uno"),
    ("es", 555, "quinientos cincuenta y cinco"), ("es", 1000, "mil"), ("es", 21_000, "veintiún mil"),
    ("es", 31_001, "treinta y un mil uno"), ("pt", 17, "dezessete"), ("pt", 21, "vinte e um"), ("pt", 100, "cem"),
    ("pt", 101, "cento e um"), ("pt", 1100, "mil e cem"), ("pt", 1234, "mil duzentos e trinta e quatro"),
    ("fr", 17, "dix-sept"), ("fr", 21, "vingt et un"), ("fr", 71, "soixante et onze"), ("fr", 77, "soixante-dix-sept"),
    ("fr", 80, "quatre-vingts"), ("fr", 81, "quatre-vingt-un"), ("fr", 91, "quatre-vingt-onze"),
    ("fr", 200, "deux cents"), ("fr", 201, "deux cent un"), ("fr", 80_000, "quatre-vingt mille"), ("fr", 1000, "mille"),
  ])
  func cardinals(_ language: String, _ number: Int, _ words: String) {
    #expect(NumberWords(language).cardinal(number) == words)
  }

  @Test(arguments: [
    ("en", 1, "first"), ("en", 5, "fifth"), ("en", 12, "twelfth"), ("en", 20, "twentieth"), ("en", 21, "twenty-first"),
    ("en", 100, "one hundredth"), ("es", 1, "primero"), ("es", 3, "tercero"), ("es", 10, "décimo"),
    ("es", 11, "undécimo"), ("es", 13, "decimotercero"), ("es", 17, "decimoséptimo"), ("es", 20, "vigésimo"),
    ("es", 21, "vigésimo primero"), ("es", 119, "centésimo decimonoveno"), ("pt", 2, "segundo"),
    ("pt", 11, "décimo primeiro"), ("pt", 45, "quadragésimo quinto"), ("fr", 1, "premier"), ("fr", 2, "deuxième"),
    ("fr", 5, "cinquième"), ("fr", 9, "neuvième"), ("fr", 21, "vingt et unième"), ("fr", 80, "quatre-vingtième"),
    ("fr", 100, "centième"), ("fr", 300, "trois centième"),
  ])
  func ordinals(_ language: String, _ number: Int, _ words: String) {
    #expect(NumberWords(language).ordinal(number) == words)
  }

  @Test func aLabelsFirstLetterIsLarge() {
    #expect(text("ordinalText", 11, "es") == "Undécimo")
    #expect(text("cardinalText", 2, "fr-FR") == "Deux")
  }

  @Test func absurdNumbersStayDigits() {
    for format in ["upperRoman", "lowerLetter", "cardinalText", "ordinalText", "chicago", "decimalEnclosedCircle"] {
      #expect(text(format, 2_147_483_647) == "2147483647")
      #expect(text(format, -5) == "-5")
    }
    // Every number has a word, in every language, up to the limit.
    for language in NumberWords.Language.allCases {
      let words = NumberWords(language.rawValue)
      let cardinals = (0..<20_000).compactMap(words.cardinal)
      #expect(Set(cardinals).count == 20_000)
      #expect(Set((1..<1_000).compactMap(words.ordinal)).count == 999)
      #expect(!cardinals.contains { $0.contains("  ") || $0.hasSuffix(" ") })
    }
  }
}
