/// What people changed and said in a document without settling it: tracked changes and comments.
public struct Review: Sendable, Hashable {
  /// In the order of the text: body, notes, headers, footers.
  public let changes: [TrackedChange]
  /// In the order of the text; answers after what they answer.
  public let comments: [Comment]

  package init(changes: [TrackedChange] = [], comments: [Comment] = []) {
    self.changes = changes
    self.comments = comments
  }

  /// Moves count once, however many paragraphs they took.
  public var moves: Int {
    let moved = changes.filter { $0.kind == .movedFrom || $0.kind == .movedTo }
    return Set(moved.compactMap(\.move)).count
      + max(
        moved.count { $0.kind == .movedFrom && $0.move == nil }, moved.count { $0.kind == .movedTo && $0.move == nil })
  }

  /// How many tracked changes are of a kind.
  public func count(_ kind: TrackedChange.Kind) -> Int { changes.count { $0.kind == kind } }

  /// Who changed something, in alphabetical order.
  public var authors: [String] { Set(changes.map(\.author)).sorted() }
}
