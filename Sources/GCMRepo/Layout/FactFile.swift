/// The YAML files of a record that say what is so, each by its name.
enum FactFile {
  /// The record's own: its format, conferences and languages.
  static let configuration = "gcmrepo.yml"
  static let themes = "themes.yml"
  /// Of one contribution, in its folder.
  static let contribution = "contribution.yml"
  /// Answers to a questionnaire in a form of their own, in the contribution's folder.
  static let answers = "answers.yml"

  /// Of one meeting, in its folder.
  static let agreements = "agreements.yml"

  private static let ending = ".yml"

  static func party(_ code: String) -> String { RecordFolder.parties.path(code + ending) }

  /// What a party took back: `countries/CL/withdrawn.yml`.
  static func withdrawn(by party: String) -> String { RecordFolder.countries.path(party + "/" + withdrawnName) }

  static let withdrawnName = "withdrawn.yml"

  /// The name without its ending; `nil` for a file of another kind.
  static func stem(of name: some StringProtocol) -> String? {
    name.utf8.count > ending.utf8.count && isFact(name)
      ? String(decoding: name.utf8.dropLast(ending.utf8.count), as: UTF8.self) : nil
  }

  static func isFact(_ name: some StringProtocol) -> Bool {
    name.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
