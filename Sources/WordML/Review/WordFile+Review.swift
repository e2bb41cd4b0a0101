import DocumentModel
import OfficeOpenXML

extension WordFile {
  /// Reads all tracked changes and comments. Cost: linear in the parts.
  public func review() -> Review {
    guard mayHoldReview else { return Review() }
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

  /// Whether any part has an element required by a tracked change or a comment. Cost: the number of distinct names.
  private var mayHoldReview: Bool {
    comments?.holds("comment") == true
      || ([main] + [footnotes, endnotes].compactMap(\.self) + headers + footers).contains { part in
        Self.changeNames.contains(where: part.holds)
      }
  }

  private static let changeNames = [
    "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange",
    "tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange", "numberingChange",
    "commentRangeStart", "commentReference",
  ]
}
