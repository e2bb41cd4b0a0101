import RecordComparison
import RecordLocalization
import TextDiff

extension RedlineHTML {
  /// Writes a document: its name, its summary, and its paragraphs.
  func section(
    _ document: DocumentRedline, _ places: PagePlan.Document, changesOnPage: Int, marks: StepMarks,
    to out: inout ByteWriter, draining sink: inout some ByteSink
  ) {
    let anchors = places.anchors
    out.append("<section class=\"doc\" id=\"\(anchors.document)\" aria-labelledby=\"\(anchors.name)\">\n")
    out.append("<h2 id=\"\(anchors.name)\"><bdi>")
    name(document, to: &out)
    out.append("</bdi></h2>\n")
    account(of: document, to: &out)
    if let text = document.text, document.hasChanges {
      columnHeads(to: &out)
      let spoken = spokenLanguage(of: document)
      out.append(spoken.map { "<div lang=\"\($0)\">\n" } ?? "<div>\n")
      let page = DocumentPage(
        text: text, places: places, changesOnPage: changesOnPage, language: language, isForeign: spoken != nil,
        attribution: document.attribution, marks: marks)
      for entry in places.entries { page.write(entry, to: &out, draining: &sink) }
      out.append("</div>\n")
    }
    out.append("</section>\n")
  }

  /// How a document changed, what was not compared, and whether its text has no change.
  func account(of document: DocumentRedline, to out: inout ByteWriter) {
    out.append("<p class=\"account\">")
    if document.title != nil {
      out.append("<code><bdi>")
      path(document.path, to: &out)
      out.append("</bdi></code> · ")
    }
    out.append(html: document.account(language))
    out.append("</p>\n")
    for sentence in document.notComparedSentences(language) {
      out.append("<p class=\"not\">")
      out.append(html: sentence)
      out.append("</p>\n")
    }
    if let text = document.text, !document.hasChanges {
      out.append("<p>\(language(text.isUnchanged ? .noDifference : .onlyLineEnds))</p>\n")
    }
  }

  private func columnHeads(to out: inout ByteWriter) {
    out.append("<div class=\"b heads\"><span class=\"o\">\(language(.oldNumber))</span>")
    out.append("<span class=\"t\">\(language(.oldText))</span><span class=\"n\">\(language(.newNumber))</span>")
    out.append("<span class=\"t z\">\(language(.newText))</span></div>\n")
  }

  /// The language of a document's text, if its path gives one other than the page's: a screen reader then speaks it in
  /// that language.
  func spokenLanguage(of document: DocumentRedline) -> String? {
    document.language.map(\.description).flatMap { $0 == language.rawValue ? nil : $0 }
  }
}
