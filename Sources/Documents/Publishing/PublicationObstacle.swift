/// What prevents a text from being exported, and where: found by counting, before any program is run.
public struct PublicationObstacle: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Lists, quotations, notes and emphasis nested deeper than `limit`.
    case nesting(limit: Int)
    /// A document of the text up to this line takes more time or memory than `PublicationCost.limit`.
    case size
    /// Notes that refer to each other endlessly.
    case endlessNotes
    /// A PDF of the text up to this line takes more than ``PublicationLimits/typesettingSeconds``; the other formats do
    /// not.
    case typesetting
  }

  public let kind: Kind
  /// 1-based, of the text.
  public let line: Int

  /// The first obstacle in a text; `nil` if it can be exported.
  ///
  /// Cost: linear in the text, for each level of nesting up to `PublicationScan.depthLimit`.
  public init?(in text: [UInt8]) {
    var scan = PublicationScan(text)
    guard let found = scan.obstacle() else { return nil }
    self = found
  }

  init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }
}

/// The cost of a document in the most expensive of .docx, .odt and .html.
///
/// The weights were measured on pandoc 2.17 with texts of one kind of element, up to 10 times as many as in any real
/// text; see "What it costs" in <doc:FinishedDocuments>. A PDF takes longer and has its own limits.
struct PublicationCost {
  private(set) var microseconds = 100_000
  private(set) var kilobytes = 50_000
  /// For WeasyPrint, for paragraphs alone.
  private(set) var typesettingMicroseconds = 0

  /// 5 seconds and 500 MB, less a tenth for slower machines than the one measured on.
  static let limit = (microseconds: 4_500_000, kilobytes: 450_000)

  /// Ten minutes, less a tenth, and less the 90 seconds for everything else in a text at the other limit.
  static let typesettingLimit = 450_000_000

  var isOverTypesettingLimit: Bool { typesettingMicroseconds > Self.typesettingLimit }

  var isOverLimit: Bool { microseconds > Self.limit.microseconds || kilobytes > Self.limit.kilobytes }

  enum Part {
    case bytes, block, list, quotation, span, link, cell, note

    var weight: (microseconds: Int, kilobytes: Int) {
      switch self {
      // Per thousand.
      case .bytes: (2_300, 310)
      case .block: (120, 4)
      // Each list gets its own style in an .odt.
      case .list: (800, 66)
      case .quotation: (200, 8)
      case .span: (95, 11)
      case .link: (130, 14)
      case .cell: (95, 10)
      case .note: (250, 16)
      }
    }
  }

  mutating func add(_ part: Part, _ count: Int = 1) {
    let weight = part.weight
    if part == .bytes {
      add(microseconds: count * weight.microseconds / 1_000, kilobytes: count * weight.kilobytes / 1_000)
    } else {
      add(microseconds: count * weight.microseconds, kilobytes: count * weight.kilobytes)
    }
  }

  /// A growing paragraph of n thousand bytes: WeasyPrint takes 2.6 ms times n², measured up to 80,000 bytes.
  mutating func addTypesetting(from before: Int, to bytes: Int) {
    typesettingMicroseconds = min(typesettingMicroseconds + (bytes * bytes - before * before) * 26 / 10_000, 1 << 40)
  }

  /// A link after `before` others in its paragraph: pandoc searches all of them again.
  mutating func addLink(after before: Int) {
    add(.link)
    add(microseconds: before * 18 / 10, kilobytes: before * 54 / 100)
  }

  /// Delimiters after others in their paragraph: pandoc looks through these for each of them.
  mutating func addDelimiters(nanoseconds: Int) {
    add(microseconds: nanoseconds / 1_000, kilobytes: 0)
  }

  mutating func add(_ other: PublicationCost) {
    add(microseconds: other.microseconds, kilobytes: other.kilobytes)
  }

  static var nothing: PublicationCost {
    var cost = PublicationCost()
    (cost.microseconds, cost.kilobytes) = (0, 0)
    return cost
  }

  /// Stops counting far beyond the limit: notes that refer to notes multiply.
  private mutating func add(microseconds: Int, kilobytes: Int) {
    self.microseconds = min(self.microseconds + microseconds, 1 << 40)
    self.kilobytes = min(self.kilobytes + kilobytes, 1 << 40)
  }
}
