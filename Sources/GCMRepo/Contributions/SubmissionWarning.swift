/// What a submitter should know about the contribution as it is now.
public struct SubmissionWarning: CodedFacts {
  /// What should be looked at.
  public let code: Code
  /// The names of a sentence about it; ``Code`` names those of each.
  public let facts: Facts

  /// A warning of any code, for tests and for programs that read the answers of later versions.
  public init(_ code: Code, _ facts: Facts = [:]) {
    self.code = code
    self.facts = facts
  }

  /// What should be looked at. The facts of each code are named in brackets.
  public struct Code: OpenCode {
    /// The code as in JSON: `missing-field`.
    public let rawValue: String

    /// A code, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A required text of a best practice is missing (`field`).
    public static let missingField = Self(rawValue: "missing-field")
    /// A newer reader extracts another text from a file already in the record (`language`).
    public static let newerReader = Self(rawValue: "newer-reader")
    /// A language was not revised with the newest one (`language`, absent if the file's name has none).
    public static let olderLanguage = Self(rawValue: "older-language")
    /// Another contribution has one of the files, byte for byte (`contribution`).
    public static let sameFile = Self(rawValue: "same-file")
    /// The party has focal points, and the person who submitted is none of them (`party`, `person`).
    public static let notAFocalPoint = Self(rawValue: "not-a-focal-point")
    /// A document took the place of the answers that a form had given, which are in the history only (`contribution`).
    public static let answersRemoved = Self(rawValue: "answers-removed")
    /// Documents are all that answers a questionnaire, and no answer is read from them (`contribution`).
    public static let answersUnread = Self(rawValue: "answers-unread")

    /// The codes of this version, in the order of their definition.
    public static let known: [Self] = [
      .missingField, .newerReader, .olderLanguage, .sameFile, .notAFocalPoint, .answersRemoved, .answersUnread,
    ]
  }
}

extension SubmissionResult {
  /// ``stranger`` as a list of none or one.
  private var strangers: [String] { stranger.map { [$0] } ?? [] }

  /// What the submitter should know: missing texts, files that a newer reader reads otherwise, older languages, files that
  /// are elsewhere too, a person who is not a focal point, answers of a form that are gone.
  public var warnings: [SubmissionWarning] {
    missingTexts.map { SubmissionWarning(.missingField, [.field: .text($0)]) }
      + rereadable.map { SubmissionWarning(.newerReader, [.language: .text($0.description)]) }
      + contribution.olderOriginals.map { original in
        SubmissionWarning(
          .olderLanguage, Facts().adding(.language, original.language.map { .text($0.description) }))
      }
      + sameFiles.map { SubmissionWarning(.sameFile, [.contribution: .text($0.description)]) }
      + strangers.map { person in
        SubmissionWarning(.notAFocalPoint, [.party: .text(contribution.id.party.description), .person: .text(person)])
      }
      + (removesAnswers
        ? [SubmissionWarning(.answersRemoved, [.contribution: .text(contribution.id.description)])] : [])
      + (hasUnreadAnswers
        ? [SubmissionWarning(.answersUnread, [.contribution: .text(contribution.id.description)])] : [])
  }
}
