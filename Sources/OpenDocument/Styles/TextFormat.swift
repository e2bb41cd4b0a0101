import OfficeOpenXML

/// The content of `style:text-properties`, as far as the text shows it (OpenDocument 1.3 part 3); `nil` if unspecified.
struct TextFormat: Sendable, Hashable {
  enum Position: Sendable, Hashable { case raised, lowered, line }

  var bold: Bool?
  var italic: Bool?
  var strike: Bool?
  var position: Position?
  var hidden: Bool?
  var font: String?
  /// Underlined or with a background colour.
  var marked: Bool?
  /// A tag such as `es-CL`.
  var language: String?

  init() {}

  /// - Parameters:
  ///   - node: the `style:text-properties` element.
  ///   - fonts: the families of the declared fonts, by their names.
  init(_ node: XMLTree.Node, in tree: XMLTree, fonts: [String: String]) {
    var (country, fontName, family): (String?, String?, String?)
    tree.attributes(of: node) { name, value in
      switch name {
      case "font-weight": bold = value == "bold" || (Int(value) ?? 0) >= 600
      case "font-style": italic = value == "italic" || value == "oblique"
      case "text-line-through-style", "text-line-through-type": strike = (strike ?? false) || value != "none"
      case "text-position": position = Self.position(value)
      case "display": hidden = value == "none"
      case "text-underline-style", "text-underline-type": marked = (marked ?? false) || value != "none"
      case "background-color": marked = (marked ?? false) || value != "transparent"
      case "language": language = value
      case "country": country = value
      case "font-name": fontName = value
      case "font-family": family = value
      default: break
      }
    }
    font = family ?? fontName.map { fonts[$0] ?? $0 }
    if let known = language, let country, country != "none" { language = "\(known)-\(country)" }
  }

  /// `super 58%`, `sub`, `33% 58%`: raised or lowered by that much.
  private static func position(_ value: String) -> Position {
    let first = value.split(separator: " ").first ?? ""
    if first == "super" { return .raised }
    if first == "sub" { return .lowered }
    guard first != "0%", first.contains(where: { ("1"..."9").contains($0) }) else { return .line }
    return first.hasPrefix("-") ? .lowered : .raised
  }

  /// With unspecified properties taken from others, such as those of a parent style.
  func filled(from other: TextFormat) -> TextFormat {
    var result = self
    result.bold = bold ?? other.bold
    result.italic = italic ?? other.italic
    result.strike = strike ?? other.strike
    result.position = position ?? other.position
    result.hidden = hidden ?? other.hidden
    result.font = font ?? other.font
    result.marked = marked ?? other.marked
    result.language = language ?? other.language
    return result
  }
}
