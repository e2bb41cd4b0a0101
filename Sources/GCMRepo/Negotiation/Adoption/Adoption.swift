/// How a State adopts the final text.
public struct Adoption: Sendable, Hashable {
  /// How. The raw values are those of the file and of JSON.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// It signs.
    case signed
    /// It associates itself with the text, perhaps except for paragraphs.
    case associated
    /// It was not there.
    case absent
    /// It does not adopt the text.
    case refused

    /// Whether paragraphs may be excepted.
    public var mayExcept: Bool { self == .signed || self == .associated }
  }

  /// What it adopts.
  public let text: AdoptedDraft
  /// How.
  public let form: Form
  /// The paragraphs that it leaves out.
  public let except: [CitedParagraph]
  /// What the State says about it.
  public let why: String?
  /// Who said so, and when.
  public let stamp: StatementStamp
  /// What later versions say of it.
  var unknown = UnknownKeys()

  /// Whether it says the same as another, whoever said it.
  func saysTheSame(as other: Adoption) -> Bool {
    text == other.text && form == other.form && except == other.except && why == other.why
  }
}

/// The exact draft that States adopt, or are asked about by silence: what its tag says.
public struct AdoptedDraft: Sendable, Hashable {
  /// Its name.
  public let draft: DraftName
  /// The commit.
  public let commit: CommitID
  /// The tag object, as 40 digits.
  public let tag: String
  /// The SHA-256 of its manifest.
  public let manifest: String

  /// `nil` for a tag that is no draft.
  init?(_ draft: Draft) {
    guard let tag = draft.tag, let manifest = draft.manifest else { return nil }
    (self.draft, commit, self.tag, self.manifest) = (draft.name, draft.commit, tag, manifest)
  }

  init(_ decoder: inout MappingDecoder) throws(RecordError) {
    draft = try decoder.required("draft") { DraftName($0).flatMap { $0.isForNewDrafts ? $0 : nil } }
    commit = try decoder.required("commit") { CommitID($0) }
    tag = try decoder.required("tag") { CommitID($0)?.description }
    manifest = try decoder.required("manifest_sha256") { $0.utf8.count == 64 ? $0 : nil }
  }

  func encode(to encoder: inout MappingEncoder) {
    encoder.encode(draft.description, "draft")
    encoder.encode(commit.description, "commit")
    encoder.encode(tag, "tag")
    encoder.encode(manifest, "manifest_sha256")
  }
}

extension Adoption {
  init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    text = try AdoptedDraft(&decoder)
    form = try decoder.required("as") { Form(rawValue: $0) }
    except = try decoder.mappings("except").map { mapping throws(RecordError) in
      var decoder = mapping
      return try CitedParagraph(&decoder)
    }
    why = try decoder.optionalString("why")
    stamp = try StatementStamp(&decoder)
    unknown = decoder.unknown
  }

  var encoder: MappingEncoder {
    var encoder = MappingEncoder()
    text.encode(to: &encoder)
    encoder.encode(form.rawValue, "as")
    if !except.isEmpty {
      encoder.encode(
        except.map { paragraph in
          var encoder = MappingEncoder()
          paragraph.encode(to: &encoder)
          return encoder
        }, "except")
    }
    encoder.encode(why, "why")
    stamp.encode(to: &encoder)
    encoder.encode(unknown)
    return encoder
  }
}

/// What a State says of final texts, oldest first: `countries/CL/adoption.yml`.
struct AdoptionFile {
  private(set) var adoptions: [Adoption] = []
  private var unknown = UnknownKeys()

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    adoptions = try decoder.mappings("adoptions", limit: ReadingLimits.statements).map {
      mapping throws(RecordError) in try Adoption(mapping)
    }
    unknown = decoder.unknown
  }

  mutating func append(_ adoption: Adoption) { adoptions.append(adoption) }

  var bytes: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(adoptions.map(\.encoder), "adoptions")
    encoder.encode(unknown)
    return encoder.bytes
  }
}
