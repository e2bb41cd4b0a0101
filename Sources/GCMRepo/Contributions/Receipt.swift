import Questionnaires

/// What a submitter keeps: which revision contains which bytes.
public struct Receipt: Sendable, Hashable {
  /// The name and version of its JSON.
  public static let schema = "gcmrepo.receipt/1"

  /// The contribution's id: `CL/inputs/aportes`.
  public var contribution: ContributionID
  /// The contribution's current revision, from 1.
  public var revision: Int
  /// The commit that holds the files.
  public var commit: CommitID
  /// The record's branch.
  public var branch: String
  /// Whether the record already contained the same bytes, so that no commit was made.
  public var unchanged: Bool
  /// The State that submitted.
  public var party: PartyCode
  /// What was submitted.
  public var kind: ContributionKind
  /// The time of the revision.
  public var submittedAt: Timestamp
  /// The contribution's title, by language; empty in older receipts.
  public var title: [String: String]
  /// The ids of its themes.
  public var themes: [ThemeID]
  /// The objectives of the Global Compact that it serves, by number; empty in older receipts.
  public var objectives: [Int] = []
  /// The name of the person who submitted this revision; `nil` in older receipts.
  public var submittedBy: String?
  /// The body that sent it in for the party; `nil` if the party submitted it itself.
  public var sentInBy: PartyCode?
  /// The draft that the files were written on, if the submitter named one.
  public var onDraft: DraftName?
  /// The originals, and the mail that they came with.
  public var files: [File]
  /// What the host of a shared record says of it; `nil` before it has answered, and where there is no host.
  public var host: HostReceipt?
  /// Whether the record is shared and its host has not answered yet: the receipt then proves nothing to others.
  public var isPending = false

  /// An original as received.
  public struct File: Sendable, Hashable, Codable {
    /// Its path in the record: `countries/CL/inputs/aportes/original.es.docx`.
    public var path: String
    /// 64 hexadecimal digits.
    public var sha256: String
    /// Its size.
    public var bytes: Int
    /// The language of its text; `nil` in older receipts.
    public var language: LanguageTag?
    /// The name that it came under; `nil` in older receipts, and for standard input.
    public var submittedAs: String?

    /// Whether it is the mail that the others came with.
    public var isMail: Bool { path.lastPathName == DocumentFile.mail }

    private enum CodingKeys: String, CodingKey {
      case path, sha256, bytes, language
      case submittedAs = "submitted_as"
    }

    /// A file of a receipt.
    public init(
      path: String, sha256: String, bytes: Int, language: LanguageTag? = nil, submittedAs: String? = nil
    ) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
      self.language = language
      self.submittedAs = submittedAs
    }
  }

  /// A receipt from its parts, for one that was stored.
  public init(
    contribution: ContributionID, revision: Int, commit: CommitID, branch: String, unchanged: Bool, party: PartyCode,
    kind: ContributionKind, submittedAt: Timestamp, title: [String: String] = [:], themes: [ThemeID] = [],
    submittedBy: String? = nil, sentInBy: PartyCode? = nil, files: [File]
  ) {
    self.contribution = contribution
    self.revision = revision
    self.commit = commit
    self.branch = branch
    self.unchanged = unchanged
    self.party = party
    self.kind = kind
    self.submittedAt = submittedAt
    self.title = title
    self.themes = themes
    self.submittedBy = submittedBy
    self.sentInBy = sentInBy
    self.files = files
  }
}

/// The result of a submission.
public struct SubmissionResult: Sendable {
  /// The receipt.
  public var receipt: Receipt
  /// The contribution as it is now.
  public var contribution: Contribution
  /// A best practice's required texts that are still missing, by their key in `contribution.yml`.
  public var missingTexts: [String]
  /// The languages of files already in the record from which a newer reader extracts another text: see
  /// ``Record/reread(_:_:party:as:dryRun:)``.
  public var rereadable: [LanguageTag]
  /// Other contributions, of any party, that have one of the files, byte for byte.
  public var sameFiles: [ContributionID]
  /// The person who submitted, if the party has focal points and the person is none of them.
  public var stranger: String?
  /// The answers to a questionnaire as the record has them now.
  public var answers: Answers?
  /// What ministries answered differently, and nobody settled.
  public var conflicts: [AnswersMerge.Conflict]
  /// Whether a document took the place of the answers that a form had given.
  public var removesAnswers: Bool
  /// Whether documents, from which no answer is read, are all that answers a questionnaire whose questions the record has.
  public var hasUnreadAnswers: Bool
  /// See ``WriteOutcome/checkoutProblem``.
  public var checkoutProblem: RecordError?

  /// A result from its parts.
  public init(
    receipt: Receipt, contribution: Contribution, missingTexts: [String] = [], rereadable: [LanguageTag] = [],
    sameFiles: [ContributionID] = [], stranger: String? = nil, answers: Answers? = nil,
    conflicts: [AnswersMerge.Conflict] = [], removesAnswers: Bool = false, hasUnreadAnswers: Bool = false,
    checkoutProblem: RecordError? = nil
  ) {
    self.receipt = receipt
    self.contribution = contribution
    self.missingTexts = missingTexts
    self.rereadable = rereadable
    self.sameFiles = sameFiles
    self.stranger = stranger
    (self.answers, self.conflicts, self.removesAnswers) = (answers, conflicts, removesAnswers)
    self.hasUnreadAnswers = hasUnreadAnswers
    self.checkoutProblem = checkoutProblem
  }
}
