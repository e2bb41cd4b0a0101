import GitStore

/// The content of a record commit's trailers.
public struct CommitFacts: Sendable, Hashable {
  /// The trailer `Party`: on whose behalf.
  public var party: String?
  /// The trailer `Submitted-By`: the body that sent it in for the party.
  public var submittedBy: String?
  /// The trailer `Kind`.
  public var kind: ContributionKind?
  /// The trailer `Contribution`, as written.
  public var contribution: String?
  /// The trailer `Revision`.
  public var revision: Int?
  /// The trailers `Original-SHA256`.
  public var originals: [OriginalHash]
  /// The readers that extracted the texts of originals, if the commit sets texts.
  public var readers: [OriginalReader]
  /// How the tracked changes of originals were treated, unless all were accepted.
  public var tracked: [OriginalTracked]
  /// The trailers `On-Draft` and `Untracked`: the draft that its files were written on.
  public var base: DraftBase?
  /// The trailers `Resolved`: the brackets of the declaration that it settles, one for each language.
  public var resolved: [ResolvedBracket] = []
  /// The trailer `Agreed`: the codes of the parties that agreed to that, as the body says.
  public var agreed: [String] = []
  /// The trailer `Action`; `nil` if it is absent or unknown.
  public var action: Action?

  /// The event of a commit. The raw values are the trailer's.
  public enum Action: String, Sendable, Hashable, Codable, CaseIterable {
    /// A revision of a contribution; a withdrawal of a contribution; a new text of the declaration; minutes, terms,
    /// questions and texts read again; parties, keys and the record's rules; what a State says of what was sent in for it.
    case submit, withdraw, declare, record, admit, confirm, contest
    /// A revision of a proposal on a draft; a State's positions on its paragraphs; what became of proposals, and whether their
    /// State is satisfied; a silence procedure, and objections in it; the adoption of the final text.
    case propose, position, dispose, answer, silence, adopt

    /// Whether it brings a revision of a contribution, with its originals.
    var bringsRevision: Bool { self == .submit || self == .propose }
    /// Whether it says something of a draft, in files of its own.
    var isOfNegotiation: Bool { [.position, .dispose, .answer, .silence, .adopt].contains(self) }
  }

  /// An `Original-SHA256` trailer: the hash and the file's name.
  public struct OriginalHash: Sendable, Hashable {
    /// 64 hexadecimal digits.
    public var sha256: String
    /// The original's name in its folder.
    public var file: String

    /// The hash of a file.
    public init(sha256: String, file: String) {
      self.sha256 = sha256
      self.file = file
    }

    /// Reads the trailer's value.
    init(trailer value: String) {
      let space = value.utf8.firstIndex(of: UInt8(ascii: " ")) ?? value.endIndex
      self.init(sha256: String(value[..<space]), file: String(value[space...].dropFirst()))
    }

    var trailer: String { "\(sha256) \(file)" }
  }

  /// A `Reader` trailer: the reader of an original, and the original's name.
  public struct OriginalReader: Sendable, Hashable, Codable {
    /// The reader with its version: `docx/2`.
    public var reader: String
    /// The original's name in its folder.
    public var file: String

    /// The reader of a file.
    public init(reader: String, file: String) {
      self.reader = reader
      self.file = file
    }
  }

  /// A `Tracked` trailer: the original's name, and the choice.
  public struct OriginalTracked: Sendable, Hashable, Codable {
    /// Which changes were accepted and which rejected.
    public var choice: TrackedChoice
    /// The original's name in its folder.
    public var file: String

    /// The choice for a file.
    public init(choice: TrackedChoice, file: String) {
      self.choice = choice
      self.file = file
    }
  }

