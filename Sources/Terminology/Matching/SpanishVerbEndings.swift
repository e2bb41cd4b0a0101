/// Endings of Spanish verbs that are told by more than their letters without accents.
struct SpanishVerbEndings {
  /// Passes what a word also is as a form of a verb: an infinitive or gerund without the pronouns after it (Snowball's step 0 for
  /// Spanish), and for a preterite, which its accent alone tells from a noun, the participle.
  ///
  /// - Parameters:
  ///   - lower: the word in lower case.
  ///   - plain: the same without accents.
  func forEachForm(of lower: [UInt8], _ plain: [UInt8], _ body: ([UInt8]) -> Void) {
    if lower.suffix(2).elementsEqual("ó".utf8) {
      let stem = Array(plain.dropLast())
      body(stem + (stem.last == UInt8(ascii: "i") ? "do" : "ado").utf8)
    }
    var verb = plain[...]
    // At most two pronouns follow a verb: `notificárselo`.
    for _ in 0..<2 {
      guard let pronoun = Self.pronouns.first(where: { verb.suffix($0.count).elementsEqual($0) }) else { return }
      verb = verb.dropLast(pronoun.count)
      if Self.hosts.contains(where: { verb.count > $0.count + 1 && verb.suffix($0.count).elementsEqual($0) }) {
        body(Array(verb))
      }
    }
  }

  /// The longer ones first: `los` ends with `os`.
  private static let pronouns = ["nos", "los", "las", "les", "me", "te", "se", "os", "lo", "la", "le"].map {
    Array($0.utf8)
  }
  private static let hosts = ["ar", "er", "ir", "ando", "iendo", "yendo"].map { Array($0.utf8) }
}
