/// Which brackets of one language are those of another: by the number of their paragraph, their order in it, and their nesting.
///
/// Two brackets are the same if they have the same option and holders, and both or neither are deletions. Where a paragraph
/// has more brackets in one language than in the other, none of them is matched. Cost: linear.
public struct BracketMatch: Sendable, Hashable {
  /// For each bracket of the second text the index of the same one in the first.
  public let counterparts: [Int?]
  private let forward: [Int: Int]

  /// The brackets of a text beside those of the text in another language.
  public init(_ first: TextBrackets, _ second: TextBrackets) {
    var counterparts = [Int?](repeating: nil, count: second.brackets.count)
    func match(_ ours: [Int], _ theirs: [Int]) {
      guard ours.count == theirs.count else { return }
      for (our, their) in zip(ours, theirs) where Self.areAlike(first.brackets[our], second.brackets[their]) {
        counterparts[their] = our
        match(first.brackets[our].children, second.brackets[their].children)
      }
    }
    let places = Self.outermost(of: first)
    for (key, theirs) in Self.outermost(of: second) { match(places[key] ?? [], theirs) }
    self.counterparts = counterparts
    forward = Dictionary(
      counterparts.enumerated().compactMap { place, our in our.map { ($0, place) } },
      uniquingKeysWith: { one, _ in one })
  }

  /// The bracket of the second text that is one of the first.
  public func counterpart(ofFirst bracket: Int) -> Int? { forward[bracket] }

  /// Whether a group of the first text is one of the second, with the same brackets in it.
  public func isSame(group: Int, of first: TextBrackets, in second: TextBrackets) -> Bool {
    let members = first.groups[group].members
    let theirs = members.map { counterpart(ofFirst: $0) }
    guard let start = theirs.first ?? nil,
      second.groups[second.brackets[start].group].members.map(Optional.some) == theirs
    else { return false }
    return zip(members, theirs).allSatisfy { our, their in
      guard let their else { return false }
      let inner = first.nested(in: our)
      return inner.count == second.nested(in: their).count && inner.allSatisfy { counterpart(ofFirst: $0) != nil }
    }
  }

  private static func areAlike(_ one: Bracket, _ other: Bracket) -> Bool {
    one.option?.number == other.option?.number && (one.option == nil) == (other.option == nil)
      && Set(one.holders) == Set(other.holders) && one.isDeletion == other.isDeletion
  }

  /// The outermost brackets by where they begin: the last numbered paragraph, and how far after it.
  private static func outermost(of text: TextBrackets) -> [String: [Int]] {
    var keys: [String] = []
    var (last, distance) = ("", 0)
    var seen: [String: Int] = [:]
    for paragraph in text.text.paragraphs {
      if let citation = paragraph.citation {
        let count = seen[citation, default: 0]
        seen[citation] = count + 1
        (last, distance) = ("\(citation)/\(count)", 0)
      } else {
        distance += 1
      }
      keys.append("\(last)+\(distance)")
    }
    var places: [String: [Int]] = [:]
    for index in text.outermost { places[keys[text.brackets[index].places.lowerBound - 1], default: []].append(index) }
    return places
  }
}
