/// The unresolved tracked changes and comments in a document.
public struct Review: Sendable, Hashable {
  /// In the order of the text: body, notes, headers, footers.
  public let changes: [TrackedChange]
  /// In the order of the text; replies after their parent comment.
  public let comments: [Comment]

  package init(changes: [TrackedChange] = [], comments: [Comment] = []) {
    self.changes = changes
    self.comments = comments
  }

  /// Moves count once, however many paragraphs they include.
  public var moves: Int {
    let moved = changes.filter { $0.kind == .movedFrom || $0.kind == .movedTo }
    return Set(moved.compactMap(\.move)).count
      + max(
        moved.count { $0.kind == .movedFrom && $0.move == nil }, moved.count { $0.kind == .movedTo && $0.move == nil })
  }

  /// The number of tracked changes of a kind.
  public func count(_ kind: TrackedChange.Kind) -> Int { changes.count { $0.kind == kind } }

  /// The authors of changes, in alphabetical order.
  public var authors: [String] { Set(changes.map(\.author)).sorted() }
}
