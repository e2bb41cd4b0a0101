import GitStore

/// The files of a questionnaire and of the answers to it.
enum QuestionnaireFile {
  /// The definition, in the questionnaire's folder.
  static let definition = "questionnaire.yml"
  /// The definitions of former versions: `versions/2.yml`.
  static let versions = "versions"
  /// What ministries answered, each its section, beside `answers.yml`.
  static let parts = "parts"
  /// Who answers which section, and whose answer holds where several gave one, beside `answers.yml`.
  static let delegation = "delegation.yml"

  static func definition(of id: Slug) -> String {
    RecordFolder.questionnaires.path(id.string + "/" + definition)
  }

  static func definition(of id: Slug, version: Int) -> String {
    RecordFolder.questionnaires.path("\(id.string)/\(versions)/\(version).yml")
  }

  /// Whether the names below `questionnaires/` are those of a file that this version knows.
  static func isKnown(_ names: [String]) -> Bool {
    guard let id = names.first, Slug.isValid(id) else { return false }
    switch names.count {
    case 2: return names[1] == definition
    case 3:
      guard names[1] == versions, let stem = FactFile.stem(of: names[2]), let version = Int(stem) else { return false }
      return version > 0 && String(version) == stem
    default: return false
    }
  }

  /// Whether a path below a State's answers is that of a part: `parts/health.yml`.
  static func isPart(_ name: String) -> Bool {
    let names = name.split(separator: "/", omittingEmptySubsequences: false)
    return names.count == 2 && names[0] == parts && FactFile.stem(of: names[1]).map(isSection) == true
  }

  /// Whether a section's id can be the name of a file: that of an XLSForm's group, without a point.
  static func isSection(_ id: String) -> Bool {
    (1...80).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      }
  }
}
