/// What a word processor prints before a paragraph by itself.
public struct ParagraphLabel: Sendable, Hashable {
  /// As it is printed: `1.`, `(a)`, `Artículo 2.º`; a bullet's own sign.
  public let text: String
  /// From 0.
  public let level: Int
  /// The instance of the list, as in `w:numId`; 0 where the format tells them by name.
  public let list: Int
  /// Whether it is a sign that counts nothing.
  public let isBullet: Bool
  /// The number at its own level, whatever the label makes of it.
  public let number: Int
  /// Whether the paragraph's words follow without a space.
  public let touchesText: Bool

  package init(text: String, level: Int, list: Int, isBullet: Bool, number: Int, touchesText: Bool) {
    self.text = text
    self.level = level
    self.list = list
    self.isBullet = isBullet
    self.number = number
    self.touchesText = touchesText
  }
}
