/// What of a text stands in the way of a finished document, and where: found by counting, before any program is asked to
/// make one.
public struct PublicationObstacle: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// Lists, quotations, notes and emphasis within one another, deeper than `limit`.
    case nesting(limit: Int)
    /// A document of the text up to this line takes more time or memory than ``PublicationCost/limit``.
    case size
    /// Notes that call each other without end.
    case endlessNotes
    /// A PDF of the text up to this line takes more than ``PublicationLimits/typesettingSeconds``; the other forms do not.
    case typesetting
  }

  public let kind: Kind
  /// 1-based, of the text.
  public let line: Int

  /// The first obstacle of a text; nil where a document can be made of it.
  ///
  /// Cost: linear in the text, for each level of nesting up to ``PublicationScan/depthLimit``.
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

/// What a document of a text costs in the dearest form of .docx, .odt and .html.
///
/// The weights are measured on pandoc 2.17 with texts that hold one kind of thing alone, up to 10 times as much of it as any
/// real text; see "What it costs" in <doc:FinishedDocuments>. A PDF takes longer and has limits of its own.
struct PublicationCost {
  private(set) var microseconds = 100_000
  private(set) var kilobytes = 50_000
  /// Of WeasyPrint, for paragraphs alone.
  private(set) var typesettingMicroseconds = 0

  /// 5 seconds and 500 MB, less a tenth for a machine that is slower than the one measured on.
  static let limit = (microseconds: 4_500_000, kilobytes: 450_000)

  /// Ten minutes, less a tenth, and less the 90 seconds that all else takes in a text at the other limit.
  static let typesettingLimit = 450_000_000

  var isOverTypesettingLimit: Bool { typesettingMicroseconds > Self.typesettingLimit }

  var isOverLimit: Bool { microseconds > Self.limit.microseconds || kilobytes > Self.limit.kilobytes }

  enum Part {
    case bytes, block, list, quotation, span, link, cell, note

    var weight: (microseconds: Int, kilobytes: Int) {
      switch self {
      // Of a thousand.
      case .bytes: (2_300, 310)
      case .block: (120, 4)
      // Each list gets a style of its own in an .odt.
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

  /// A paragraph that grows: WeasyPrint takes 2.6 ms times the square of its thousands of bytes, measured up to 80,000.
  mutating func addTypesetting(from before: Int, to bytes: Int) {
    typesettingMicroseconds = min(typesettingMicroseconds + (bytes * bytes - before * before) * 26 / 10_000, 1 << 40)
  }

  /// A link that stands after `before` others in its paragraph: pandoc looks through all of them once more.
  mutating func addLink(after before: Int) {
    add(.link)
    add(microseconds: before * 18 / 10, kilobytes: before * 54 / 100)
  }

  mutating func add(_ other: PublicationCost) {
    add(microseconds: other.microseconds, kilobytes: other.kilobytes)
  }

  static var nothing: PublicationCost {
    var cost = PublicationCost()
    (cost.microseconds, cost.kilobytes) = (0, 0)
    return cost
  }

  /// Far beyond the limit it counts no further: notes that call notes multiply.
  private mutating func add(microseconds: Int, kilobytes: Int) {
    self.microseconds = min(self.microseconds + microseconds, 1 << 40)
    self.kilobytes = min(self.kilobytes + kilobytes, 1 << 40)
  }
}
