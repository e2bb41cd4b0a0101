import RecordValues

/// The words in which people say yes, no, unknown, another and how far something is done, in the four languages.
///
/// Forms print the first word of a language, and ``AnswerReader`` reads all of them in any language.
public enum AnswerWords {
  /// The word that a form in a language prints for yes and no; English for a language without words.
  public static func word(_ isYes: Bool, in language: LanguageTag) -> String {
    first(isYes ? yes : no, language)
  }

  /// The word that a form prints for unknown.
  public static func unknown(in language: LanguageTag) -> String { first(unknown, language) }

  /// The word that a form prints before another answer in words.
  public static func other(in language: LanguageTag) -> String { first(other, language) }

  /// The word that a form prints for a status.
  public static func word(_ status: ReportingStatus, in language: LanguageTag) -> String {
    first(statuses[status] ?? [:], language)
  }

  static let yes = [
    "es": ["Sí", "s", "verdadero"], "en": ["Yes", "y", "true", "x", "✓", "✔", "☑", "☒", "[x]", "1"],
    "pt": ["Sim", "verdadeiro"],
    "fr": ["Oui", "o", "vrai"],
  ]
  static let no = [
    "es": ["No", "n", "falso"], "en": ["No", "false", "☐", "[ ]", "0"], "pt": ["Não"], "fr": ["Non", "faux"],
  ]
  static let unknown = [
    "es": ["No se sabe", "no sabe", "desconocido", "ns", "n/s", "se desconoce"],
    "en": ["Unknown", "not known", "don't know", "do not know", "?"],
    "pt": ["Não se sabe", "não sabe", "desconhecido", "desconhece-se"],
    "fr": ["Inconnu", "ne sait pas", "nsp", "on ne sait pas"],
  ]
  static let other = [
    "es": ["Otro", "otra", "otros", "otras"], "en": ["Other", "others"], "pt": ["Outro", "outra", "outros", "outras"],
    "fr": ["Autre", "autres"],
  ]
  static let statuses: [ReportingStatus: [String: [String]]] = [
    .yes: yes, .no: no,
    .partly: [
      "es": ["En parte", "parcialmente", "parcial"], "en": ["Partly", "partially", "in part", "partial"],
      "pt": ["Em parte", "parcialmente", "parcial"], "fr": ["En partie", "partiellement", "partiel"],
    ],
    .inProgress: [
      "es": ["En curso", "en proceso", "en marcha", "en ejecución"],
      "en": ["In progress", "in-progress", "ongoing", "under way", "underway"],
      "pt": ["Em andamento", "em curso", "em execução"], "fr": ["En cours", "en cours d'exécution"],
    ],
    .planned: [
      "es": ["Previsto", "prevista", "planificado", "planificada", "planeado"], "en": ["Planned", "foreseen"],
      "pt": ["Previsto", "planejado", "planejada"], "fr": ["Prévu", "prévue", "planifié", "planifiée"],
    ],
    .notApplicable: [
      "es": ["No aplica", "no se aplica", "no procede", "no corresponde"],
      "en": ["Not applicable", "not-applicable", "n/a", "na", "n.a."], "pt": ["Não se aplica", "não aplicável"],
      "fr": ["Sans objet", "non applicable", "ne s'applique pas", "s.o."],
    ],
  ]

  private static func first(_ words: [String: [String]], _ language: LanguageTag) -> String {
    (words[language.primary] ?? words["en"])?.first ?? ""
  }

  // MARK: Reading

  /// What a text says of yes/no/unknown.
  static func truth(_ text: String) -> AnswerValue? { truths[TextForm.folded(text)] }

  static func status(_ text: String) -> ReportingStatus? { statusWords[TextForm.folded(text)] }

  static func isOther(_ text: String) -> Bool { otherWords.contains(TextForm.folded(text)) }

  private static let truths: [String: AnswerValue] = {
    var found: [String: AnswerValue] = [:]
    for (value, words) in [(AnswerValue.boolean(true), yes), (.boolean(false), no), (.unknown, unknown)] {
      for word in words.values.joined() { found[TextForm.folded(word)] = value }
    }
    return found
  }()

  private static let statusWords: [String: ReportingStatus] = {
    var found: [String: ReportingStatus] = [:]
    for status in ReportingStatus.allCases {
      for word in (statuses[status] ?? [:]).values.joined() { found[TextForm.folded(word)] = status }
      found[status.rawValue] = status
    }
    // Digits count the scale, as any list of choices.
    for (place, status) in ReportingStatus.allCases.enumerated() { found["\(place + 1)"] = status }
    found["0"] = nil
    return found
  }()

  private static let otherWords: Set<String> = Set(other.values.joined().map(TextForm.folded))
}
