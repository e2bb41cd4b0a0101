import Questionnaires
import RecordValues

/// What the rows of a form are read with.
struct FormContext {
  let sheet: String
  let languages: FormLanguages
  let collapsesSpaces: Bool
  /// The ids by the numbers of rows.
  let ids: [Int: String]
  /// The names, in lower case, that several questions and groups have, or pyxform gives to what it adds: an export must
  /// not give them others.
  let shared: Set<String>
  /// The ids of questions and groups that have another name, by their names.
  let renamed: [String: String]
  /// The ids of choices that have another name, by their names.
  let literals: [String: String]
  /// The lists by their names in the form.
  let lists: [String: ChoiceList]

  /// A text in several languages under a heading, in the order of the form's languages.
  func texts(_ row: FormRow, _ path: String...) -> LocalizedText {
    var found = LocalizedText()
    var unstated: (tag: String, text: String)?
    for cell in row.cells where cell.heading.path.starts(with: path) {
      let rest = cell.heading.path.dropFirst(path.count)
      guard rest.count <= 1, let tag = languages.tag(rest.first ?? "") else { continue }
      let text = ReferenceText.replacing({ renamed[$0] }, in: cell.text)
      if rest.isEmpty, languages.list.contains(where: { $0.tag == tag && !$0.name.isEmpty }) {
        unstated = (tag, text)
      } else {
        found[tag] = text
      }
    }
    // What a column without a language says counts where the column of that language says nothing.
    if let unstated, found[unstated.tag] == nil { found[unstated.tag] = unstated.text }
    guard found.entries.count > 1 else { return found }
    return LocalizedText(languages.list.compactMap { language in found[language.tag].map { (language.tag, $0) } })
  }

  /// Whether a heading's cells are read by ``texts(_:_:)``.
  func isText(_ path: [String], _ wanted: String...) -> Bool {
    path.starts(with: wanted) && path.count <= wanted.count + 1
      && languages.tag(path.count > wanted.count ? path[wanted.count] : "") != nil
  }

  /// A cell as pyxform reads it.
  func cleaned(_ text: String) -> String { text.cleaned(collapsing: collapsesSpaces).trimmed }

  /// The expression under a heading, with the ids of questions and choices for their names.
  func expression(_ row: FormRow, _ path: [String]) -> Expression? {
    guard let text = row.cells.last(where: { $0.heading.path == path })?.text else { return nil }
    // Where one id stands for several names, the writer states the expression itself.
    let own = row[Own.prefix, Own.expression + FormHeading.surveyText(path)]
    return own.map { Expression($0) } ?? expression(text)
  }

  /// An expression with the ids of questions and choices for their names.
  func expression(_ text: String) -> Expression {
    Expression(ReferenceText.replacing({ renamed[$0] }, literals: literals, in: cleaned(text)))
  }
}
