import TextDiff

/// What one proposal has at a paragraph of a compilation: where it stands in the proposal's text, and the changes that make it,
/// so that it can be marked in the draft word by word.
public struct PlacedAlternative: Sendable, Hashable {
  /// Whose proposal it is.
  public let holder: String
  /// The proposal, as an index of ``CompiledText/proposals``.
  public let proposal: Int
  /// The alternative of the paragraph, by index; `nil` for the draft's own bytes.
  public let alternative: Int?
  /// Its bytes in the proposal's text.
  public let text: Range<Int>
  /// What the proposal changes there, in order.
  public let changes: [TextChange]
  /// Whether it asks for something: not only another number, or other spacing.
  public let isProposed: Bool

  /// The draft's own bytes, which stand in a proposal's text at another kind of place.
  public init(kept text: Range<Int>, in proposal: Int, of holder: String) {
    self.init(holder: holder, proposal: proposal, alternative: nil, text: text, changes: [], isProposed: false)
  }

  init(
    holder: String, proposal: Int, alternative: Int?, text: Range<Int>, changes: [TextChange], isProposed: Bool
  ) {
    self.holder = holder
    self.proposal = proposal
    self.alternative = alternative
    self.text = text
    self.changes = changes
    self.isProposed = isProposed
  }
}

/// Walks through the paragraphs of a compilation in order, and says where each proposal has them.
public struct PlacedParagraphs: Sequence, IteratorProtocol {
  private let compiled: CompiledText
  private let places: [String: Int]
  private var walks: [ProposalWalk]
  private var passed = 0

  /// A paragraph of the compilation, as each proposal has it.
  public struct Placed: Sendable {
    /// The paragraph.
    public let paragraph: CompiledText.Paragraph
    /// What proposals have instead, one for each proposal.
    public let alternatives: [PlacedAlternative]
    /// Of the others, where the same bytes are in their text, by index of ``CompiledText/proposals``.
    public let kept: [(proposal: Int, text: Range<Int>)]
  }

  /// The walk through a compilation. Cost: linear in the changes, and the paragraphs times the proposals.
  public init(_ compiled: CompiledText) {
    self.compiled = compiled
    let regions = compiled.paragraphs.compactMap { $0.place == nil ? nil : $0.base }
    walks = compiled.proposals.map { ProposalWalk($0, regions: regions) }
    places = Dictionary(
      compiled.proposals.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The next paragraph.
  public mutating func next() -> Placed? {
    guard passed < compiled.paragraphs.count else { return nil }
    let paragraph = compiled.paragraphs[passed]
    passed += 1
    var named: Set<Int> = []
    var alternatives: [PlacedAlternative] = []
    for (index, alternative) in paragraph.alternatives.enumerated() {
      for place in alternative.proposals.compactMap({ places[$0] }) {
        named.insert(place)
        let found = walks[place].next(paragraph, alternative.text)
        alternatives.append(
          PlacedAlternative(
            holder: compiled.proposals[place].holder, proposal: place, alternative: index, text: found.text,
            changes: found.changes, isProposed: alternative.isProposed))
      }
    }
    guard paragraph.place != nil else { return Placed(paragraph: paragraph, alternatives: alternatives, kept: []) }
    let kept = walks.indices.filter { !named.contains($0) }.map { (proposal: $0, text: walks[$0].kept(paragraph.base)) }
    return Placed(paragraph: paragraph, alternatives: alternatives, kept: kept)
  }
}

/// The changes of one proposal, taken paragraph by paragraph.
private struct ProposalWalk {
  /// Changes within the draft's paragraphs, and where the next begins.
  private var changes: ArraySlice<TextChange>
  /// New paragraphs, each with its change; the change is named once.
  private var new: ArraySlice<(text: Range<Int>, change: TextChange?)>
  private let regions: [Range<Int>]
  /// Where the text of the last paragraph ends.
  private var end = 0
  /// All changes from the next place on, and by how much the text is ahead of the draft there.
  private var ahead: ArraySlice<TextChange>
  private var shift = 0

  init(_ proposal: CompiledProposal, regions: [Range<Int>]) {
    self.regions = regions
    let starts = Set(regions.map(\.lowerBound))
    func isNew(_ change: TextChange) -> Bool {
      guard change.base.isEmpty, !regions.isEmpty else { return change.kind == .insertion || regions.isEmpty }
      let place = change.base.lowerBound
      return change.kind == .insertion
        && (place == 0 || starts.contains(place) || place == regions[regions.count - 1].upperBound)
    }
    var own: [TextChange] = []
    var added: [(text: Range<Int>, change: TextChange?)] = []
    for change in proposal.changes.changes {
      guard isNew(change) else {
        own.append(change)
        continue
      }
      let parts = NewParagraphs(proposal: 0, change: change, text: proposal.text).paragraphs
      var at = change.text.lowerBound
      for (place, part) in parts.enumerated() {
        added.append((at..<at + part.count, place == 0 ? change : nil))
        at += part.count
      }
    }
    ahead = proposal.changes.changes[...]
    changes = own[...]
    new = added[...]
  }

  /// What the proposal has for a paragraph.
  mutating func next(_ paragraph: CompiledText.Paragraph, _ text: [UInt8]) -> (text: Range<Int>, changes: [TextChange])
  {
    guard paragraph.place != nil else {
      guard let next = new.popFirst() else { return (end..<end, []) }
      end = next.text.upperBound
      return (next.text, next.change.map { [$0] } ?? [])
    }
    var (taken, reach): ([TextChange], Int) = ([], paragraph.base.upperBound)
    while let change = changes.first,
      change.base.lowerBound < reach || change.base.lowerBound == reach && reach == regions.last?.upperBound
    {
      taken.append(changes.removeFirst())
      if change.base.upperBound > reach { reach = self.end(ofRegionWith: change.base.upperBound - 1) }
    }
    guard let first = taken.first else { return (end..<end, []) }
    let start = first.text.lowerBound - (first.base.lowerBound - paragraph.base.lowerBound)
    end = start + text.count
    return (start..<end, taken)
  }

  /// Where the bytes of a paragraph that the proposal does not change are in its text.
  mutating func kept(_ base: Range<Int>) -> Range<Int> {
    while let change = ahead.first, change.base.upperBound <= base.lowerBound {
      shift += change.text.count - change.base.count
      ahead.removeFirst()
    }
    return base.lowerBound + shift..<base.upperBound + shift
  }

  private func end(ofRegionWith place: Int) -> Int {
    var (low, high) = (0, regions.count)
    while low < high {
      let middle = (low + high) / 2
      if regions[middle].upperBound <= place { low = middle + 1 } else { high = middle }
    }
    return low < regions.count ? regions[low].upperBound : place + 1
  }
}
