import RecordComparison
import TextDiff
import RecordLocalization

/// A redline as an HTML page for a PDF typesetter: what ``RedlineHTML`` shows, without interactive parts.
///
/// A bar in the margin is beside each changed paragraph; each printed page has the names of both states in its header,
/// and its number and the page count. Unchanged paragraphs far from a change are counted, not printed: a typesetter
/// needs time for every paragraph. Cost: linear in what is shown.
public struct RedlinePrint {
  let language: InterfaceLanguage
  let title: String
  let extent: RedlineHTML.Extent
  let context: Int

  /// - Parameters:
  ///   - language: The language of the words around the text.
  ///   - title: The subject of the document; if empty, the names of the two states.
  ///   - extent: How much of the text is printed.
  ///   - context: How many unchanged paragraphs are printed before and after a change.
  public init(
    language: InterfaceLanguage, title: String = "", extent: RedlineHTML.Extent = .affected, context: Int = 1
  ) {
    self.language = language
    self.title = title
    self.extent = extent
    self.context = max(0, context)
  }

  /// How many paragraphs are printed, which determines the typesetter's time.
  public func paragraphs(of redline: StateRedline) -> Int {
    PagePlan(redline, context: context).documents.reduce(0) { sum, document in
      document.entries.reduce(sum) { sum, entry in
        switch entry {
        case .unchanged(let indices): sum + (extent == .whole ? indices.count : 1)
        case .block, .movedAway: sum + 1
        }
      }
    }
  }

  public func write(_ redline: StateRedline, to sink: inout some ByteSink) {
    let plan = PagePlan(redline, context: context)
    // Parts common to both are written by the same code.
    let page = RedlineHTML(language: language, title: title, context: context)
    var out = ByteWriter()
    head(redline, page.heading(redline), to: &out)
    page.summary(redline, plan, to: &out)
    page.steps(redline, to: &out)
    let marks = StepMarks(redline)
    for (document, places) in zip(redline.documents, plan.documents) {
      section(document, places, page, marks, to: &out, draining: &sink)
    }
    out.append("</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  private func head(_ redline: StateRedline, _ heading: String, to out: inout ByteWriter) {
    PageHead(language: language.rawValue, title: heading, style: PrintStyleSheet.sheet(language)).write(to: &out)
    out.append("<h1><bdi>")
    out.append(html: heading)
    out.append("</bdi></h1>\n<p class=\"states\">")
    state(redline.from, to: &out)
    out.append(" → ")
    state(redline.to, to: &out)
    out.append("</p>\n")
  }

  private func state(_ state: StateName, to out: inout ByteWriter) {
    out.append("<b>")
    out.append(html: state.name)
    out.append("</b>")
    if let commit = state.commit, commit.description != state.name {
      out.append(" <code>")
      out.append(html: commit.short)
      out.append("</code>")
    }
  }

  private func section(
    _ document: DocumentRedline, _ places: PagePlan.Document, _ page: RedlineHTML, _ marks: StepMarks,
    to out: inout ByteWriter, draining sink: inout some ByteSink
  ) {
    out.append("<section class=\"doc\" id=\"\(places.anchors.document)\">\n<h2><bdi>")
    page.name(document, to: &out)
    out.append("</bdi></h2>\n")
    page.account(of: document, to: &out)
    if let text = document.text, document.hasChanges {
      let spoken = page.spokenLanguage(of: document)
      out.append(spoken.map { "<div lang=\"\($0)\">\n" } ?? "<div>\n")
      let blocks = PrintedBlocks(
        text: text, places: places, language: language, isForeign: spoken != nil, isWhole: extent == .whole,
        attribution: document.attribution, marks: marks)
      for entry in places.entries { blocks.write(entry, to: &out, draining: &sink) }
      out.append("</div>\n")
    }
    out.append("</section>\n")
  }
}
