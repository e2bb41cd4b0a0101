/// A file of cards: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as programs write it.
public struct VCardFile: Sendable, Hashable {
  /// The cards, in the order of the file.
  public private(set) var cards: [VCard] = []
  /// The line on which each card begins, from 1.
  public private(set) var lines: [Int] = []
  /// What was left out, or may be wrong.
  public private(set) var notes: [VCardNote] = []

  /// The bounds of what is read.
  public static let byteLimit = 10_000_000, cardLimit = 10_000, propertyLimit = 1_000

  /// Whether a file begins as one of cards does.
  public static func isCard(_ bytes: [UInt8]) -> Bool {
    let head = VCardCharset.withoutMark(Array(bytes.prefix(128)))
    return String(decoding: head.drop { $0 <= 0x20 }.prefix(11), as: UTF8.self).uppercased() == "BEGIN:VCARD"
  }

  /// Reads a file.
  ///
  /// - Throws: ``VCardError``. Cost: linear.
  public init(_ bytes: [UInt8]) throws(VCardError) {
    guard bytes.count <= Self.byteLimit else { throw .tooLarge(limit: Self.byteLimit) }
    let lines = VCardLines(VCardCharset.withoutMark(bytes))
    var (card, start, inner) = (nil as VCard?, 0, 0)
    var isAgent = false
    for (number, line) in lines.logical {
      guard let property = VCardLine(line) else {
        if !line.allSatisfy({ $0 <= 0x20 }), card != nil { notes.append(.notAProperty(line: number)) }
        continue
      }
      let isOfCard = String(decoding: property.value.filter { $0 > 0x20 }, as: UTF8.self).uppercased() == "VCARD"
      switch property.name {
      case "BEGIN" where isOfCard:
        if inner > 0 || isAgent, card != nil {
          if inner == 0 { notes.append(.innerCard(line: number)) }
          inner += 1
          isAgent = false
          continue
        }
        if let card {
          notes.append(.noEnd(line: start))
          try take(card, start)
        }
        (card, start) = (VCard(), number)
      case "END" where isOfCard:
        if inner > 0 {
          inner -= 1
        } else if let done = card {
          try take(done, start)
          card = nil
        }
      case _ where inner > 0: continue
      case "VERSION": continue
      default:
        guard card != nil else { continue }
        isAgent = property.name == "AGENT" && property.value.allSatisfy { $0 <= 0x20 }
        guard (card?.properties.count ?? 0) < Self.propertyLimit else { throw .tooMany(limit: Self.propertyLimit) }
        card?.properties.append(property.property(line: number, &notes))
      }
    }
    if let card {
      notes.append(.noEnd(line: start))
      try take(card, start)
    }
    guard !cards.isEmpty else { throw .noCard }
  }

  private mutating func take(_ card: VCard, _ line: Int) throws(VCardError) {
    guard cards.count < Self.cardLimit else { throw .tooMany(limit: Self.cardLimit) }
    cards.append(card)
    lines.append(line)
  }
}
