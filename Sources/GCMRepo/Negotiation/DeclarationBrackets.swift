import NegotiatedText
import TextDiff

/// The open brackets of the declaration in one state of the record, in all its languages.
///
/// A bracket that stands in the same place in several languages has the same name in all of them: that in the first. One
/// that the first language does not have is named with its language: `en-7a-k3f`.
public struct DeclarationBrackets: Sendable {
  /// The texts, in the order of the record's languages.
  public let texts: [Text]

  /// The brackets of one text.
  public struct Text: Sendable {
    /// Its language; `nil` for a file whose language is unknown.
    public let language: LanguageTag?
    /// The brackets.
    public let brackets: TextBrackets
    /// The names of the brackets, in their order.
    public let ids: [String]
    /// How they match those of the first text; `nil` for the first.
    public let match: BracketMatch?

    /// The brackets of a text by itself.
    public init(_ brackets: TextBrackets, language: LanguageTag?) {
      self.language = language
      self.brackets = brackets
      ids = BracketID.all(of: brackets)
      match = nil
    }

    fileprivate init(_ brackets: TextBrackets, language: LanguageTag?, beside first: Text) {
      self.language = language
      self.brackets = brackets
      let match = BracketMatch(first.brackets, brackets)
      let prefix = language.map { "\($0)-" } ?? ""
      ids = zip(BracketID.all(of: brackets), match.counterparts).map { own, our in
        our.map { first.ids[$0] } ?? prefix + own
      }
      self.match = match
    }
  }

  /// The brackets of texts in several languages.
  public init(_ texts: [(language: LanguageTag?, brackets: TextBrackets)]) {
    var all: [Text] = []
    for (language, brackets) in texts {
      all.append(
        all.first.map { Text(brackets, language: language, beside: $0) } ?? Text(brackets, language: language))
    }
    self.texts = all
  }

  /// How many brackets are open: one that stands in several languages counts once.
  public var count: Int { Set(texts.flatMap(\.ids)).count }

  /// The text and the bracket with a name, or with a name that begins so if only one does; the first language's before others.
  ///
  /// The number in a name is that of the paragraph when it was read, and may be another one since: then the letters tell, if
  /// only one bracket has them.
  public func bracket(named name: String) -> (text: Int, bracket: Int)? {
    let name = name.lowercased()
    for (place, text) in texts.enumerated() {
      if let index = text.ids.firstIndex(of: name) { return (place, index) }
    }
    let begun = Set(texts.flatMap(\.ids).filter { $0.hasPrefix(name) })
    let found = begun.isEmpty ? Set(withLetters(of: name)) : begun
    guard !name.isEmpty, found.count == 1, let only = found.first, only != name else { return nil }
    return bracket(named: only)
  }

  /// The names with the same letters, whatever their number.
  private func withLetters(of name: String) -> [String] {
    guard let letters = BracketID.letters(of: name) else { return [] }
    return texts.flatMap(\.ids).filter { BracketID.letters(of: $0) == letters }
  }

  /// The names of brackets that a person may have meant.
  func names(near name: String) -> [String] {
    let all = texts.flatMap(\.ids)
    let name = name.lowercased()
    let begun = all.filter { $0.hasPrefix(name) }
    let number = name.prefix { $0 != "-" }
    let beside = begun.isEmpty ? all.filter { $0.hasPrefix(number + "-") } : begun
    let near = withLetters(of: name) + beside
    var seen: Set<String> = []
    return Array(
      (near.isEmpty ? nearestNames(to: name, among: all) : near).filter { seen.insert($0).inserted }.prefix(4))
  }
}

extension RecordState {
  /// The open brackets of the declaration, in all its languages. Cost: its texts.
  public func declarationBrackets() throws(RecordError) -> DeclarationBrackets {
    let declaration = try declaration()
    let grammar = try bracketGrammar()
    var texts: [(language: LanguageTag?, brackets: TextBrackets)] = []
    for tag in declaration.languages {
      let bytes = try text(of: .declaration(declaration), language: tag)
      texts.append((tag, TextBrackets(try record.numberedText(bytes), grammar)))
    }
    return DeclarationBrackets(texts)
  }
}
