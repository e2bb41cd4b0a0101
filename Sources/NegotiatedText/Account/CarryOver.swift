import TextDiff

/// Carries the changes of proposals on one draft to a later one, by the identity of paragraphs.
///
/// Nothing is written anywhere for it: it is a view of a proposal on another text. That the words of a change stand in the
/// later draft is told by the words around it, so that a change of its neighbourhood leaves it open rather than hides it.
public struct CarryOver: Sendable {
  /// The earlier and the later draft.
  public let old, new: NumberedText
  private let alignment: ParagraphAlignment
  private let quotation: ChangeQuotation
  private let regions: [Range<Int>]
  private let words: [ParagraphWords]
  private let placesOfWords: [[Substring]: [Int]]
  /// How many words around a change must be the same.
  static let context = 3

  /// `alignment` is which paragraphs of the two drafts are the same, also over drafts between them.
  public init(from old: NumberedText, to new: NumberedText, _ alignment: ParagraphAlignment) {
    (self.old, self.new, self.alignment) = (old, new, alignment)
    quotation = ChangeQuotation(old)
    regions = ParagraphRegions(old.source).regions
    words = new.paragraphs.map { ParagraphWords($0, of: new) }
    placesOfWords = Dictionary(
      zip(words.map(\.all), new.paragraphs.map { [$0.place] }), uniquingKeysWith: +)
  }

  /// The changes of a proposal with this text, in their order. Cost: the text, and the paragraphs that it changes.
  public func carried(_ changes: ProposedChanges, in text: [UInt8]) -> [CarriedChange] {
    guard let proposed = try? NumberedText(text) else { return [] }
    let moved = Dictionary(
      changes.changes.compactMap { change in
        change.kind == .deletion ? change.move.map { ($0, quotation.places(of: change)) } : nil
      }, uniquingKeysWith: { first, _ in first })
    let proposedRegions = ParagraphRegions(proposed.source)
    return changes.changes.filter { $0.kind.isProposed }.map { change in
      if let move = change.move { return carried(move: change, of: moved[move] ?? nil) }
      guard let places = quotation.places(of: change) else { return carried(new: change, in: text) }
      let there = Self.unique(places.flatMap { alignment.places(of: $0) })
      guard change.kind != .deletion else {
        return CarriedChange(change: change, fate: there.isEmpty ? .satisfied : .open, places: there)
      }
      guard !there.isEmpty else { return CarriedChange(change: change, fate: .gone, places: []) }
      guard Self.words(old.source.bytes[change.base]) != Self.words(text[change.text]) else {
        let isDone = isDivided(change, places, there, in: text, proposedRegions)
        return CarriedChange(change: change, fate: isDone ? .satisfied : .open, places: there)
      }
      let windows = windows(of: change, places, in: text, proposedRegions)
      let before = windowBefore(change, places)
      let holding = there.filter { place in
        !words[place - 1].holds(before) && windows.contains { words[place - 1].holds($0) }
      }
      return CarriedChange(
        change: change, fate: holding.isEmpty ? .open : .satisfied, places: holding.isEmpty ? there : holding)
    }
  }

  /// The places of a paragraph in the later draft.
  public func places(of place: Int) -> [Int] { alignment.places(of: place) }

  // MARK: Paragraphs

  /// A paragraph that is moved: the later draft may have it elsewhere too.
  private func carried(move change: TextChange, of places: ClosedRange<Int>?) -> CarriedChange {
    let there = Self.unique((places ?? 1...1).flatMap { places == nil ? [] : alignment.places(of: $0) })
    let isMoved =
      places?.contains { place in
        let fate = alignment.fates[place - 1].change
        return fate == .moved || fate == .movedModified
      } ?? false
    return CarriedChange(
      change: change, fate: there.isEmpty ? .gone : isMoved ? .satisfied : .open, places: there)
  }

  /// New paragraphs are there if the later draft has each of them, and the earlier one had not.
  private func carried(new change: TextChange, in text: [UInt8]) -> CarriedChange {
    let paragraphs = (try? NumberedText(Array(text[change.text]))).map { text in
      text.paragraphs.map { ParagraphWords($0, of: text).all }.filter { !$0.isEmpty }
    }
    let found = (paragraphs ?? []).map { paragraph in
      (placesOfWords[paragraph] ?? []).first { place in
        alignment.origins(of: place).allSatisfy { ParagraphWords(old.paragraphs[$0 - 1], of: old).all != paragraph }
      }
    }
    if !found.isEmpty, found.allSatisfy({ $0 != nil }) {
      return CarriedChange(change: change, fate: .satisfied, places: found.compactMap(\.self))
    }
    let anchor = quotation.gap(before: change.base.lowerBound)
    if anchor == 0 { return CarriedChange(change: change, fate: .open, places: [0]) }
    if let place = alignment.places(of: anchor).last {
      return CarriedChange(change: change, fate: .open, places: [place])
    }
    if let next = alignment.places(of: anchor + 1).first {
      return CarriedChange(change: change, fate: .open, places: [next - 1])
    }
    return CarriedChange(change: change, fate: .gone, places: [])
  }

