/// How a number is printed (`ST_NumberFormat`, ECMA-376 part 1, section 17.18.59).
package enum NumberFormat: Sendable, Hashable {
  case decimal, upperRoman, lowerRoman, upperLetter, lowerLetter
  case ordinal, cardinalText, ordinalText
  /// Decimal with at least so many figures.
  case padded(Int)
  case hexadecimal, chicago, inDashes
  case circled, parenthesized, withStop, fullWidth
  case russianLower, russianUpper
  case bullet, none

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
    case "custom":
      let zeros = (pattern ?? "").prefix { $0 == "0" }.count
      self = (1...8).contains(zeros) ? .padded(zeros + 1) : .decimal
    // Scripts that these texts do not use count in figures.
    default: self = .decimal
    }
  }

  /// The number as it is printed; figures where the format has no sign for it.
  ///
  /// - Parameter language: a tag such as `es-CL`; the words and endings of Spanish, English, Portuguese and French
  ///   are known, others count in English.
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
    case .bullet, .none: return ""
    }
  }
}

extension String {
  /// With a capital at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
