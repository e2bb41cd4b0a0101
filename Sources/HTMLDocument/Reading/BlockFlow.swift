import DocumentModel
import MarkdownText

/// The blocks of a container (the body, an item, a cell) in order.
struct BlockFlow {
  private var assembly = BlockAssembly()
  var line = LineFlow()

  /// Ends the current paragraph, if any.
  mutating func flush() {
    for inlines in line.finish() { assembly.add(.paragraph(inlines)) }
  }

  /// Ends it as an item of one of Word's lists, which in a page are paragraphs with labels.
  mutating func flush(item label: ParagraphLabel) {
    let paragraphs = line.finish()
    assembly.add(item: paragraphs.first ?? [], label)
    for inlines in paragraphs.dropFirst() { assembly.add(.paragraph(inlines)) }
  }

  mutating func add(_ block: Block) { assembly.add(block) }

  mutating func add(_ blocks: [Block]) {
    for block in blocks { assembly.add(block) }
  }

  mutating func finish() -> [Block] {
    flush()
    return assembly.finish()
  }
}
