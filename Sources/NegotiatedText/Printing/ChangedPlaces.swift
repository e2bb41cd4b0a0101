/// The places of a paragraph's content at which proposals differ from it, as text and groups of brackets.
///
/// Changes of the same proposals with only a few words between them are one place: so one reads a sentence instead of its parts.
struct ChangedPlaces {
  private let base: [UInt8]
  private var versions: [EditedContent]
  private let reach: BracketReach
  /// In order, without a common byte.
  private var places: [Place] = []

  private struct Place {
    var range: Range<Int>
    /// The versions that differ there, in order.
    var versions: [Int]
  }

  /// Content and what proposals make of it. Cost: linear in all of them, times the logarithm of the number of changes.
  init(_ base: [UInt8], _ given: [EditedContent]) {
    (self.base, reach) = (base, BracketReach(base))
    let constructs = InlineConstructs(base)
    versions = given.map { version in
      var version = version
      version.close(constructs, in: base)
      return version
    }
    join()
    var round = 0
    while true {
      let wider = widenings(constructs)
      if wider.isEmpty { break }
      round += 1
      for (version, ranges) in wider {
        versions[version].widen(to: round > Self.mostRounds ? [0..<base.count] : ranges, constructs, in: base)
      }
      join()
    }
  }

  private static let mostRounds = 16
  /// So many words may stand between two changes that are one place.
  private static let fewWords = 3

  /// For each version the ranges to which its parts must be widened.
  private func widenings(_ constructs: InlineConstructs) -> [Int: [Range<Int>]] {
    var wider: [Int: [Range<Int>]] = [:]
    func widen(_ place: Place, to range: Range<Int>) {
      for version in place.versions { wider[version, default: []].append(range) }
    }
    var last: (place: Place, sides: [[Int]])?
    for place in places {
      let texts = place.versions.map { versions[$0].text(for: place.range) }
      let changed = zip(place.versions, texts).filter { isChanged($0, $1, in: place.range) }.map(\.1)
      guard !changed.isEmpty else { continue }
      let range = constructs.closed(reach.widened(place.range, changed))
      if range != place.range { widen(place, to: range) }
      let sides = Self.sides(place, texts)
      if let last, last.sides == sides,
        let words = reach.words(in: last.place.range.upperBound..<place.range.lowerBound), words <= Self.fewWords
      {
        widen(place, to: last.place.range.lowerBound..<place.range.upperBound)
      }
      last = (place, sides)
    }
    return wider
  }

  /// Which versions say the same in a place.
  private static func sides(_ place: Place, _ texts: [ArraySlice<UInt8>]) -> [[Int]] {
    Dictionary(grouping: zip(place.versions, texts), by: { $0.1.trimmed }).values.map { $0.map(\.0) }
      .sorted { $0[0] < $1[0] }
  }

  /// Whether a version has something else there than the draft.
  private func isChanged(_ version: Int, _ text: ArraySlice<UInt8>, in place: Range<Int>) -> Bool {
    versions[version].role != .deletion || text.trimmed != base[place].trimmed
  }

  /// Changes that overlap or touch are one place.
  private mutating func join() {
    let all = versions.enumerated().flatMap { index, version in version.pairs.map { ($0.base, index) } }
    let sorted = all.sorted { one, other in
      (one.0.lowerBound, one.0.upperBound, one.1) < (other.0.lowerBound, other.0.upperBound, other.1)
    }
    var joined: [Place] = []
    for (range, version) in sorted {
      if let last = joined.last, touches(last, Place(range: range, versions: [version])) {
        joined[joined.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, range.upperBound)
        joined[joined.count - 1].versions.append(version)
      } else {
        joined.append(Place(range: range, versions: [version]))
      }
    }
    places = joined.map { Place(range: $0.range, versions: Set($0.versions).sorted()) }
  }

  /// Whether two changes are one place: they have common bytes, or nothing between them that would tell their brackets apart.
  private func touches(_ one: Place, _ other: Place) -> Bool {
    if other.range.lowerBound <= one.range.upperBound { return true }
    let gap = one.range.upperBound..<other.range.lowerBound
    guard reach.isRead(asOne: gap, besideNew: true) else { return false }
    // Words of the draft begin another place; new ones, and brackets that stay when a party's words are taken, do not.
    return reach.isRead(asOne: gap, besideNew: false) || isOpen(one) || isOpen(other)
  }

  private func isOpen(_ place: Place) -> Bool {
    base[place.range].allSatisfy(\.isBlank)
      || place.versions.contains { version in
        let text = versions[version].text(for: place.range).trimmed
        return text.first == UInt8(ascii: "[") || text.last == UInt8(ascii: "]")
      }
  }

  /// The content with its groups.
  func pieces() -> [BracketedParagraph.Piece] {
    var pieces: [BracketedParagraph.Piece] = []
    var at = 0
    var passed = [Int](repeating: 0, count: versions.count)
    func append(_ text: ArraySlice<UInt8>) { if !text.isEmpty { pieces.append(.text(Array(text))) } }
    for place in places {
      let words = base[place.range]
      let options = options(place, &passed)
      guard !options.isEmpty else { continue }
      append(base[at..<place.range.lowerBound])
      at = place.range.upperBound
      // White space stays outside; for new words it is theirs.
      let isNew = words.allSatisfy(\.isBlank)
      let outer = isNew ? options[0].text : words
      append(outer.leadingBlanks)
      var group = isNew ? [] : [BracketedParagraph.Option(holders: [], text: words.trimmed, role: .base, changes: [])]
      for option in options {
        let text = option.text.trimmed
        group.append(
          BracketedParagraph.Option(
            holders: Array(Set(option.holders)).sorted(), text: text,
            role: text.isEmpty ? option.role : option.fullRole,
            changes: option.changes))
      }
      pieces.append(.group(group))
      append(outer.trailingBlanks)
    }
    append(base[at...])
    return pieces
  }

  private struct Version {
    let text: ArraySlice<UInt8>
    var holders: [String]
    let role: BracketedParagraph.Role
    var changes: [ChangeReference]

    var fullRole: BracketedParagraph.Role {
      switch role {
      case .movedFrom: role
      default: .text
      }
    }
  }

  /// What the proposals would have in a place; equal texts are one, with all holders. A version that is the draft's there is
  /// none.
  private func options(_ place: Place, _ passed: inout [Int]) -> [Version] {
    var found: [Version] = []
    var known: [[UInt8]: Int] = [:]
    for index in place.versions {
      let version = versions[index]
      var changes: [ChangeReference] = []
      while passed[index] < version.changes.count,
        version.changes[passed[index]].place.lowerBound <= place.range.upperBound
      {
        changes.append(version.changes[passed[index]].reference)
        passed[index] += 1
      }
      let text = version.text(for: place.range)
      let key = text.trimmed
      guard isChanged(index, text, in: place.range) else { continue }
      if let other = known[key], key.isEmpty == false || found[other].role == version.role {
        found[other].holders.append(version.holder)
        found[other].changes += changes
        continue
      }
      known[key] = found.count
      found.append(Version(text: text, holders: [version.holder], role: version.role, changes: changes))
    }
    return found.sorted { one, other in
      let (a, b) = (one.holders.sorted(), other.holders.sorted())
      return a == b ? one.text.lexicographicallyPrecedes(other.text) : a.lexicographicallyPrecedes(b)
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without white space around it.
  var trimmed: [UInt8] {
    var slice = drop(while: \.isBlank)
    while let last = slice.last, last.isBlank { slice.removeLast() }
    return Array(slice)
  }
}
