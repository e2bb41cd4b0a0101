import RecordComparison
import RecordLocalization

/// One year of a chronogram, drawn in SVG: the months across, the conferences below each other, each mark with its number in
/// the table. Meetings and deadlines differ in their form as well as in colour. Cost: linear in the marks.
struct ChronogramDrawing {
  let chronogram: Chronogram
  let year: Int

  private static let width = 760
  private static let left = 84
  private static let top = 26
  private static let lane = 22
  private static let mark = 16

  /// A mark with its place.
  private struct Placed {
    let number: Int
    let mark: Chronogram.Mark
    let x, width: Int
    var lane: Int
  }

  func write(to out: inout ByteWriter) {
    let language = chronogram.language
    let rows = chronogram.rows.indices.map { placed(in: $0) }
    let heights = rows.map { max(1, ($0.map(\.lane).max() ?? 0) + 1) * Self.lane + 8 }
    let height = Self.top + heights.reduce(0, +) + 4
    let title = "\(chronogram.title), \(year)"
    let count = chronogram.marks.filter { isInYear($0) }.count
    out.append(
      """
      <svg class="months" viewBox="0 0 \(Self.width) \(height)" role="img" aria-labelledby="chronogram-\(year)">
      <title id="chronogram-\(year)">
      """)
    out.append(
      attribute: title + ". "
        + Message(count, "{count} entry; the table below lists it.", "{count} entries; the table below lists them.")(
          language))
    out.append("</title>\n<text class=\"year\" x=\"0\" y=\"17\">\(year)</text>\n")
    for month in 1...12 {
      let x = position(month: month, day: 1)
      out.append("<line class=\"across\" x1=\"\(x)\" y1=\"6\" x2=\"\(x)\" y2=\"\(height - 4)\"/>")
      out.append("<text x=\"\(x + 4)\" y=\"17\">")
      out.append(html: shortMonthName(month)(language))
      out.append("</text>\n")
    }
    var y = Self.top
    for (row, marks) in rows.enumerated() {
      out.append(
        "<line class=\"across\" x1=\"0\" y1=\"\(y)\" x2=\"\(Self.width)\" y2=\"\(y)\"/><text class=\"row\" x=\"0\" y=\"\(y + 17)\">")
      let name = chronogram.rows[row]
      out.append(html: name.count > 11 ? name.prefix(10) + "…" : name)
      out.append("</text>\n")
      for mark in marks { draw(mark, y + 5 + mark.lane * Self.lane, to: &out) }
      y += heights[row]
    }
    out.append("</svg>\n")
  }

  private func draw(_ placed: Placed, _ y: Int, to out: inout ByteWriter) {
    let mark = placed.mark
    let form = mark.isDeadline ? "deadline" : "meeting"
    out.append("<g class=\"\(form)\(mark.isCancelled ? " off" : "")\"><title>")
    out.append(attribute: "\(placed.number). \(mark.time): \(mark.title) (\(mark.status))")
    out.append("</title><rect x=\"\(placed.x)\" y=\"\(y)\" width=\"\(placed.width)\" height=\"\(Self.mark)\"")
    out.append(mark.isDeadline ? " rx=\"8\"/>" : "/>")
    out.append("<text x=\"\(placed.x + placed.width / 2)\" y=\"\(y + 12)\">\(placed.number)</text>")
    if mark.isCancelled {
      out.append(
        "<line x1=\"\(placed.x)\" y1=\"\(y + Self.mark)\" x2=\"\(placed.x + placed.width)\" y2=\"\(y)\"/>")
    }
    out.append("</g>\n")
  }

  /// The marks of a row, those that would cover another in a lane below it.
  private func placed(in row: Int) -> [Placed] {
    var ends: [Int] = []
    var all: [Placed] = []
    for (place, mark) in chronogram.marks.enumerated() where mark.rows.contains(row) && isInYear(mark) {
      let (first, last) = (Self.parts(of: mark.first), Self.parts(of: mark.last))
      let start = first.year < year ? Self.left : position(month: first.month, day: first.day)
      let end = last.year > year ? Self.width : position(month: last.month, day: last.day + 1)
      let width = max(end - start, 10 + 7 * String(place + 1).utf8.count)
      let x = min(start, Self.width - width)
      let lane = ends.firstIndex { $0 + 2 <= x } ?? ends.count
      if lane == ends.count { ends.append(0) }
      ends[lane] = x + width
      all.append(Placed(number: place + 1, mark: mark, x: x, width: width, lane: lane))
    }
    return all
  }

  private func isInYear(_ mark: Chronogram.Mark) -> Bool {
    (Self.parts(of: mark.first).year...max(Self.parts(of: mark.first).year, Self.parts(of: mark.last).year))
      .contains(year)
  }

  private func position(month: Int, day: Int) -> Int {
    // Months are drawn alike, with 31 days.
    Self.left + ((month - 1) * 31 + day - 1) * (Self.width - Self.left) / 372
  }

  static func parts(of day: CalendarDay) -> (year: Int, month: Int, day: Int) {
    let parts = day.description.split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? (parts[0], parts[1], parts[2]) : (1970, 1, 1)
  }

  static let sheet = """
    .months{display:block;width:100%;min-width:36rem;height:auto;margin:0 0 1rem;break-inside:avoid;
    font:12px Arial,"Liberation Sans",sans-serif}
    .months text{fill:var(--soft)}
    .months .year,.months .row{fill:var(--ink);font-weight:bold}
    .months .across{stroke:var(--line);stroke-width:1}
    .months g text{text-anchor:middle;font-size:11px;font-weight:bold}
    .months .meeting rect{fill:var(--w1)}
    .months .meeting text{fill:var(--paper)}
    .months .deadline rect{fill:var(--paper);stroke:var(--w2);stroke-width:1.5;stroke-dasharray:3 2}
    .months .deadline text{fill:var(--w2)}
    .months .off rect{fill:var(--paper);stroke:var(--edge);stroke-width:1.5}
    .months .off text{fill:var(--soft)}
    .months .off line{stroke:var(--edge);stroke-width:1.5}
    @media (max-width:40rem){.months{min-width:0}}
    @media print{.months{min-width:0}}

    """
}
