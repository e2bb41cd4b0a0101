/// What footnotes add to the cost of a document: pandoc writes a note's blocks at every reference, so that notes that
/// refer to notes multiply.
struct NoteCosts {
  /// The deepest nesting of notes; real texts have none inside another.
  static let depthLimit = 12

  private struct Note {
    var cost = PublicationCost.nothing
    var calls: [String] = []
    var line: Int
  }

  private enum Expanded {
    case open
    case done(PublicationCost, depth: Int)
  }

  private var notes: [String: Note] = [:]
  private var calls: [(label: String, line: Int)] = []

  /// The first definition of a label counts, as in pandoc.
  mutating func define(_ label: String, line: Int) {
    if notes[label] == nil { notes[label] = Note(line: line) }
  }

  mutating func add(_ part: PublicationCost.Part, _ count: Int, to label: String) {
    notes[label]?.cost.add(part, count)
  }

  mutating func call(_ label: String, from definition: String?, line: Int) {
    if let definition { notes[definition]?.calls.append(label) } else { calls.append((label, line)) }
  }

  /// - Parameter cost: the text's, with each definition counted once.
  func obstacle(beside cost: PublicationCost) -> PublicationObstacle? {
    var total = cost
    var known: [String: Expanded] = [:]
    for (label, line) in calls {
      guard notes[label] != nil else { continue }
      if let kind = expand(label, level: 1, &known) {
        return PublicationObstacle(kind, line: notes[label]?.line ?? line)
      }
      if case .done(let note, _)? = known[label] { total.add(note) }
      if total.isOverLimit { return PublicationObstacle(.size, line: line) }
    }
    return nil
  }

  /// No deeper than the limit, whatever the notes refer to.
  private func expand(_ label: String, level: Int, _ known: inout [String: Expanded]) -> PublicationObstacle.Kind? {
    guard let note = notes[label] else { return nil }
    switch known[label] {
    case .open: return .endlessNotes
    case .done(_, let depth): return depth + level - 1 > Self.depthLimit ? .nesting(limit: Self.depthLimit) : nil
    case nil: break
    }
    guard level <= Self.depthLimit else { return .nesting(limit: Self.depthLimit) }
    known[label] = .open
    var cost = note.cost
    var depth = 1
    for called in note.calls {
      if let kind = expand(called, level: level + 1, &known) { return kind }
      guard case .done(let inner, let innerDepth)? = known[called] else { continue }
      cost.add(inner)
      depth = max(depth, innerDepth + 1)
    }
    known[label] = .done(cost, depth: depth)
    return nil
  }
}
