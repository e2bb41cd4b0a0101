/// How a number is printed (`ST_NumberFormat`, ECMA-376 part 1, section 17.18.59).
package enum NumberFormat: Sendable, Hashable {
  case decimal, upperRoman, lowerRoman, upperLetter, lowerLetter
  case ordinal, cardinalText, ordinalText
  /// Decimal with at least that many digits.
  case padded(Int)
  case hexadecimal, chicago, inDashes
  case circled, parenthesized, withStop, fullWidth
  case russianLower, russianUpper
  /// A script's own characters or words, by the format's name.
  case script(Script)
  case bullet, none

  /// The formats of scripts other than Latin and Cyrillic, as ``NumberFormat`` names them.
  package enum Script: String, Sendable, Hashable, CaseIterable {
    case ideographDigital, japaneseCounting, aiueo, iroha, japaneseLegal, japaneseDigitalTenThousand, aiueoFullWidth
    case irohaFullWidth, ganada, chosung, ideographEnclosedCircle, ideographTraditional, ideographZodiac
    case ideographZodiacTraditional, taiwaneseCounting, ideographLegalTraditional, taiwaneseCountingThousand
    case taiwaneseDigital, chineseCounting, chineseLegalSimplified, chineseCountingThousand, koreanDigital
    case koreanCounting, koreanLegal, koreanDigital2, vietnameseCounting, hebrew1, hebrew2, arabicAlpha, arabicAbjad
    case hindiVowels, hindiConsonants, hindiNumbers, hindiCounting, thaiLetters, thaiNumbers, thaiCounting, bahtText
    case dollarText
    /// The letters of a `custom` format that begins `α, β, γ`.
    case greekLower, greekUpper
  }

  /// - Parameter pattern: of a `custom` format, its first numbers: `001, 002, 003, ...`.
  package init(_ name: String, pattern: String? = nil) {
    switch name {
    case "upperRoman": self = .upperRoman
    case "lowerRoman": self = .lowerRoman
    case "upperLetter": self = .upperLetter
    case "lowerLetter": self = .lowerLetter
    case "ordinal": self = .ordinal
    case "cardinalText": self = .cardinalText
    case "ordinalText": self = .ordinalText
    case "decimalZero": self = .padded(2)
    case "hex": self = .hexadecimal
    case "chicago": self = .chicago
    case "numberInDash": self = .inDashes
    case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": self = .circled
    case "decimalEnclosedParen": self = .parenthesized
    case "decimalEnclosedFullstop": self = .withStop
    case "decimalFullWidth", "decimalFullWidth2": self = .fullWidth
    case "russianLower": self = .russianLower
    case "russianUpper": self = .russianUpper
    case "bullet": self = .bullet
    case "none": self = .none
    case "custom": self = Self.custom(pattern ?? "")
    // `decimalHalfWidth` and later formats are printed in digits.
    default: self = Script(rawValue: name).map { .script($0) } ?? .decimal
    }
  }

  private static func custom(_ pattern: String) -> NumberFormat {
    switch pattern.first {
    case "α": return .script(.greekLower)
    case "Α": return .script(.greekUpper)
    default:
      let zeros = pattern.prefix { $0 == "0" }.count
      return (1...8).contains(zeros) ? .padded(zeros + 1) : .decimal
    }
  }

  /// The printed number; in digits if the format has no character for it.
  ///
  /// - Parameter language: a tag such as `es-CL`; the words and endings of Spanish, English, Portuguese and French are
  ///   supported, other languages use English.
  package func text(_ number: Int, language: String) -> String {
    let figures = String(number)
    switch self {
    case .decimal: return figures
    case .upperRoman: return Numerals.roman(number)?.uppercased() ?? figures
    case .lowerRoman: return Numerals.roman(number) ?? figures
    case .upperLetter: return Numerals.letters(number)?.uppercased() ?? figures
    case .lowerLetter: return Numerals.letters(number) ?? figures
    case .ordinal: return NumberWords(language).ordinalFigure(number)
    case .cardinalText: return NumberWords(language).cardinal(number)?.capitalizedFirst ?? figures
    case .ordinalText: return NumberWords(language).ordinal(number)?.capitalizedFirst ?? figures
    case .padded(let width):
      return number < 0 ? figures : String(repeating: "0", count: max(0, width - figures.count)) + figures
    case .hexadecimal: return number < 0 ? figures : String(number, radix: 16, uppercase: true)
    case .chicago: return Numerals.chicago(number) ?? figures
    case .inDashes: return "- \(figures) -"
    case .circled: return Numerals.sign(number, first: 0x2460, count: 20) ?? figures
    case .parenthesized: return Numerals.sign(number, first: 0x2474, count: 20) ?? "(\(figures))"
    case .withStop: return Numerals.sign(number, first: 0x2488, count: 20) ?? figures + "."
    case .fullWidth:
      return String(
        String.UnicodeScalarView(
          figures.unicodeScalars.map { $0 == "-" ? $0 : Unicode.Scalar($0.value - 0x30 + 0xFF10) ?? $0 }))
    case .russianLower: return Numerals.russian(number) ?? figures
    case .russianUpper: return Numerals.russian(number)?.uppercased() ?? figures
    case .script(let script): return script.text(number) ?? figures
    case .bullet, .none: return ""
    }
  }
}

