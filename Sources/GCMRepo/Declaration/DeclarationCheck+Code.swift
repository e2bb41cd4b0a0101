extension DeclarationCheck {
  /// What should be looked at. The facts of each code are named in brackets.
  public struct Code: OpenCode {
    /// The code as in JSON: `bracket-not-closed`.
    public let rawValue: String

    /// A code, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A bracket is opened and never closed (`line`, `words`).
    public static let bracketNotClosed = Self(rawValue: "bracket-not-closed")
    /// A bracket is closed that was never opened (`line`, `words`).
    public static let bracketNotOpened = Self(rawValue: "bracket-not-opened")
    /// Two languages differ in their number of paragraphs (`language`, `count`, `other`, `other_count`).
    public static let paragraphsDiffer = Self(rawValue: "paragraphs-differ")
    /// Two languages are numbered differently from a paragraph on (`language`, `number`, `other`, `other_number`). A
    /// number is absent if the text has no further one.
    public static let numbersDiffer = Self(rawValue: "numbers-differ")

    /// The codes of this version, in the order of their definition.
    public static let known: [Self] = [.bracketNotClosed, .bracketNotOpened, .paragraphsDiffer, .numbersDiffer]
  }

  /// The code in JSON.
  public var code: Code {
    switch self {
    case .bracket(let bracket, _, _): bracket == "[" ? .bracketNotClosed : .bracketNotOpened
    case .paragraphs: .paragraphsDiffer
    case .numbers: .numbersDiffer
    }
  }

  /// The names and numbers of a sentence about it.
  public var facts: Facts {
    switch self {
    case .bracket(_, let line, let words): [.line: .number(line), .words: .text(words)]
    case .paragraphs(let language, let count, let other, let otherCount):
      [
        .language: .text(language.description), .count: .number(count), .other: .text(other.description),
        .otherCount: .number(otherCount),
      ]
    case .numbers(let language, let number, let other, let otherNumber):
      ([.language: .text(language.description), .other: .text(other.description)] as Facts)
        .adding(.number, number.map { .text($0) }).adding(.otherNumber, otherNumber.map { .text($0) })
    }
  }
}
