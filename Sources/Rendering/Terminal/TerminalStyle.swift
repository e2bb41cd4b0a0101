/// What a terminal can show, and in which language it is spoken to.
public struct TerminalStyle: Sendable, Hashable {
  /// Whether colours and other attributes may be used.
  public var color: Bool
  /// Columns; 0 for no limit.
  public var width: Int
  public var language: InterfaceLanguage

  public init(color: Bool, width: Int, language: InterfaceLanguage) {
    self.color = color
    self.width = width
    self.language = language
  }
}

/// An attribute of text on a terminal (ECMA-48, SGR). The colours are of the eight that a user's theme sets.
enum Ink: String, Sendable {
  case plain = ""
  case bold = "1"
  case dim = "2"
  case inserted = "4;32"
  case deleted = "9;31"
  case heading = "1;36"
  case moved = "35"
  /// Text that came and went.
  case passing = "9;2;33"

  /// The text between this attribute and a reset; the text itself where there is no colour or nothing to say.
  func callAsFunction(_ text: String, _ style: TerminalStyle) -> String {
    self == .plain || !style.color || text.isEmpty ? text : "\u{1B}[\(rawValue)m\(text)\u{1B}[0m"
  }
}
