extension RecordError.Code {
  /// The declaration has no open bracket with that name (`bracket`, `nearest`, `count`: how many are open).
  public static let unknownBracket = Self(rawValue: "unknown-bracket")
  /// A bracket has no such alternative (`bracket`, `given`, `choices`).
  public static let unknownAlternative = Self(rawValue: "unknown-alternative")
  /// A bracket is not there in another language, or is another one (`bracket`, `language`, `other`: the language that has it).
  public static let bracketsDiffer = Self(rawValue: "brackets-differ")
  /// Brackets are open inside what would go (`bracket`, `choices`: the first of them, `count`).
  public static let nestedBrackets = Self(rawValue: "nested-brackets")
  /// A bracket is settled with words of its own, and they are not given in each language (`bracket`, `choices`).
  public static let bracketTextNeeded = Self(rawValue: "bracket-text-needed")
  /// A bracket of the text is never closed (`language`, `line`, `words`).
  public static let bracketNotClosed = Self(rawValue: "bracket-not-closed")
  /// A bracket of the text closes none (`language`, `line`, `words`).
  public static let bracketNotOpened = Self(rawValue: "bracket-not-opened")
  /// A text cannot be final, since brackets are open (`count`, `places`: the first, each a language and a number).
  public static let openBrackets = Self(rawValue: "open-brackets")
  /// A text cannot be final, since it was not brought up to date with the other languages (`language`, `from`: the draft since
  /// which it is the same).
  public static let languageStale = Self(rawValue: "language-stale")

  /// The codes of brackets, in the order of their definition.
  static let ofBrackets: [Self] = [
    .unknownBracket, .unknownAlternative, .bracketsDiffer, .nestedBrackets, .bracketTextNeeded, .bracketNotClosed,
    .bracketNotOpened, .openBrackets, .languageStale,
  ]
}
