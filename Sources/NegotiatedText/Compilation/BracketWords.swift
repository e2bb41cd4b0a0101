/// The words that a compiled text uses, in its language.
public struct BracketWords: Sendable, Hashable {
  /// What stands for a deletion: `[CL: delete]`.
  public let delete: String
  /// What follows the number of a second, third … paragraph of that number.
  public let repetitions: [String]
  private let primary: String

  /// The words of a language (BCP 47), by its first subtag; English for one that is not known.
  public init(_ language: some CustomStringConvertible) {
    let primary = language.description.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() } ?? "en"
    self.primary = primary
    delete = Self.deletes[primary] ?? "delete"
    repetitions = primary == "es" ? ["bis", "ter", "quáter"] + Self.latin : ["bis", "ter", "quater"] + Self.latin
  }

  /// `delete` in each language of the process, by which a deletion is recognised too.
  public static let deletes = ["en": "delete", "es": "suprimir", "fr": "supprimer", "pt": "suprimir"]

  private static let latin = [
    "quinquies", "sexies", "septies", "octies", "nonies", "decies", "undecies", "duodecies", "terdecies",
    "quaterdecies",
    "quindecies", "sexdecies", "septdecies", "octodecies", "novodecies", "vicies",
  ]

  /// What follows the number of the paragraph that repeats one for the nth time, from 1: `bis`; after twenty, a number.
  public func repetition(_ count: Int) -> String {
    repetitions.indices.contains(count - 1) ? repetitions[count - 1] : "bis \(count)"
  }

  /// For the nth time, from 1, by a word of any language; `nil` for another word.
  static func count(ofRepetition word: String) -> Int? {
    let word = word.lowercased()
    if word == "quáter" { return 3 }
    if word == "novies" { return 9 }
    return (["bis", "ter", "quater"] + latin).firstIndex(of: word).map { $0 + 1 }
  }

  /// What a bracket says that holds no text of its own, or holds a paragraph from elsewhere; `nil` for a text.
  public func phrase(for role: BracketedParagraph.Role) -> String? {
    switch role {
    case .base, .text: return nil
    case .deletion: return delete
    case .movedTo(let number):
      return choose(
        "moved to \(number)", "trasladado a \(number)", "deslocado para \(number)", "déplacé vers \(number)")
    case .movedAfter(let number?):
      return choose(
        "moved to after \(number)", "trasladado después de \(number)", "deslocado para depois de \(number)",
        "déplacé après \(number)")
    case .movedAfter(nil):
      return choose(
        "moved to the beginning", "trasladado al principio", "deslocado para o início", "déplacé au début")
    case .movedFrom(let number):
      return choose("moved from \(number)", "trasladado de \(number)", "deslocado de \(number)", "déplacé de \(number)")
    case .merged(let number):
      return choose("merged into \(number)", "unido a \(number)", "unido a \(number)", "réuni avec \(number)")
    case .split(let count):
      return choose("split into \(count)", "dividido en \(count)", "dividido em \(count)", "divisé en \(count)")
    }
  }

  private func choose(_ english: String, _ spanish: String, _ portuguese: String, _ french: String) -> String {
    switch primary {
    case "es": spanish
    case "pt": portuguese
    case "fr": french
    default: english
    }
  }
}
