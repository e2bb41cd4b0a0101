/// Combines units of the draft and of the returned text into one text.
struct RespelledWriter {
  private let draft: SpelledText
  private let returned: SpelledText
  private let notes: NoteNames
  private(set) var bytes: [UInt8] = []
  private var last: Last?
  /// Notes of the draft still to be written.
  private var waiting: ArraySlice<SpelledText.Note>

  /// The last thing written.
  private enum Last {
    /// A part of the draft that ends there.
    case draft(end: Int, SourceText.Kind)
    /// That unit of the returned text.
    case returned(Int, SourceText.Kind)
  }

  init(draft: SpelledText, returned: SpelledText, notes: NoteNames) {
    self.draft = draft
    self.returned = returned
    self.notes = notes
    waiting = draft.notes[...]
  }

  /// - Parameters:
  ///   - kept: the units of the printed text that were returned unchanged, with their indices in the returned text.
  ///   - printedCount: how many units the printed text has.
  mutating func write(_ passages: Passages, kept: [(old: Int, new: Int)], printedCount: Int) {
    let places = Dictionary(uniqueKeysWithValues: kept.map { ($0.old, $0.new) })
    var next = 0
    for passage in passages.all {
      guard let first = passage.printed.first else {
        write(draft: passage.draft)
        continue
      }
      let found = passage.printed.compactMap { places[$0] }
      if found.count == passage.printed.count, let start = found.first, let end = found.last,
        end - start == found.count - 1
      {
        write(returned: next..<start)
        write(draft: passage.draft)
        next = end + 1
      } else if let end = found.last {
        write(returned: next..<(end + 1))
        next = end + 1
      } else {
        // Units that replace these: equally many if the counts match, else all up to the next unchanged one.
        var (from, to) = (first, passage.printed.upperBound)
        while from > 0, places[from - 1] == nil { from -= 1 }
        while to < printedCount, places[to] == nil { to += 1 }
        let end = to < printedCount ? places[to] ?? returned.units.count : returned.units.count
        let start = from > 0 ? (places[from - 1] ?? -1) + 1 : 0
        let count = end - start == to - from ? passage.printed.count : end - next
        let stop = max(next, min(end, next + count))
        write(returned: next..<stop, insteadOf: passage.draft)
        next = stop
      }
    }
    write(returned: next..<max(next, returned.units.count))
    while let note = waiting.popFirst() { write(note) }
    for note in notes.added { write(note.content, as: note.label) }
    finish()
  }

  // MARK: Units

  private mutating func write(draft units: Range<Int>) {
    for number in units {
      while let note = waiting.first, note.place <= number {
        waiting.removeFirst()
        write(note)
      }
      let unit = draft.units[number]
      write(draft: unit.range, unit.kind, touches: unit.touchesPrevious)
    }
  }

  private mutating func write(draft range: Range<Int>, _ kind: SourceText.Kind, touches: Bool) {
    if case .draft(range.lowerBound, _)? = last {
    } else {
      part(from: kind, touches)
    }
    bytes += draft.bytes[range]
    last = .draft(end: range.upperBound, kind)
  }

  /// - Parameter replaced: the units of the draft in whose place they are, if that is known: their items are as far apart.
  private mutating func write(returned units: Range<Int>, insteadOf replaced: Range<Int> = 0..<0) {
    let isLoose = replaced.lazy.compactMap(isInLooseList).first
    for number in units {
      let unit = returned.units[number]
      let touches = unit.kind == .listItem ? isLoose.map { !$0 } ?? unit.touchesPrevious : unit.touchesPrevious
      if case .returned(number - 1, _)? = last, touches == unit.touchesPrevious {
      } else {
        part(from: unit.kind, touches)
      }
      bytes += notes.written(returned.bytes[unit.range])
      last = .returned(number, unit.kind)
    }
  }

  /// Whether a unit of the draft is an item of a list whose items have blank lines between them; `nil` for one that is no item,
  /// or alone.
  private func isInLooseList(_ number: Int) -> Bool? {
    func isItem(_ number: Int) -> Bool { draft.units.indices.contains(number) && draft.units[number].kind == .listItem }
    guard isItem(number) else { return nil }
    if isItem(number - 1) { return !draft.units[number].touchesPrevious }
    return isItem(number + 1) ? !draft.units[number + 1].touchesPrevious : nil
  }

  private mutating func write(_ note: SpelledText.Note) {
    switch notes.removals[note.label] ?? .kept {
    case .kept: write(draft: note.range, .footnote, touches: false)
    case .changed(let words): write(words, as: Array(note.label))
    case .dropped: break
    }
  }

  private mutating func write(_ note: ArraySlice<UInt8>, as label: [UInt8]) {
    part(from: .footnote, false)
    bytes += Array("[^".utf8) + label + Array("]: ".utf8) + note + Array("\n\n".utf8)
    last = .returned(-1, .footnote)
  }

  // MARK: Separators

  /// Separates what was written from what follows: by a blank line, except for table rows and list items that had none
  /// before them.
  private mutating func part(from kind: SourceText.Kind, _ touches: Bool) {
    guard let last else { return }
    let before =
      switch last {
      case .draft(_, let kind), .returned(_, let kind): kind
      }
    // An item that replaces one in a tight list has no blank line before it either.
    var touches = touches
    if case .draft(let end, .listItem) = last, end < draft.bytes.count, !draft.endsWithBlankLine(0..<end) {
      touches = true
    }
    let isOne = touches && kind == before && (kind == .tableRow || kind == .listItem)
    trimEnd()
    bytes += Array((isOne ? "\n" : "\n\n").utf8)
  }

  private mutating func trimEnd() {
    while let byte = bytes.last, byte <= 0x20 { bytes.removeLast() }
  }

  /// The draft's own end is kept; any other text ends with one newline.
  private mutating func finish() {
    if case .draft(draft.bytes.count, _)? = last { return }
    trimEnd()
    if !bytes.isEmpty { bytes.append(0x0A) }
  }
}
