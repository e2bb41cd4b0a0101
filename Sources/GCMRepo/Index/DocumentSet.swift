/// A set of documents by their numbers in a search index: one bit for each.
struct DocumentSet: Equatable {
  private var words: [UInt64] = []

  /// The most documents of an index: a set has a bit for each, and an index of somebody else may say any number.
  static let limit = 1 << 26

  /// No document.
  init() {}

  func contains(_ document: Int) -> Bool {
    document >= 0 && document >> 6 < words.count && words[document >> 6] & (1 << UInt64(document & 63)) != 0
  }

  /// - Parameter document: a number from 0, below ``limit``.
  mutating func insert(_ document: Int) {
    if document >> 6 >= words.count {
      words.append(contentsOf: repeatElement(0, count: (document >> 6) - words.count + 1))
    }
    words[document >> 6] |= 1 << UInt64(document & 63)
  }

  mutating func remove(_ document: Int) {
    if document >= 0, document >> 6 < words.count { words[document >> 6] &= ~(1 << UInt64(document & 63)) }
  }

  /// How many documents it has. Cost: linear.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The documents of both sets.
  func intersection(_ other: DocumentSet) -> DocumentSet {
    var both = DocumentSet()
    both.words = zip(words, other.words).map { $0 & $1 }
    return both
  }

  /// Little-endian.
  var bytes: [UInt8] { words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) } } }

  init(bytes: [UInt8]) {
    words = stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }
  }
}
