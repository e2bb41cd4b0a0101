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
  /// What fits before a bar, and how many lines of it.
  private static let characters = 36, lines = 3
  private static let lineHeight = 15

  package init(bars: [AnswersPage.Bar], language: InterfaceLanguage, title: String, number: Int) {
    (self.bars, self.language, self.title, self.number) = (bars, language, title, number)
  }

  package func write(to out: inout ByteWriter) {
    let most = max(1, bars.map(\.count).max() ?? 1)
    let names = bars.map { Self.wrapped($0.name) }
    let height = names.reduce(8) { $0 + Self.height(of: $1) }
    out.append(
      "<svg class=\"bars\" viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" aria-labelledby=\"bars-\(number)\">\n")
    out.append("<title id=\"bars-\(number)\">")
    out.append(
      attribute: title + ": " + bars.map { "\($0.name) \(language.grouped($0.count))" }.joined(separator: "; "))
    out.append("</title>\n")
    var y = 4
    for (bar, name) in zip(bars, names) {
      let length = bar.count * (Self.width - Self.left - Self.right) / most
      for (place, line) in name.enumerated() {
        out.append("<text class=\"end\" x=\"\(Self.left - 10)\" y=\"\(y + 16 + place * Self.lineHeight)\">")
        out.append(html: line)
        out.append("</text>\n")
      }
      out.append(
        "<rect x=\"\(Self.left)\" y=\"\(y + 3)\" width=\"\(max(length, 1))\" height=\"\(Self.row - 9)\"/>")
      out.append("<text x=\"\(Self.left + max(length, 1) + 8)\" y=\"\(y + 16)\">\(language.grouped(bar.count))")
      if let share = bar.share { out.append(" (\(share) %)") }
      out.append("</text>\n")
      y += Self.height(of: name)
    }
    out.append("</svg>\n")
  }

  private static func height(of name: [String]) -> Int { row + (name.count - 1) * lineHeight }

  /// A name in lines; of a very long one the beginning.
  private static func wrapped(_ name: String) -> [String] {
    var made = [""]
    for word in name.split(whereSeparator: \.isWhitespace) {
      // A word that is longer than a line is cut.
      let word = word.count > characters ? word.prefix(characters - 1) + "…" : word
      if made[made.count - 1].isEmpty {
        made[made.count - 1] = String(word)
      } else if made[made.count - 1].count + 1 + word.count <= characters {
        made[made.count - 1] += " " + word
      } else if made.count < lines {
        made.append(String(word))
      } else {
        made[made.count - 1] = made[made.count - 1].prefix(characters - 1) + "…"
        break
      }
    }
    return made
  }

  static let sheet = """
    .bars{display:block;width:100%;height:auto;font:13px Arial,"Liberation Sans",sans-serif}
    .bars text{fill:var(--ink)}
    .bars .end{text-anchor:end}
    .bars rect{fill:var(--w1)}

    """
}
