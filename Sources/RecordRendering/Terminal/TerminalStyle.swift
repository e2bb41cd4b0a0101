import RecordLocalization

/// The capabilities of a terminal, and the language of its user.
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

/// Text attributes on a terminal (ECMA-48, SGR). The colours are of the eight that a user's theme sets.
struct Ink: Sendable, Hashable {
  /// The SGR parameters, separated by semicolons; empty for none.
  let parameters: String

  static let plain = Ink(parameters: "")
  static let bold = Ink(parameters: "1")
  static let dim = Ink(parameters: "2")
  static let inserted = Ink(parameters: "4;32")
  static let deleted = Ink(parameters: "9;31")
  static let heading = Ink(parameters: "1;36")
  static let moved = Ink(parameters: "35")
  /// Passing text.
  static let passing = Ink(parameters: "9;2;33")

  /// This ink for styled words: bold, italic, and underlined for a link.
  func styled(_ style: InlineStyle) -> Ink {
    var all = parameters.isEmpty ? [] : [parameters]
    if style.contains(.strong), self != .bold { all.append("1") }
    if style.contains(.emphasis) { all.append("3") }
    if style.contains(.link), self != .inserted { all.append("4") }
    return Ink(parameters: all.joined(separator: ";"))
  }

  /// The text between these attributes and a reset; the bare text without colour or attributes.
  func callAsFunction(_ text: String, _ style: TerminalStyle) -> String {
    self == .plain || !style.color || text.isEmpty ? text : "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
  }
}
