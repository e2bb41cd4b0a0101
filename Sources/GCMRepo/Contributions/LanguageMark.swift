/// The mark of a language in a file's name: `_ES`, `.en`, `-pt-BR`, `(port.)`, `- versión en español`, `[FR] …`.
///
/// "Lo que es" and "Curso de español" are not marked: a code must be set off by more than a space, or be in capitals, and
/// a name must be set off from the words before it.
struct LanguageMark {
  /// The pieces of the mark.
  let range: Range<Int>
  let language: LanguageTag

  /// The last mark that only words about a version follow, else one at the beginning; `nil` if there is none, or
  /// nothing else.
  init?(in name: FileNamePieces, languages: [LanguageTag]) {
    let search = Search(pieces: name.pieces, languages: languages)
    guard let (range, language) = search.atEnd() ?? search.atStart() else { return nil }
    let rest = name.pieces[..<range.lowerBound] + name.pieces[range.upperBound...]
    guard rest.contains(where: { !$0.letters.isEmpty }) else { return nil }
    (self.range, self.language) = (range, language)
  }
}

private struct Search {
  let pieces: [FileNamePieces.Piece]
  let languages: [LanguageTag]

  typealias Found = (Range<Int>, LanguageTag)

  func atEnd() -> Found? {
    for place in pieces.indices.reversed() {
      if let found = mark(endingAt: place) { return found }
      guard LanguageWords.isAboutVersion(pieces[place].text) else { return nil }
    }
    return nil
  }

  func atStart() -> Found? {
    guard let first = pieces.first, pieces.count > 1 else { return nil }
    if first.bracket != nil { return LanguageWords.language(ofPhrase: first.text, languages).map { (0..<1, $0) } }
    guard pieces[1].separator.contains("_"), first.isTwoCapitals else { return nil }
    return LanguageWords.language(ofCode: first.text, languages).map { (0..<1, $0) }
  }

  private func mark(endingAt place: Int) -> Found? {
    let piece = pieces[place]
    if piece.bracket != nil {
      return LanguageWords.language(ofPhrase: piece.text, languages).map { (place..<place + 1, $0) }
    }
    guard place > 0 else { return nil }
    return regionalCode(endingAt: place) ?? code(at: place) ?? name(endingAt: place)
  }

  /// `pt-BR`, `es_419`.
  private func regionalCode(endingAt place: Int) -> Found? {
    let (region, code) = (pieces[place], pieces[place - 1])
    guard place > 1, region.separator == "-" || region.separator == "_",
      region.isTwoCapitals || region.text.count == 3 && region.text.allSatisfy({ $0.isASCII && $0.isNumber }),
      code.text == code.text.lowercased(), code.text.count == 2, isSetOff(code, at: place - 1)
    else { return nil }
    return LanguageWords.language(ofCode: code.text + "-" + region.text, languages).map { (place - 1..<place + 1, $0) }
  }

  private func code(at place: Int) -> Found? {
    let piece = pieces[place]
    guard let language = LanguageWords.language(ofCode: piece.text, languages) else { return nil }
    let isMark =
      if piece.separator.contains(where: { !$0.isWhitespace && $0 != "," }) {
        isSetOff(piece, at: place)
      } else {
        isInCapitals(piece, at: place)
      }
    return isMark ? (place..<place + 1, language) : nil
  }

  /// A code after a dot, an underscore or a dash. `CL-ES` may be two countries.
  private func isSetOff(_ piece: FileNamePieces.Piece, at place: Int) -> Bool {
    switch piece.separator {
    case ".": true
    case "-": !(piece.isTwoCapitals && pieces[place - 1].isTwoCapitals)
    default: piece.separator.contains { $0 == "_" || FileNamePieces.isDash($0) }
    }
  }

  /// A code in capitals among words that are not, and not the object of a preposition: "Acuerdo con ES".
  private func isInCapitals(_ piece: FileNamePieces.Piece, at place: Int) -> Bool {
    guard piece.text == piece.text.uppercased(), !piece.separator.isEmpty,
      !LanguageWords.isPreposition(pieces[place - 1].text)
    else { return false }
    return pieces[..<place].contains { $0.text.contains(where: \.isLowercase) }
  }

  /// "- español", "_version_en_espanol": a name, with the words that introduce it.
  private func name(endingAt place: Int) -> Found? {
    guard let language = LanguageWords.language(ofName: pieces[place].text, languages) else { return nil }
    var start = place
    while start > 1, LanguageWords.introduces(pieces[start - 1].text),
      pieces[start].separator == " " || pieces[start].separator == "_"
    {
      start -= 1
    }
    // "Curso_de_español": the preposition belongs to the title.
    let isIntroduced = pieces[start..<place].contains { LanguageWords.isVersion($0.text) }
    if start < place, !isIntroduced { return nil }
    guard pieces[start].separator.contains(where: { $0 == "_" || $0 == "," || FileNamePieces.isDash($0) }),
      !LanguageWords.isPreposition(pieces[start - 1].text)
    else { return nil }
    return (start..<place + 1, language)
  }
}
