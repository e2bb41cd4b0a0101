/// Which list and level a paragraph belongs to: by its own properties, else by its style's.
struct ListReference: Sendable, Hashable {
  let list: Int
  let level: Int

  /// Nil where the paragraph has no number; the list 0 takes a style's number away.
  init?(_ own: ParagraphFormat, styles: StyleSheet, lists: ListDefinitions) {
    let style = styles.summary(ofParagraph: own.style)
    guard let list = own.list ?? style.list, list != 0, let instance = lists[list] else { return nil }
    let level: Int
    if let direct = own.level {
      level = direct
    } else if !instance.styleLevels.isEmpty, let linked = style.ids.lazy.compactMap({ instance.styleLevels[$0] }).first
    {
      // The level names the style; what the style says of its level does not count then.
      level = linked
    } else {
      level = own.list == nil ? style.level ?? 0 : 0
    }
    guard (0..<ListDefinitions.levelCount).contains(level) else { return nil }
    self.list = list
    self.level = level
  }
}
