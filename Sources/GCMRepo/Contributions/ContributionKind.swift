/// The kind of a contribution.
public enum ContributionKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// A text that a State contributes to the declaration.
  case input
  /// A State's answers to a questionnaire.
  case questionnaire
  /// A practice that a State recommends, with its reasons.
  case bestPractice = "best-practice"
  /// A document that informs the process and is nobody's contribution: a basis document of an organization, the
  /// declaration of another process, a conference's own list of elements. Any party may submit one, observers too.
  case reference
  /// What a State wants changed in a draft of the declaration.
  case proposal

  /// The kinds that a State is asked for.
  public static let contributed: [ContributionKind] = [.input, .questionnaire, .bestPractice]

  /// The folder below the country's or the body's.
  public var folder: String {
    switch self {
    case .input: "inputs"
    case .questionnaire: "questionnaires"
    case .bestPractice: "best-practices"
    case .reference: "references"
    case .proposal: "proposals"
    }
  }

  init?(folder: String) {
    guard let kind = Self.allCases.first(where: { $0.folder == folder }) else { return nil }
    self = kind
  }

  /// Parses a kind that a user typed.
  public init(named word: String) throws(RecordError) {
    let plain = Slug(title: word)?.string ?? word
    guard let kind = Self.allCases.first(where: { $0.words.contains(plain) }) else {
      throw .unknownKind(given: word, nearest: nearestNames(to: word, among: Self.allCases.map(\.rawValue)))
    }
    self = kind
  }

  /// What it is called in the languages of the process, in lower case, without accents, with hyphens for spaces.
  private var words: [String] {
    switch self {
    case .input:
      [
        "input", "inputs", "aporte", "aportes", "contribucion", "contribuciones", "insumo", "insumos", "contribuicao",
        "contribuicoes", "contribution", "contributions",
      ]
    case .questionnaire:
      ["questionnaire", "questionnaires", "cuestionario", "cuestionarios", "questionario", "questionarios"]
    case .bestPractice:
      [
        "best-practice", "best-practices", "buena-practica", "buenas-practicas", "boa-pratica", "boas-praticas",
        "bonne-pratique", "bonnes-pratiques",
      ]
    case .reference: ["reference", "references", "referencia", "referencias"]
    case .proposal:
      ["proposal", "proposals", "propuesta", "propuestas", "proposta", "propostas", "proposition", "propositions"]
    }
  }
}
