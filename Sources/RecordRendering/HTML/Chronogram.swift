import RecordComparison
import RecordLocalization

/// What stands when: a drawing of the months by conferences, one for each year, and the table with the same for those who do
/// not see it.
public struct Chronogram: Sendable {
  /// The language of its words.
  public var language: InterfaceLanguage
  /// What it is called.
  public var title: String
  /// The names of the rows of the drawing: the conferences.
  public var rows: [String]
  /// What stands in it, by its first day.
  public var marks: [Mark]

  /// A meeting or a deadline.
  public struct Mark: Sendable, Hashable {
    /// What it is.
    public var title: String
    /// Its first and last day.
    public var first, last: CalendarDay
    /// The day and the time in words.
    public var time: String
    /// Where it is.
    public var place: String
    /// The rows in which it stands.
    public var rows: [Int]
    /// How it stands, in words.
    public var status: String
    /// Whether it does not take place.
    public var isCancelled: Bool
    /// Whether it is a deadline, not a meeting.
    public var isDeadline: Bool
    /// Where its title leads.
    public var link: String?
    /// The `id` of its row in the table, unique in the page; `nil` for none.
    public var anchor: String?

    /// A mark.
    public init(
      title: String, first: CalendarDay, last: CalendarDay, time: String, place: String, rows: [Int], status: String,
      isCancelled: Bool, isDeadline: Bool, link: String? = nil, anchor: String? = nil
    ) {
      (self.title, self.first, self.last, self.time) = (title, first, last, time)
      (self.place, self.rows, self.status, self.isCancelled) = (place, rows, status, isCancelled)
      (self.isDeadline, self.link, self.anchor) = (isDeadline, link, anchor)
    }
  }

  /// A chronogram.
  public init(language: InterfaceLanguage, title: String, rows: [String], marks: [Mark]) {
    (self.language, self.title, self.rows, self.marks) = (language, title, rows, marks)
  }

  /// The rules of style that a page with the fragment adds to its own.
  public static let styleSheet =
    ChronogramDrawing.sheet + """
      .chronogram-scroll{overflow-x:auto;margin:0 0 1rem}
      .chronogram .number{text-align:right;font-variant-numeric:tabular-nums}
      .chronogram .cancelled{text-decoration:line-through}

      """

  /// Writes the drawings and the table, for a page that has ``styleSheet``. Cost: linear in the marks, and in the years that
  /// have any.
  public func writeFragment(to sink: inout some ByteSink) {
    var out = ByteWriter()
    writeFragment(to: &out)
    out.drain(into: &sink, above: 0)
  }

  /// Writes a page of its own, without a script.
  ///
  /// - Parameters:
  ///   - header: the line above the title: the record.
  ///   - provenance: the line below: the state that it comes from.
  ///   - sink: takes the page.
  public func writePage(header: String, provenance: String, to sink: inout some ByteSink) {
    var out = ByteWriter()
    PageHead(
      language: language.rawValue, title: title, metadata: [("generator", "gcmrepo"), ("description", provenance)],
      style: TextStyleSheet.sheet + Self.styleSheet + "body{max-width:60rem}\n"
    ).write(to: &out)
    out.append("<header>")
    out.append(html: header)
    out.append("</header>\n<main>\n<h1 class=\"title\">")
    out.append(html: title)
    out.append("</h1>\n")
    writeFragment(to: &out)
    out.append("</main>\n<footer>")
    out.append(html: provenance)
    out.append("</footer>\n</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  private func writeFragment(to out: inout ByteWriter) {
    if !marks.isEmpty {
      beginRegion(Message("Drawing of the months", context: "of a chronogram"), to: &out)
      for year in years { ChronogramDrawing(chronogram: self, year: year).write(to: &out) }
      out.append("</div>\n")
    }
    beginRegion(Message("Table of meetings and deadlines"), group: "cards", to: &out)
    out.append("<table class=\"chronogram\">\n<thead><tr>")
    let heads = [
      Message("No.", context: "column of numbers"), Message("When"), Message("What"), Message("Place"),
      Message("Conferences"), Message("Status"),
    ]
    for (place, head) in heads.enumerated() {
      out.append("<th scope=\"col\"\(place == 0 ? " class=\"number\"" : "")>")
      out.append(html: head(language))
      out.append("</th>")
    }
    out.append("</tr></thead>\n<tbody>\n")
    for (place, mark) in marks.enumerated() {
      out.append("<tr")
      if let anchor = mark.anchor {
        out.append(" id=\"")
        out.append(attribute: anchor)
        out.append("\"")
      }
      out.append("><td class=\"number\" data-title=\"\">\(place + 1)</td>")
      // On a phone a row is a card, and each cell says what it is.
      beginCell(heads[1], to: &out)
      out.append(html: mark.time)
      out.append("</td>")
      beginCell(heads[2], isCancelled: mark.isCancelled, to: &out)
      if let link = mark.link {
        out.append("<a href=\"")
        out.append(attribute: link)
        out.append("\">")
        out.append(html: mark.title)
        out.append("</a>")
      } else {
        out.append(html: mark.title)
      }
      out.append("</td>")
      let texts = [mark.place, mark.rows.map { rows[$0] }.joined(separator: ", "), mark.status]
      for (text, head) in zip(texts, heads[3...]) {
        beginCell(head, to: &out)
        out.append(html: text)
        out.append("</td>")
      }
      out.append("</tr>\n")
    }
    out.append("</tbody>\n</table>\n</div>\n")
  }

  private func beginCell(_ head: Message, isCancelled: Bool = false, to out: inout ByteWriter) {
    out.append("<td\(isCancelled ? " class=\"cancelled\"" : "") data-title=\"")
    out.append(attribute: head(language))
    out.append("\">")
  }

  /// A part of the page that scrolls across on a narrow screen, by the keyboard too.
  private func beginRegion(_ name: Message, group: String? = nil, to out: inout ByteWriter) {
    out.append(
      "<div class=\"chronogram-scroll\(group.map { " " + $0 } ?? "")\" tabindex=\"0\" role=\"region\" aria-label=\"")
    out.append(attribute: name(language))
    out.append("\">\n")
  }

  /// The years in which something stands, each once. One that lasts over several is in all of them, but for those in between.
  private var years: [Int] {
    Set(marks.flatMap { [$0.first, $0.last] }.map { ChronogramDrawing.parts(of: $0).year }).sorted()
  }
}
