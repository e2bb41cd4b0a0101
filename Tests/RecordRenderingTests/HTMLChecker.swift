/// A small strict parser of our own pages: every element closed, every attribute quoted, nothing active that is not
/// ours.
struct HTMLChecker {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  private(set) var elements: [Element] = []
  private(set) var faults: [String] = []
  /// The text outside `style` and `script`, with entities decoded.
  private(set) var text = ""

  init(_ page: String) {
    var open: [String] = []
    var rest = Substring(page)
    while let angle = rest.firstIndex(of: "<") {
      text += Self.resolved(rest[..<angle])
      rest = rest[rest.index(after: angle)...]
      if rest.hasPrefix("!DOCTYPE html>") {
        rest = rest.dropFirst("!DOCTYPE html>".count)
        continue
      }
      guard let end = Self.endOfTag(rest) else {
        faults.append("a tag does not end: <\(rest.prefix(40))")
        return
      }
      let tag = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        let name = String(tag.dropFirst())
        if open.popLast() != name { faults.append("</\(name)> closes nothing") }
        continue
      }
      let element = read(tag)
      elements.append(element)
      if ["meta", "input", "wbr", "br"].contains(element.name) { continue }
      if ["style", "script"].contains(element.name) {
        guard let close = rest.range(of: "</\(element.name)>") else {
          faults.append("<\(element.name)> is not closed")
          return
        }
        rest = rest[close.upperBound...]
        continue
      }
      open.append(element.name)
    }
    if !open.isEmpty { faults.append("not closed: \(open)") }
    text += Self.resolved(rest)
  }

  private static func endOfTag(_ text: Substring) -> Substring.Index? {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == ">", !isQuoted { return index }
    }
    return nil
  }

  private mutating func read(_ tag: Substring) -> Element {
    let name = tag.prefix { $0.isLetter || $0.isNumber }
    if name.isEmpty { faults.append("no name in <\(tag.prefix(40))>") }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count).drop { $0 == " " }
    while !rest.isEmpty {
      let key = rest.prefix { $0.isLetter || $0 == "-" }
      rest = rest.dropFirst(key.count)
      var value = ""
      if rest.hasPrefix("=\"") {
        value = String(rest.dropFirst(2).prefix { $0 != "\"" })
        rest = rest.dropFirst(value.count + 3)
      }
      if key.isEmpty || attributes.updateValue(value, forKey: String(key)) != nil || rest.first ?? " " != " " {
        faults.append("bad attribute in <\(tag.prefix(80))>")
        break
      }
      if value.contains("<") { faults.append("a bare < in an attribute: \(value)") }
      rest = rest.drop { $0 == " " }
    }
    return Element(name: String(name), attributes: attributes)
  }

  static func resolved(_ text: Substring) -> String {
    String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Substring.Index>? { firstRange(of: text) }
}
