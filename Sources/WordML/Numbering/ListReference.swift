/// The list and level of a paragraph: from its own properties, else from its style's.
struct ListReference: Sendable, Hashable {
  let list: Int
  let level: Int

  /// `nil` if the paragraph has no number; the list 0 removes a style's number.
  init?(_ own: ParagraphFormat, styles: StyleSheet, lists: ListDefinitions) {
    let style = styles.summary(ofParagraph: own.style)
    guard let list = own.list ?? style.list, list != 0, let instance = lists[list] else { return nil }
    // The nearest style with a level: from the list, which names the style, else from its own properties.
    let level = own.level ?? style.levels.lazy.compactMap { instance.styleLevels[$0.style] ?? $0.level }.first ?? 0
    guard (0..<ListDefinitions.levelCount).contains(level) else { return nil }
    self.list = list
    self.level = level
  }
}
