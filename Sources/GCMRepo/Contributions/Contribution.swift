import BestPractices
import GitStore

/// A party's contribution, as in its `contribution.yml`.
public struct Contribution: Sendable, Hashable {
  /// Its name in the record.
  public var id: ContributionID
  /// Its title, by language.
  public var title: LocalizedText
  /// The ids of the themes that it is about; see ``Theme``.
  public var themes: [ThemeID]
  /// The objectives of the Global Compact that it serves, by number; none in records of before.
  public var objectives: [GCMObjective] = []
  /// The languages of its texts, in the order of `contribution.yml`.
  public var languages: [LanguageTag]
  /// Whether it is complete.
  public var status: Status
  /// Absent in records that other tools wrote.
  public var revision: Int?
  /// Absent in records that other tools wrote.
  public var submittedAt: Timestamp?
  /// Who submitted the newest revision.
  public var submittedBy: Person?
  /// The body that sent the newest revision in for the party; `nil` if the party submitted it itself.
  public var sentInBy: PartyCode?
  /// The files as submitted, one per language.
  public var originals: [Original]
  /// The mail with which the party sent the newest revision to that body, if it was kept.
  public var mail: Original?
  /// For a best practice: why it is a best practice.
  public var whyBestPractice: LocalizedText
  /// For a best practice: how it contributes to the Global Compact.
  public var contributionToGCM: LocalizedText
  /// For a best practice: what it says of the criteria.
  public var criteria = CriterionFacts()
  /// For a proposal: what it changes in its draft.
  public var proposal: ProposalFacts?
  /// Keys of later versions, which are kept.
  var unknown = UnknownKeys()

  /// Whether a contribution has everything that its kind requires.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// It is complete.
    case submitted
    /// A best practice that lacks one of its two required texts.
    case incomplete
  }

  /// A person, as named in a contribution.
  public struct Person: Sendable, Hashable {
    /// The person's name.
    public var name: String
    /// The person's function in the party.
    public var role: String?
    var unknown = UnknownKeys()

    /// A person, with a function if one is known.
    public init(name: String, role: String? = nil) {
      self.name = name
      self.role = role
    }
  }

  /// A file exactly as submitted.
  public struct Original: Sendable, Hashable {
    /// Its name in the contribution's folder: `original.es.docx`.
    public var file: String
    /// 64 hexadecimal digits.
    public var sha256: String
    /// Its size.
    public var bytes: Int
    /// Its media type (RFC 6838); empty if unknown.
    public var mediaType: String
    /// The reader that extracted the text beside it, with its version: `docx/2`. Absent in older records.
    public var reader: String?
    /// How its tracked changes were treated, unless all were accepted.
    public var tracked: TrackedChoice?
    /// The revision that brought this file; absent in older records.
    public var revision: Int?
    /// When it was submitted.
    public var submittedAt: Timestamp?
    /// The name that it came under; absent in older records, and for standard input.
    public var submittedAs: String?
    var unknown = UnknownKeys()

    /// The original in a language, under the name that the record gives to it. The file extension comes without its dot,
    /// and is reduced to one plain word.
    public init(
      language: LanguageTag, fileExtension: String, sha256: String, bytes: Int, mediaType: String,
      reader: String? = nil, tracked: TrackedChoice? = nil, revision: Int? = nil, submittedAt: Timestamp? = nil,
      submittedAs: String? = nil
    ) {
      self.init(
        file: DocumentFile.original(language, ending: fileExtension).name, sha256: sha256, bytes: bytes,
        mediaType: mediaType, reader: reader, tracked: tracked, revision: revision, submittedAt: submittedAt,
        submittedAs: submittedAs)
    }

    init(
      file: String, sha256: String, bytes: Int, mediaType: String, reader: String? = nil, tracked: TrackedChoice? = nil,
      revision: Int? = nil, submittedAt: Timestamp? = nil, submittedAs: String? = nil
    ) {
      self.file = file
      self.sha256 = sha256
      self.bytes = bytes
      self.mediaType = mediaType
      self.reader = reader
      self.tracked = tracked
      self.revision = revision
      self.submittedAt = submittedAt
      self.submittedAs = submittedAs
    }

    /// The language in its name; `nil` if it has none.
    public var language: LanguageTag? { DocumentFile(name: file).language }
  }
}

extension Contribution {
  /// A contribution from its parts, such as one that a test needs. What a record accepts is checked when it is submitted.
  public init(
    id: ContributionID, title: LocalizedText, themes: [ThemeID] = [], languages: [LanguageTag],
    status: Status = .submitted, revision: Int? = nil, submittedAt: Timestamp? = nil, submittedBy: Person? = nil,
    originals: [Original] = [], whyBestPractice: LocalizedText = LocalizedText(),
    contributionToGCM: LocalizedText = LocalizedText()
  ) {
    self.id = id
    self.title = title
    self.themes = themes
    self.languages = languages
    self.status = status
    self.revision = revision
    self.submittedAt = submittedAt
    self.submittedBy = submittedBy
    self.originals = originals
    self.whyBestPractice = whyBestPractice
    self.contributionToGCM = contributionToGCM
  }
}

