import NegotiatedText

/// The refusals about brackets, with their facts.
extension RecordError {
  static func unknownBracket(_ name: String, nearest: [String], count: Int) -> RecordError {
    RecordError(.unknownBracket, [.bracket: .text(name), .nearest: .texts(nearest), .count: .number(count)])
  }

  static func unknownAlternative(_ given: String, of bracket: String, choices: [String]) -> RecordError {
    RecordError(.unknownAlternative, [.given: .text(given), .bracket: .text(bracket), .choices: .texts(choices)])
  }

  static func bracketsDiffer(_ bracket: String, language: LanguageTag?, other: LanguageTag?) -> RecordError {
    RecordError(
      .bracketsDiffer,
      [
        .bracket: .text(bracket), .language: .text(language?.description ?? ""),
        .other: .text(other?.description ?? ""),
      ])
  }

  static func nestedBrackets(_ names: [String], in bracket: String) -> RecordError {
    RecordError(
      .nestedBrackets,
      [.bracket: .text(bracket), .choices: .texts(Array(names.prefix(5))), .count: .number(names.count)])
  }

  static func bracketUnpaired(_ fault: BracketFault, in language: LanguageTag) -> RecordError {
    RecordError(
      fault.isOpening ? .bracketNotClosed : .bracketNotOpened,
      [.language: .text(language.description), .line: .number(fault.line), .words: .text(fault.words)])
  }

  static func textNeeded(for bracket: String, languages: [LanguageTag]) -> RecordError {
    RecordError(.bracketTextNeeded, [.bracket: .text(bracket), .choices: .texts(languages.map(\.description))])
  }

  static func languageStale(_ stale: UnsettledMatter) -> RecordError {
    RecordError(
      .languageStale,
      [
        .language: .text(stale.language.description), .count: .number(stale.count), .given: .text(stale.paragraph),
      ])
  }

  /// That a text is not final, with its first brackets.
  static func openBrackets(_ all: DeclarationBrackets) -> RecordError {
    var places: [String] = []
    for text in all.texts where !text.brackets.brackets.isEmpty {
      for bracket in text.brackets.brackets.prefix(3) {
        let number = text.brackets.citation(of: bracket) ?? "#\(bracket.places.lowerBound)"
        places.append(text.language.map { "\($0) \(number)" } ?? number)
      }
    }
    var seen: Set<String> = []
    return RecordError(
      .openBrackets,
      [.count: .number(all.count), .places: .texts(Array(places.filter { seen.insert($0).inserted }.prefix(6)))])
  }
}
