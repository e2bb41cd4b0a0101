/// An XML file under construction, indented by two spaces.
struct WrittenXML {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var open: [String] = []
  /// Whether a character was left out that XML does not allow.
  private(set) var hasLost = false

  /// A start tag on a line of its own.
  mutating func begin(_ name: String, _ attributes: [(String, String)] = []) {
    line("<" + name + written(attributes) + ">")
    open.append(name)
  }

  /// Whether no element is open.
  var isClosed: Bool { open.isEmpty }

  mutating func end() {
    guard let name = open.popLast() else { return }
    line("</" + name + ">")
  }

  /// An element with text only.
  mutating func add(_ name: String, _ content: String) { add(name, [], content) }

  /// An element with attributes and text only.
  mutating func add(_ name: String, _ attributes: [(String, String)], _ content: String) {
    line("<" + name + written(attributes) + ">" + escaped(content) + "</" + name + ">")
  }

  /// An element without content.
  mutating func add(empty name: String, _ attributes: [(String, String)]) {
    line("<" + name + written(attributes) + "/>")
  }

  private mutating func line(_ line: String) {
    text += String(repeating: "  ", count: open.count) + line + "\n"
  }

  private mutating func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }

  private mutating func escaped(_ content: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": out.append(contentsOf: "&amp;".unicodeScalars)
      case "<": out.append(contentsOf: "&lt;".unicodeScalars)
      case ">": out.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
      // Parsers turn it into a line feed.
      case "\r": out.append(contentsOf: "&#13;".unicodeScalars)
      default:
        if Self.isAllowed(scalar) { out.append(scalar) } else { hasLost = true }
      }
    }
    return String(out)
  }

  /// XML 1.0, production 2.
  static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// Whether a text comes back from a file as it is: see ``XMLText/folded(_:)``.
  static func keeps(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(isAllowed) && XMLText.folded(text) == text
  }
}