extension Contribution {
  init(_ file: RecordFile, id: ContributionID) throws(RecordError) {
    var decoder = file.decoder
    self.id = id
    try decoder.check("id", is: id.description)
    try decoder.check("kind", is: id.kind.rawValue)
    try decoder.check("party", is: id.party.description)
    title = try decoder.texts("title", limit: ReadingLimits.title)
    themes = try decoder.names("themes")
    objectives = try decoder.objectives("objectives")
    languages = try decoder.names("languages")
    status = try decoder.optional("status") { Status(rawValue: $0) } ?? .submitted
    revision = try decoder.optionalInt("revision", within: ReadingLimits.revisions)
    submittedAt = try decoder.optional("submitted_at") { Timestamp($0) }
    submittedBy = try decoder.optionalMapping("submitted_by").map { mapping throws(RecordError) in
      try Person(mapping)
    }
    sentInBy = try decoder.optional("sent_in_by") { PartyCode($0) }
    originals = try decoder.mappings("originals").map { mapping throws(RecordError) in try Original(mapping) }
    mail = try decoder.optionalMapping("mail").map { mapping throws(RecordError) in try Original(mapping) }
    if let mail, mail.file != DocumentFile.mail { throw decoder.wrong("mail") }
    if id.kind == .bestPractice {
      whyBestPractice = try decoder.texts("why_best_practice")
      contributionToGCM = try decoder.texts("contribution_to_gcm")
      criteria = try CriterionFacts(&decoder)
    } else {
      (whyBestPractice, contributionToGCM) = (LocalizedText(), LocalizedText())
    }
    if id.kind == .proposal { proposal = try ProposalFacts(&decoder, on: id) }
    unknown = decoder.unknown
  }

  /// The bytes of `contribution.yml`.
  var encoded: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(id.description, "id")
    encoder.encode(id.kind.rawValue, "kind")
    encoder.encode(id.party.description, "party")
    encoder.encode(title, "title")
    encoder.encode(themes.map(\.description), "themes")
    if !objectives.isEmpty { encoder.encode(objectives.map(\.number), "objectives") }
    encoder.encode(languages.map(\.description), "languages")
    encoder.encode(status.rawValue, "status")
    encoder.encode(revision, "revision")
    encoder.encode(submittedAt?.description, "submitted_at")
    encoder.encode(submittedBy?.encoder, "submitted_by")
    encoder.encode(sentInBy?.description, "sent_in_by")
    encoder.encode(originals.map(\.encoder), "originals")
    encoder.encode(mail?.encoder, "mail")
    if id.kind == .bestPractice {
      encoder.encode(whyBestPractice, "why_best_practice")
      encoder.encode(contributionToGCM, "contribution_to_gcm")
      criteria.encode(to: &encoder)
    }
    proposal?.encode(to: &encoder)
    encoder.encode(unknown)
    return encoder.bytes
  }
}

extension Contribution.Person {
  fileprivate init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    name = try decoder.string("name", limit: ReadingLimits.title)
    role = try decoder.optionalString("role", limit: ReadingLimits.title)
    unknown = decoder.unknown
  }

  fileprivate var encoder: MappingEncoder {
    var encoder = MappingEncoder()
    encoder.encode(name, "name")
    encoder.encode(role, "role")
    encoder.encode(unknown)
    return encoder
  }
}

extension Contribution.Original {
  fileprivate init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    file = try decoder.string("file")
    // A name outside the folder never becomes part of a path.
    guard !file.utf8.contains(UInt8(ascii: "/")), (try? TreePath(file)) != nil else { throw decoder.wrong("file") }
    sha256 = try decoder.string("sha256")
    bytes = try decoder.optionalInt("bytes", within: ReadingLimits.bytes) ?? 0
    mediaType = try decoder.optionalString("media_type", limit: ReadingLimits.title) ?? ""
    reader = try decoder.optionalString("reader", limit: ReadingLimits.title)
    tracked = try decoder.optional("tracked") { TrackedChoice($0) }
    revision = try decoder.optionalInt("revision", within: ReadingLimits.revisions)
    submittedAt = try decoder.optional("submitted_at") { Timestamp($0) }
    submittedAs = try decoder.optionalString("submitted_as", limit: ReadingLimits.title)
    unknown = decoder.unknown
  }

  fileprivate var encoder: MappingEncoder {
    var encoder = MappingEncoder()
    encoder.encode(file, "file")
    encoder.encode(sha256, "sha256")
    encoder.encode(bytes, "bytes")
    encoder.encode(mediaType, "media_type")
    encoder.encode(reader, "reader")
    encoder.encode(tracked?.description, "tracked")
    encoder.encode(revision, "revision")
    encoder.encode(submittedAt?.description, "submitted_at")
    encoder.encode(submittedAs, "submitted_as")
    encoder.encode(unknown)
    return encoder
  }
}

extension Contribution {
  /// The original in a language, with its revision and date.
  public func original(in language: LanguageTag) -> Original? { originals.first { $0.language == language } }

  /// The originals, and the mail that they came with.
  var files: [Original] { originals + (mail.map { [$0] } ?? []) }

  /// The originals from an earlier revision than the newest one, in the order of the languages; empty if the record
  /// does not say.
  public var olderOriginals: [Original] {
    guard let newest = originals.compactMap(\.revision).max() else { return [] }
    return languages.compactMap { original(in: $0) }.filter { ($0.revision ?? newest) < newest }
  }
}
