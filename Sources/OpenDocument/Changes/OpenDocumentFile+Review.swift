import DocumentModel
import OfficeOpenXML

extension OpenDocumentFile {
  /// Reads all tracked changes and comments. Cost: linear in the parts.
  public func review() -> Review {
    guard let text, Self.hasReview(content) || styles.map(Self.hasReview) == true else { return Review() }
    let sheet = StyleSheet(of: content, common: styles)
    var changes: [TrackedChange] = []
    var comments: [Comment] = []
    var body = StoryReader(self, part: content, text: text, styles: sheet, .rejected)
    _ = body.blocks(in: text)
    var labels = body.labels
    body = StoryReader(self, part: content, text: text, styles: sheet, .accepted)
    _ = body.blocks(in: text)
    labels.merge(body.labels) { _, accepted in accepted }
    var walk = ReviewWalk(of: content, .body, regions: body.regions, labels: labels, styles: sheet)
    walk.read(text)
    changes += walk.changes
    comments += walk.comments
    for (node, story) in margins {
      guard let styles else { continue }
      let regions = ChangedRegions(of: node, in: styles)
      var walk = ReviewWalk(of: styles, story, regions: regions, labels: [:], styles: sheet)
      walk.read(node)
      changes += walk.changes
      comments += walk.comments
    }
    return Review(changes: Self.ordered(changes), comments: comments)
  }

  private static func hasReview(_ tree: XMLTree) -> Bool {
    tree.holds("tracked-changes") || tree.holds("annotation")
  }

  /// Body, notes, headers, footers.
  private static func ordered(_ changes: [TrackedChange]) -> [TrackedChange] {
    Place.Story.allCases.flatMap { story in changes.filter { $0.place.story == story } }
  }

  /// The headers and footers of all pages.
  private var margins: [(node: XMLTree.Node, story: Place.Story)] {
    guard let styles, let masters = styles.childNamed(styles.root, "master-styles") else { return [] }
    return styles.children(masters).flatMap { page in
      styles.children(page).filter { Self.isMargin(styles.name($0)) }.map { node in
        (node, styles.name(node)?.local.hasPrefix("header") == true ? .header : .footer)
      }
    }
  }
}
