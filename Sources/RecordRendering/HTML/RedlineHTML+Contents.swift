import RecordComparison
import RecordLocalization
import TextDiff

extension RedlineHTML {
  /// On a page with more changes than this, the list of a document with more than a few is initially collapsed.
  private static let mostUnfolded = 200
  private static let few = 30

  /// Writes the documents and their changes as links.
  func contents(
    _ redline: StateRedline, _ plan: PagePlan, to out: inout ByteWriter, draining sink: inout some ByteSink
  ) {
    guard !redline.documents.isEmpty else { return }
    out.append(
      "<nav class=\"toc\" id=\"_list\" aria-label=\"\(language(.changeList))\">\n<h2>\(language(.changeList))</h2>\n<ul>\n"
    )
    for (document, places) in zip(redline.documents, plan.documents) {
      out.append("<li><a href=\"#\(places.anchors.document)\"><bdi>")
      name(document, to: &out)
      out.append("</bdi></a>")
      if let text = document.text, !places.changed.isEmpty {
        let isOpen = plan.changeCount <= Self.mostUnfolded || places.changed.count <= Self.few
        out.append("\n<details\(isOpen ? " open" : "")><summary>")
        out.append("\(language(.changeCount(places.changed.count)))</summary>\n<ol")
        if let spoken = spokenLanguage(of: document) { out.append(" lang=\"\(spoken)\"") }
        out.append(">\n")
        for (number, block) in places.changed.enumerated() {
          item(text.blocks[block], number + 1, places, text, to: &out)
          out.drain(into: &sink)
        }
        out.append("</ol>\n</details>")
      }
      out.append("</li>\n")
    }
    out.append("</ul>\n</nav>\n")
  }

  private func item(
    _ block: TextRedline.Block, _ change: Int, _ places: PagePlan.Document, _ text: TextRedline,
    to out: inout ByteWriter
  ) {
    out.append("<li><a href=\"#\(places.anchors.change(change))\"><span class=\"k \(block.pageClass)\"")
    out.append(" lang=\"\(language.rawValue)\">\(language.grouped(places.changesBefore + change)) ")
    out.append("\(text.changeName(of: block, language))</span> <bdi>")
    for (operation, words) in text.excerpt(of: block) {
      switch operation {
      case .equal: out.append(html: words)
      case .insert: element("ins", words, to: &out)
      case .delete: element("del", words, to: &out)
      }
    }
    out.append("</bdi></a></li>\n")
  }

  private func element(_ name: String, _ words: String, to out: inout ByteWriter) {
    out.append("<\(name)>")
    out.append(html: words)
    out.append("</\(name)>")
  }

  /// Writes the table of what changed in each document.
  func summary(_ redline: StateRedline, _ plan: PagePlan, to out: inout ByteWriter) {
    // For one document, its own summary is enough.
    if redline.documents.count == 1, redline.leftOut == 0 { return }
    out.append(
      "<section class=\"sum\" aria-labelledby=\"_summary\">\n<h2 id=\"_summary\">\(language(.summary))</h2>\n")
    defer { out.append("</section>\n") }
    defer { if redline.leftOut > 0 { out.append("<p>\(language(.leftOut(redline.leftOut)))</p>\n") } }
    guard !redline.documents.isEmpty else {
      out.append("<p>\(language(redline.leftOut > 0 ? .noDifferenceOfTexts : .noDifference))</p>\n")
      return
    }
    let total = redline.statistics
    out.append(
      "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-labelledby=\"_account\">\n<table>\n<caption id=\"_account\">"
    )
    out.append("\(redline.account(language))</caption>\n<thead><tr>")
    for title in [Phrase.document, .whatChanged] { out.append("<th scope=\"col\">\(language(title))</th>") }
    for title in [Phrase.changes, .wordsInsertedTitle, .wordsDeletedTitle, .movedTitle] {
      out.append("<th scope=\"col\" class=\"num\">\(language(title))</th>")
    }
    out.append("</tr></thead>\n<tbody>\n")
    for (document, places) in zip(redline.documents, plan.documents) {
      out.append("<tr><th scope=\"row\"><a href=\"#\(places.anchors.document)\"><bdi>")
      name(document, to: &out)
      out.append("</bdi></a></th><td>\(document.changeName(language))</td>")
      numbers(document.text.map { ($0.statistics, places.changed.count) }, to: &out)
      out.append("</tr>\n")
    }
    out.append("</tbody>\n<tfoot><tr><th scope=\"row\" colspan=\"2\">\(language(.total))</th>")
    numbers((total, plan.changeCount), to: &out)
    out.append("</tr></tfoot>\n</table>\n</div>\n")
    parties(redline, to: &out)
  }

  /// The title of a document, or its path, which may be wrapped after a slash.
  func name(_ document: DocumentRedline, to out: inout ByteWriter) {
    if let title = document.title { out.append(html: title) } else { path(document.path, to: &out) }
  }

  func path(_ path: String, to out: inout ByteWriter) {
    for (index, part) in path.split(separator: "/", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { out.append("/<wbr>") }
      out.append(html: String(part))
    }
  }

  private func numbers(_ counts: (TextRedline.Statistics, changes: Int)?, to out: inout ByteWriter) {
    guard let (words, changes) = counts else {
      for _ in 0..<4 { out.append("<td class=\"num\">–</td>") }
      return
    }
    for number in [changes, words.wordsInserted, words.wordsDeleted, words.blocksMoved] {
      out.append("<td class=\"num\">\(language.grouped(number))</td>")
    }
  }
}

extension TextRedline.Block {
  /// The change's class in the style sheet.
  var pageClass: String {
    switch change {
    case .equal: "eq"
    case .modified, .split, .merged: "mod"
    case .inserted: "new"
    case .deleted: "gone"
    case .moved, .movedModified: "mv"
    }
  }
}
