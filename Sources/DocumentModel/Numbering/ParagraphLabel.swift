/// What a word processor prints automatically before a paragraph.
public struct ParagraphLabel: Sendable, Hashable {
  /// As printed: `1.`, `(a)`, `Artículo 2.º`; a bullet's own character.
  public let text: String
  /// From 0.
  public let level: Int
  /// The list instance, as in `w:numId`; 0 if the format identifies lists by name.
  public let list: Int
  /// Whether it is a bullet, without a number.
  public let isBullet: Bool
  /// The number at its own level, however the label shows it.
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
