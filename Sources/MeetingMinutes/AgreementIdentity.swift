/// Which agreement of a record is which of the minutes: by number and by the words.
public enum AgreementIdentity {
  /// An agreement as the record has it.
  public struct Known: Sendable, Hashable {
    /// Its number, as minutes wrote it.
    public let number: String
    /// Its text in the language of the minutes; `nil` if the record has it in others only.
    public let text: String?

    /// An agreement with its number and text.
    public init(number: String, text: String?) { (self.number, self.text) = (number, text) }
  }

  /// For each agreement of the minutes the place of the same one among those that are known; `nil` for a new one.
  ///
  /// The same number is the same agreement unless its words are others; the same words are, wherever they have moved. Cost: the
  /// product of both numbers.
  public static func matches(of written: [WrittenAgreement], among known: [Known]) -> [Int?] {
    let words = written.map { Set(FoldedText.words(of: $0.text)) }
    let held = known.map { $0.text.map { Set(FoldedText.words(of: $0)) } }
    var matches = [Int?](repeating: nil, count: written.count)
    var taken: Set<Int> = []
    func take(_ place: Int, _ other: Int) {
      matches[place] = other
      taken.insert(other)
    }
    for place in written.indices {
      let other = known.indices.first { other in
        !taken.contains(other) && known[other].number == written[place].number
          && (held[other].map { likeness(words[place], $0) >= sameNumber } ?? true)
      }
      if let other { take(place, other) }
    }
    var pairs: [(likeness: Double, place: Int, other: Int)] = []
    for place in written.indices where matches[place] == nil {
      for other in known.indices where !taken.contains(other) {
        guard let own = held[other] else { continue }
        let likeness = likeness(words[place], own)
        if likeness >= otherNumber { pairs.append((likeness, place, other)) }
      }
    }
    pairs.sort { ($1.likeness, $0.place, $0.other) < ($0.likeness, $1.place, $1.other) }
    for pair in pairs where matches[pair.place] == nil && !taken.contains(pair.other) { take(pair.place, pair.other) }
    return matches
  }

  private static let sameNumber = 0.4
  private static let otherNumber = 0.6

  /// Dice's coefficient over the words.
  private static func likeness(_ a: Set<String>, _ b: Set<String>) -> Double {
    a.isEmpty && b.isEmpty ? 1 : 2 * Double(a.intersection(b).count) / Double(a.count + b.count)
  }
}
