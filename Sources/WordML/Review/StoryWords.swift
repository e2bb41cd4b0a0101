import DocumentModel
import OfficeOpenXML

extension StoryWords {
  /// The words of a run, both inserted and deleted.
  mutating func add(run: XMLTree.Node, in tree: XMLTree) {
    for node in tree.children(run) {
      guard let name = tree.name(node), name.namespace == .word else { continue }
      switch name.local {
      case "t", "delText": add(tree.words(node))
      case "tab", "br", "cr", "ptab": add(" ")
      case "noBreakHyphen": add("\u{2011}")
      case "sym":
        let code = tree.attribute(node, "char").flatMap { UInt32($0, radix: 16) } ?? 0
        add(SymbolFont.text(code, font: tree.attribute(node, "font") ?? ""))
      default: break
      }
    }
  }
}

/// The words of one paragraph, without deleted ones.
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
