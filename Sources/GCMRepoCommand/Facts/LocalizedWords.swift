import GCMRepo
import RecordLocalization

/// Texts typed as `es=Una reunión`, one for each language.
struct LocalizedWords {
  /// - Parameters:
  ///   - typed: the words of an option, which may be repeated; empty if it was not given.
  ///   - option: the option's name, for a message.
  static func texts(
    _ typed: [String], _ option: String, in state: RecordState
  ) throws -> EntryValues.Value? {
    guard !typed.isEmpty else { return nil }
    var texts = LocalizedText()
    for words in typed {
      guard let sign = words.firstIndex(of: "="), let tag = LanguageTag(String(words[..<sign])) else {
        let known = state.configuration.languages.map(\.description)
        let example = "\(option) \(known.first ?? "es")=…"
        throw CommandFailure(
          .usage,
          Message(
            """
            Say the language of the text before it, as in \(example, "example"). The record's languages are \
            \(known.joined(separator: ", "), "known").
            """))
      }
      try state.checkLanguage(tag)
      texts[tag] = String(words[words.index(after: sign)...])
    }
    return .texts(texts)
  }

  /// The words of an option that may be repeated, or hold several words with commas.
  static func list(_ typed: [String]) -> [String] {
    typed.flatMap { $0.split(separator: ",") }.map { word in
      String(word.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }.filter { !$0.isEmpty }
  }

  /// The codes of parties typed as codes or names.
  static func parties(_ typed: [String], in state: RecordState) throws -> EntryValues.Value? {
    guard !typed.isEmpty else { return nil }
    // A name may hold a comma.
    let words = typed.flatMap { (try? state.party(named: $0)) == nil ? list([$0]) : [$0] }
    return .list(try words.map { try state.party(named: $0).code.description })
  }

  /// The codes of conferences typed as codes or abbreviations; one that the record does not have is left to its check.
  static func conferences(_ typed: [String], in state: RecordState) -> EntryValues.Value? {
    guard !typed.isEmpty else { return nil }
    return .list(list(typed).map { code(of: $0, in: state) ?? $0 })
  }

  /// The code of a conference for a filter.
  static func conference(_ typed: String?, in state: RecordState) throws(CommandFailure) -> String? {
    guard let typed else { return nil }
    guard let code = code(of: typed, in: state) else {
      let known = state.configuration.conferences.map(\.code)
      throw CommandFailure(
        .refusedInput,
        Message("There is no conference “\(typed, "typed")”; the record has \(known.joined(separator: ", "), "known").")
      )
    }
    return code
  }

  private static func code(of word: String, in state: RecordState) -> String? {
    state.configuration.conferences.first { conference in
      ([conference.code] + conference.abbreviations.entries.map(\.text)).contains {
        $0.lowercased() == word.lowercased()
      }
    }?.code
  }
}
