import NegotiatedText

/// A State's stand on a paragraph of a draft.
public struct Position: Sendable, Hashable {
  /// The paragraph.
  public let paragraph: CitedParagraph
  /// Where the State stands.
  public let stand: Stand
  /// Whether it lets nothing pass without its agreement.
  public let isBlocking: Bool
  /// Why.
  public let why: String?
  /// Who said so, and when.
  public let stamp: StatementStamp
  /// What later versions say of it.
  var unknown = UnknownKeys()

  /// Whether it says the same as another, whoever said it.
  func saysTheSame(as other: Position) -> Bool {
    paragraph.language == other.paragraph.language && paragraph.place == other.paragraph.place && stand == other.stand
      && isBlocking == other.isBlocking && why == other.why
  }
}

extension Position {
  init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    paragraph = try CitedParagraph(&decoder)
    stand = try decoder.required("stand") { Stand(rawValue: $0) }
    isBlocking = try decoder.optional("blocking") { ["true": true, "false": false][$0] } ?? false
    why = try decoder.optionalString("why")
    stamp = try StatementStamp(&decoder)
    unknown = decoder.unknown
  }

  var encoder: MappingEncoder {
    var encoder = MappingEncoder()
    paragraph.encode(to: &encoder)
    encoder.encode(stand.rawValue, "stand")
    if isBlocking { encoder.encode(true, "blocking") }
    encoder.encode(why, "why")
    stamp.encode(to: &encoder)
    encoder.encode(unknown)
    return encoder
  }
}

/// What a State says of the paragraphs of one draft, oldest first: `countries/CL/positions/draft-2.yml`.
struct PositionFile {
  let draft: DraftName
  /// The draft's commit.
  let commit: CommitID
  private(set) var positions: [Position] = []
  private var unknown = UnknownKeys()

  init(on draft: Draft) { (self.draft, commit) = (draft.name, draft.commit) }

  init(_ file: RecordFile, on draft: DraftName) throws(RecordError) {
    var decoder = file.decoder
    try decoder.check("draft", is: draft.description)
    self.draft = draft
    commit = try decoder.required("commit") { CommitID($0) }
    positions = try decoder.mappings("positions", limit: ReadingLimits.statements).map {
      mapping throws(RecordError) in try Position(mapping)
    }
    unknown = decoder.unknown
  }

  /// The last word on a paragraph.
  func position(on paragraph: CitedParagraph) -> Position? {
    positions.last { $0.paragraph.language == paragraph.language && $0.paragraph.place == paragraph.place }
  }

  mutating func append(_ position: Position) { positions.append(position) }

  var bytes: [UInt8] {
    var encoder = MappingEncoder()
    encoder.encode(draft.description, "draft")
    encoder.encode(commit.description, "commit")
    encoder.encode(positions.map(\.encoder), "positions")
    encoder.encode(unknown)
    return encoder.bytes
  }
}
