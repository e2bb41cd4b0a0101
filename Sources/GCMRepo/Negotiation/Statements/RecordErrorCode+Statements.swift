extension RecordError.Code {
  /// A draft has no such paragraph (`draft`, `given`, `language`, `nearest`).
  public static let noSuchParagraph = Self(rawValue: "no-such-paragraph")
  /// A citation fits several paragraphs of a draft (`draft`, `given`, `language`, `choices`).
  public static let severalParagraphs = Self(rawValue: "several-paragraphs")
  /// A State blocks a paragraph without a reservation or an objection (`given`).
  public static let blockingNeedsObjection = Self(rawValue: "blocking-needs-objection")
  /// The record has no draft yet.
  public static let noDraft = Self(rawValue: "no-draft")
  /// A draft is not final, or none is (`draft`, `known`).
  public static let notFinal = Self(rawValue: "not-final")
  /// Paragraphs are excepted by a State that does not adopt the text (`found`).
  public static let exceptionNotPossible = Self(rawValue: "exception-not-possible")
  /// A silence procedure would be open for less than the shortest time (`time`, `expected`, `count`).
  public static let silenceTooShort = Self(rawValue: "silence-too-short")
  /// A draft cannot be put to States yet (`draft`, `problem`, `language`, `count`, `from`).
  public static let draftNotSettled = Self(rawValue: "draft-not-settled")
  /// A silence procedure on the draft is open already (`given`, `draft`).
  public static let silenceOpenAlready = Self(rawValue: "silence-open-already")
  /// A silence procedure has that id (`given`).
  public static let silenceExists = Self(rawValue: "silence-exists")
  /// There is no silence procedure with that id (`given`, `nearest`).
  public static let noSuchSilence = Self(rawValue: "no-such-silence")
  /// It must be said which silence procedure is meant, or none is open (`choices`).
  public static let silenceNeeded = Self(rawValue: "silence-needed")
  /// A silence procedure is closed (`given`, `time`).
  public static let silenceClosed = Self(rawValue: "silence-closed")
  /// The time of a silence procedure is over (`given`, `time`; `to`: until when what was mailed before is sent in).
  public static let silenceOver = Self(rawValue: "silence-over")
  /// A silence procedure is neither over nor broken (`given`, `time`).
  public static let silenceNotOver = Self(rawValue: "silence-not-over")
  /// A mail with an objection was sent after the end (`given`, `found`, `time`).
  public static let mailedLate = Self(rawValue: "mailed-late")
  /// A time cannot be read, or needs a time zone (`given`, `problem`).
  public static let timeUnclear = Self(rawValue: "time-unclear")
  /// There is no such time zone on this computer (`given`, `nearest`).
  public static let unknownTimeZone = Self(rawValue: "unknown-time-zone")

  /// The codes of what States say of a draft, in the order of their definition.
  static let ofStatements: [Self] = [
    .noSuchParagraph, .severalParagraphs, .blockingNeedsObjection, .noDraft, .notFinal, .exceptionNotPossible,
    .silenceTooShort, .draftNotSettled, .silenceOpenAlready, .silenceExists, .noSuchSilence, .silenceNeeded,
    .silenceClosed, .silenceOver, .silenceNotOver, .mailedLate, .timeUnclear, .unknownTimeZone,
  ]
}
