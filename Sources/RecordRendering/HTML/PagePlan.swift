import RecordComparison
import TextDiff

/// What a page needs before its first line is written: the reading order of each document, its anchors, and the numbers
/// of its changes.
struct PagePlan {
  struct Document {
    let anchors: PageAnchors
    let entries: [ReadingOrder.Entry]
    /// How many headings of the text are above each block, by the block's index.
    let depths: [Int]
    /// The number of the change that each block is, by the block's index, counted in the document from 1; 0 for none.
    let changes: [Int]
    /// The changed blocks in the order of the page.
    let changed: [Int]
    /// How many changes the page has before this document's.
    let changesBefore: Int
    /// The anchors of the last change before the document and of the first one after it.
    var previous: String?
    var next: String?
  }

  private(set) var documents: [Document]
  let changeCount: Int

  init(_ redline: StateRedline, context: Int) {
    var count = 0
    var previous: String?
    documents = zip(redline.documents, PageAnchors.of(redline.documents)).map { document, anchors in
      guard let text = document.text, document.hasChanges else {
        return .init(anchors: anchors, entries: [], depths: [], changes: [], changed: [], changesBefore: count)
      }
      let changed = text.blocks.indices.filter { text.isListed(text.blocks[$0]) }
      var changes = [Int](repeating: 0, count: text.blocks.count)
      for (place, index) in changed.enumerated() { changes[index] = place + 1 }
      defer {
        count += changed.count
        if !changed.isEmpty { previous = anchors.change(changed.count) }
      }
      return .init(
        anchors: anchors,
        entries: ReadingOrder(text, context: context, outline: true, wanted: document.blocksWithPassing).entries,
        depths: Outline(text).depths, changes: changes, changed: changed, changesBefore: count, previous: previous)
    }
    changeCount = count
    var next: String?
    for index in documents.indices.reversed() where !documents[index].changed.isEmpty {
      documents[index].next = next
      next = documents[index].anchors.change(1)
    }
  }
}
