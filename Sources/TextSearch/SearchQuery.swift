/// What somebody looks for: words and phrases, all of which must be found.
///
/// Words in quotation marks of any language are a phrase, and so are words joined by punctuation (`sub-regional`). A quotation
/// mark without a counterpart reaches to the end. A word that ends with `*` is the beginning of one. Nothing else is an operator:
/// `AND`, `OR` and `NOT` are words.
public struct SearchQuery: Sendable, Hashable {
  /// The words and phrases, each once, in the order in which they were typed; never empty.
  public let terms: [Term]

  /// A word or a phrase.
  public struct Term: Sendable, Hashable {
    /// The folded words: several for a phrase.
    public let words: [String]
    /// The first word as it was typed, for its accents.
    public let spelling: String
    /// Whether it stands for every word that begins so.
    public let isPrefix: Bool

    /// Whether it is several words that must follow each other as they are.
    public var isPhrase: Bool { words.count > 1 }
  }

  /// Why words cannot be searched.
  public enum Fault: Error, Sendable, Hashable {
    /// There is no letter and no digit.
    case noWords
    /// There are more bytes than ``mostBytes``.
    case tooLong(bytes: Int)
    /// There are more words than ``mostWords``.
    case tooManyWords(count: Int)
  }

  /// The longest query, in bytes.
  public static let mostBytes = 10_000
  /// The most words of a query.
  public static let mostWords = 64

  /// Reads what somebody typed. Cost: linear.
  ///
  /// - Throws: ``Fault``.
  public init(_ typed: String) throws(Fault) {
    guard typed.utf8.count <= Self.mostBytes else { throw .tooLong(bytes: typed.utf8.count) }
    var terms: [Term] = []
    var count = 0
    for (text, isQuoted) in Self.pieces(of: typed) {
      // The asterisk belongs to the word that it follows directly.
      let isPrefix = !isQuoted && text.unicodeScalars.last == "*"
      let words = SearchWords(text)
      guard words.count > 0 else { continue }
      count += words.count
      let spelling = String(decoding: Array(text.utf8)[words.range(of: 0)], as: UTF8.self)
      let term = Term(
        words: (0..<words.count).map { words.text($0) }, spelling: spelling, isPrefix: isPrefix && words.count == 1)
      if !terms.contains(where: { $0.words == term.words && $0.isPrefix == term.isPrefix }) { terms.append(term) }
    }
    guard !terms.isEmpty else { throw .noWords }
    guard count <= Self.mostWords else { throw .tooManyWords(count: count) }
    self.terms = terms
  }

  /// What stands between quotation marks, and between spaces outside them.
  private static func pieces(of typed: String) -> [(text: String, isQuoted: Bool)] {
    var pieces: [(String, Bool)] = []
    var text = ""
    var isQuoted = false
    func end(_ quoted: Bool) {
      if !text.isEmpty { pieces.append((text, quoted)) }
      text = ""
    }
    for scalar in typed.unicodeScalars {
      if isQuotationMark(scalar) {
        end(isQuoted)
        isQuoted.toggle()
      } else if !isQuoted, scalar.properties.isWhitespace || scalar.value < 0x20 {
        end(false)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    end(isQuoted)
    return pieces
  }

  /// Double ones: a single one is an apostrophe within French and English words.
  private static func isQuotationMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0xFF02: true
    default: false
    }
  }
}
