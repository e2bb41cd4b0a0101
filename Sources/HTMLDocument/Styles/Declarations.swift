/// The declarations of a style that affect which words a reader sees, and how.
///
/// Unsupported declarations are ignored, as in browsers (CSS Syntax, section 2.2).
struct Declarations: Sendable, Hashable {
  enum Display: Sendable, Hashable { case none, inline, block }
  enum WhiteSpace: Sendable, Hashable { case normal, lines, all }

  var display: Display?
  var visible: Bool?
  /// Whether it makes words invisible: transparent, zero-sized, clipped or off the page.
  var isInvisible: Bool?
  var bold: Bool?
  var italic: Bool?
  var struck: Bool?
  var underlined: Bool?
  var highlighted: Bool?
  var position: Format.Position?
  var whiteSpace: WhiteSpace?
  var listStyle: String?
  /// `mso-list` and similar properties, which Word uses where HTML has no element.
  var office: [String: String] = [:]
  /// The properties that can hide words only in combination.
  private var isPlaced = false
  private var isClipped = false

  init() {}

  init(_ text: String) {
    for declaration in Self.parts(of: text) {
      guard let colon = declaration.firstIndex(of: ":") else { continue }
      let name = declaration[..<colon].trimmed.lowercased()
      let value = declaration[declaration.index(after: colon)...].trimmed
      read(name, value, value.lowercased().replacing("!important", with: "").trimmed)
    }
    if isPlaced, isClipped { isInvisible = true }
  }

  var isEmpty: Bool { self == Declarations() }

  /// A semicolon within quotation marks or brackets does not separate declarations.
  private static func parts(of text: String) -> [Substring] {
    guard text.contains(where: { $0 == "\"" || $0 == "'" || $0 == "(" }) else {
      return text.split(separator: ";")
    }
    var result: [Substring] = []
    var start = text.startIndex
    var quote: Character?
    var brackets = 0
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == "(" {
        brackets += 1
      } else if character == ")" {
        brackets = max(0, brackets - 1)
      } else if character == ";", brackets == 0 {
        result.append(text[start..<index])
        start = text.index(after: index)
      }
    }
    result.append(text[start...])
    return result
  }

  private mutating func read(_ name: String, _ written: String, _ value: String) {
    switch name {
    case "display":
      switch value {
      case "none": display = Display.none
      case "inline", "inline-block", "inline-flex", "inline-grid", "contents": display = .inline
      case "block", "flex", "grid", "flow-root", "list-item", "table": display = .block
      default: break
      }
    case "visibility": if ["visible", "hidden", "collapse"].contains(value) { visible = value == "visible" }
    case "content-visibility": if value == "hidden" { isInvisible = true }
    case "opacity": if let number = Double(value), number == 0 { isInvisible = true }
    case "font-size": if let size = Self.length(value), size == 0 { isInvisible = true }
    case "mso-hide": if value == "all" { display = Display.none }
    case "position": isPlaced = value == "absolute" || value == "fixed"
    case "clip", "clip-path": isClipped = isClipped || Self.clipsAll(value)
    case "left", "top", "text-indent":
      if let offset = Self.length(value), offset <= -900 {
        if name == "text-indent" { isInvisible = true } else { isClipped = true }
      }
    case "font-weight":
      if ["bold", "bolder"].contains(value) { bold = true } else if let weight = Int(value) { bold = weight >= 600 }
      if ["normal", "lighter"].contains(value) { bold = false }
    case "font-style": italic = value.hasPrefix("italic") || value.hasPrefix("oblique")
    case "font":
      let words = value.split(separator: " ")
      if words.contains("bold") || words.contains("bolder") { bold = true }
      if words.contains("italic") { italic = true }
    case "text-decoration", "text-decoration-line":
      struck = value.contains("line-through")
      underlined = value.contains("underline")
    case "vertical-align":
      if value == "super" { position = .raised } else if value == "sub" { position = .lowered }
      if value == "baseline" { position = .level }
    case "white-space":
      switch value {
      case "pre", "pre-wrap", "break-spaces": whiteSpace = .all
      case "pre-line": whiteSpace = .lines
      default: whiteSpace = .normal
      }
    case "background", "background-color":
      let plain = ["", "none", "transparent", "inherit", "initial", "unset", "white", "#fff", "#ffffff"]
      highlighted =
        !plain.contains(value) && !value.contains("url(") && !value.hasPrefix("rgba(0, 0, 0, 0")
        && value.replacing(" ", with: "") != "rgb(255,255,255)"
    case "list-style", "list-style-type":
      listStyle = value.split(separator: " ").first.map(String.init)
    default:
      if name.hasPrefix("mso-") { office[name] = written }
    }
  }

  /// In pixels, approximately; `nil` for anything but a length.
  private static func length(_ value: String) -> Double? {
    let figures = value.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard let number = Double(figures) else { return nil }
    switch value[figures.endIndex...] {
    case "", "px", "pt": return number
    case "em", "rem", "%": return number * 12
    case "cm": return number * 38
    case "in": return number * 96
    default: return nil
    }
  }

  private static func clipsAll(_ value: String) -> Bool {
    let figures = value.filter { !$0.isWhitespace && $0 != "," }
    return ["rect(0000)", "rect(0px0px0px0px)", "rect(1px1px1px1px)", "rect(0001px)", "inset(50%)", "inset(100%)"]
      .contains(figures)
  }

  /// Applies a stronger style over this one.
  mutating func apply(_ other: Declarations) {
    display = other.display ?? display
    visible = other.visible ?? visible
    isInvisible = other.isInvisible ?? isInvisible
    bold = other.bold ?? bold
    italic = other.italic ?? italic
    struck = other.struck ?? struck
    underlined = other.underlined ?? underlined
    highlighted = other.highlighted ?? highlighted
    position = other.position ?? position
    whiteSpace = other.whiteSpace ?? whiteSpace
    listStyle = other.listStyle ?? listStyle
    if !other.office.isEmpty { office.merge(other.office) { $1 } }
  }
}

extension StringProtocol {
  /// Without surrounding white space.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
