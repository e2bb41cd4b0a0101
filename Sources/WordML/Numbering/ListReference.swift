/// Which list and level a paragraph belongs to: by its own properties, else by its style's.
struct ListReference: Sendable, Hashable {
  let list: Int
  let level: Int

  /// Nil where the paragraph has no number; the list 0 takes a style's number away.
  init?(_ own: ParagraphFormat, styles: StyleSheet, lists: ListDefinitions) {
    let style = styles.summary(ofParagraph: own.style)
    guard let list = own.list ?? style.list, list != 0, let instance = lists[list] else { return nil }
    // Of the styles, the nearest one that has a level: by the list, which names the style, else by what it says itself.
    let level = own.level ?? style.levels.lazy.compactMap { instance.styleLevels[$0.style] ?? $0.level }.first ?? 0
    guard (0..<ListDefinitions.levelCount).contains(level) else { return nil }
    self.list = list
    self.level = level
  }
}
