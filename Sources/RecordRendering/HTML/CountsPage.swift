import RecordLocalization

/// Numbers over drafts as one page without scripts: a chart, and the table with the same numbers.
public struct CountsPage {
  /// The language of the page.
  public var language: InterfaceLanguage
  public var title: String
  /// The line above the title: the record.
  public var header: String
  /// What the chart shows, in a sentence, for those who do not see it.
  public var description: String
  /// The names of the drafts, in their order.
  public var points: [String]
  /// The lines.
  public var series: [Series]
  /// The numbers.
  public var table: Table

  /// One line: a value for each point, or none where there is nothing to count.
  public struct Series: Sendable, Hashable {
    public var name: String
    public var values: [Int?]
    /// The values as they are shown, where they are not whole numbers.
    public var words: [String?]?

    public init(name: String, values: [Int?], words: [String?]? = nil) {
      (self.name, self.values, self.words) = (name, values, words)
    }

    /// A value as it is shown.
    func text(_ place: Int, _ language: InterfaceLanguage) -> String {
      if let words, let word = words[place] { return word }
      return values[place].map { language.grouped($0) } ?? ""
    }
  }

  public init(
    language: InterfaceLanguage, title: String, header: String, description: String, points: [String], series: [Series],
    table: Table
  ) {
    self.language = language
    self.title = title
    self.header = header
    self.description = description
    self.points = points
    self.series = series
    self.table = table
  }

  /// Cost: linear in the numbers.
  public func write(to sink: inout some ByteSink) {
    var out = ByteWriter()
    PageHead(
      language: language.rawValue, title: title, metadata: [("generator", "gcmrepo"), ("description", description)],
      style: TextStyleSheet.sheet + CountsChart.sheet + Self.sheet
    ).write(to: &out)
    out.append("<header>")
    out.append(html: header)
    out.append("</header>\n<main>\n<h1 class=\"title\">")
    out.append(html: title)
    out.append("</h1>\n")
    if series.contains(where: { $0.values.contains { $0 != nil } }) {
      out.append("<figure>\n")
      let chart = CountsChart(
        points: points, series: series, language: language, title: title, description: description)
      chart.write(to: &out)
      if chart.hasLongNames { chart.writeKey(to: &out) }
      out.append("<figcaption>")
      out.append(html: description)
      out.append("</figcaption>\n</figure>\n")
    }
    out.append("<table>\n<thead><tr>")
    for column in table.columns { cell("th", column, column.title, to: &out) }
    out.append("</tr></thead>\n<tbody>\n")
    for row in table.rows {
      out.append("<tr>")
      for (place, column) in table.columns.enumerated() {
        cell("td", column, table.cell(row, place).terminalText(language), to: &out)
      }
      out.append("</tr>\n")
    }
    out.append("</tbody>\n</table>\n</main>\n</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  private func cell(_ element: String, _ column: Table.Column, _ text: String, to out: inout ByteWriter) {
    let scope = element == "th" ? " scope=\"col\"" : ""
    out.append("<\(element)\(scope)\(column.alignment == .trailing ? " class=\"number\"" : "")>")
    out.append(html: text)
    out.append("</\(element)>")
  }

  private static let sheet = """
    figure{margin:0 0 1.5rem}
    figcaption{color:var(--soft);font-size:.9em}
    .number{text-align:right;font-variant-numeric:tabular-nums}

    """
}
