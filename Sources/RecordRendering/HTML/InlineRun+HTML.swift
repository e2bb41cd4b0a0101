extension ByteWriter {
  /// Appends a run of document text in its style. No byte is omitted: syntax is hidden by the style sheet.
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
  /// The elements that show it, outermost first. A link is not a link on the page, since its target comes from a
  /// document.
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
  /// The run without the part before an offset.
  func dropping(upTo place: Int) -> InlineRun {
    place <= bytes.startIndex
      ? self : InlineRun(bytes: bytes[min(place, bytes.endIndex)...], style: style, role: role)
  }
}
