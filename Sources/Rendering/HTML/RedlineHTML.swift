import Redline

/// A redline as one page of HTML that needs nothing beside itself: no network, no script, no fonts.
///
/// Text of a document is text only. The two views, in the text and side by side, are switched by style alone; a small
/// script adds keys to jump between changes and is named by its hash in the page's content security policy.
public struct RedlineHTML {
  /// How many unchanged paragraphs stand open before and after a change.
  static let context = 1

  let language: InterfaceLanguage
  let title: String
  let generatedAt: String?

  /// - Parameters:
  ///   - title: What the page is about; an empty one gives the names of the two states.
  ///   - generatedAt: When the page was made, RFC 3339. Without it the same redline gives the same bytes.
  public init(language: InterfaceLanguage, title: String = "", generatedAt: String? = nil) {
    self.language = language
    self.title = title
    self.generatedAt = generatedAt
  }

  public func write(_ redline: StateRedline, to sink: inout some ByteSink) {
    let plan = PagePlan(redline, context: Self.context)
    var out = ByteWriter()
    head(redline, to: &out)
    top(redline, to: &out)
    out.append("<div class=\"page\">\n")
    contents(redline, plan, to: &out, draining: &sink)
    out.append("<main id=\"changes\" tabindex=\"-1\">\n")
    summary(redline, plan, to: &out)
    for (index, document) in redline.documents.enumerated() {
      section(document, index, plan, to: &out, draining: &sink)
    }
    out.append("</main>\n</div>\n<script>\(PageScript.source)</script>\n</body>\n</html>\n")
    out.drain(into: &sink, above: 0)
  }

  private func head(_ redline: StateRedline, to out: inout ByteWriter) {
    out.append(
      """
      <!DOCTYPE html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(PageScript.contentSecurityPolicy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>
      """)
    out.append(attribute: heading(redline))
    out.append("</title>\n<style>\n\(PageStyle.sheet(language))</style>\n</head>\n<body>\n")
  }

  private func heading(_ redline: StateRedline) -> String {
    title.isEmpty ? language(.redline(from: redline.from.name, to: redline.to.name)) : title
  }

  /// The skip link, the switch of the views, the title and the legend.
  private func top(_ redline: StateRedline, to out: inout ByteWriter) {
    out.append("<a class=\"skip\" href=\"#changes\">\(language(.skipToChanges))</a>\n")
    // Before all else in the body: the style sheet reaches what follows them, and no older browser needs more.
    let view = language(.view)
    out.append("<input type=\"radio\" name=\"view\" id=\"in-text\" class=\"sw\"")
    out.append(" aria-label=\"\(view): \(language(.inline))\" checked>\n")
    out.append("<input type=\"radio\" name=\"view\" id=\"in-pairs\" class=\"sw\"")
    out.append(" aria-label=\"\(view): \(language(.sideBySide))\">\n")
    out.append("<header class=\"top\">\n<h1><bdi>")
    out.append(html: heading(redline))
    out.append("</bdi></h1>\n<p class=\"states\">")
    state(redline.from, to: &out)
    out.append(" → ")
    state(redline.to, to: &out)
    out.append("</p>\n")
    if let generatedAt {
      out.append("<p class=\"made\">\(language(.made)) <time datetime=\"")
      out.append(attribute: generatedAt)
      out.append("\">")
      out.append(html: dateInWords(generatedAt, language))
      out.append("</time></p>\n")
    }
    out.append(
      "</header>\n<div class=\"bar\">\n<div class=\"views\">"
    )
    out.append("<label for=\"in-text\" class=\"v1\">\(language(.inline))</label>")
    out.append("<label for=\"in-pairs\" class=\"v2\">\(language(.sideBySide))</label></div>\n")
    out.append("<p class=\"legend\" role=\"note\" aria-label=\"\(language(.legend))\">")
    out.append("<ins>\(language(.insertedSample))</ins> <del>\(language(.deletedSample))</del> ")
    out.append("<span class=\"mv\">\(language(.movedSample))</span></p>\n")
    out.append("<p class=\"keys\">\(language(.keyboardHint))</p>\n</div>\n")
  }

  private func state(_ state: StateName, to out: inout ByteWriter) {
    out.append("<bdi><b>")
    out.append(html: state.name)
    out.append("</b></bdi>")
    if !state.commit.isEmpty, state.commit != state.name {
      out.append(" <code title=\"")
      out.append(attribute: state.commit)
      out.append("\">")
      out.append(html: String(state.commit.prefix(10)))
      out.append("</code>")
    }
  }
}
