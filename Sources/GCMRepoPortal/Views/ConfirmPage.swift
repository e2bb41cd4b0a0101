import PortalMessages
import RecordLocalization
import RecordRendering

/// What would be recorded, for the person who confirms it: facts, warnings, tracked changes, and the text, as the redline to the
/// last revision where there is one.
struct ConfirmPage {
  let frame: LiveFrame
  private var language: InterfaceLanguage { frame.language }
  let upload: UploadFolder
  /// Of what would be recorded.
  let digest: String
  let summary: UploadSummary
  let facts: BrokerAnswer.AccessFacts
  let cookie: SessionCookie
  var refusal: String?

  /// The name of a form that decides on an upload: a confirmation is of what was shown, and of nothing else.
  static func form(_ name: String, _ upload: UploadFolder, digest: String) -> String {
    "\(name) \(upload.id) \(digest)"
  }

  /// The page, and the styles in it.
  var html: [UInt8] {
    let redline = upload.read(.redline).flatMap(EmbeddedPage.init)
    let text = upload.read(.text).flatMap(EmbeddedPage.init)
    let page = FormPage(frame: frame, title: Message("This would be recorded")(language))
    let html = page.html { out in
      if let refusal { out.paragraph(Message(verbatim: refusal), language, css: "note") }
      out.append("<dl>\n")
      for fact in summary.facts { out.fact(fact.label, fact.value) }
      out.append("</dl>\n")
      list(Message("Please note"), summary.warnings, css: "note", &out)
      list(Message("Tracked changes"), summary.tracked, css: "", &out)
      list(Message("What the program found"), summary.remarks, css: "", &out)
      if summary.isUnchanged {
        out.paragraph(Message("The record holds exactly this already. Confirming it again changes nothing."), language)
      }
      if let shown = redline ?? text {
        let heading =
          redline == nil
          ? Message("The text as it would be in the record") : Message("The text, compared with your last revision")
        out.append("<h2>")
        out.append(html: heading(language))
        out.append("</h2>\n<p><a href=\"text.html\">")
        out.append(html: Message("The text as a page")(language))
        out.append("</a>")
        if redline != nil {
          out.append(" · <a href=\"redline.html\">")
          out.append(html: Message("The comparison as a page")(language))
          out.append("</a>")
        }
        out.append("</p>\n<div class=\"part\">\n")
        out.append(shown.body)
        out.append("</div>\n")
      }
      forms(&out)
    }
    return EmbeddedPage.adding(style: (redline ?? text)?.style ?? "", to: html)
  }

  private func forms(_ out: inout ByteWriter) {
    out.append("<form method=\"post\" action=\"confirm\">\n")
    out.hidden("csrf", cookie.token(of: Self.form("confirm", upload, digest: digest)))
    out.paragraph(
      Message(
        "By confirming, you submit this for \(facts.party, "country") as \(facts.name, "person"). It stays in the record."
      ),
      language)
    out.button(Message("Confirm and submit"), language)
    out.append("</form>\n<form method=\"post\" action=\"discard\">\n")
    out.hidden("csrf", cookie.token(of: Self.form("discard", upload, digest: digest)))
    out.button(Message("Discard it"), language, isMain: false)
    out.append("</form>\n")
  }

  private func list(_ heading: Message, _ lines: [String], css: String, _ out: inout ByteWriter) {
    guard !lines.isEmpty else { return }
    out.append("<h2>")
    out.append(html: heading(language))
    out.append("</h2>\n<ul\(css.isEmpty ? "" : " class=\"\(css)\"")>\n")
    for line in lines {
      out.append("<li>")
      out.append(html: line)
      out.append("</li>\n")
    }
    out.append("</ul>\n")
  }
}

/// What the reader of an upload says of it.
struct UploadSummary {
  var facts: [(label: String, value: String)] = []
  var warnings: [String] = []
  var remarks: [String] = []
  var tracked: [String] = []
  var isUnchanged = false
  var contribution = ""

  init?(_ bytes: [UInt8]) {
    guard let message = try? FieldMessage(bytes) else { return nil }
    for field in message.fields {
      let text = String(decoding: field.value, as: UTF8.self)
      switch field.name {
      case "label": facts.append((text, ""))
      case "value": if !facts.isEmpty { facts[facts.count - 1].value = text }
      case "warning": warnings.append(text)
      case "remark": remarks.append(text)
      case "tracked": tracked.append(text)
      case "unchanged": isUnchanged = text == "yes"
      case "contribution": contribution = text
      default: break
      }
    }
  }
}

/// The body and the style of a self-contained page, to be shown within another.
struct EmbeddedPage {
  let style: String
  let body: String

  init?(_ bytes: [UInt8]) {
    let page = String(decoding: bytes, as: UTF8.self)
    guard let styleStart = page.firstRange(of: "<style>"), let styleEnd = page.firstRange(of: "</style>"),
      let bodyStart = page.firstRange(of: "<main>"), let bodyEnd = page.firstRange(of: "</main>"),
      styleStart.upperBound <= styleEnd.lowerBound, bodyStart.upperBound <= bodyEnd.lowerBound
    else { return nil }
    style = String(page[styleStart.upperBound..<styleEnd.lowerBound])
    body = String(page[bodyStart.upperBound..<bodyEnd.lowerBound])
  }

  /// A page with a style element at the end of its head, and without the policy in it, which the header replaces.
  static func adding(style: String, to html: [UInt8]) -> [UInt8] {
    let page = String(decoding: html, as: UTF8.self)
    guard let end = page.firstRange(of: "</head>") else { return html }
    let head = page[..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("<meta http-equiv=\"Content-Security-Policy\"") }.joined(separator: "\n")
    return Array((head + "<style>\(style)</style>\n" + page[end.lowerBound...]).utf8)
  }
}
