/// The numbers of one list, by Writer's rules for its tree of paragraphs.
///
/// Each paragraph of a list is below the last one of the level above, also if that one is not counted: a list header, or
/// a further paragraph of an item. A missing level above is filled in, and counts as if it had an item. Only the path to
/// the last paragraph is kept.
struct NumberTree {
  private struct Node {
    var number: Int
    let isCounted: Bool
    /// A first paragraph that is not counted has the number before the first, until a counted one is below it.
    var awaitsCounted = false
    /// The number from which its children go on if it is not counted itself: the last below its predecessors.
    var continued: Int?
  }

  private var path: [Node] = []

  /// For each level down to that of the last paragraph, its number.
  var numbers: [Int] { path.map(\.number) }

  /// - Parameters:
  ///   - isPrinted: whether its level has a number or a bullet.
  ///   - start: restarts its level with this number.
  ///   - first: the first number of a level.
  mutating func add(at level: Int, counts: Bool, isPrinted: Bool, start: Int?, first: (Int) -> Int) {
    while path.count < level {
      let missing = path.count
      path.append(continuing(at: missing) ?? Node(number: first(missing) - 1, isCounted: true, awaitsCounted: true))
    }
    var node: Node
    if path.count == level {
      if start == nil, let continued = continuing(at: level) {
        node = Node(number: continued.number + (counts ? 1 : 0), isCounted: counts)
      } else {
        let number = start ?? first(level)
        node = Node(number: counts ? number : number - 1, isCounted: counts, awaitsCounted: !counts)
      }
    } else {
      let previous = path[level]
      let number = counts ? start ?? previous.number + 1 : previous.number
      node = Node(number: number, isCounted: counts)
      if path.count > level + 1 {
        node.continued = path[level + 1].number
      } else if !previous.isCounted {
        node.continued = previous.continued
      }
      path.removeSubrange(level...)
    }
    path.append(node)
    guard counts, isPrinted else { return }
    for above in 0..<level where path[above].awaitsCounted {
      path[above].number += 1
      path[above].awaitsCounted = false
    }
  }

  /// The first paragraph below one that is not counted, if it goes on where its parent's predecessors ended.
  private func continuing(at level: Int) -> Node? {
    guard level > 0, !path[level - 1].isCounted else { return nil }
    return path[level - 1].continued.map { Node(number: $0, isCounted: false) }
  }

  /// Counts the next paragraph of a list whose levels are numbered together.
  mutating func addConsecutive(at level: Int, start: Int?, first: Int) {
    let number = start ?? path.last.map { $0.number + 1 } ?? first
    path = Array(repeating: Node(number: number, isCounted: true), count: level + 1)
  }
}
