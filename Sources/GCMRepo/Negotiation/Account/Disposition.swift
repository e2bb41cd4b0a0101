import NegotiatedText

import func MarkdownText.nfc

/// What a body says became of changes of a proposal, or of recommendations of an input: one event.
public struct Disposition: Sendable, Hashable {
  /// What became of them.
  public let outcome: DispositionOutcome
  /// Why.
  public let why: String
  /// The paragraph of the draft that they went into, as it is cited: `7(a)`; its place there.
  public let into: String?
  let intoPlace: Int?
  /// Which changes or recommendations.
  public let items: [AccountItem]
  /// The revision of the proposal, or of the input.
  public let revision: Int
  /// The body, its person, and when.
  public let party: PartyCode
  /// The name of the person who said so.
  public let person: String
  /// When it was said.
  public let time: Timestamp
  var unknown = UnknownKeys()
}

/// The dispositions of one proposal or input, oldest first. They are added at the end and never changed.
struct DispositionList {
  private(set) var all: [Disposition] = []
  /// The last disposition of each item.
  private var last: [AccountItem.Key: Int] = [:]

  init() {}

  /// - Parameter hasMarks: whether they are of changes; otherwise of recommendations.
  init(_ decoder: inout MappingDecoder, hasMarks: Bool) throws(RecordError) {
    let entries = try decoder.mappings("dispositions").map { mapping throws(RecordError) in
      var entry = mapping
      let lines = try entry.string(Self.key(hasMarks), limit: ReadingLimits.factBytes)
      guard let items = AccountLines.read(lines, hasMarks: hasMarks) else { throw entry.wrong(Self.key(hasMarks)) }
      return Disposition(
        outcome: try entry.required("as") { DispositionOutcome(rawValue: $0) }, why: try entry.string("why"),
        into: try entry.optionalString("into", limit: ReadingLimits.title),
        intoPlace: try entry.optionalInt("into_place", within: ReadingLimits.revisions), items: items,
        revision: try entry.int("revision", within: ReadingLimits.revisions),
        party: try entry.required("party") { PartyCode($0) },
        person: try entry.string("person", limit: ReadingLimits.title),
        time: try entry.required("disposed_at") { Timestamp($0) }, unknown: entry.unknown)
    }
    for entry in entries { append(entry) }
  }

  private static func key(_ hasMarks: Bool) -> String { hasMarks ? "changes" : "recommendations" }

  /// The last word on an item.
  func last(on item: AccountItem) -> Disposition? { last[item.key].map { all[$0] } }

  /// A disposition of an earlier revision's change with that number, or at that place, which says another thing now.
  func earlier(than item: AccountItem) -> Disposition? {
    guard let mark = item.mark else { return nil }
    return all.last { disposition in
      disposition.items.contains { held in
        guard let other = held.mark, other.language == mark.language else { return false }
        return held.number == item.number
          || other.base.lowerBound < mark.base.upperBound && mark.base.lowerBound < other.base.upperBound
      }
    }
  }

  mutating func append(_ disposition: Disposition) {
    for item in disposition.items { last[item.key] = all.count }
    all.append(disposition)
  }

  func encode(to encoder: inout MappingEncoder) {
    encoder.encode(
      all.map { entry in
        var encoder = MappingEncoder()
        encoder.encode(entry.outcome.rawValue, "as")
        encoder.encode(entry.why, "why")
        encoder.encode(entry.into, "into")
        encoder.encode(entry.intoPlace, "into_place")
        encoder.encode(AccountLines.text(entry.items), Self.key(entry.items.contains { $0.mark != nil }))
        encoder.encode(entry.revision, "revision")
        encoder.encode(entry.party.description, "party")
        encoder.encode(entry.person, "person")
        encoder.encode(entry.time.description, "disposed_at")
        encoder.encode(entry.unknown)
        return encoder
      }, "dispositions")
  }
}

/// What became of the changes of a proposal: `declaration/dispositions/draft-2/CL/detencion.yml`.
struct DispositionFile {
  var dispositions = DispositionList()
  private var unknown = UnknownKeys()

  init() {}

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    dispositions = try DispositionList(&decoder, hasMarks: true)
    unknown = decoder.unknown
  }

  var encoded: [UInt8] {
    var encoder = MappingEncoder()
    dispositions.encode(to: &encoder)
    encoder.encode(unknown)
    return encoder.bytes
  }
}
