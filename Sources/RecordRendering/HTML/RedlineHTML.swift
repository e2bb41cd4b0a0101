import RecordComparison
import TextDiff
import RecordLocalization

/// A redline as one self-contained HTML page: no network, no external script, no fonts.
///
/// Document text is only text. All views (inline or side by side, changes only or the whole text) are in the page and
/// switched by style alone; a small script adds keys and buttons to go from change to change. Cost: linear in the
/// texts.
public struct RedlineHTML {
  /// How the old and the new text are arranged.
  public enum Layout: Sendable, Hashable {
    /// One text with its changes marked.
    case inline
    /// The old text on the left, the new one on the right.
    case sideBySide
  }

  /// How much of the texts is shown.
  public enum Extent: Sendable, Hashable {
    /// The changes, the paragraphs next to them and the headings above them.
    case affected
    case whole
  }

  let language: InterfaceLanguage
  let title: String
  let layout: Layout
  let extent: Extent
  let context: Int
  /// The label by which the page is recognised when it comes back, as its `<meta name="gcmrepo">`; empty for none.
  public var label = ""

  /// - Parameters:
  ///   - language: The language of the words around the text.
  ///   - title: The subject of the page; if empty, the names of the two states.
  ///   - layout: The initial view; the reader may switch it.
  ///   - extent: How much of the text is shown initially; the reader may switch it.
  ///   - context: How many unchanged paragraphs are shown before and after a change.
  public init(
    language: InterfaceLanguage, title: String = "", layout: Layout = .inline,
    extent: Extent = .affected, context: Int = 1
  ) {
    self.language = language
    self.title = title
    self.layout = layout
    self.extent = extent
    self.context = max(0, context)
  }

  public func write(_ redline: StateRedline, to sink: inout some ByteSink) {
    let plan = PagePlan(redline, context: context)
    var out = ByteWriter()
    head(redline, to: &out)
    top(redline, to: &out)
    out.append("<main>\n")
    content(redline, plan, to: &out, draining: &sink)
    out.append("</main>\n<script>\(PageScript.source)</script>\n</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  /// The redline as the content of a page's `main` element, for a page that links ``siteSheet`` and ``siteScript``.
  package func content(of redline: StateRedline) -> [UInt8] {
    var sink = ByteBuffer()
    var out = ByteWriter()
    content(redline, PagePlan(redline, context: context), to: &out, draining: &sink)
    out.drain(into: &sink, above: 0)
    return sink.bytes
  }

  /// The rules of a redline within a page of a site, after those of the site.
  package static let siteSheet = RedlineStyleSheet.sheet

  /// The script of such a page.
  package static let siteScript = PageScript.source

  private func content(
    _ redline: StateRedline, _ plan: PagePlan, to out: inout ByteWriter, draining sink: inout some ByteSink
  ) {
    controls(plan, to: &out)
    out.append("<div class=\"page\">\n")
    contents(redline, plan, to: &out, draining: &sink)
    out.append("<div class=\"texts\" id=\"_texts\" tabindex=\"-1\">\n")
    summary(redline, plan, to: &out)
    steps(redline, to: &out)
    let marks = StepMarks(redline)
    for (document, places) in zip(redline.documents, plan.documents) {
      section(document, places, changesOnPage: plan.changeCount, marks: marks, to: &out, draining: &sink)
    }
    out.append("</div>\n</div>\n")
  }

  private func head(_ redline: StateRedline, to out: inout ByteWriter) {
    PageHead(
      language: language.rawValue, title: heading(redline), metadata: [("generator", "gcmrepo"), ("gcmrepo", label)],
      style: RedlineStyleSheet.sheet,
      script: PageScript.source
    ).write(to: &out)
  }

  func heading(_ redline: StateRedline) -> String {
    title.isEmpty ? language(.redline(from: redline.from.name, to: redline.to.name)) : title
  }

  /// The skip link, the title and the two states.
  private func top(_ redline: StateRedline, to out: inout ByteWriter) {
    // Printed on each page; on a screen the title is enough.
    out.append("<p class=\"running\" aria-hidden=\"true\"><bdi>")
    out.append(html: redline.from.name)
    out.append("</bdi> → <bdi>")
    out.append(html: redline.to.name)
    out.append("</bdi>")
    if !title.isEmpty {
      out.append(" · <bdi>")
      out.append(html: title)
      out.append("</bdi>")
    }
    out.append("</p>\n")
    out.append("<a class=\"skip\" href=\"#_texts\">\(language(.skipToChanges))</a>\n")
    out.append("<header class=\"top\">\n<h1><bdi>")
    out.append(html: heading(redline))
    out.append("</bdi></h1>\n<p class=\"states\">")
    state(redline.from, to: &out)
    out.append(" → ")
    state(redline.to, to: &out)
    out.append("</p>\n")
    out.append("</header>\n")
  }

  private func state(_ state: StateName, to out: inout ByteWriter) {
    out.append("<bdi><b>")
    out.append(html: state.name)
    out.append("</b></bdi>")
    if let commit = state.commit, commit.description != state.name {
      out.append(" <code title=\"")
      out.append(attribute: commit.description)
      out.append("\">")
      out.append(html: commit.short)
      out.append("</code>")
    }
    if let date = state.date {
      out.append(" <time datetime=\"")
      out.append(attribute: date)
      out.append("\">")
      out.append(html: dateInWords(date, language))
      out.append("</time>")
    }
  }
}
