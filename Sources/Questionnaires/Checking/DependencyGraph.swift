import RecordYAML

/// Which entries depend on which: by their relevance, by that of what they are in, and by calculations.
struct DependencyGraph {
  private let outline: QuestionnaireOutline
  private let rules: [FormLogic.Rules]
  /// Circles that were found.
  private(set) var faults: [DefinitionFault] = []

  init(_ outline: QuestionnaireOutline, _ rules: [FormLogic.Rules]) {
    (self.outline, self.rules) = (outline, rules)
  }

  private enum State { case open, inProgress, done }

  /// The entries so that each comes after those that it depends on, by depth-first search with a list of its own instead
  /// of recursion. A dependency that closes a circle is a fault and is passed over. Cost: linear.
  mutating func order() -> [Int] {
    var states = Array(repeating: State.open, count: outline.entries.count)
    var order: [Int] = []
    for start in outline.entries.indices where states[start] == .open {
      var stack: [(entry: Int, rest: ArraySlice<Int>)] = [(start, dependencies(of: start)[...])]
      states[start] = .inProgress
      while let top = stack.last {
        guard let next = top.rest.first else {
          states[top.entry] = .done
          order.append(top.entry)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].rest.removeFirst()
        switch states[next] {
        case .done: break
        case .open:
          states[next] = .inProgress
          stack.append((next, dependencies(of: next)[...]))
        case .inProgress:
          guard let first = stack.firstIndex(where: { $0.entry == next }) else { break }
          note(stack[first...].map(\.entry))
        }
      }
    }
    return order
  }

  private func dependencies(of entry: Int) -> [Int] {
    var found: [Int] = []
    // What an entry is in comes before it, with its relevance.
    if let parent = outline.entries[entry].parent { found.append(parent) }
    let rules = rules[entry]
    for tree in [rules.relevant, rules.calculation, rules.count] {
      for name in tree?.questions ?? [] {
        switch outline.meaning(of: name, in: outline.entries[entry].scope) {
        case .entry(let other), .all(let other): found.append(other)
        case .ambiguous, .unknown: break
        }
      }
    }
    return found
  }

  private mutating func note(_ circle: [Int]) {
    // The fault is at the first expression of the circle, in the order of the file.
    let place =
      circle.filter { rules[$0].relevant != nil || rules[$0].calculation != nil || rules[$0].count != nil }
      .min() ?? circle[0]
    let key =
      rules[place].calculation != nil ? "calculation" : rules[place].relevant != nil ? "relevant" : "count"
    let entry = outline.entries[place]
    let ids = circle.map { outline.entries[$0].id }
    faults.append(DefinitionFault(.circle(ids), at: entry.path + [.key(key)], id: entry.id))
  }
}
