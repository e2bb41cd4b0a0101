/// The words of a text in small letters, without addresses, code, acronyms and words with digits.
struct TextWords {
  private(set) var words: [Substring] = []
  /// The words and the acronyms.
  private(set) var count = 0

  init(_ text: String) {
    var isCode = false
    // In a title in capitals every word would be an acronym.
    let hasSmallLetters = text.contains(where: \.isLowercase)
    for line in text.split(separator: "\n") {
      if line.hasPrefix("```") { isCode.toggle() }
      if isCode { continue }
      for part in line.split(separator: " ") where !Self.isAddress(part) {
        for word in part.split(whereSeparator: { !$0.isLetter }) {
          count += 1
          if !(hasSmallLetters && Self.isAcronym(word)) { words.append(word.lowercased()[...]) }
        }
      }
    }
  }

  /// `RCM`, `SICREMI`: names that are the same in every language.
  private static func isAcronym(_ word: Substring) -> Bool {
    (2...8).contains(word.count) && word.allSatisfy(\.isUppercase)
  }

  private static func isAddress(_ part: Substring) -> Bool {
    part.contains("://") || part.contains("@") || part.contains { $0.isNumber }
  }
}
