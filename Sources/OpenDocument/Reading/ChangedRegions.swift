import DocumentModel
import MarkdownText
import OfficeOpenXML

/// The change records of a text (`text:tracked-changes`, OpenDocument 1.3 part 3, section 5.5): who changed what, and
/// the deleted words.
struct ChangedRegions: Sendable {
  struct Region: Sendable {
    var insertion: Mark?
    var deletion: Mark?
    var format: Mark?
  }

  struct Mark: Sendable {
    let author: String
    let date: String?
    /// The `text:deletion`, which contains the deleted content.
    let node: XMLTree.Node
  }

  private var regions: [String: Region] = [:]

  var isEmpty: Bool { regions.isEmpty }

  /// - Parameter text: the `office:text`, or a header or footer.
  init(of text: XMLTree.Node, in tree: XMLTree) {
    guard tree.holds("tracked-changes") else { return }
    for list in tree.children(text) where tree.isText(list, "tracked-changes") {
      for node in tree.children(list) where tree.isText(node, "changed-region") {
        // Older files have one attribute, newer ones both, with the same value.
        guard let id = tree.attribute(node, "id") else { continue }
        var region = Region()
        for change in tree.children(node) {
          switch tree.name(change)?.local {
          case "insertion": region.insertion = Self.mark(change, tree)
          case "deletion": region.deletion = Self.mark(change, tree)
          case "format-change": region.format = Self.mark(change, tree)
          default: break
          }
        }
        regions[id] = region
      }
    }
  }

  private static func mark(_ node: XMLTree.Node, _ tree: XMLTree) -> Mark {
    let info = tree.childNamed(node, "change-info")
    func words(_ local: String) -> String? { info.flatMap { tree.childNamed($0, local) }.map(tree.words) }
    let author = words("creator") ?? info.flatMap { tree.attribute($0, "chg-author") } ?? ""
    let date = words("date") ?? info.flatMap { tree.attribute($0, "chg-date-time") }
    return Mark(author: nfc(MarkdownWriter.squeezed(author)), date: date, node: node)
  }

  subscript(id: String?) -> Region? { id.flatMap { regions[$0] } }

  /// The content restored at a mark when all changes are rejected: the words deleted there, unless they were inserted
  /// first.
  func restored(_ id: String?) -> XMLTree.Node? {
    guard let region = self[id], region.insertion == nil else { return nil }
    return region.deletion?.node
  }
}

extension XMLTree {
  /// The deleted blocks of a deletion, without its author.
  func deletedBlocks(_ deletion: Node) -> [Node] {
    children(deletion).filter { isElement($0) && name($0)?.local != "change-info" }
  }

  /// The last paragraph of some blocks, if nothing else ends with it: what follows is joined to it.
  func lastParagraph(of blocks: [Node]) -> Node? {
    guard let last = blocks.last, let name = name(last), name.namespace == .openText else { return nil }
    switch name.local {
    case "p", "h": return last
    case "list", "list-item", "list-header", "section", "numbered-paragraph":
      return lastParagraph(of: children(last).filter(isElement))
    default: return nil
    }
  }
}
