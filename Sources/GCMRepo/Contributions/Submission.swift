import BestPractices
import NegotiatedText

/// A submission: the files of one contribution, one per language, each with its text.
public struct Submission: Sendable {
  /// The State that submits.
  public var party: PartyCode
  /// What is submitted.
  public var kind: ContributionKind
  /// The id's last part; made from the title if absent.
  public var slug: String?
  /// The title as typed, for every language given; if absent, found in the texts.
  public var title: String?
  /// One file for each language.
  public var files: [File]
  /// The ids of themes; if empty, a further revision keeps those of the last.
  public var themes: [ThemeID]
  /// The objectives of the Global Compact that it serves; if empty, a further revision keeps those of the last.
  public var objectives: [GCMObjective] = []
  /// The body of the commit's message.
  public var message: String?
  /// The body that sends it in for the party; `nil` if the key that signs decides: its own party's, or another's.
  public var sentInBy: PartyCode?
  /// Whether it came by browser: the host then signs for that body, and the person is the State's own.
  var isUpload = false
  /// The mail with which the party sent it to that body.
  public var mail: Mail?
  /// The draft that its files were written on.
  public var base: DraftBase?
  /// For a proposal: the draft that it changes.
  public var draft: DraftName?
  /// For a questionnaire: the answers that its files give.
  public var answers: SubmittedAnswers?
  /// For a best practice, in the first file's language.
  public var whyBestPractice: String?
  /// For a best practice, in the first file's language.
  public var contributionToGCM: String?

  /// A file in one language, with the text extracted from it.
  public struct File: Sendable {
    /// The text's language.
    public var language: LanguageTag
    /// Without the dot.
    public var fileExtension: String
    /// The file's media type (RFC 6838).
    public var mediaType: String
    /// Exactly as submitted.
    public var original: [UInt8]
    /// UTF-8 Markdown.
    public var text: [UInt8]
    /// A title found in the file.
    public var foundTitle: String?
    /// Whether the file was exported from the record: if its text equals the record's, nothing is new.
    public var isReturned = false
    /// The file's own name, the last resort for a title: see ``FileName``.
    public var name: String
    /// Whether the name is the file's, and is recorded; standard input may have none.
    public var isNamed = true
    /// The reader that extracted the text, with its version: `docx/2`.
    public var reader: String?
    /// How its tracked changes were treated, unless all were accepted.
    public var tracked: TrackedChoice?
    /// For a best practice: what its text says in the spaces that the record keeps apart.
    public var practice: PracticeWords?
    /// For a proposal: what it changes in the draft's text, as its file marks it; `nil` if a comparison tells.
    public var changes: ProposedChanges?

    /// A file with the text extracted from it.
    public init(
      language: LanguageTag, fileExtension: String, mediaType: String, original: [UInt8], text: [UInt8],
      foundTitle: String?, name: String, reader: String? = nil
    ) {
      self.language = language
      self.fileExtension = fileExtension
      self.mediaType = mediaType
      self.original = original
      self.text = text
      self.foundTitle = foundTitle
      self.name = name
      self.reader = reader
    }
  }

  /// A mail, kept as it came and never shown as a text.
  public struct Mail: Sendable {
    /// Exactly as saved (RFC 5322).
    public var bytes: [UInt8]
    /// The name of its file, which is recorded; empty for none.
    public var name: String

    /// A mail with its file's name.
    public init(_ bytes: [UInt8], name: String) {
      self.bytes = bytes
      self.name = name
    }
  }

  /// A submission without title, themes and message; they can be set later.
  public init(party: PartyCode, kind: ContributionKind, files: [File]) {
    self.party = party
    self.kind = kind
    self.files = files
    themes = []
  }
}

extension RecordState {
  /// Checks everything in a submission that can be checked before its files are converted.
  package func check(
    party: PartyCode, kind: ContributionKind, slug: String?, title: String?, message: String?, themes: [ThemeID],
    languages: [String]
  ) throws(RecordError) {
    _ = try submitter(named: party.description, of: kind)
    if let slug { _ = try Slug(slug) }
    if let title, let problem = TextValidation.checkTitle(title) ?? TextValidation.checkContacts(title) {
      throw .invalidTitle(problem: problem)
    }
    if let message, let problem = TextValidation.checkCommitMessage(message) { throw .invalidMessage(problem: problem) }
    _ = try checkThemes(themes)
    for (index, language) in languages.enumerated() {
      let language = try self.language(named: language)
      if languages[..<index].contains(language.description) { throw .duplicateLanguage(language: language) }
    }
  }
}
