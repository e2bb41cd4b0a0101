import TextDiff

/// Which paragraphs of one text are those of another: the redline's own alignment, through moves, splits and merges.
public struct ParagraphAlignment: Sendable, Hashable {
  /// For each paragraph of the old text, what became of it.
  public let fates: [Fate]
  /// For each paragraph of the new text, the places of the old ones that it comes from; empty for a new one.
  public let origins: [[Int]]

  /// What became of a paragraph.
  public struct Fate: Sendable, Hashable {
    /// How it changed; `inserted` never.
    public let change: TextRedline.BlockChange
    /// Its places in the new text, from 1; empty if it was deleted, several if it was split.
    public let places: [Int]
  }

  /// The alignment of a redline's two texts. Cost: linear in the blocks.
  public init(_ redline: TextRedline) {
    var fates = [Fate](repeating: Fate(change: .deleted, places: []), count: redline.old.blocks.count)
    var origins = [[Int]](repeating: [], count: redline.new.blocks.count)
    for block in redline.blocks {
      let (from, to) = (block.from.map { $0 + 1 }, block.to.map { $0 + 1 })
      for place in from { fates[place - 1] = Fate(change: block.change, places: to) }
      for place in to { origins[place - 1] = from }
    }
    self.fates = fates
    self.origins = origins
  }

  /// The alignment of a text with itself.
  public init(unchanged count: Int) {
    fates = (0..<count).map { Fate(change: .equal, places: [$0 + 1]) }
    origins = (0..<count).map { [$0 + 1] }
  }

  /// The new places of an old paragraph; empty if it is gone, or there is none.
  public func places(of old: Int) -> [Int] { fates.indices.contains(old - 1) ? fates[old - 1].places : [] }

  /// The old places of a new paragraph; empty if it is new, or there is none.
  public func origins(of new: Int) -> [Int] { origins.indices.contains(new - 1) ? origins[new - 1] : [] }

  /// This alignment followed by that of the new text with a newer one. Cost: linear.
  public func followed(by next: ParagraphAlignment) -> ParagraphAlignment {
    var fates: [Fate] = []
    var origins = [[Int]](repeating: [], count: next.origins.count)
    for (index, fate) in self.fates.enumerated() {
      var places: [Int] = []
      var change = fate.change
      for middle in fate.places {
        for place in next.places(of: middle) where !places.contains(place) { places.append(place) }
        if next.fates.indices.contains(middle - 1), next.fates[middle - 1].change != .equal {
          change = change == .equal ? next.fates[middle - 1].change : .modified
        }
      }
      fates.append(Fate(change: places.isEmpty ? .deleted : change, places: places))
      for place in places where !origins[place - 1].contains(index + 1) { origins[place - 1].append(index + 1) }
    }
    return ParagraphAlignment(fates: fates, origins: origins)
  }

  private init(fates: [Fate], origins: [[Int]]) {
    (self.fates, self.origins) = (fates, origins)
  }
}
