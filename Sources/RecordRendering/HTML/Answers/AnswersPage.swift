import RecordLocalization

/// The answers of all States to a questionnaire as one page without scripts: for each question a chart, the numbers, and
/// what each State said.
public struct AnswersPage {
  /// The language of the page.
  public var language: InterfaceLanguage
  public var title: String
  /// The line above the title: the record.
  public var header: String
  /// Lines below the title: who answered, who did not, which commit.
  public var facts: [String]
  /// The questions in their order.
  public var questions: [Question]

  /// A question with its answers.
  public struct Question: Sendable {
    /// Its number and words.
    public var title: String
    /// What the answers come to; none for answers in words.
    public var bars: [Bar]
    /// A sentence below the chart, such as the sum of numbers.
    public var summary: String
    /// What each State said.
    public var answers: Table

    public init(title: String, bars: [Bar], summary: String, answers: Table) {
      (self.title, self.bars, self.summary, self.answers) = (title, bars, summary, answers)
    }
  }

  /// An answer and how many gave it.
  public struct Bar: Sendable, Hashable {
    public var name: String
    public var count: Int
    /// Its share in percent.
    public var share: Int?

    public init(name: String, count: Int, share: Int? = nil) {
      (self.name, self.count, self.share) = (name, count, share)
    }
  }

  public init(
    language: InterfaceLanguage, title: String, header: String, facts: [String], questions: [Question]
  ) {
    (self.language, self.title, self.header) = (language, title, header)
    (self.facts, self.questions) = (facts, questions)
  }

  /// Cost: linear in the answers.
  public func write(to sink: inout some ByteSink) {
    var out = ByteWriter()
    PageHead(
      language: language.rawValue, title: title, metadata: [("generator", "gcmrepo")],
      style: TextStyleSheet.sheet + BarChart.sheet + Self.sheet
    ).write(to: &out)
    out.append("<header>")
    out.append(html: header)
    out.append("</header>\n<main>\n<h1 class=\"title\">")
    out.append(html: title)
    out.append("</h1>\n")
    for fact in facts { element("p", fact, to: &out) }
    for (place, question) in questions.enumerated() {
      out.append("<section>\n")
      element("h2", question.title, to: &out)
      if !question.bars.isEmpty {
        out.append("<figure>\n")
        BarChart(bars: question.bars, language: language, title: question.title, number: place + 1).write(to: &out)
        out.append("</figure>\n")
      }
      if !question.summary.isEmpty { element("p", question.summary, to: &out) }
      if !question.answers.rows.isEmpty { table(question.answers, to: &out) }
      out.append("</section>\n")
    }
    out.append("</main>\n</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  private func element(_ name: String, _ text: String, to out: inout ByteWriter) {
    out.append("<\(name)>")
    out.append(html: text)
    out.append("</\(name)>\n")
  }

  private func table(_ table: Table, to out: inout ByteWriter) {
    out.append("<table>\n<thead><tr>")
    for column in table.columns {
      out.append("<th scope=\"col\">")
      out.append(html: column.title)
      out.append("</th>")
    }
    out.append("</tr></thead>\n<tbody>\n")
    for row in table.rows {
      out.append("<tr>")
      for place in table.columns.indices {
        out.append("<td>")
        out.append(html: table.cell(row, place).terminalText(language, keepingLines: true))
        out.append("</td>")
      }
      out.append("</tr>\n")
    }
    out.append("</tbody>\n</table>\n")
  }

  private static let sheet = """
    figure{margin:0 0 1rem}
    section{break-inside:avoid-page}
    td{white-space:pre-line}
    th:first-child,td:first-child{width:5rem}

    """
}
