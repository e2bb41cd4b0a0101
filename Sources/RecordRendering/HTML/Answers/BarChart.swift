import RecordLocalization

/// Numbers as horizontal bars, drawn in SVG: each has its name before it and its number after it. Cost: linear.
package struct BarChart {
  let bars: [AnswersPage.Bar]
  let language: InterfaceLanguage
  let title: String
  /// Makes the ids of its title unique on the page.
  let number: Int

  private static let width = 760
  private static let left = 260
  private static let right = 110
  private static let row = 26

  package init(bars: [AnswersPage.Bar], language: InterfaceLanguage, title: String, number: Int) {
    (self.bars, self.language, self.title, self.number) = (bars, language, title, number)
  }

  package func write(to out: inout ByteWriter) {
    let most = max(1, bars.map(\.count).max() ?? 1)
    let height = bars.count * Self.row + 8
    out.append(
      "<svg class=\"bars\" viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" aria-labelledby=\"bars-\(number)\">\n")
    out.append("<title id=\"bars-\(number)\">")
    out.append(
      attribute: title + ": " + bars.map { "\($0.name) \(language.grouped($0.count))" }.joined(separator: "; "))
    out.append("</title>\n")
    for (place, bar) in bars.enumerated() {
      let y = 4 + place * Self.row
      let length = bar.count * (Self.width - Self.left - Self.right) / most
      out.append("<text class=\"end\" x=\"\(Self.left - 10)\" y=\"\(y + 16)\">")
      out.append(html: bar.name.count > 34 ? bar.name.prefix(33) + "…" : bar.name)
      out.append(
        "</text>\n<rect x=\"\(Self.left)\" y=\"\(y + 3)\" width=\"\(max(length, 1))\" height=\"\(Self.row - 9)\"/>")
      out.append("<text x=\"\(Self.left + max(length, 1) + 8)\" y=\"\(y + 16)\">\(language.grouped(bar.count))")
      if let share = bar.share { out.append(" (\(share) %)") }
      out.append("</text>\n")
    }
    out.append("</svg>\n")
  }

  static let sheet = """
    .bars{display:block;width:100%;height:auto;font:13px Arial,"Liberation Sans",sans-serif}
    .bars text{fill:var(--ink)}
    .bars .end{text-anchor:end}
    .bars rect{fill:var(--w1)}

    """
}
