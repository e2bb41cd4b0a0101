/// The part of a passage around what was found, with the found words marked.
public struct SearchSnippet: Sendable, Hashable {
  /// The parts of the text in their order.
  public let parts: [Part]

  /// Some words of a passage.
  public struct Part: Sendable, Hashable {
    /// The words as they are in the text.
    public let text: String
    /// Whether they are what was looked for.
    public let isFound: Bool
  }

  /// The whole text without marks.
  public var text: String { parts.map(\.text).joined() }

  /// The words around the place where most of the terms stand together. Cost: linear in the passage.
  ///
  /// - Parameters:
  ///   - passage: the passage.
  ///   - match: where its terms are.
  ///   - length: the length in bytes, about.
  public init(_ passage: SearchPassage, _ match: PassageMatch, length: Int = 200) {
    let bytes = Array(passage.text.utf8)
    var best = (first: 0, last: 0, terms: 0)
    var first = 0
    for last in match.found.indices {
      while match.found[last].upperBound - match.found[first].lowerBound > length, first < last { first += 1 }
      let terms = Set(match.terms[first...last]).count
      if terms > best.terms { best = (first, last, terms) }
    }
    let core = match.found[best.first].lowerBound..<match.found[best.last].upperBound
    let spare = max(0, length - core.count)
    var start = max(0, core.lowerBound - spare / 3)
    var end = min(bytes.count, start + max(length, core.count + (core.lowerBound - start)))
    // A text that ends soon leaves more room before.
    start = max(0, min(start, end - length))
    if start > 0 {
      while start < core.lowerBound, bytes[start - 1] != 0x20 { start += 1 }
    }
    if end < bytes.count {
      while end > core.upperBound, bytes[end] != 0x20 { end -= 1 }
      // A word without an end nearby, but never a part of a character.
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    var parts: [Part] = []
    func add(_ range: Range<Int>, _ isFound: Bool) {
      if !range.isEmpty { parts.append(Part(text: String(decoding: bytes[range], as: UTF8.self), isFound: isFound)) }
    }
    var at = start
    if start > 0 { parts.append(Part(text: "…", isFound: false)) }
    for range in match.found where range.lowerBound >= start && range.upperBound <= end {
      add(at..<range.lowerBound, false)
      add(range, true)
      at = range.upperBound
    }
    add(at..<end, false)
    if end < bytes.count { parts.append(Part(text: "…", isFound: false)) }
    self.parts = parts
  }
}
