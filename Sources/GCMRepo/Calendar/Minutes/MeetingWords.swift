/// Words of a meeting's file that its text does not have, such as those of a comment.
public struct MeetingWords: Sendable, Hashable {
  /// Where they stand: `header`, `footer`, `comment`, `deleted`, `properties`, `authors`, `link`, `text`, `other`.
  public let place: String
  /// The words.
  public let words: String

  /// Words at a place of the file.
  public init(_ words: String, at place: String) { (self.words, self.place) = (words, place) }

  /// Refuses the file of a meeting that has an address or a telephone number, in its text or beside it.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/contactInMinutes``.
  static func checkContacts(in text: [UInt8], besides: [MeetingWords]) throws(RecordError) {
    for (place, line) in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard let found = PrivateContacts.contact(in: String(decoding: line, as: UTF8.self)) else { continue }
      throw RecordError(.contactInMinutes, [.found: .text(found), .line: .number(place + 1)])
    }
    for piece in besides {
      guard let found = PrivateContacts.contact(in: piece.words) else { continue }
      throw RecordError(.contactInMinutes, [.found: .text(found), .field: .text(piece.place)])
    }
  }
}
