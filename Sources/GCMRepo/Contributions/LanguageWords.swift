import func MarkdownText.nfc

/// The words by which people mark files with a language, in the languages of a record.
enum LanguageWords {
  /// `es`, `ESP`, `pt-BR`: one of the record's languages.
  static func language(ofCode code: String, _ languages: [LanguageTag]) -> LanguageTag? {
    let code = code.lowercased()
    if let same = languages.first(where: { $0.description.lowercased() == code }) { return same }
    let primary = code.prefix { $0 != "-" }
    return known(codes[String(primary)] ?? String(primary), languages)
  }

  /// `español`, `Inglés`.
  static func language(ofName name: String, _ languages: [LanguageTag]) -> LanguageTag? {
    names[folded(name)].flatMap { known($0, languages) }
  }

  /// What stands in brackets: `ES`, `port.`, `versión en español`, `courtesy translation into English`.
  static func language(ofPhrase phrase: String, _ languages: [LanguageTag]) -> LanguageTag? {
    let words = phrase.split { !$0.isLetter && $0 != "-" }.map(String.init)
    guard (1...6).contains(words.count) else { return nil }
    var named = Set(words.compactMap { language(ofName: $0, languages) })
    var others = words.filter { language(ofName: $0, languages) == nil }
    if named.isEmpty {
      named = Set(others.compactMap { language(ofAbbreviation: $0, languages) })
      others = others.filter { language(ofAbbreviation: $0, languages) == nil }
    }
    return named.count == 1 && others.allSatisfy(introduces) ? named.first : nil
  }

  /// Words that stand between the title and the name of the language.
  static func introduces(_ word: String) -> Bool { isVersion(word) || linking.contains(folded(word)) }

  static func isVersion(_ word: String) -> Bool { versions.contains(folded(word)) }

  static func isPreposition(_ word: String) -> Bool { prepositions.contains(folded(word)) }

  /// Whether a word tells versions of a document apart, as those after the mark of a language do: `v3`, `FINAL`, `2`.
  static func isAboutVersion(_ word: String) -> Bool {
    let word = folded(word)
    if word.first?.isNumber == true { return true }
    let number = word.drop { $0.isLetter }
    if ["v", "ver", "rev", "r"].contains(word.prefix { $0.isLetter }), number.allSatisfy(\.isNumber) { return true }
    return versions.contains(word) || states.contains(word)
  }

  private static func known(_ code: String, _ languages: [LanguageTag]) -> LanguageTag? {
    languages.first { $0.description == code } ?? languages.first { $0.primary == code }
  }

  private static func language(ofAbbreviation word: String, _ languages: [LanguageTag]) -> LanguageTag? {
    language(ofCode: word, languages) ?? abbreviations[folded(word)].flatMap { known($0, languages) }
  }

  /// In lower case and without accents.
  private static func folded(_ word: String) -> String {
    String(nfc(word).lowercased().map { folds[$0] ?? $0 })
  }

  private static let folds: [Character: Character] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "é": "e", "è": "e", "ê": "e", "í": "i", "ó": "o", "ô": "o", "õ": "o",
    "ú": "u", "ü": "u", "ñ": "n", "ç": "c",
  ]

  /// ISO 639-2, and what is written for it.
  private static let codes = ["esp": "es", "spa": "es", "eng": "en", "port": "pt", "fra": "fr", "fre": "fr"]

  /// Used in brackets only: outside them, "Ing." is an engineer and "por" a preposition.
  private static let abbreviations = ["cast": "es", "ing": "en", "angl": "en", "por": "pt", "franc": "fr"]

  private static let names = [
    "espanol": "es", "castellano": "es", "spanish": "es", "espagnol": "es", "espanhol": "es", "ingles": "en",
    "english": "en", "anglais": "en", "portugues": "pt", "portuguese": "pt", "portugais": "pt", "frances": "fr",
    "francais": "fr", "french": "fr", "francaise": "fr", "espanola": "es", "espagnole": "es", "inglesa": "en",
    "anglaise": "en", "portuguesa": "pt", "portugaise": "pt", "francesa": "fr",
  ]

  private static let versions: Set<String> = [
    "version", "versao", "traduccion", "traducao", "traduction", "translation", "texto", "text", "texte", "original",
    "idioma", "language", "langue",
  ]

  private static let linking: Set<String> = [
    "en", "em", "in", "into", "al", "a", "de", "do", "da", "du", "para", "cortesia", "courtesy", "courtoisie", "no",
    "nao", "non", "oficial", "official", "officielle", "unofficial",
  ]

  private static let prepositions: Set<String> = [
    "de", "del", "en", "em", "of", "in", "do", "da", "du", "des", "le", "la", "el", "o", "a", "to", "al", "au", "para",
    "for", "por", "pour", "con", "com", "with", "avec", "y", "e", "et", "and", "entre", "between", "from", "desde",
    "los", "las", "the", "ao", "hacia", "que",
  ]

  private static let states: Set<String> = [
    "final", "finale", "definitivo", "definitiva", "def", "draft", "borrador", "rascunho", "minuta", "brouillon",
    "projet", "copia", "copy", "copie", "firmado", "firmada", "signed", "assinado", "assinada", "signe", "limpio",
    "limpia", "clean", "revisado", "revisada", "revised", "revise", "corregido", "corregida",
  ]
}
