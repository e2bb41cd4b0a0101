/// Numbers the moves of a compilation: entries between which somebody moves a paragraph have one number.
struct Moves {
  let paragraphs: [CompiledText.Paragraph]

  init(_ entries: [Compiler.Entry]) {
    var numbers: [Compiler.Move: Int] = [:]
    var sets = DisjointSets()
    var first: [Int?] = []
    for entry in entries {
      let ids = entry.alternatives.flatMap(\.moves).map { move in
        if let known = numbers[move] { return known }
        let new = sets.add()
        numbers[move] = new
        return new
      }
      for id in ids.dropFirst() { sets.join(ids[0], id) }
      first.append(ids.first)
    }
    var shown: [Int: Int] = [:]
    paragraphs = zip(entries, first).map { entry, id in
      let move = id.map { id in
        let root = sets.root(of: id)
        let number = shown[root] ?? shown.count + 1
        shown[root] = number
        return number
      }
      return CompiledText.Paragraph(
        place: entry.place, after: entry.after, base: entry.base, alternatives: entry.alternatives.map(\.alternative),
        move: move)
    }
  }
}

/// Sets of numbers that are joined one pair at a time.
private struct DisjointSets {
  private var parents: [Int] = []

  mutating func add() -> Int {
    parents.append(parents.count)
    return parents.count - 1
  }

  func root(of element: Int) -> Int {
    var element = element
    while parents[element] != element { element = parents[element] }
    return element
  }

  mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (root(of: one), root(of: other))
    parents[max(a, b)] = min(a, b)
  }
}
