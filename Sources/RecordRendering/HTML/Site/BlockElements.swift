import TextDiff

/// A text of the record as elements of a page, block by block, each with its anchors.
///
/// A numbered paragraph keeps the number as it is written, in a margin of its own: no list is numbered again. Markdown syntax
/// becomes elements; words are escaped, and a link's target is left out, since it comes from a document. Cost: linear.
package struct BlockElements {
  /// The text.
  package let source: SourceText
  /// How many levels its headings are below those of the text; none is above the second, since the page has the first.
  package var lowered = 1
  /// How many blocks at the beginning are not written.
  package var skipped = 0
  /// The ids of a block, by its index; the first is that of its element.
  package var anchors: (Int) -> [String] = { _ in [] }
  /// Where a link beside a block leads, with its words; `nil` for no link.
  package var link: (Int) -> (address: String, words: String)? = { _ in nil }

  package init(_ source: SourceText) { self.source = source }

  /// Writes all blocks.
  package func write(to out: inout ByteWriter) {
    var index = min(skipped, source.blocks.count)
    while index < source.blocks.count {
      let group = group(at: index)
      switch source.blocks[index].kind {
      case .tableRow: table(group, to: &out)
      case .listItem where isBullet(index): bullets(group, to: &out)
      default: for block in group { element(block, to: &out) }
      }
      index = group.upperBound
    }
  }

  /// The blocks that make one element: the rows of a table, the items of a list.
  private func group(at first: Int) -> Range<Int> {
    let kind = source.blocks[first].kind
    guard kind == .tableRow || kind == .listItem && isBullet(first) else { return first..<first + 1 }
    var last = first + 1
    while last < source.blocks.count, source.blocks[last].kind == kind, kind == .tableRow || isBullet(last) {
      last += 1
    }
    return first..<last
  }

  private func isBullet(_ index: Int) -> Bool { source.markerLength(source.blocks[index]) > 0 }

  private func element(_ index: Int, to out: inout ByteWriter) {
    let block = source.blocks[index]
    switch block.kind {
    case .heading(let level):
      let name = "h\(max(2, min(level + lowered, 6)))"
      open(name, index, nil, to: &out)
      words(index, from: source.markerLength(block), to: &out)
      close(name, index, to: &out)
    case .other where isRule(block): out.append("<hr>\n")
    case .other:
      open("pre", index, nil, to: &out)
      words(index, from: 0, to: &out)
      close("pre", index, to: &out)
    case .footnote:
      open("p", index, "note", to: &out)
      words(index, from: 0, to: &out)
      close("p", index, to: &out)
    default:
      guard let label = source.label(ofBlock: index) else {
        open("p", index, nil, to: &out)
        words(index, from: 0, to: &out)
        return close("p", index, to: &out)
      }
      let indent = source.bytes[block.range].prefix { $0 == 0x20 }.count
      open("p", index, indent > 1 ? "nb in" : "nb", to: &out)
      out.append("<span class=\"no\">")
      append(label, to: &out)
      out.append("</span> ")
      words(index, from: label.upperBound - block.range.lowerBound, to: &out)
      close("p", index, to: &out)
    }
  }

  private func bullets(_ group: Range<Int>, to out: inout ByteWriter) {
    out.append("<ul>\n")
    for index in group {
      open("li", index, nil, to: &out)
      words(index, from: source.markerLength(source.blocks[index]), to: &out)
      close("li", index, to: &out)
    }
    out.append("</ul>\n")
  }

  private func open(_ name: String, _ index: Int, _ group: String?, to out: inout ByteWriter) {
    let ids = anchors(index)
    out.append("<\(name)")
    if let group { out.append(" class=\"\(group)\"") }
    if let id = ids.first {
      out.append(" id=\"")
      out.append(attribute: id)
      out.append("\"")
    }
    out.append(">")
    for id in ids.dropFirst() {
      out.append("<span id=\"")
      out.append(attribute: id)
      out.append("\"></span>")
    }
  }

  private func close(_ name: String, _ index: Int, to out: inout ByteWriter) {
    if let link = link(index) {
      out.append(" <a class=\"cite\" href=\"")
      out.append(attribute: link.address)
      out.append("\" aria-label=\"")
      out.append(attribute: link.words)
      // The sign is of the style sheet: it is no part of the text that is copied.
      out.append("\"></a>")
    }
    out.append("</\(name)>\n")
  }

  // MARK: Tables

  private func table(_ rows: Range<Int>, to out: inout ByteWriter) {
    let dashes = rows.first { source.isRowOfDashes($0) }
    out.append("<div class=\"wide\" tabindex=\"0\" role=\"group\"><table>\n")
    if let dashes, dashes > rows.lowerBound {
      out.append("<thead>\n")
      for row in rows.lowerBound..<dashes { self.row(row, "th", to: &out) }
      out.append("</thead>\n")
    }
    out.append("<tbody>\n")
    for row in rows where row > dashes ?? -1 { self.row(row, "td", to: &out) }
    out.append("</tbody>\n</table></div>\n")
  }

  private func row(_ index: Int, _ cell: String, to out: inout ByteWriter) {
    openRow(index, to: &out)
    let roles = InlineRoles(source, index..<index + 1)
    let range = source.blocks[index].range
    let bars = range.filter { roles?.role(at: $0) == .bar }
    var start = range.lowerBound
    var isFirst = true
    for bar in bars + [range.upperBound] {
      let cellRange = start..<bar
      start = min(bar + 1, range.upperBound)
      let isBlank = source.bytes[cellRange].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
      // What is before the first bar and after the last is no cell.
      if isBlank, cellRange.lowerBound == range.lowerBound || bar == range.upperBound { continue }
      // An empty head is none (axe, empty-table-header).
      let name = isBlank ? "td" : cell
      out.append(name == "th" ? "<th scope=\"col\">" : "<td>")
      if isFirst { for id in anchors(index).dropFirst() { out.append("<span id=\"\(id)\"></span>") } }
      isFirst = false
      append(cellRange, roles, to: &out)
      out.append("</\(name)>")
    }
    out.append("</tr>\n")
  }

  /// A row's further ids are in its first cell.
  private func openRow(_ index: Int, to out: inout ByteWriter) {
    out.append("<tr")
    if let id = anchors(index).first {
      out.append(" id=\"")
      out.append(attribute: id)
      out.append("\"")
    }
    out.append(">")
  }

  private func isRule(_ block: SourceText.Block) -> Bool {
    let bytes = source.bytes[block.range]
    let marks = bytes.filter { "-*_".utf8.contains($0) }
    return marks.count >= 3 && bytes.allSatisfy { "-*_ \t\n\r".utf8.contains($0) }
  }

  // MARK: Words

  private func words(_ index: Int, from offset: Int, to out: inout ByteWriter) {
    let range = source.blocks[index].range
    var start = range.lowerBound + min(offset, range.count)
    while start < range.upperBound, source.bytes[start] == 0x20 { start += 1 }
    append(start..<range.upperBound, InlineRoles(source, index..<index + 1), to: &out)
  }

  private func append(_ range: Range<Int>, to out: inout ByteWriter) {
    source.bytes[range].filter { $0 != UInt8(ascii: "\\") }.withUnsafeBytes { out.append(html: $0) }
  }

  /// The words of a range in their styles, without Markdown's syntax and the line endings that close it.
  private func append(_ range: Range<Int>, _ roles: InlineRoles?, to out: inout ByteWriter) {
    var end = range.upperBound
    while end > range.lowerBound,
      source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D
        || source.bytes[end - 1] == 0x20
    {
      end -= 1
    }
    var start = range.lowerBound
    while start < end {
      let (style, role) = (roles?.style(at: start) ?? [], roles?.role(at: start) ?? .text)
      var next = start + 1
      while next < end, roles == nil || roles!.style(at: next) == style && roles!.role(at: next) == role { next += 1 }
      if role == .text { out.append(InlineRun(bytes: source.bytes[start..<next], style: style, role: .text)) }
      start = next
    }
  }
}
