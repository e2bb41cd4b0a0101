import NegotiatedText

/// Which note of a proposal's text is which of the draft's.
///
/// A label says nothing of it: where a note is added, the notes after it have other numbers. Notes are the same if the
/// compilation has the one in the place of the other.
struct PairedNotes {
  /// For each proposal, the blocks of its notes by those of the draft's.
  private var pairs: [[Int: Int]]
  private let base: [ArraySlice<UInt8>: Int]
  private let sides: [[ArraySlice<UInt8>: Int]]

  /// - Parameter blocks: the blocks of a proposal's text that hold some of its bytes.
  init(
    _ compiled: CompiledText, _ base: ShownText, _ sides: [ShownText],
    blocks: (_ text: Range<Int>, _ proposal: Int) -> Range<Int>
  ) {
    pairs = Array(repeating: [:], count: sides.count)
    self.base = base.notes
    self.sides = sides.map(\.notes)
    guard !base.notes.isEmpty else { return }
    for placed in PlacedParagraphs(compiled) {
      guard let block = placed.paragraph.place.map({ $0 - 1 }), base.blocks[block].role == .note else { continue }
      for (proposal, text) in placed.kept + placed.alternatives.map({ ($0.proposal, $0.text) }) {
        guard let own = blocks(text, proposal).first(where: { sides[proposal].blocks[$0].role == .note }) else {
          continue
        }
        pairs[proposal][block] = own
      }
    }
    for (proposal, side) in sides.enumerated() {
      // One that is elsewhere keeps its label.
      let paired = Set(pairs[proposal].values)
      for (label, block) in base.notes where pairs[proposal][block] == nil {
        if let own = side.notes[label], !paired.contains(own) { pairs[proposal][block] = own }
      }
    }
  }

  /// The note of a proposal that a note of the draft is there, by their blocks.
  func note(_ block: Int, in proposal: Int) -> Int? { pairs[proposal][block] }

  /// Whether a piece of the draft and one of a proposal show the same.
  func areSame(_ shown: Shown, _ other: Shown, in proposal: Int) -> Bool {
    guard case .note(let label) = shown, case .note(let second) = other else { return shown == other }
    return areOne(label, second, in: proposal)
  }

  /// Whether two references are to one note, by their labels.
  func areOne(_ label: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, in proposal: Int) -> Bool {
    guard let block = base[label], let own = sides[proposal][other] else { return false }
    return pairs[proposal][block] == own
  }
}
