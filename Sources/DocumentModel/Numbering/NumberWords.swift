/// Numbers in words, in the four languages of the conferences; other languages use English.
///
/// Masculine forms, as in *artículo primero*. Numbers larger than any list reaches have no words.
package struct NumberWords: Sendable {
  package enum Language: String, Sendable, CaseIterable { case es, en, pt, fr }

  package let language: Language

  /// - Parameter tag: a language tag (BCP 47), such as `es-CL`.
  package init(_ tag: String) { language = Language(rawValue: String(tag.prefix(2)).lowercased()) ?? .en }

  /// `1st`, `1.º`, `1er`.
  package func ordinalFigure(_ number: Int) -> String {
    switch language {
    case .es, .pt: return "\(number).º"
    case .fr: return number == 1 ? "1er" : "\(number)e"
    case .en:
      let (ten, one) = (number / 10 % 10, number % 10)
      let ending = ten == 1 ? "th" : one == 1 ? "st" : one == 2 ? "nd" : one == 3 ? "rd" : "th"
      return "\(number)\(ending)"
    }
  }

  /// In lower case; `nil` below 0 and from a million on.
  package func cardinal(_ number: Int) -> String? {
    guard (0..<1_000_000).contains(number) else { return nil }
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1_000)
    guard thousands > 0 else { return cardinal(below1000: rest) }
    let head: String
    switch language {
    case .en: head = cardinal(below1000: thousands) + " thousand"
    case .es: head = thousands == 1 ? "mil" : Self.shortened(cardinal(below1000: thousands)) + " mil"
    case .pt: head = thousands == 1 ? "mil" : cardinal(below1000: thousands) + " mil"
    case .fr:
      // Quatre-vingts and cents lose their s before mille.
      var words = cardinal(below1000: thousands)
      if words.hasSuffix("vingts") || words.hasSuffix("cents") { words.removeLast() }
      head = thousands == 1 ? "mille" : words + " mille"
    }
    guard rest > 0 else { return head }
    let joint = language == .pt && (rest < 100 || rest % 100 == 0) ? " e " : " "
    return head + joint + cardinal(below1000: rest)
  }

  /// In lower case; `nil` below 1 and from a thousand on.
  package func ordinal(_ number: Int) -> String? {
    guard (1..<1_000).contains(number) else { return nil }
    switch language {
    case .en: return cardinal(number).map(Self.englishOrdinal)
    case .fr: return frenchOrdinal(number)
    case .es, .pt: return latinOrdinal(number)
    }
  }

  // MARK: Cardinals

  private func cardinal(below1000 number: Int) -> String {
    let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
    guard hundreds > 0 else { return cardinal(below100: rest) }
    let tail = rest > 0 ? cardinal(below100: rest) : nil
    switch language {
    case .en: return Self.ones[.en]![hundreds] + " hundred" + (tail.map { " " + $0 } ?? "")
    case .es: return number == 100 ? "cien" : Self.hundreds[.es]![hundreds] + (tail.map { " " + $0 } ?? "")
    case .pt: return number == 100 ? "cem" : Self.hundreds[.pt]![hundreds] + (tail.map { " e " + $0 } ?? "")
    case .fr:
      let head = hundreds == 1 ? "cent" : Self.ones[.fr]![hundreds] + " cent"
      return tail.map { head + " " + $0 } ?? (hundreds > 1 ? head + "s" : head)
    }
  }

  private func cardinal(below100 number: Int) -> String {
    let ones = Self.ones[language]!
    if number < ones.count { return ones[number] }
    let (ten, one) = number.quotientAndRemainder(dividingBy: 10)
    let tens = Self.tens[language]![ten]
    switch language {
    case .en: return one == 0 ? tens : "\(tens)-\(ones[one])"
    case .es: return one == 0 ? tens : "\(tens) y \(ones[one])"
    case .pt: return one == 0 ? tens : "\(tens) e \(ones[one])"
    case .fr:
      switch ten {
      // Sixty-ten, four-twenties, four-twenties-ten.
      case 7: return number == 71 ? "soixante et onze" : "soixante-\(ones[10 + one])"
      case 8: return one == 0 ? "quatre-vingts" : "quatre-vingt-\(ones[one])"
      case 9: return "quatre-vingt-\(ones[10 + one])"
      default: return one == 0 ? tens : one == 1 ? "\(tens) et un" : "\(tens)-\(ones[one])"
      }
    }
  }

  /// Uno becomes un before mil.
  private static func shortened(_ words: String) -> String {
    if words.hasSuffix("veintiuno") { return words.dropLast(9) + "veintiún" }
    return words.hasSuffix("uno") ? String(words.dropLast()) : words
  }

  // MARK: Ordinals

  /// The ordinal of an English cardinal.
  package static func englishOrdinal(_ cardinal: String) -> String {
    var words = cardinal
    let last = words.lastIndex { $0 == " " || $0 == "-" }.map { words.index(after: $0) } ?? words.startIndex
    let word = String(words[last...])
    let irregular = [
      "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
      "twelve": "twelfth",
    ]
    let ordinal = irregular[word] ?? (word.hasSuffix("y") ? word.dropLast() + "ieth" : word + "th")
    words.replaceSubrange(last..., with: ordinal)
    return words
  }

  private func frenchOrdinal(_ number: Int) -> String? {
    if number == 1 { return "premier" }
    guard var words = cardinal(number) else { return nil }
    if words.hasSuffix("vingts") || words.hasSuffix("cents") { words.removeLast() }
    if words.hasSuffix("cinq") { return words + "uième" }
    if words.hasSuffix("neuf") { return words.dropLast() + "vième" }
    if words.hasSuffix("e") { words.removeLast() }
    return words + "ième"
  }

  private func latinOrdinal(_ number: Int) -> String {
    let tables = Self.ordinals[language]!
    if language == .es, number == 11 { return "undécimo" }
    if language == .es, number == 12 { return "duodécimo" }
    let parts = [tables.hundreds[number / 100], tables.tens[number / 10 % 10], tables.ones[number % 10]]
    // Decimotercero is one word, vigésimo primero are two.
    if language == .es, (13...19).contains(number % 100) {
      return [parts[0], "decimo" + parts[2]].filter { !$0.isEmpty }.joined(separator: " ")
        .replacing("decimoseptimo", with: "decimoséptimo")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  // MARK: Words

  private static let ones: [Language: [String]] = [
    .en: [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
      "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ],
    .es: [
      "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
      "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno",
      "veintidós", "veintitrés", "veinticuatro", "veinticinco", "veintiséis", "veintisiete", "veintiocho",
      "veintinueve",
    ],
    .pt: [
      "zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "onze", "doze", "treze",
      "catorze", "quinze", "dezesseis", "dezessete", "dezoito", "dezenove",
    ],
    .fr: [
      "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
      "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
    ],
  ]

  private static let tens: [Language: [String]] = [
    .en: ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
    .es: ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"],
    .pt: ["", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"],
    .fr: ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "", "", ""],
  ]

  private static let hundreds: [Language: [String]] = [
    .es: [
      "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos",
      "ochocientos", "novecientos",
    ],
    .pt: [
      "", "cento", "duzentos", "trezentos", "quatrocentos", "quinhentos", "seiscentos", "setecentos", "oitocentos",
      "novecentos",
    ],
  ]

  private static let ordinals: [Language: (ones: [String], tens: [String], hundreds: [String])] = [
    .es: (
      ["", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno"],
      [
        "", "décimo", "vigésimo", "trigésimo", "cuadragésimo", "quincuagésimo", "sexagésimo", "septuagésimo",
        "octogésimo", "nonagésimo",
      ],
      [
        "", "centésimo", "ducentésimo", "tricentésimo", "cuadringentésimo", "quingentésimo", "sexcentésimo",
        "septingentésimo", "octingentésimo", "noningentésimo",
      ]
    ),
    .pt: (
      ["", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono"],
      [
        "", "décimo", "vigésimo", "trigésimo", "quadragésimo", "quinquagésimo", "sexagésimo", "septuagésimo",
        "octogésimo", "nonagésimo",
      ],
      [
        "", "centésimo", "ducentésimo", "trecentésimo", "quadringentésimo", "quingentésimo", "sexcentésimo",
        "septingentésimo", "octingentésimo", "nongentésimo",
      ]
    ),
  ]
}
