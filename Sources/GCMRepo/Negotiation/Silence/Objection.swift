/// A State's objection in a silence procedure.
public struct Objection: Sendable, Hashable {
  /// The paragraph to which it objects.
  public let paragraph: CitedParagraph
  /// Why.
  public let why: String
  /// The mail with which the State sent it, for what a body sends in.
  public let mail: Mail?
  /// Who said so, and when.
  public let stamp: StatementStamp
  /// What later versions say of it.
  var unknown = UnknownKeys()

  /// A mail in which a State objects.
  public struct Mail: Sendable, Hashable {
    /// When it was sent.
    public let time: Timestamp
    /// The SHA-256 of the mail as a file; `nil` if the body says only when it was sent.
    public let sha256: String?

    /// A mail.
    public init(time: Timestamp, sha256: String? = nil) { (self.time, self.sha256) = (time, sha256) }
  }
}

extension Objection {
  init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    paragraph = try CitedParagraph(&decoder)
    why = try decoder.string("why")
    mail = try Self.mail(&decoder)
    stamp = try StatementStamp(&decoder)
    unknown = decoder.unknown
  }

  static func mail(_ decoder: inout MappingDecoder) throws(RecordError) -> Mail? {
    let time = try decoder.optional("mailed_at") { Timestamp($0) }
    let sha256 = try decoder.optional("mail_sha256") { $0.utf8.count == 64 ? $0 : nil }
    return time.map { Mail(time: $0, sha256: sha256) }
  }

  var encoder: MappingEncoder {
    var encoder = MappingEncoder()
    paragraph.encode(to: &encoder)
    encoder.encode(why, "why")
    encoder.encode(mail?.time.description, "mailed_at")
    encoder.encode(mail?.sha256, "mail_sha256")
    stamp.encode(to: &encoder)
    encoder.encode(unknown)
    return encoder
  }
}

/// A State's objections in one silence procedure, oldest first: `countries/CL/silence/draft-3.yml`.
struct ObjectionFile {
  private(set) var objections: [Objection] = []
  private var unknown = UnknownKeys()

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    objections = try decoder.mappings("objections", limit: ReadingLimits.statements).map {
      mapping throws(RecordError) in try Objection(mapping)
    }
    unknown = decoder.unknown
  }

  mutating func append(_ objection: Objection) { objections.append(objection) }

  var bytes: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(objections.map(\.encoder), "objections")
    encoder.encode(unknown)
    return encoder.bytes
  }
}
