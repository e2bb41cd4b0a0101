/// A Markdown text with its headings (ATX, CommonMark 0.31, section 4.2) one level lower, outside fenced code. Cost: linear.
package func loweredHeadings(_ markdown: String) -> String {
  var isInCode = false
  return markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let content = line.drop { $0 == " " }
    if content.hasPrefix("```") || content.hasPrefix("~~~") { isInCode.toggle() }
    let marks = line.prefix { $0 == "#" }
    guard !isInCode, (1...5).contains(marks.count), line[marks.endIndex...].first == " " else { return String(line) }
    return "#" + line
  }.joined(separator: "\n")
}
