import DocumentModel

/// Numbers in words, in the four languages of the conferences, as Writer prints them: by the rules of libnumbertext, which
/// differ from Word's in places (`Vigesimoprimero`, `Vingt-et-un`).
struct WriterNumberWords {
  enum Kind { case ordinalFigure, cardinal, ordinal }

  private let words: NumberWords
  private let region: Substring

  /// - Parameter tag: a language tag (BCP 47), such as `es-CL`.
  init(_ tag: String) {
    words = NumberWords(tag)
    region = tag.dropFirst(2).drop { $0 == "-" }
  }

  /// With a capital first letter; `nil` if the number has no words.
  func text(_ number: Int, _ kind: Kind) -> String? {
    let result: String?
    switch kind {
    case .ordinalFigure: result = ordinalFigure(number)
    case .cardinal: result = cardinal(number)
    case .ordinal: result = ordinal(number)
    }
    return result.map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  private func ordinalFigure(_ number: Int) -> String {
    guard words.language == .fr else { return words.ordinalFigure(number) }
    return number == 1 ? "1ᵉʳ" : "\(number)ᵉ"
  }

  // MARK: Cardinals

  private func cardinal(_ number: Int) -> String? {
    guard number > 0, let result = words.cardinal(number) else { return nil }
    switch words.language {
    case .en: return englishCardinal(number)
    case .es: return result
    case .pt: return portugueseCardinal(number, result)
    case .fr: return frenchCardinal(number, result)
    }
  }

  private func englishCardinal(_ number: Int) -> String? {
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1_000)
    guard thousands > 0 else { return englishCardinal(below1000: number) }
    guard let head = englishCardinal(below1000: thousands) else { return nil }
    guard rest > 0, let tail = englishCardinal(below1000: rest) else { return head + " thousand" }
    return head + " thousand" + (rest < 100 ? " and " : thousands < 100 ? " " : ", ") + tail
  }

  private func englishCardinal(below1000 number: Int) -> String? {
    guard number > 100, number % 100 > 0, ["AU", "GB", "IE", "NZ"].contains(region),
      let hundreds = words.cardinal(number / 100 * 100), let rest = words.cardinal(number % 100)
    else { return words.cardinal(number) }
    return hundreds + " and " + rest
  }

  private func portugueseCardinal(_ number: Int, _ usual: String) -> String {
    var changed = [("catorze", "quatorze")]
    if region != "BR" {
      changed += [("dezesseis", "dezasseis"), ("dezessete", "dezassete"), ("dezenove", "dezanove")]
    }
    return changed.reduce(usual) { $0.replacing($1.0, with: $1.1) }
  }

  private func frenchCardinal(_ number: Int, _ usual: String) -> String {
    var result = usual.replacing(" ", with: "-")
    if region == "CH" || region == "BE" {
      // From the longest: *dix* stands before *sept*, *huit* and *neuf*, which remain.
      for (ten, word) in [("soixante", "septante"), ("quatre-vingt", "nonante")] {
        for (index, unit) in ["dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"].enumerated().reversed() {
          let one = index == 1 ? "-et-un" : index == 0 ? "" : "-" + (words.cardinal(index) ?? "")
          result = result.replacing("\(ten)-et-\(unit)", with: word + one).replacing("\(ten)-\(unit)", with: word + one)
        }
      }
    }
    if region == "CH" {
      result = result.replacing("quatre-vingts", with: "huitante").replacing("quatre-vingt-un", with: "huitante-et-un")
        .replacing("quatre-vingt", with: "huitante")
    }
    return result
  }

  // MARK: Ordinals

  private func ordinal(_ number: Int) -> String? {
    switch words.language {
    case .en: return cardinal(number).map(NumberWords.englishOrdinal)
    case .fr: return frenchOrdinal(number)
    case .es, .pt: return latinOrdinal(number)
    }
  }

  private func frenchOrdinal(_ number: Int) -> String? {
    if number == 1 { return "premier" }
    guard let cardinal = cardinal(number) else { return nil }
    switch cardinal.last {
    case "e": return cardinal.dropLast() + "ième"
    case "f": return cardinal.dropLast() + "vième"
    case "q": return cardinal + "uième"
    default: return cardinal + "ième"
    }
  }

  private func latinOrdinal(_ number: Int) -> String? {
    let (thousands, rest) = number.quotientAndRemainder(dividingBy: 1_000)
    guard thousands > 0 else { return latinOrdinal(below1000: number) }
    // Portuguese has rules up to 9,999.
    guard words.language == .es || thousands < 10, let count = cardinal(thousands) else { return nil }
    let head = thousands == 1 ? "milésimo" : count + " milésimo"
    return rest == 0 ? head : latinOrdinal(below1000: rest).map { head + " " + $0 }
  }

  private func latinOrdinal(below1000 number: Int) -> String? {
    guard number > 0 else { return nil }
    guard words.language == .es else {
      let spelled = [
        ("quadragésimo", "cuadragésimo"), ("quinquagésimo", "quincuagésimo"), ("quadringentésimo", "quadrigentésimo"),
        ("septingentésimo", "septicentésimo"), ("octingentésimo", "octigentésimo"),
      ]
      return words.ordinal(number).map { usual in spelled.reduce(usual) { $0.replacing($1.0, with: $1.1) } }
    }
    let (hundreds, rest) = number.quotientAndRemainder(dividingBy: 100)
    if hundreds > 0 {
      guard let head = words.ordinal(hundreds * 100) else { return nil }
      return rest == 0 ? head : latinOrdinal(below1000: rest).map { head + " " + $0 }
    }
    // Up to 29 they are one word.
    guard let one = words.ordinal(rest % 10 > 0 ? rest % 10 : rest) else { return nil }
    switch rest {
    case 18: return "decimoctavo"
    case 11...19: return "decimo" + one
    case 21...29: return "vigesimo" + one
    default: return words.ordinal(rest)
    }
  }
}