  // MARK: Words

  /// The words that a change takes away, with those around them; where they still stand, it is open.
  private func windowBefore(_ change: TextChange, _ places: ClosedRange<Int>) -> WordWindow {
    let lower = min(regions[places.lowerBound - 1].lowerBound, change.base.lowerBound)
    let upper = max(regions[places.upperBound - 1].upperBound, change.base.upperBound)
    let label = old.source.label(ofBlock: places.lowerBound - 1)
    return WordWindow(
      Array(old.source.bytes[lower..<upper]), change.base.lowerBound - lower..<change.base.upperBound - lower,
      isOfNumber: label.map { change.base.lowerBound < $0.upperBound } ?? false)
  }

  /// The words of a change with those around them: as the draft has them, and as the proposal has them.
  private func windows(
    of change: TextChange, _ places: ClosedRange<Int>, in text: [UInt8], _ proposed: ParagraphRegions
  ) -> [WordWindow] {
    let region =
      min(
        regions[places.lowerBound - 1].lowerBound, change.base.lowerBound)..<max(
        regions[places.upperBound - 1].upperBound, change.base.upperBound)
    let (bytes, start) = (old.source.bytes, region.lowerBound)
    let one =
      bytes[start..<change.base.lowerBound] + text[change.text]
      + bytes[change.base.upperBound..<max(change.base.upperBound, region.upperBound)]
    let at = change.base.lowerBound - start
    let label = old.source.label(ofBlock: places.lowerBound - 1)
    let isOfNumber = label.map { change.base.lowerBound < $0.upperBound } ?? false
    var windows = [WordWindow(Array(one), at..<at + change.text.count, isOfNumber: isOfNumber)]
    // What is left of paragraphs that are deleted whole tells nothing of them.
    if !proposed.regions.isEmpty, !(change.text.isEmpty && places.count > 1) {
      let first = proposed.regions[min(proposed.index(of: change.text.lowerBound), proposed.regions.count - 1)]
      let lastAt = max(change.text.lowerBound, change.text.upperBound - 1)
      let last = proposed.regions[min(proposed.index(of: lastAt), proposed.regions.count - 1)]
      let whole = first.lowerBound..<max(last.upperBound, change.text.upperBound)
      let lower = max(0, change.text.lowerBound - whole.lowerBound)
      windows.append(WordWindow(Array(text[whole]), lower..<lower + change.text.count, isOfNumber: isOfNumber))
    }
    return windows
  }

  /// Whether the later draft has the line breaks of a change that changes nothing else: paragraphs that it joins or divides are
  /// joined or divided there, or the lines are the same.
  private func isDivided(
    _ change: TextChange, _ places: ClosedRange<Int>, _ there: [Int], in text: [UInt8], _ proposed: ParagraphRegions
  ) -> Bool {
    let breaks = (
      old: Self.paragraphBreaks(old.source.bytes[change.base]), new: Self.paragraphBreaks(text[change.text])
    )
    if breaks.old > breaks.new {
      let first = min(max(0, quotation.gap(before: change.base.lowerBound)), old.paragraphs.count)
      let (before, after) = (alignment.places(of: first), alignment.places(of: first + 1))
      return !Set(before).isDisjoint(with: after)
    }
    if breaks.new > breaks.old { return alignment.places(of: places.lowerBound).count > 1 }
    guard !proposed.regions.isEmpty else { return false }
    let region = proposed.regions[min(proposed.index(of: change.text.lowerBound), proposed.regions.count - 1)]
    let wanted = Self.lines(text[region])
    return there.contains { Self.lines(new.bytes(of: new.paragraphs[$0 - 1])) == wanted }
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    bytes.split(whereSeparator: \.isBlank)
  }

  private static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] { bytes.split { $0 == 0x0A } }

  /// How many blank lines there are.
  private static func paragraphBreaks(_ bytes: ArraySlice<UInt8>) -> Int {
    zip(bytes, bytes.dropFirst()).count { $0 == 0x0A && $1 == 0x0A }
  }

  private static func unique(_ places: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return places.filter { seen.insert($0).inserted }
  }
}
