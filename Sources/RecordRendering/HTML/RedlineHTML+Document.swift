import TextDiff

extension RedlineHTML {
  /// Writes a document: its name, its account, and its paragraphs.
  func section(
    _ document: DocumentRedline, _ places: PagePlan.Document, changesOnPage: Int, marks: StepMarks,
    to out: inout ByteWriter, draining sink: inout some ByteSink
  ) {
    let anchors = places.anchors
    out.append("<section class=\"doc\" id=\"\(anchors.document)\" aria-labelledby=\"\(anchors.name)\">\n")
    out.append("<h2 id=\"\(anchors.name)\"><bdi>")
    name(document, to: &out)
    out.append("</bdi></h2>\n<p class=\"account\">")
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
    if let text = document.text {
      if !document.hasChanges {
        out.append("<p>\(language(text.isUnchanged ? .noDifference : .onlyLineEnds))</p>\n")
      } else {
        columnHeads(to: &out)
        let spoken = spokenLanguage(of: document)
        out.append(spoken.map { "<div lang=\"\($0)\">\n" } ?? "<div>\n")
        let page = DocumentPage(
          text: text, places: places, changesOnPage: changesOnPage, language: language, isForeign: spoken != nil,
          attribution: document.attribution, marks: marks)
        for entry in places.entries { page.write(entry, to: &out, draining: &sink) }
        out.append("</div>\n")
      }
    }
    out.append("</section>\n")
  }

  private func columnHeads(to out: inout ByteWriter) {
    out.append("<div class=\"b heads\"><span class=\"o\">\(language(.oldNumber))</span>")
    out.append("<span class=\"t\">\(language(.oldText))</span><span class=\"n\">\(language(.newNumber))</span>")
    out.append("<span class=\"t z\">\(language(.newText))</span></div>\n")
  }

  /// The language of a document's text, where its path tells one that is not the page's: a screen reader speaks it as
  /// such.
  func spokenLanguage(of document: DocumentRedline) -> String? {
    (document.language ?? document.languageOfText).flatMap { $0 == language.rawValue ? nil : $0 }
  }
}

extension DocumentRedline {
  /// The language that the path names: `es` of `text.es.md`, `pt-br` of `text.pt-br.md` (BCP 47).
  fileprivate var languageOfText: String? {
    let parts = path.split(separator: "/").last?.split(separator: ".") ?? []
    guard parts.count >= 3 else { return nil }
    let code = parts[parts.count - 2]
    let subtags = code.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = subtags.first, (2...3).contains(first.utf8.count),
      first.utf8.allSatisfy({ (97...122).contains($0) }),
      subtags.dropFirst().allSatisfy({ tag in
        (2...8).contains(tag.utf8.count) && tag.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
      })
    else { return nil }
    return String(code)
  }
}
