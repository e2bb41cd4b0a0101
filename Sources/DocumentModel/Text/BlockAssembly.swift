import MarkdownText

/// Assembles paragraphs into the blocks of a text: lists that Markdown would number like the document become lists; any
/// other label becomes the beginning of its paragraph.
package struct BlockAssembly {
  private var blocks: [Block] = []
  private var open: [OpenList] = []

  package init() {}

  private struct OpenList {
    let level: Int
    /// `nil` for bullets.
    let numbering: Numbering?
    var items: [[Block]] = []

    var block: Block { numbering.map { .ordered($0, items) } ?? .bullets(items) }
  }

  package mutating func add(_ block: Block) {
    if case .paragraph(let inlines) = block, inlines.isEmpty { return }
    close(above: -1)
    blocks.append(block)
  }

  /// Adds a paragraph with a label.
  package mutating func add(item inlines: [Inline], _ label: ParagraphLabel) {
    // A bullet without words is dropped; a number without words still counts.
    if label.isBullet, inlines.isEmpty { return }
    guard label.isBullet || Self.numbering(of: label) != nil else {
      return add(.paragraph(Self.labelled(label, inlines)))
    }
    let numbering = Self.numbering(of: label)
    close(above: label.level)
    if let last = open.last, last.level == label.level, !Self.goesOn(last, with: numbering) {
      close(above: label.level - 1)
    }
    if open.last?.level != label.level { open.append(OpenList(level: label.level, numbering: numbering)) }
    open[open.count - 1].items.append([.paragraph(inlines)])
  }

  /// Adds a further paragraph, table or other block to the last item at a level; if that is not a Markdown list item,
  /// the block stands alone.
  package mutating func add(_ block: Block, toItemAt level: Int) {
    if case .paragraph(let inlines) = block, inlines.isEmpty { return }
    close(above: level)
    guard let list = open.indices.last, open[list].level == level else { return add(block) }
    open[list].items[open[list].items.count - 1].append(block)
  }

  package mutating func finish() -> [Block] {
    close(above: -1)
    return blocks
  }

  /// The runs with the label before them.
  package static func labelled(_ label: ParagraphLabel?, _ inlines: [Inline]) -> [Inline] {
    guard let label, !label.isBullet, !label.text.isEmpty else { return inlines }
    return ([.text(label.text + (label.touchesText ? "" : " "))] + inlines).joined
  }

  /// How Markdown would number this label; `nil` if it cannot.
  private static func numbering(of label: ParagraphLabel) -> Numbering? {
    guard !label.isBullet, (0...999_999_999).contains(label.number), !label.touchesText else { return nil }
    switch label.text {
    case "\(label.number).": return Numbering(start: label.number, delimiter: .period)
    case "\(label.number))": return Numbering(start: label.number, delimiter: .parenthesis)
    default: return nil
    }
  }

  private static func goesOn(_ list: OpenList, with next: Numbering?) -> Bool {
    guard let numbering = list.numbering else { return next == nil }
    guard let next else { return false }
    return numbering.delimiter == next.delimiter && numbering.start + list.items.count == next.start
  }

  /// Closes the lists deeper than a level: each becomes part of the item that contains it.
  private mutating func close(above level: Int) {
    while let last = open.last, last.level > level {
      open.removeLast()
      if open.isEmpty {
        blocks.append(last.block)
      } else {
        let list = open.count - 1
        open[list].items[open[list].items.count - 1].append(last.block)
      }
    }
  }
}
