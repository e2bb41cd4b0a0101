import RecordValues

/// What a field shows while nobody has filled it in, which is no answer.
enum WordPlaceholder {
  private static let sentences: [FormSentence] = [
    .fillText, .fillChoice, .fillDate, .fillTime, .fillDateTime, .fillNumber, .chooseCountry,
  ]

  /// What stands before a choice of a ranking that has no place yet.
  static let noPlace = "–"

  /// The building block of the glossary that has a placeholder, so that Word shows it again when an answer is deleted.
  static func name(of placeholder: String) -> String { "Form" + String(ours.firstIndex(of: placeholder) ?? 0) }

  /// The placeholders of a form in any language.
  static let ours: [String] = {
    var found = [noPlace]
    for language in FormWords.Language.allCases {
      guard let tag = LanguageTag(language.rawValue) else { continue }
      let words = FormWords(tag)
      for sentence in sentences where !found.contains(words[sentence]) { found.append(words[sentence]) }
    }
    return found
  }()

  /// Those of Word itself, in the languages of the conferences.
  private static let ofWord: Set<String> = [
    "Click or tap here to enter text.", "Click here to enter text.", "Choose an item.", "Click or tap to enter a date.",
    "Click here to enter a date.",
    "Haga clic o pulse aquí para escribir texto.", "Haga clic aquí para escribir texto.", "Elija un elemento.",
    "Haga clic aquí o pulse para escribir una fecha.", "Haga clic aquí para escribir una fecha.",
    "Clique ou toque aqui para inserir o texto.", "Clique aqui para digitar texto.", "Escolher um item.",
    "Clique ou toque aqui para inserir uma data.", "Clique aqui para inserir uma data.",
    "Cliquez ou appuyez ici pour entrer du texte.", "Cliquez ici pour taper du texte.", "Choisissez un élément.",
    "Cliquez ou appuyez ici pour entrer une date.", "Cliquez ici pour entrer une date.",
  ]

  private static let all = Set(ours).union(ofWord)

  /// Whether a text says only that nothing is filled in.
  static func isPlaceholder(_ text: String) -> Bool { all.contains(text) }
}
