/// The footnotes of a returned text by their labels in the draft.
///
/// A document numbers its notes in the order of their references. So the first reference of the draft is note 1 of the
/// printed text, whatever its label.
struct NoteNames {
  /// The outcome for a note of the draft.
  enum Removal {
    case kept, dropped
    /// Its words, as returned.
    case changed(ArraySlice<UInt8>)
  }

  /// By the label in the returned text: the label in the printed text, and the one to write.
  private var printedLabels: [ArraySlice<UInt8>: [UInt8]] = [:]
  private var labels: [ArraySlice<UInt8>: [UInt8]] = [:]
  /// By the label in the draft; absent for a note without a reference.
  private(set) var removals: [ArraySlice<UInt8>: Removal] = [:]
  /// Notes that the draft does not have: the label to write, and the words.
  private(set) var added: [(label: [UInt8], content: ArraySlice<UInt8>)] = []

  /// `nil` if the notes of draft and printed text differ.
  init?(draft: SpelledText, printed: SpelledText, returned: SpelledText) {
    let defined = Set(draft.notes.map(\.label))
    let called = draft.units.flatMap { SpelledText.references(in: draft.bytes[$0.range]).map(\.label) }
      .filter(defined.contains)
    guard called.count == printed.notes.count else { return nil }
    for label in called { removals[label] = .dropped }
    let pairs = UnitAlignment.pairsWithChanged(printed.notes.map(\.content), returned.notes.map(\.content))
    for pair in pairs {
      let note = returned.notes[pair.new]
      let label = called[pair.old]
      printedLabels[note.label] = Array(printed.notes[pair.old].label)
      labels[note.label] = Array(label)
      if pair.isEqual {
        removals[label] = .kept
      } else if case .dropped? = removals[label] {
        removals[label] = .changed(note.content)
      }
    }
    var next = 1
    for note in returned.notes where labels[note.label] == nil {
      while defined.contains(Array(String(next).utf8)[...]) { next += 1 }
      let label = Array(String(next).utf8)
      labels[note.label] = label
      // No label of a printed text has this character.
      printedLabels[note.label] = Array("+".utf8) + label
      added.append((label, note.content))
      next += 1
    }
  }

  /// The comparison key of a unit of the returned text: its notes have the printed text's labels.
  func key(of unit: SpelledText.Unit, in text: SpelledText) -> ArraySlice<UInt8> {
    Self.relabelled(unit.key, printedLabels)[...]
  }

  /// Bytes of the returned text, with the labels to write.
  func written(_ bytes: ArraySlice<UInt8>) -> [UInt8] { Self.relabelled(bytes, labels) }

  private static func relabelled(_ bytes: ArraySlice<UInt8>, _ labels: [ArraySlice<UInt8>: [UInt8]]) -> [UInt8] {
    guard !labels.isEmpty else { return Array(bytes) }
    var result: [UInt8] = []
    var at = bytes.startIndex
    for (range, label) in SpelledText.references(in: bytes) {
      guard let other = labels[label] else { continue }
      result += bytes[at..<range.lowerBound]
      result += Array("[^".utf8) + other + [UInt8(ascii: "]")]
      at = range.upperBound
    }
    return result + bytes[at...]
  }
}
