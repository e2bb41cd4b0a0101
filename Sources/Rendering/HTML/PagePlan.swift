import Redline

/// What a page must know before its first line is written: the reading order of each document and the numbers of its
/// changes, which run through the whole page.
struct PagePlan {
  struct Document {
    let entries: [ReadingOrder.Entry]
    /// The number of the change that each changed block is, by the block's index.
    let changes: [Int: Int]
    /// The changed blocks in the order of the page.
    let changed: [Int]
  }

  let documents: [Document]
  let changeCount: Int

  init(_ redline: StateRedline, context: Int) {
    var count = 0
    documents = redline.documents.map { document in
      guard let text = document.text, !text.isUnchanged else {
        return .init(entries: [], changes: [:], changed: [])
      }
      let entries = ReadingOrder(text, context: context).entries
      var changes: [Int: Int] = [:]
      var changed: [Int] = []
      for case .block(let index) in entries where text.blocks[index].change != .equal {
        count += 1
        changes[index] = count
        changed.append(index)
      }
      return .init(entries: entries, changes: changes, changed: changed)
    }
    changeCount = count
  }

  /// The anchor of a document.
  static func anchor(document: Int) -> String { "d\(document + 1)" }

  /// The anchor of a block: its number in the new text, or in the old one where it was deleted.
  static func anchor(document: Int, block: TextRedline.Block) -> String {
    let isOld = block.to.isEmpty
    return "d\(document + 1)-\(isOld ? "o" : "p")\((isOld ? block.from : block.to).lowerBound + 1)"
  }

  /// The anchor of a change.
  static func anchor(change: Int) -> String { "c\(change)" }

  /// The anchor of the place that a moved block left.
  static func anchor(oldPlaceOf change: Int) -> String { "c\(change)-old" }
}
