import Redline

extension RedlineHTML {
  /// Writes a document: its name, its account, and its paragraphs.
  func section(
    _ document: DocumentRedline, _ index: Int, _ plan: PagePlan, to out: inout ByteWriter,
    draining sink: inout some ByteSink
  ) {
    let anchor = PagePlan.anchor(document: index)
    out.append(
      "<section class=\"doc\" id=\"\(anchor)\" aria-labelledby=\"\(anchor)-name\">\n<h2 id=\"\(anchor)-name\"><bdi>"
    )
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
      if text.isUnchanged {
        out.append("<p>\(language(.noDifference))</p>\n")
      } else {
        out.append("<div class=\"two heads\"><div class=\"side\">\(language(.oldText))</div>")
        out.append("<div class=\"side\">\(language(.newText))</div></div>\n")
      }
      let spoken = document.languageOfText
      let page = DocumentPage(
        text: text, index: index, plan: plan, language: language,
        spoken: spoken == language.rawValue ? nil : spoken)
      for entry in plan.documents[index].entries { page.write(entry, to: &out, draining: &sink) }
    }
    out.append("</section>\n")
  }
}

/// The paragraphs of one document on the page.
struct DocumentPage {
  let text: TextRedline
  let index: Int
  let plan: PagePlan
  let language: InterfaceLanguage
  /// The language of the text, where it is known and not that of the page: a screen reader speaks it as such.
  let spoken: String?

  func write(_ entry: ReadingOrder.Entry, to out: inout ByteWriter, draining sink: inout some ByteSink) {
    switch entry {
    case .block(let number):
      let block = text.blocks[number]
      if let change = plan.documents[index].changes[number] {
        changed(block, change, to: &out)
      } else {
        equal(block, inPairs: true, to: &out)
      }
    case .movedAway(let number):
      movedAway(text.blocks[number], plan.documents[index].changes[number]!, to: &out)
    case .unchanged(let numbers):
      out.append("<details class=\"same\"><summary>\(language(.unchangedCount(numbers.count)))</summary>\n")
      for number in numbers {
        equal(text.blocks[number], inPairs: false, to: &out)
        out.drain(into: &sink)
      }
      out.append("</details>\n")
    }
    out.drain(into: &sink)
  }

  private func open(_ block: TextRedline.Block, to out: inout ByteWriter) {
    let anchor = PagePlan.anchor(document: index, block: block)
    let number = block.number
    out.append("<div class=\"b \(block.pageClass)\" id=\"\(anchor)\"><a class=\"n\" href=\"#\(anchor)\"")
    if block.change != .equal { out.append(" aria-label=\"\(language(.linkToParagraph(number)))\"") }
    out.append(">\(number)</a>")
  }

  private func equal(_ block: TextRedline.Block, inPairs: Bool, to out: inout ByteWriter) {
    open(block, to: &out)
    if inPairs { out.append("<div class=\"one\">") }
    paragraph(block, [.equal], to: &out)
    if inPairs {
      out.append("</div>")
      pair(block, to: &out)
    }
    out.append("</div>\n")
  }

  private func changed(_ block: TextRedline.Block, _ change: Int, to out: inout ByteWriter) {
    open(block, to: &out)
    out.append("\n<p class=\"tag c\" id=\"\(PagePlan.anchor(change: change))\"><span class=\"k\">")
    out.append("\(block.changeName(language))</span> ")
    if block.isMoved {
      out.append("<span class=\"from\">↑ <bdi>")
      out.append(html: text.oldPlace(of: block, language))
      out.append(
        "</bdi> <a href=\"#\(PagePlan.anchor(oldPlaceOf: change))\">\(language(.seeOldPlace))</a></span> ")
    }
    out.append("<span class=\"step\">")
    if change > 1 { step(to: change - 1, "‹", .previousChange, to: &out) }
    out.append(" \(language.grouped(change)) / \(language.grouped(plan.changeCount)) ")
    if change < plan.changeCount { step(to: change + 1, "›", .nextChange, to: &out) }
    out.append("</span></p>\n<div class=\"one\">")
    paragraph(block, [.equal, .insert, .delete], to: &out)
    out.append("</div>\n")
    pair(block, to: &out)
    out.append("</div>\n")
  }

  private func step(to change: Int, _ sign: String, _ phrase: Phrase, to out: inout ByteWriter) {
    out.append(
      "<a href=\"#\(PagePlan.anchor(change: change))\" aria-label=\"\(language(phrase))\">\(sign)</a>")
  }

  /// The mark at the place that a moved block left, linked to the new place.
  private func movedAway(_ block: TextRedline.Block, _ change: Int, to out: inout ByteWriter) {
    out.append("<p class=\"away\" id=\"\(PagePlan.anchor(oldPlaceOf: change))\">↓ <bdi>")
    out.append(html: text.newPlace(of: block, language))
    out.append("</bdi> <a href=\"#\(PagePlan.anchor(change: change))\">\(language(.seeNewPlace))</a></p>\n")
  }

  /// The old and the new text of a block beside each other.
  private func pair(_ block: TextRedline.Block, to out: inout ByteWriter) {
    out.append("<div class=\"two\"><div class=\"side\" role=\"group\" aria-label=\"\(language(.oldText))\">")
    if !block.from.isEmpty { paragraph(block, [.equal, .delete], to: &out) }
    out.append("</div><div class=\"side\" role=\"group\" aria-label=\"\(language(.newText))\">")
    if !block.to.isEmpty { paragraph(block, [.equal, .insert], to: &out) }
    out.append("</div></div>")
  }

  /// The text of a block, or of one side of it, with what changed marked.
  private func paragraph(
    _ block: TextRedline.Block, _ operations: Set<TextRedline.Operation>, to out: inout ByteWriter
  ) {
    out.append("<div class=\"t \(kindClass(block))\" dir=\"auto\"")
    if let spoken { out.append(" lang=\"\(spoken)\"") }
    out.append(">")
    let spans = text.visibleSpans(of: block).filter { operations.contains($0.operation) }
    for (index, span) in spans.enumerated() {
      var bytes = span.bytes
      let element: String? =
        switch span.operation {
        case .equal: nil
        case .insert: "ins"
        case .delete: "del"
        }
      if let element { out.append("<\(element)>") }
      if span.isBlankChange {
        out.append(span.blankSigns)
      } else {
        if index == 0 {
          let mark = text.markerLength(of: block, in: bytes)
          if mark > 0 {
            out.append("<span class=\"mk\">")
            bytes.prefix(mark).withUnsafeBytes { out.append(html: $0) }
            out.append("</span>")
            bytes = bytes.dropFirst(mark)
          }
        }
        bytes.withUnsafeBytes { out.append(html: $0) }
      }
      if let element { out.append("</\(element)>") }
      if index < spans.count - 1, span.breaksLine(among: operations) { out.append("\n") }
    }
    out.append("</div>")
  }

  private func kindClass(_ block: TextRedline.Block) -> String {
    switch text.kind(of: block) {
    case .paragraph: "p"
    case .heading(let level): "h h\(min(max(level, 1), 6))"
    case .listItem: "li"
    case .tableRow: "row"
    case .footnote: "fn"
    case .other: "o"
    }
  }
}

extension DocumentRedline {
  /// The language that the path names: `es` of `text.es.md`.
  fileprivate var languageOfText: String? {
    let parts = path.split(separator: "/").last?.split(separator: ".") ?? []
    guard parts.count >= 3 else { return nil }
    let code = parts[parts.count - 2]
    return (2...3).contains(code.utf8.count) && code.utf8.allSatisfy({ (97...122).contains($0) })
      ? String(code) : nil
  }
}
