import NegotiatedText

/// The key `brackets` of `gcmrepo.yml`: what this record adds to the grammar of brackets.
///
/// ```yaml
/// brackets:
///   options: [propuesta]           # further words before the number of an alternative
///   deletions: [eliminar]          # further words for "delete"
///   ignored: [por confirmar, nota*]  # texts in brackets that are no brackets; with * all that begin so
///   numbers: open                  # [30] is a bracket, and no reference to a document
/// ```
extension BracketGrammar {
  static let key = "brackets"

  /// Reads the key's value; the words are compared in lower case.
  init(_ decoder: MappingDecoder) throws(RecordError) {
    var decoder = decoder
    self.init()
    optionWords = try Self.words("options", &decoder)
    guard optionWords.allSatisfy({ $0.allSatisfy(\.isLetter) }) else { throw decoder.wrong("options") }
    deletions = try Self.words("deletions", &decoder)
    ignored = try Self.words("ignored", &decoder)
    guard !ignored.contains("*") else { throw decoder.wrong("ignored") }
    numbersCount = try decoder.optional("numbers") { ["open": true, "ignored": false][$0] } ?? false
  }

  private static func words(_ key: String, _ decoder: inout MappingDecoder) throws(RecordError) -> Set<String> {
    var words: Set<String> = []
    for word in try decoder.strings(key) {
      let plain = word.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
      guard !plain.isEmpty else { throw decoder.wrong(key) }
      words.insert(plain)
    }
    return words
  }
}

extension RecordState {
  /// The grammar of the record's brackets, with its parties by code and by name.
  ///
  /// A party whose file cannot be read is known by its code. Cost: the files of the parties.
  public func bracketGrammar() throws(RecordError) -> BracketGrammar {
    var grammar = configuration.brackets
    for code in try partyCodes() {
      grammar.parties[code.description] = code.description
      guard let party = try? self.party(code) else { continue }
      for entry in party.names.entries where entry.text.count > 3 {
        grammar.parties[entry.text.lowercased()] = code.description
      }
    }
    return grammar
  }
}
