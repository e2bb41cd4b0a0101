/// Which list and level a paragraph belongs to: by its own properties, else by its style's.
struct ListReference: Sendable, Hashable {
  let list: Int
  let level: Int

  /// Nil where the paragraph has no number; the list 0 takes a style's number away.
  init?(_ own: ParagraphFormat, styles: StyleSheet, lists: ListDefinitions) {
    let chain = styles.chain(ofParagraph: own.style)
    let source = chain.first { $0.paragraph.list != nil }
    guard let list = own.list ?? source?.paragraph.list, list != 0, lists[list] != nil else { return nil }
    let level: Int
    if let direct = own.level {
      level = direct
    } else if let linked = chain.lazy.compactMap({ lists.level(ofStyle: $0.id, in: list) }).first {
      // The level names the style; what the style says of its level does not count then.
      level = linked
    } else {
      level = own.list == nil ? chain.lazy.compactMap(\.paragraph.level).first ?? 0 : 0
    }
    guard (0..<ListDefinitions.levelCount).contains(level) else { return nil }
    self.list = list
    self.level = level
  }
}
