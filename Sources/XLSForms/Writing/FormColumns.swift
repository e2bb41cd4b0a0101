import Questionnaires
import RecordValues

/// The headings of a form in its languages.
struct FormColumns {
  /// The tags in the order of columns: those of the title, then others that labels have.
  let tags: [String]
  private var names: [String: String] = [:]

  init(_ questionnaire: Questionnaire) {
    var tags = questionnaire.title.entries.map(\.language)
    var seen = Set(tags)
    func add(_ text: LocalizedText) {
      for entry in text.entries where seen.insert(entry.language).inserted { tags.append(entry.language) }
    }
    func walk(_ group: Group) {
      add(group.label)
      add(group.hint)
      for item in group.items {
        switch item {
        case .group(let group): walk(group)
        case .question(let question): walk(question)
        }
      }
    }
    func walk(_ question: Question) {
      for text in [question.label, question.hint, question.constraintMessage] { add(text) }
      guard case .table(let rows, let columns) = question.type else { return }
      rows.forEach { add($0.label) }
      columns.forEach(walk)
    }
    questionnaire.sections.forEach(walk)
    for list in questionnaire.choiceLists { list.choices.forEach { add($0.label) } }
    self.tags = tags
    for tag in tags { names[tag] = questionnaire.kept["language::" + tag] ?? FormLanguages.name(of: tag) }
  }

  /// The name that headings give a language; empty for headings without one.
  func name(_ tag: String) -> String { names[tag] ?? FormLanguages.name(of: tag) }

  /// The heading of a column in a language.
  func heading(_ column: String, _ tag: String) -> String {
    name(tag).isEmpty ? column : column + "::" + name(tag)
  }

  /// The cells of a text.
  func cells(_ column: String, _ text: LocalizedText, _ replacing: (String) -> String = { $0 })
    -> [(column: String, text: String?)]
  {
    text.entries.map { (heading(column, $0.language), replacing($0.text)) }
  }

  /// Whether a label is a name and nothing else, as the reader makes labels that a form does not have.
  func isName(_ name: String, _ label: LocalizedText) -> Bool {
    label.entries.count == 1 && label.entries[0].text == name && label.entries[0].language == tags.first
  }

  /// The headings of a column in all languages.
  func headings(_ column: String) -> [String] { tags.map { heading(column, $0) } }
}
