/// The words that a compiled text uses, in its language.
public struct BracketWords: Sendable, Hashable {
  /// What stands for a deletion: `[CL: delete]`.
  public let delete: String
  /// What follows the number of a second, third … paragraph of that number.
  public let repetitions: [String]

  /// The words of a language (BCP 47), by its first subtag; English for one that is not known.
  public init(_ language: some CustomStringConvertible) {
    let primary = language.description.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() } ?? "en"
    delete = Self.deletes[primary] ?? "delete"
    repetitions = primary == "es" ? ["bis", "ter", "quáter"] + Self.latin : ["bis", "ter", "quater"] + Self.latin
  }

  /// `delete` in each language of the process, by which a deletion is recognised too.
  public static let deletes = ["en": "delete", "es": "suprimir", "fr": "supprimer", "pt": "suprimir"]

  private static let latin = ["quinquies", "sexies", "septies", "octies", "nonies", "decies"]
}
