/// What stands in square brackets because it is not agreed, and how its holders and options are written.
///
/// ```
/// bracket  = "[" content "]"                     nested to any depth, over lines and paragraphs; \[ and \] are the same
/// content  = *( label ":" ) text [ holders ]
/// label    = option | parties | option "(" parties ")" | option dash parties
/// option   = word [ number ]                     ALT 1, Alternativa A, Opción 2, Option II
/// parties  = party *( "," party )                also ";", "/", "&", "and", "y", "e", "et"
/// holders  = "(" parties ")" | dash parties      before the "]"; or "(" parties ")" directly after it
/// dash     = " – " | " — " | " - "
/// deletion = "delete" | "suprimir" | "supprimer" instead of a text
/// ```
///
/// A party is a code of ``parties``, or one of its names; of codes that stand together one must be known and the others look
/// like codes. A single body in parentheses at the end, `Migration (IOM)`, is taken for an abbreviation.
///
/// These are no brackets: references to notes, links, pictures, code, definitions of links; `[sic]`, `[…]`, `[...]`; numbers
/// alone, `[1]`, unless ``numbersCount``; a box that begins an item, `[ ]` or `[x]`; texts in ``ignored``.
///
/// Brackets side by side, with nothing or `/`, `o`, `or`, `ou` between them, are alternatives of each other, as are whole
/// paragraphs in brackets if those after the first name their holders or options.
public struct BracketGrammar: Sendable, Hashable {
  /// The codes of the parties, by code and by name in lower case; empty if they are not known: then codes are recognised by
  /// their form.
  public var parties: [String: String]
  /// Further words that begin an option, in lower case.
  public var optionWords: Set<String>
  /// Further words for a deletion, in lower case.
  public var deletions: Set<String>
  /// Further texts in brackets that are no brackets, in lower case; one that ends in `*` stands for all that begin like it.
  public var ignored: Set<String>
  /// Whether a number alone in brackets, `[30]`, is a bracket.
  public var numbersCount: Bool

  /// A grammar with additions to the built-in words.
  public init(
    parties: [String: String] = [:], optionWords: Set<String> = [], deletions: Set<String> = [],
    ignored: Set<String> = [], numbersCount: Bool = false
  ) {
    self.parties = parties
    self.optionWords = optionWords
    self.deletions = deletions
    self.ignored = ignored
    self.numbersCount = numbersCount
  }

  /// The same grammar with the codes of parties.
  public init(codes: some Sequence<String>) {
    self.init(parties: Dictionary(codes.map { ($0, $0) }, uniquingKeysWith: { first, _ in first }))
  }

  // MARK: Options

  private static let words: Set<String> = [
    "alt", "alternativa", "alternative", "alternatif", "option", "opción", "opcion", "opção", "opcao", "op", "opt",
    "variante", "variant",
  ]

  /// Abbreviations, which need no colon: `[ALT 2 garantizan]`.
  private static let short: Set<String> = ["alt", "op", "opt"]

  func isOptionWord(_ word: Substring) -> Bool {
    let word = word.lowercased()
    return Self.words.contains(word) || optionWords.contains(word)
  }

  func isShort(_ word: Substring) -> Bool { Self.short.contains(word.lowercased()) }

  // MARK: Deletions

  private static let deletionWords = Set(BracketWords.deletes.values).union([
    "deleted", "deletion", "supprimé", "suprimido",
  ])

  /// Whether a text, without its label, says that nothing is to stand there.
  func isDeletion(_ text: String) -> Bool {
    let plain = text.filter { !"*_\"“”«».".contains($0) }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .lowercased()
    return Self.deletionWords.contains(plain) || deletions.contains(plain)
  }

  // MARK: What is no bracket

  /// Why a text in brackets is none; `nil` if it is one.
  func exception(_ text: String) -> BracketException? {
    let plain = text.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    if plain == "sic" || plain == "sic." || plain == "sic!" || plain == "*sic*" || plain == "_sic_" { return .sic }
    if !plain.isEmpty, plain.allSatisfy({ ".… ()".contains($0) }),
      plain.contains("…") || plain.contains("..")
        || plain.contains(". .")
    {
      return .ellipsis
    }
    if plain.contains(where: \.isASCIIDigit), plain.allSatisfy({ $0.isASCIIDigit || ",;-– ".contains($0) }) {
      return numbersCount ? nil : .number
    }
    let isIgnored =
      ignored.contains(plain)
      || ignored.contains { $0.last == "*" && !$0.dropLast().isEmpty && plain.hasPrefix($0.dropLast()) }
    return isIgnored ? .ignored : nil
  }
}

/// Why a text in square brackets is no bracket.
public enum BracketException: Sendable, Hashable {
  /// `[sic]`; `[…]`; `[1]`; a box to be ticked; a text that the record says to ignore.
  case sic, ellipsis, number, box, ignored
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
