import OfficeOpenXML
import WordML

/// Counts letters and digits, to detect words lost in a conversion.
enum WordLetters {
  static func isOne(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0xC0: false
    default: scalar.properties.isAlphabetic
    }
  }

  static func count(_ text: String) -> Int { text.unicodeScalars.count(where: isOne) }

  /// In the body, the notes and the text boxes of a Word file, in all views together.
  static func count(_ word: WordFile) -> Int {
    [word.main, word.footnotes, word.endnotes].compactMap { $0 }.reduce(0) { $0 + count($1.root, in: $1) }
  }

  private static func count(_ root: XMLTree.Node, in tree: XMLTree) -> Int {
    var result = 0
    var open = [root]
    while let node = open.popLast() {
      guard let name = tree.name(node) else { continue }
      switch name.local {
      case "t", "delText": result += count(tree.words(node))
      // The same words again, for older readers.
      case "Fallback" where name.namespace == .markupCompatibility: break
      default: open += tree.children(node).filter(tree.isElement)
      }
    }
    return result
  }
}
