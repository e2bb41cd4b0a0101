extension ByteWriter {
  /// Appends a run of a document's text in its style. No byte is left out: marks are hidden by the style sheet.
  mutating func append(_ run: InlineRun) {
    guard !run.bytes.isEmpty else { return }
    guard run.role == .text else {
      append(literal: "<span class=\"mk\">")
      run.bytes.withUnsafeBytes { append(html: $0) }
      append(literal: "</span>")
      return
    }
    let elements = run.style.elements
    for element in elements { append("<\(element)>") }
    run.bytes.withUnsafeBytes { append(html: $0) }
    for element in elements.reversed() { append("</\(element.prefix { $0 != " " })>") }
  }
}

extension InlineStyle {
  /// The elements that show it, the outermost first. A link is no link of the page: where it leads is a document's word.
  var elements: [String] {
    var names: [String] = []
    if contains(.link) { names.append("span class=\"ln\"") }
    if contains(.strong) { names.append("strong") }
    if contains(.emphasis) { names.append("em") }
    if contains(.code) { names.append("code") }
    if contains(.reference) { names.append("sup") }
    return names
  }
}

extension InlineRun {
  /// The run without what stands before a place.
  func dropping(upTo place: Int) -> InlineRun {
    place <= bytes.startIndex
      ? self : InlineRun(bytes: bytes[min(place, bytes.endIndex)...], style: style, role: role)
  }
}
