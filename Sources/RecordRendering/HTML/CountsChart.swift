import RecordLocalization

/// Numbers over drafts as lines, drawn in SVG. Cost: linear.
///
/// Lines differ in their dashes and the shape of their points as well as in colour, and each is named at its end. The numbers
/// are in the table beside it.
package struct CountsChart {
  let points: [String]
  let series: [CountsPage.Series]
  let language: InterfaceLanguage
  let title: String
  let description: String
  /// Makes the ids of its title unique on the page.
  var number = 1

  private static let width = 760
  private static let height = 340
  private static let left = 56
  private static let right = 150
  private static let top = 18
  private static let bottom = 46
  /// The most names that fit under the points.
  private static let mostNames = 9

  private var innerWidth: Int { Self.width - Self.left - Self.right }
  private var innerHeight: Int { Self.height - Self.top - Self.bottom }

  /// The distance of the lines across, and how many there are: 1, 2 or 5 times a power of ten.
  private var scale: (step: Int, count: Int) {
    let most = max(1, series.flatMap(\.values).compactMap { $0 }.max() ?? 1)
    var step = 1
    while most > step * 5 {
      let isTwo = String(step).first == "2"
      step = isTwo ? step / 2 * 5 : step * 2
    }
    return (step, (most + step - 1) / step)
  }

  package init(
    points: [String], series: [CountsPage.Series], language: InterfaceLanguage, title: String, description: String,
    number: Int = 1
  ) {
    (self.points, self.series, self.language) = (points, series, language)
    (self.title, self.description, self.number) = (title, description, number)
  }

  package func write(to out: inout ByteWriter) {
    let (step, count) = scale
    let top = step * count
    out.append(
      """
      <svg class="plot" viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-labelledby="plot-\(number) plot-words-\(number)">
      <title id="plot-\(number)">
      """)
    out.append(attribute: title)
    out.append("</title>\n<desc id=\"plot-words-\(number)\">")
    out.append(attribute: description)
    out.append("</desc>\n")
    for mark in 0...count {
      let y = height(of: mark * step, top)
      out.append(
        "<line class=\"across\" x1=\"\(Self.left)\" y1=\"\(y)\" x2=\"\(Self.left + innerWidth)\" y2=\"\(y)\"/>")
      out.append("<text class=\"end\" x=\"\(Self.left - 8)\" y=\"\(y + 4)\">\(language.grouped(mark * step))</text>\n")
    }
    names(to: &out)
    let labels = labelHeights(top)
    for (place, line) in series.enumerated() { draw(line, place, top, label: labels[place], to: &out) }
    out.append("</svg>\n")
  }

  private func names(to out: inout ByteWriter) {
    let every = (points.count + Self.mostNames - 1) / Self.mostNames
    for (place, name) in points.enumerated() where place % max(1, every) == 0 || place == points.count - 1 {
      // The last but one would run into the last.
      if place != points.count - 1, points.count - 1 - place < every { continue }
      out.append("<text class=\"under\" x=\"\(position(of: place))\" y=\"\(Self.height - Self.bottom + 22)\">")
      out.append(html: name.count > 12 ? name.prefix(11) + "…" : name)
      out.append("</text>\n")
    }
  }

  private func draw(_ line: CountsPage.Series, _ place: Int, _ top: Int, label: Int, to out: inout ByteWriter) {
    let number = place % 8 + 1
    var parts: [[(Int, Int)]] = [[]]
    for (index, value) in line.values.enumerated() {
      if let value {
        parts[parts.count - 1].append((position(of: index), height(of: value, top)))
      } else if !parts[parts.count - 1].isEmpty {
        parts.append([])
      }
    }
    for part in parts where part.count > 1 {
      let path = part.map { "\($0.0),\($0.1)" }.joined(separator: " ")
      out.append("<polyline class=\"l s\(number)\" points=\"\(path)\"/>\n")
    }
    for (index, value) in line.values.enumerated() {
      guard let value else { continue }
      out.append(
        "<path class=\"m s\(number)\" d=\"\(shape(place, position(of: index), height(of: value, top)))\"><title>")
      out.append(attribute: "\(points[index]), \(line.name): \(line.text(index, language))")
      out.append("</title></path>\n")
    }
    guard let last = line.values.lastIndex(where: { $0 != nil }) else { return }
    out.append("<text class=\"name s\(number)\" x=\"\(position(of: last) + 12)\" y=\"\(label + 4)\">")
    out.append(
      html:
        "\(line.name.count > Self.mostOfName ? line.name.prefix(13) + "…" : line.name[...]) \(line.text(last, language))"
    )
    out.append("</text>\n")
  }

  /// Whether a name is longer than what is at the end of a line.
  package var hasLongNames: Bool { series.contains { $0.name.count > Self.mostOfName } }
  private static let mostOfName = 14

  /// The lines with their points and whole names. Cost: linear.
  package func writeKey(to out: inout ByteWriter) {
    out.append("<ul class=\"key\">\n")
    for (place, line) in series.enumerated() {
      out.append(
        "<li><svg class=\"plot\" viewBox=\"0 0 24 16\" aria-hidden=\"true\"><line class=\"l s\(place % 8 + 1)\" x1=\"0\" y1=\"8\" x2=\"24\" y2=\"8\"/><path class=\"m s\(place % 8 + 1)\" d=\"\(shape(place, 12, 8))\"/></svg> "
      )
      out.append(html: line.name)
      out.append("</li>\n")
    }
    out.append("</ul>\n")
  }

  /// A circle, a square, a triangle or a diamond around a point.
  private func shape(_ place: Int, _ x: Int, _ y: Int) -> String {
    switch place % 4 {
    case 0: "M\(x - 4),\(y)a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z"
    case 1: "M\(x - 4),\(y - 4)h8v8h-8z"
    case 2: "M\(x),\(y - 5)l5,9h-10z"
    default: "M\(x),\(y - 5)l5,5l-5,5l-5,-5z"
    }
  }

  /// Where the names of lines stand, so that none covers another.
  private func labelHeights(_ top: Int) -> [Int] {
    let ends = series.map { line in line.values.last { $0 != nil }.flatMap { $0 }.map { height(of: $0, top) } ?? 0 }
    var heights = ends
    var taken = Int.min / 2
    for place in ends.indices.sorted(by: { (ends[$0], $0) < (ends[$1], $1) }) {
      heights[place] = max(ends[place], taken + 15)
      taken = heights[place]
    }
    // None runs into the names under the points.
    var lowest = Self.top + innerHeight
    for place in heights.indices.sorted(by: { (heights[$0], $0) > (heights[$1], $1) }) {
      heights[place] = min(heights[place], lowest)
      lowest = heights[place] - 15
    }
    return heights
  }

  private func position(of place: Int) -> Int {
    points.count < 2 ? Self.left + innerWidth / 2 : Self.left + 12 + place * (innerWidth - 24) / (points.count - 1)
  }

  private func height(of value: Int, _ top: Int) -> Int { Self.top + innerHeight - value * innerHeight / top }

  static let sheet = """
    .plot{display:block;width:100%;height:auto;font:13px Arial,"Liberation Sans",sans-serif}
    .plot text{fill:var(--ink)}
    .plot .end{text-anchor:end;fill:var(--soft)}
    .plot .under{text-anchor:middle;fill:var(--soft)}
    .plot .across{stroke:var(--line);stroke-width:1}
    .plot .l{fill:none;stroke-width:2}
    .plot .l.s2{stroke-dasharray:8 3}
    .plot .l.s3{stroke-dasharray:2 3}
    .plot .l.s4{stroke-dasharray:8 3 2 3}
    .plot .s1{stroke:var(--w1)}.plot .s2{stroke:var(--w2)}.plot .s3{stroke:var(--w3)}.plot .s4{stroke:var(--w4)}
    .plot .s5{stroke:var(--w5)}.plot .s6{stroke:var(--w6)}.plot .s7{stroke:var(--w7)}.plot .s8{stroke:var(--w8)}
    .key{list-style:none;padding:0}
    .key .plot{display:inline-block;width:1.8em;height:1.2em;vertical-align:middle}
    .plot .m{fill:var(--paper);stroke-width:2}
    .plot text.name{stroke:none}
    .plot text.s1{fill:var(--w1)}.plot text.s2{fill:var(--w2)}.plot text.s3{fill:var(--w3)}.plot text.s4{fill:var(--w4)}
    .plot text.s5{fill:var(--w5)}.plot text.s6{fill:var(--w6)}.plot text.s7{fill:var(--w7)}.plot text.s8{fill:var(--w8)}

    """
}
