import Questionnaires
import RecordValues

/// The lists of choices that a form needs for what XLSForm has no type for.
struct MadeLists {
  /// The names of lists that questions of these types choose from; `nil` if there is no such question.
  private(set) var yesNo: String?
  private(set) var status: String?
  /// The names of the lists with another answer, by the ids of those without.
  private(set) var others: [String: String] = [:]
  /// The lists whose every question offers another answer, so that `or_other` may add it to the list.
  private var shared: Set<String> = []

  init(_ questionnaire: Questionnaire) {
    var taken = Set(questionnaire.choiceLists.map { $0.id.lowercased() })
    var (hasYesNo, hasStatus) = (false, false)
    var (with, without): (Set<String>, Set<String>) = ([], [])
    var filtered: Set<String> = []
    questionnaire.forEachQuestion { question in
      switch question.type {
      case .yesNo: hasYesNo = true
      case .status: hasStatus = true
      case .one(let choices), .many(let choices), .ranking(let choices):
        // A question in the words of its form is asked as it was there.
        guard FormTypeText.kept(question) == nil else { return }
        if choices.allowsOther { with.insert(choices.list) } else { without.insert(choices.list) }
        if choices.allowsOther, choices.filter != nil { filtered.insert(choices.list) }
      default: break
      }
    }
    func free(_ name: String) -> String { FormIDs.free(name, nil, &taken) }
    if hasYesNo { yesNo = free("gcmrepo_yes_no") }
    if hasStatus { status = free("gcmrepo_status") }
    // A loop over a list has the other answer as well, as in the form that it came from.
    shared = with.subtracting(without.subtracting(Self.loops(questionnaire))).subtracting(filtered)
    for list in questionnaire.choiceLists where with.contains(list.id) && !shared.contains(list.id) {
      others[list.id] = free("\(list.id)_other")
    }
  }

  /// The lists over which loops go.
  private static func loops(_ questionnaire: Questionnaire) -> Set<String> {
    var lists: Set<String> = []
    func walk(_ group: Group) {
      if let text = group.kept["type"], case .begin(.loop, let list?) = FormType(text) { lists.insert(list) }
      for case .group(let group) in group.items { walk(group) }
    }
    questionnaire.sections.forEach(walk)
    return lists
  }

  /// The words of a made choice in a language; English where it has none of its own.
  static func words(_ choice: String, _ language: String) -> String {
    let primary = language.split(separator: "-").first.map(String.init) ?? ""
    let known = table[choice] ?? [:]
    return known[primary] ?? known["en"] ?? choice
  }

  private static let table: [String: [String: String]] = [
    "true": ["en": "Yes", "es": "Sí", "pt": "Sim", "fr": "Oui"],
    "false": ["en": "No", "es": "No", "pt": "Não", "fr": "Non"],
    "unknown": ["en": "Unknown", "es": "Se desconoce", "pt": "Desconhecido", "fr": "Inconnu"],
    "yes": ["en": "Yes", "es": "Sí", "pt": "Sim", "fr": "Oui"],
    "partly": ["en": "Partly", "es": "En parte", "pt": "Em parte", "fr": "En partie"],
    "in-progress": ["en": "In progress", "es": "En curso", "pt": "Em andamento", "fr": "En cours"],
    "planned": ["en": "Planned", "es": "Previsto", "pt": "Previsto", "fr": "Prévu"],
    "no": ["en": "No", "es": "No", "pt": "Não", "fr": "Non"],
    "not-applicable": ["en": "Not applicable", "es": "No se aplica", "pt": "Não se aplica", "fr": "Sans objet"],
    "other": ["en": "Other", "es": "Otra", "pt": "Outra", "fr": "Autre"],
    "specify": [
      "en": "Specify other.", "es": "Especifique la otra respuesta.", "pt": "Especifique a outra resposta.",
      "fr": "Précisez l’autre réponse.",
    ],
  ]
}

extension Questionnaire {
  /// Visits every question, and the columns of tables after these.
  func forEachQuestion(_ visit: (Question) -> Void) {
    func walk(_ group: Group) {
      for item in group.items {
        switch item {
        case .group(let group): walk(group)
        case .question(let question):
          visit(question)
          if case .table(_, let columns) = question.type { columns.forEach(visit) }
        }
      }
    }
    sections.forEach(walk)
  }
}
