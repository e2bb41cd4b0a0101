import RecordComparison
import RecordLocalization

extension Table {
  /// A column is not made narrower than this while it has more to show.
  private static let narrowest = 16
  private static let gap = 2

  /// The table for a terminal: aligned columns, long cells wrapped to the width. If the columns do not fit side by
  /// side, each row is printed as a short list. Ends with a newline.
  public func terminal(_ style: TerminalStyle) -> String {
    guard !rows.isEmpty else { return style.language(.nothing) + "\n" }
    let titles = columns.map { TerminalText.neutralised($0.title) }
    let cells = rows.map { row in columns.indices.map { cell(row, $0).terminalText(style.language) } }
    guard let widths = fitted(titles, cells, in: style.width) else { return stacked(titles, cells, style) }
    var out = row(titles, widths, ink: .bold, style)
    if !style.color {
      out += row(widths.map { String(repeating: "-", count: $0) }, widths, ink: .plain, style)
    }
    for cells in cells { out += row(cells, widths, ink: .plain, style) }
    return out
  }

  /// The widths of the columns, narrowed as little as necessary: long titles are wrapped first, then the widest column;
  /// `nil` if they do not fit.
  private func fitted(_ titles: [String], _ cells: [[String]], in width: Int) -> [Int]? {
    let content = columns.indices.map { column in cells.map { TerminalText.columns($0[column]) }.max() ?? 0 }
    let natural = columns.indices.map { max(content[$0], TerminalText.columns(titles[$0])) }
    guard width > 0 else { return natural }
    let room = width - Self.gap * max(0, columns.count - 1)
    let untitled = columns.indices.map { max(content[$0], longestWord(titles[$0])) }
    // A number, a date or a name must not be wrapped.
    let least = columns.indices.map { column in
      rows.contains { cell($0, column).isFixed } ? untitled[column] : min(natural[column], Self.narrowest)
    }
    guard least.reduce(0, +) <= room else { return nil }
    var widths = natural
    shrink(&widths, to: room, least: untitled)
    shrink(&widths, to: room, least: least)
    return widths
  }

  private func shrink(_ widths: inout [Int], to room: Int, least: [Int]) {
    while widths.reduce(0, +) > room {
      let candidates = widths.indices.filter { widths[$0] > least[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { return }
      widths[widest] -= 1
    }
  }

  private func longestWord(_ title: String) -> Int {
    title.split(separator: " ").map { TerminalText.columns(String($0)) }.max() ?? 0
  }

  private func row(_ cells: [String], _ widths: [Int], ink: Ink, _ style: TerminalStyle) -> String {
    let wrapped = cells.indices.map {
      WrappedText([.init(text: cells[$0], ink: ink)], width: widths[$0]).lines
    }
    var out = ""
    for line in 0..<(wrapped.map(\.count).max() ?? 0) {
      var text = ""
      var missing = 0
      for column in cells.indices {
        let runs = line < wrapped[column].count ? wrapped[column][line] : []
        let room = widths[column] - WrappedText.columns(runs)
        let before = columns[column].alignment == .trailing ? room : 0
        if !runs.isEmpty {
          text += String(repeating: " ", count: missing + before) + WrappedText.paint(runs, style)
          missing = 0
        } else {
          missing += before
        }
        missing += room - before + Self.gap
      }
      out += text + "\n"
    }
    return out
  }

  /// Each row as lines of "Title: value", with a blank line between rows.
  private func stacked(_ titles: [String], _ cells: [[String]], _ style: TerminalStyle) -> String {
    let rows = cells.map { row in
      var lines = ""
      for column in columns.indices where !row[column].isEmpty {
        let runs: [WrappedText.Run] = [
          .init(text: titles[column] + ": ", ink: .bold), .init(text: row[column], ink: .plain),
        ]
        for line in WrappedText(runs, width: style.width).lines {
          lines += WrappedText.paint(line, style) + "\n"
        }
      }
      return lines
    }
    return rows.joined(separator: "\n")
  }
}

extension Table.Cell {
  /// Whether the cell must not be wrapped.
  fileprivate var isFixed: Bool {
    switch self {
    case .number, .date, .day, .name: true
    case .text, .list, .flag, .json, .none: false
    }
  }

  /// The visible text, in one line unless the lines of a text are kept.
  func terminalText(_ language: InterfaceLanguage, keepingLines: Bool = false) -> String {
    switch self {
    case .text(let text), .name(let text): TerminalText.neutralised(text, keepingLayout: keepingLines)
    case .number(let number): language.grouped(number)
    case .date(let date): moment(date, language, withTime: true)
    case .day(let date): moment(date, language, withTime: false)
    case .list(let texts): texts.map { TerminalText.neutralised($0) }.joined(separator: ", ")
    case .flag(let flag): language(flag ? .yes : .no)
    case .json, .none: ""
    }
  }

  /// "11 May 2017, 16:00", in UTC, as the title of the column says.
  private func moment(_ date: String, _ language: InterfaceLanguage, withTime: Bool) -> String {
    guard let moment = Timestamp(date) else { return TerminalText.neutralised(date) }
    let time = CivilTime(moment)
    let day = dayInWords(moment, language)
    return withTime ? "\(day), \(padded(time.hour)):\(padded(time.minute))" : day
  }
}
