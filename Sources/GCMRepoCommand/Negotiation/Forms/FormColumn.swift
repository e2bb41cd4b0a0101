import RecordLocalization

/// A column of a form: by its key in CSV, and by its title in any of the four languages in a Word table.
struct FormColumn: Sendable, Hashable {
  /// The name for programs, in snake_case.
  let key: String
  /// The title in the head of the table.
  let title: Message
  /// The share of the page's width.
  let width: Int

  /// The key of another column, without which a column of this name is that one: see ``column(named:among:in:)``.
  let besides: String?

  init(_ key: String, _ title: Message, width: Int = 2, besides: String? = nil) {
    (self.key, self.title, self.width, self.besides) = (key, title, width, besides)
  }

  /// The column that the head of one in a file means: by its key as it is written, else by its title in any language.
  ///
  /// - Parameter heads: all heads of the file.
  static func column(named head: String, among columns: [FormColumn], in heads: [String]) -> FormColumn? {
    let possible = columns.filter { column in column.besides.map { heads.contains($0) } ?? true }
    return possible.first { $0.key == head } ?? possible.first { $0.isNamed(head) }
  }

  /// The column that says what a row is about: it is not to be changed.
  static let id = FormColumn("id", Message("Row", context: "form"), width: 3)

  /// Whether the head of a column in a file is this one's, in any language, letter case and accents aside.
  func isNamed(_ head: String) -> Bool {
    let wanted = FormWords.folded(head)
    return wanted == FormWords.folded(key)
      || InterfaceLanguage.allCases.contains { FormWords.folded(title($0)) == wanted }
  }
}

/// Words that a person types into a form.
enum FormWords {
  /// Small letters without accents, and single spaces.
  static func folded(_ text: String) -> String {
    let letters = text.lowercased().map { character in accents[character] ?? String(character) }.joined()
    return letters.split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// Whether a cell says yes; `nil` for a word that is neither yes nor no.
  static func isYes(_ cell: String) -> Bool? {
    let word = folded(cell)
    if ["✓", "✔", "☒", "☑"].contains(cell.filter { !$0.isWhitespace }) { return true }
    if word.isEmpty || ["no", "nao", "non", "0", "false"].contains(word) { return false }
    return ["x", "si", "yes", "sim", "oui", "1", "true", "s", "y", "o"].contains(word) ? true : nil
  }

  /// The words of a choice by the beginnings of those that mean it, in all languages; `nil` if a cell has none, or several.
  static func choice<Value: Hashable>(_ cell: String, _ stems: [(stem: String, value: Value)]) -> Value? {
    let words = folded(cell).split(separator: " ")
    let found = Set(stems.filter { entry in words.contains { $0.hasPrefix(entry.stem) } }.map(\.value))
    return found.count == 1 ? found.first : nil
  }

  private static let accents: [Character: String] = [
    "á": "a", "à": "a", "â": "a", "ã": "a", "ä": "a", "é": "e", "è": "e", "ê": "e", "ë": "e", "í": "i", "î": "i",
    "ï": "i", "ó": "o", "ô": "o", "õ": "o", "ö": "o", "ú": "u", "ù": "u", "û": "u", "ü": "u", "ç": "c", "ñ": "n",
    "œ": "oe", "’": " ", "'": " ",
  ]
}
