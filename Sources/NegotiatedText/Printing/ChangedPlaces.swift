/// The places of a paragraph's content at which proposals differ from it, as text and groups of brackets.
struct ChangedPlaces {
  private let base: [UInt8]
  private let versions: [EditedContent]
  /// In order, without a common byte.
  private var places: [Place] = []

  private struct Place {
    var range: Range<Int>
    /// The versions that differ there, in order.
    var versions: [Int]
  }

  /// Content and what proposals make of it. Cost: linear in all of them, times the logarithm of the number of changes.
  init(_ base: [UInt8], _ given: [EditedContent]) {
    self.base = base
    let constructs = InlineConstructs(base)
    versions = given.map { version in
      var version = version
      version.close(constructs, in: base)
      return version
    }
    join()
  }

  /// Changes that overlap or touch are one place.
  private mutating func join() {
    let all = versions.enumerated().flatMap { index, version in version.pairs.map { ($0.base, index) } }
    let sorted = all.sorted { one, other in
      (one.0.lowerBound, one.0.upperBound, one.1) < (other.0.lowerBound, other.0.upperBound, other.1)
    }
    var joined: [Place] = []
    for (range, version) in sorted {
      if let last = joined.last, touches(last.range, range) {
        joined[joined.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, range.upperBound)
        joined[joined.count - 1].versions.append(version)
      } else {
        joined.append(Place(range: range, versions: [version]))
      }
    }
    places = joined.map { Place(range: $0.range, versions: Set($0.versions).sorted()) }
  }

  /// Whether two changes are one place: they have common bytes, or only white space between them. Brackets that stand next to
  /// each other are read as versions of the same words.
  private func touches(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    other.lowerBound <= one.upperBound || isBlank(one.upperBound..<other.lowerBound)
  }

  private func isBlank(_ range: Range<Int>) -> Bool { base[range].allSatisfy(\.isBlank) }

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
      append(outer.prefix { $0.isBlank })
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
      if !outer.allSatisfy(\.isBlank) { append(outer.suffix(while: \.isBlank)) }
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
    let words = base[place.range]
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
      guard key != words.trimmed || version.role != .deletion else { continue }
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

  fileprivate func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    var start = endIndex
    while start > startIndex, condition(self[start - 1]) { start -= 1 }
    return self[start...]
  }
}
