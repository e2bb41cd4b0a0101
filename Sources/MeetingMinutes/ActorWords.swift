/// The words around the names of those who do what was agreed, folded, in the four languages.
enum ActorWords {
  /// Before a name: articles, and what an office is called.
  static let lead: Set<String> = [
    "el", "la", "los", "las", "lo", "the", "o", "a", "os", "as", "le", "les", "l", "de", "del", "of", "des", "du", "d",
    "da", "do", "dos", "das", "cada", "each", "chaque", "todos", "todas", "all", "tous", "toutes", "ambos", "ambas",
    "both", "dois", "duas", "deux", "un", "una", "one", "gobierno", "gobiernos", "government", "governments", "governo",
    "governos", "gouvernement", "gouvernements", "cancilleria", "chancelaria", "chancellerie", "delegacion",
    "delegation", "delegacao", "representacion", "miembros", "members", "membros", "membres",
  ]
  /// Between two names.
  static let connecting: Set<String> = [
    "y", "e", "and", "et", "u", "con", "com", "with", "avec", "por", "by", "up", "made", "integrado", "integrada",
    "integrados", "integradas", "conformado", "conformada", "formado", "formada", "composto", "composta", "compuesto",
    "compuesta", "composed", "consisting", "compose", "composee", "junto", "together", "conjunto", "ensemble", "asi",
    "como", "tambien", "coordinacion", "coordination", "coordenacao", "apoyo", "support", "apoio", "appui", "en", "in",
    "em", "assim", "ainsi", "que",
  ]
  /// Before what was agreed: `Se acordó que`.
  static let opening: [[String]] = [
    "se acordó que", "se acuerda que", "se acordó", "se acuerda", "acordaron que", "it was agreed that", "agreed that",
    "acordou-se que", "foi acordado que", "il a été convenu que", "il est convenu que", "que", "that",
  ].map { FoldedText.words(of: $0) }
  /// Before who does it, in a sentence that says it so.
  static let agents: [[String]] = [
    "a cargo de", "a cargo del", "bajo la responsabilidad de", "sob a responsabilidade de", "sous la responsabilité de",
    "under the responsibility of", "por", "by", "pelo", "pela", "pelos", "pelas", "par",
  ].map { FoldedText.words(of: $0) }
}
