import DocumentModel
import MarkdownText
import OfficeOpenXML

/// The words of a story as a walk meets them, inserted and deleted ones alike.
struct StoryWords {
  private var bytes: [UInt8] = []
  /// What may still be copied out, so that ten thousand overlapping comments cost no more than the text some times.
  private var budget = 50_000_000

  var count: Int { bytes.count }

  mutating func add(_ text: String) { bytes += text.utf8 }

  mutating func add(run: XMLTree.Node, in tree: XMLTree) {
    for node in tree.children(run) {
      guard let name = tree.name(node), name.namespace == .word else { continue }
      switch name.local {
      case "t", "delText": bytes += tree.words(node).utf8
      case "tab", "br", "cr", "ptab": bytes.append(0x20)
      case "noBreakHyphen": bytes += "\u{2011}".utf8
      case "sym":
        let code = tree.attribute(node, "char").flatMap { UInt32($0, radix: 16) } ?? 0
        bytes += SymbolFont.text(code, font: tree.attribute(node, "font") ?? "").utf8
      default: break
      }
    }
  }

  mutating func endParagraph() {
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// The words from a place on, paragraphs parted by spaces, composed (NFC).
  mutating func taken(from start: Int) -> String {
    let range = min(start, bytes.count)..<bytes.count
    guard range.count <= budget else { return "" }
    budget -= range.count
    var words = bytes[range]
    while words.last == 0x0A { words.removeLast() }
    return nfc(String(decoding: words.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self))
  }
}

/// The words of one paragraph, without those that are deleted.
enum ParagraphWords {
  static func text(of node: XMLTree.Node, in tree: XMLTree, limit: Int) -> String {
    var words = StoryWords()
    collect(node, tree, limit, &words)
    return words.taken(from: 0)
  }

  private static func collect(_ node: XMLTree.Node, _ tree: XMLTree, _ limit: Int, _ words: inout StoryWords) {
    for child in tree.children(node) where words.count < limit {
      guard let name = tree.name(child), name.namespace == .word else { continue }
      switch name.local {
      case "r": words.add(run: child, in: tree)
      case "del", "moveFrom", "pPr", "p", "tbl": break
      default: collect(child, tree, limit, &words)
      }
    }
  }
}