extension NumberFormat.Script {
  /// `nil` if the script has no character for the number.
  fileprivate func text(_ number: Int) -> String? {
    switch self {
    case .ideographDigital, .japaneseDigitalTenThousand: EastAsianNumerals.ideographic.digital(number)
    case .japaneseCounting: EastAsianNumerals.ideographic.counted(number)
    case .japaneseLegal: EastAsianNumerals.japaneseLegal.counted(number)
    case .taiwaneseDigital: EastAsianNumerals.taiwanese.digital(number)
    case .taiwaneseCounting: EastAsianNumerals.taiwanese.countedBelow100(number)
    case .taiwaneseCountingThousand: EastAsianNumerals.taiwanese.counted(number)
    case .ideographLegalTraditional: EastAsianNumerals.traditionalLegal.counted(number)
    case .chineseCounting: EastAsianNumerals.chinese.countedBelow100(number)
    case .chineseCountingThousand: EastAsianNumerals.chinese.counted(number)
    case .chineseLegalSimplified: EastAsianNumerals.chineseLegal.counted(number)
    case .koreanDigital: EastAsianNumerals.korean.digital(number)
    case .koreanCounting: EastAsianNumerals.korean.counted(number)
    case .koreanDigital2: EastAsianNumerals.koreanIdeographic.digital(number)
    case .koreanLegal: EastAsianNumerals.koreanWords(number)
    case .aiueo: Numerals.cycled(number, "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ")
    case .aiueoFullWidth: Numerals.cycled(number, "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン")
    case .iroha: Numerals.cycled(number, "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ")
    case .irohaFullWidth: Numerals.cycled(number, "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン")
    case .ganada: Numerals.cycled(number, "가나다라마바사아자차카타파하")
    case .chosung: Numerals.cycled(number, "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ")
    case .ideographEnclosedCircle: Numerals.sign(number, first: 0x3280, count: 10)
    case .ideographTraditional: Numerals.sign(number, of: Numerals.stems)
    case .ideographZodiac: Numerals.sign(number, of: Numerals.branches)
    case .ideographZodiacTraditional: EastAsianNumerals.sexagenary(number)
    case .vietnameseCounting: SpokenNumbers.vietnamese(number)
    case .hebrew1: Numerals.hebrew(number)
    case .hebrew2: Numerals.hebrewAlphabet(number)
    case .arabicAlpha: Numerals.repeated(number, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
    case .arabicAbjad: Numerals.repeated(number, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
    // The standard exchanges the names: the vowels are the consonants, from ka on, and vice versa.
    case .hindiVowels:
      Numerals.repeated(number, String(String.UnicodeScalarView((0x915...0x939).compactMap(Unicode.Scalar.init))))
    case .hindiConsonants: hindiVowel(number)
    case .hindiNumbers: Numerals.digits(number, "०१२३४५६७८९")
    case .hindiCounting: SpokenNumbers.hindi(number)
    case .thaiLetters: Numerals.repeated(number, "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ")
    case .thaiNumbers: Numerals.digits(number, "๐๑๒๓๔๕๖๗๘๙")
    case .thaiCounting: SpokenNumbers.thai(number)
    case .bahtText: SpokenNumbers.thai(number).map { $0 + "บาทถ้วน" }
    case .dollarText: NumberWords("en").cardinal(number).map { $0.capitalizedFirst + " and 00/100" }
    case .greekLower: Numerals.repeated(number, "αβγδεζηθικλμνξοπρστυφχψω")
    case .greekUpper: Numerals.repeated(number, "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ")
    }
  }

  /// The vowels, the last two with a mark of their own; repeated several times in the next round.
  private func hindiVowel(_ number: Int) -> String? {
    let vowels = (0x905...0x914).compactMap(Unicode.Scalar.init).map { String(Character($0)) } + ["अं", "अः"]
    guard (1...(vowels.count * 30)).contains(number) else { return nil }
    return String(repeating: vowels[(number - 1) % vowels.count], count: (number - 1) / vowels.count + 1)
  }
}

extension String {
  /// With a capital first letter.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
