import Markdown
import OfficePackage

/// What people changed and said in a document without settling it: tracked changes and comments.
public struct Review: Sendable, Hashable {
  /// In the order of the text: body, notes, headers, footers.
  public let changes: [TrackedChange]
  /// In the order of the text; answers after what they answer.
  public let comments: [Comment]

  /// Moves count once, however many paragraphs they took.
  public var moves: Int {
    let moved = changes.filter { $0.kind == .movedFrom || $0.kind == .movedTo }
    return Set(moved.compactMap(\.move)).count
      + max(
        moved.count { $0.kind == .movedFrom && $0.move == nil }, moved.count { $0.kind == .movedTo && $0.move == nil })
  }

  public func count(_ kind: TrackedChange.Kind) -> Int { changes.count { $0.kind == kind } }

  /// Who changed something, in alphabetical order.
  public var authors: [String] { Set(changes.map(\.author)).sorted() }
}

extension WordFile {
  /// Reads all tracked changes and comments. Cost: linear in the parts.
  public func review() -> Review {
    let styles = StyleSheet(styles)
    let lists = ListDefinitions(numbering, styles: styles)
    var changes: [TrackedChange] = []
    var anchors: [String: CommentAnchor] = [:]
    func read(_ part: XMLTree?, _ story: Place.Story) {
      guard let part else { return }
      var walk = ReviewWalk(of: part, story, styles: styles, lists: lists)
      walk.read()
      changes += walk.changes
      anchors.merge(walk.anchors) { first, _ in first }
    }
    read(main, .body)
    read(footnotes, .footnote)
    read(endnotes, .endnote)
    for part in headers { read(part, .header) }
    for part in footers { read(part, .footer) }
    return Review(changes: changes, comments: CommentThreads(self, anchors: anchors).comments)
  }
}
