extension Facts {
  /// The name of a fact, as in JSON. The set is open, as that of codes.
  public struct Key: RawRepresentable, Sendable, Hashable, Comparable {
    /// The name as in JSON: in snake case.
    public let rawValue: String

    /// A key, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The most important facts first, in a fixed order; then the others by name.
    public static func < (a: Key, b: Key) -> Bool {
      let (first, second) = (a.rank, b.rank)
      return first == second ? a.rawValue.utf8.lexicographicallyPrecedes(b.rawValue.utf8) : first < second
    }

    private var rank: Int { Self.first.firstIndex(of: self) ?? Self.first.count }

    private static let first: [Key] = [
      .commit, .path, .line, .draft, .trailer, .key, .expected, .found, .party, .language, .count, .number, .other,
      .otherCount, .otherNumber,
    ]
  }
}

extension Facts.Key {
  /// A commit, as 40 digits; in a forged receipt, anything.
  public static let commit = Self(rawValue: "commit")
  /// A path in the record, or of the record.
  public static let path = Self(rawValue: "path")
  /// A line of the file, from 1.
  public static let line = Self(rawValue: "line")
  /// The name of a draft.
  public static let draft = Self(rawValue: "draft")
  /// The key of a trailer: `Party`.
  public static let trailer = Self(rawValue: "trailer")
  /// A key of a data file or of a receipt.
  public static let key = Self(rawValue: "key")
  /// The code of a conference.
  public static let conference = Self(rawValue: "conference")
  /// The id of a meeting.
  public static let meeting = Self(rawValue: "meeting")
  /// What should be there.
  public static let expected = Self(rawValue: "expected")
  /// What is there instead.
  public static let found = Self(rawValue: "found")
  /// The code of a State or body.
  public static let party = Self(rawValue: "party")
  /// The code of the ``RecordError`` for which something could not be read.
  public static let error = Self(rawValue: "error")
  /// The code of the ``Finding`` that a write would have made.
  public static let finding = Self(rawValue: "finding")
  /// Which of several problems it is: a code within the code.
  public static let problem = Self(rawValue: "problem")
  /// Another program's words in English, for a log.
  public static let detail = Self(rawValue: "detail")
  /// The name of an object of git.
  public static let object = Self(rawValue: "object")
  /// The name of a branch.
  public static let branch = Self(rawValue: "branch")
  /// The format of a record.
  public static let format = Self(rawValue: "format")
  /// The newest format that this version reads.
  public static let supported = Self(rawValue: "supported")
  /// The names of features.
  public static let features = Self(rawValue: "features")
  /// A time, as RFC 3339 in UTC.
  public static let time = Self(rawValue: "time")
  /// Several drafts.
  public static let drafts = Self(rawValue: "drafts")
  /// What a clone was told to leave out: `shallow`, `no-tags`, `single-branch`, `partial`.
  public static let limits = Self(rawValue: "limits")
  /// A git command, such as `rebase`.
  public static let operation = Self(rawValue: "operation")
  /// The path of a lock file.
  public static let lock = Self(rawValue: "lock")
  /// A public key: `SHA256:…`.
  public static let fingerprint = Self(rawValue: "fingerprint")
  /// Several paths.
  public static let paths = Self(rawValue: "paths")
  /// The system's error number (`errno`).
  public static let errno = Self(rawValue: "errno")
  /// What the user gave.
  public static let given = Self(rawValue: "given")
  /// What is similar to it.
  public static let nearest = Self(rawValue: "nearest")
  /// What there is.
  public static let known = Self(rawValue: "known")
  /// The codes of those that may.
  public static let permitted = Self(rawValue: "permitted")
  /// The names of which one must be given.
  public static let choices = Self(rawValue: "choices")
  /// A language tag.
  public static let language = Self(rawValue: "language")
  /// The language tag of another text.
  public static let other = Self(rawValue: "other")
  /// How many there are in a text.
  public static let count = Self(rawValue: "count")
  /// How many there are in the other text.
  public static let otherCount = Self(rawValue: "other_count")
  /// The number of a paragraph.
  public static let number = Self(rawValue: "number")
  /// The number of the paragraph in the other text.
  public static let otherNumber = Self(rawValue: "other_number")
  /// The first words of a line.
  public static let words = Self(rawValue: "words")
  /// The name of a bracket: `7a-k3f`.
  public static let bracket = Self(rawValue: "bracket")
  /// Paragraphs, each as a language and a number: `es 7(a)`.
  public static let places = Self(rawValue: "places")
  /// A key of `contribution.yml`.
  public static let field = Self(rawValue: "field")
  /// The id of a contribution.
  public static let contribution = Self(rawValue: "contribution")
  /// A contribution or the declaration.
  public static let document = Self(rawValue: "document")
  /// A person's name.
  public static let person = Self(rawValue: "person")
  /// What an entry of the record's facts is: an ``EntryKind``.
  public static let entry = Self(rawValue: "entry")
  /// A kind of contributions.
  public static let kind = Self(rawValue: "kind")
  /// The name of a file as submitted.
  public static let name = Self(rawValue: "name")
  /// A title.
  public static let title = Self(rawValue: "title")
  /// The title of a contribution that is in the record.
  public static let heldTitle = Self(rawValue: "held_title")
  /// The id that a new contribution would get.
  public static let proposed = Self(rawValue: "proposed")
  /// The older of two states.
  public static let from = Self(rawValue: "from")
  /// The newer of two states.
  public static let to = Self(rawValue: "to")
  /// A size in bytes.
  public static let bytes = Self(rawValue: "bytes")
  /// The most that is permitted, in the unit of the problem.
  public static let limit = Self(rawValue: "limit")
  /// The lowest permitted number.
  public static let lowest = Self(rawValue: "lowest")
  /// The highest permitted number.
  public static let highest = Self(rawValue: "highest")
  /// The address of another copy of the record, without a password.
  public static let url = Self(rawValue: "url")
  /// What another program said to the user, line by line.
  public static let lines = Self(rawValue: "lines")
  /// A character's number in Unicode.
  public static let codePoint = Self(rawValue: "code_point")
  /// The id of a questionnaire; the number or id of a question; of several.
  public static let questionnaire = Self(rawValue: "questionnaire"), question = Self(rawValue: "question"),
    questions = Self(rawValue: "questions")
  /// The version of a questionnaire.
  public static let version = Self(rawValue: "version")
}