  /// The content of trailers. That they are consistent is not checked: an audit reads what others wrote.
  public init(
    party: String? = nil, action: Action? = nil, kind: ContributionKind? = nil, contribution: String? = nil,
    revision: Int? = nil,
    originals: [OriginalHash] = [], readers: [OriginalReader] = [],
    tracked: [OriginalTracked] = [], submittedBy: String? = nil, base: DraftBase? = nil
  ) {
    self.base = base
    self.submittedBy = submittedBy
    self.party = party
    self.action = action
    self.kind = kind
    self.contribution = contribution
    self.revision = revision
    self.originals = originals
    self.readers = readers
    self.tracked = tracked
  }

  /// Reads the trailers of a message.
  package init(_ trailers: Trailers) {
    party = trailers["Party"]
    submittedBy = trailers["Submitted-By"]
    kind = trailers["Kind"].flatMap(ContributionKind.init(rawValue:))
    contribution = trailers["Contribution"]
    revision = trailers["Revision"].flatMap(Self.revision)
    originals = trailers.all("Original-SHA256").map(OriginalHash.init(trailer:))
    readers = trailers.all("Reader").compactMap { value in
      // The reader may name its program, with spaces: the file is the last word.
      guard let space = value.utf8.lastIndex(of: UInt8(ascii: " ")) else { return nil }
      return OriginalReader(reader: String(value[..<space]), file: String(value[space...].dropFirst()))
    }
    tracked = trailers.all("Tracked").compactMap { value in
      guard let space = value.utf8.firstIndex(of: UInt8(ascii: " ")),
        let choice = TrackedChoice(String(value[space...].dropFirst()))
      else { return nil }
      return OriginalTracked(choice: choice, file: String(value[..<space]))
    }
    base = trailers["On-Draft"].flatMap { DraftName($0) }.map {
      DraftBase(draft: $0, untracked: trailers["Untracked"].flatMap(Self.revision) ?? 0)
    }
    resolved = trailers.all(ResolvedBracket.trailer).compactMap { ResolvedBracket(trailer: $0) }
    agreed = trailers[ResolvedBracket.agreedTrailer].map { $0.split { $0 == "," || $0 == " " }.map(String.init) } ?? []
    action = trailers["Action"].flatMap(Action.init(rawValue:))
  }

  /// The whole message of a commit.
  ///
  /// - Parameter newestDraft: the last draft that was made before it.
  func message(subject: String, body: String?, newestDraft: KnownDraft?) -> String {
    var lines: [(String, String)] = []
    if let party { lines.append(("Party", party)) }
    if let submittedBy { lines.append(("Submitted-By", submittedBy)) }
    if let kind { lines.append(("Kind", kind.rawValue)) }
    if let contribution { lines.append(("Contribution", contribution)) }
    if let revision { lines.append(("Revision", String(revision))) }
    for original in originals { lines.append(("Original-SHA256", original.trailer)) }
    for reader in readers { lines.append(("Reader", "\(reader.reader) \(reader.file)")) }
    for tracked in tracked { lines.append(("Tracked", "\(tracked.file) \(tracked.choice)")) }
    if let base {
      lines.append(("On-Draft", base.draft.description))
      if base.untracked > 0 { lines.append(("Untracked", String(base.untracked))) }
    }
    for resolved in resolved { lines.append((ResolvedBracket.trailer, resolved.trailerValue)) }
    if !agreed.isEmpty { lines.append((ResolvedBracket.agreedTrailer, agreed.joined(separator: ", "))) }
    if let newestDraft { lines.append((KnownDraft.anchor, newestDraft.trailerValue)) }
    if let action { lines.append(("Action", action.rawValue)) }
    return Trailers(lines).message(subject: Self.shortened(subject), body: body ?? "")
  }

  /// The subject of a submission.
  static func subject(submitting contribution: String, revision: Int) -> String {
    let verb = ContributionID(contribution)?.kind == .proposal ? "Propose" : "Submit"
    return shortened("\(verb) \(contribution), revision \(revision)")
  }

  /// At most 72 characters: a long slug is cut in the subject, never in the trailer.
  private static func shortened(_ subject: String) -> String {
    subject.count <= 72 ? subject : subject.prefix(71) + "…"
  }
}
