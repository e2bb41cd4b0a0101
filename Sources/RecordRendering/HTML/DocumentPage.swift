import TextDiff
import RecordLocalization

/// The paragraphs of one document on the page.
///
/// Each text is there at most twice. The first copy holds equal, deleted and inserted text: it is the inline view and,
/// with its insertions hidden, the old side. The second is the new side, hidden in the inline view.
struct DocumentPage {
  let text: TextRedline
  let places: PagePlan.Document
  let changesOnPage: Int
  let language: InterfaceLanguage
  /// Whether the text is in another language than the page.
  let isForeign: Bool
  /// Who made the changes, if requested.
  var attribution: Attribution?
  var marks: StepMarks?

  func write(_ entry: ReadingOrder.Entry, to out: inout ByteWriter, draining sink: inout some ByteSink) {
    switch entry {
    case .block(let index): block(index, to: &out)
    case .movedAway(let index): movedAway(index, to: &out)
    case .unchanged(let indices):
      gap(indices, to: &out)
      for index in indices {
        block(index, to: &out)
        out.drain(into: &sink)
      }
      out.append(literal: "</div></div>\n")
    }
    out.drain(into: &sink)
  }

  private var anchors: PageAnchors { places.anchors }

  /// The page's own words inside a text of another language.
  private var ownLanguage: String { isForeign ? " lang=\"\(language.rawValue)\"" : "" }

  /// Opens unchanged paragraphs far from any change, which are collapsed unless the whole text is shown.
  private func gap(_ indices: Range<Int>, to out: inout ByteWriter) {
    let anchor = anchors.gap(indices.lowerBound + 1)
    out.append("<div class=\"gap\"><input type=\"checkbox\" id=\"\(anchor)\"><label for=\"\(anchor)\"\(ownLanguage)>")
    let first = text.blocks[indices.lowerBound].number
    let last = text.blocks[indices.upperBound - 1].number
    out.append("\(text.account(ofUnchanged: indices, language)), \(first)–\(last)</label><div class=\"far\">\n")
  }

  private func block(_ index: Int, to out: inout ByteWriter) {
    let block = text.blocks[index]
    let change = places.changes[index]
    // Its old place has the anchors of the old numbers.
    let hasOldAnchors = !block.isMoved
    var ids = block.newNumbers?.map(anchors.new) ?? []
    let oldIDs = hasOldAnchors ? block.oldNumbers?.map(anchors.old) ?? [] : []
    if ids.isEmpty { ids = oldIDs }
    out.append("<div class=\"b")
    if change > 0 { out.append(" \(block.pageClass)") }
    out.append("\" id=\"\(ids[0])\">")
    if change > 0 { tag(index, change, to: &out) }
    for id in ids.dropFirst() { out.append("<span id=\"\(id)\"></span>") }
    if let numbers = block.oldNumbers {
      out.append(literal: "<span class=\"o\"")
      if let first = oldIDs.first, first != ids[0] { out.append(" id=\"\(first)\"") }
      out.append(literal: ">")
      if block.to.isEmpty {
        link(numbers, to: ids[0], &out)
      } else {
        append(numbers, to: &out)
      }
      out.append(literal: "</span>")
      if !block.to.isEmpty { for id in oldIDs.dropFirst() { out.append("<span id=\"\(id)\"></span>") } }
    }
    let writer = BlockText(
      text: text, block: block, depth: places.depths[index],
      attribution: attribution.map { BlockAttribution(attribution: $0, block: index) }, marks: marks)
    writer.write(.both, to: &out)
    if let numbers = block.newNumbers {
      out.append(literal: "<span class=\"n\">")
      link(numbers, to: ids[0], &out)
      out.append(literal: "</span>")
      if !block.from.isEmpty { writer.write(.new, to: &out) }
    }
    out.append(literal: "</div>\n")
  }

  /// A number in the margin that is the paragraph's permanent link.
  private func link(_ numbers: ClosedRange<Int>, to anchor: String, _ out: inout ByteWriter) {
    out.append(literal: "<a href=\"#")
    out.append(anchor)
    out.append(literal: "\">")
    append(numbers, to: &out)
    out.append(literal: "</a>")
  }

  private func append(_ numbers: ClosedRange<Int>, to out: inout ByteWriter) {
    out.append(number: numbers.lowerBound)
    guard numbers.count > 1 else { return }
    out.append(literal: "–")
    out.append(number: numbers.upperBound)
  }

  /// How a paragraph changed, where it came from, and links to the neighbouring changes.
  private func tag(_ index: Int, _ change: Int, to out: inout ByteWriter) {
    let block = text.blocks[index]
    let anchor = anchors.change(change)
    out.append("\n<p class=\"tag\" id=\"\(anchor)\" tabindex=\"-1\"\(ownLanguage)>")
    out.append("<span class=\"k\">\(text.changeName(of: block, language))</span> ")
    if let mover = attribution?.mover(ofBlock: index) { out.append(marks?[mover] ?? "") }
    if block.isMoved {
      out.append("<span class=\"from\">↑ <bdi>")
      out.append(html: text.oldPlace(of: block, language))
      out.append("</bdi> <a href=\"#\(anchors.oldPlace(of: change))\">\(language(.seeOldPlace))</a></span> ")
    }
    out.append("<span class=\"step\">")
    let number = places.changesBefore + change
    if let previous = change > 1 ? anchors.change(change - 1) : places.previous {
      step(to: previous, "‹", .previousChange, &out)
    }
    out.append(
      "<a href=\"#\(anchor)\" class=\"c\" aria-label=\"\(language(.linkToChange(number, of: changesOnPage)))\">")
    out.append("\(language.grouped(number)) / \(language.grouped(changesOnPage))</a>")
    if let next = change < places.changed.count ? anchors.change(change + 1) : places.next {
      step(to: next, "›", .nextChange, &out)
    }
    out.append("</span></p>\n")
  }

  private func step(to anchor: String, _ sign: String, _ phrase: Phrase, _ out: inout ByteWriter) {
    out.append("<a href=\"#\(anchor)\" aria-label=\"\(language(phrase))\">\(sign)</a>")
  }

  /// A moved paragraph at its old place, linked to the new place.
  private func movedAway(_ index: Int, to out: inout ByteWriter) {
    let block = text.blocks[index]
    let change = places.changes[index]
    let ids = block.oldNumbers?.map(anchors.old) ?? []
    out.append("<div class=\"b away\" id=\"\(anchors.oldPlace(of: change))\">\n<p class=\"tag\"\(ownLanguage)>")
    out.append("<span class=\"from\">↓ <bdi>")
    out.append(html: text.newPlace(of: block, language))
    out.append("</bdi> <a href=\"#\(anchors.change(change))\">\(language(.seeNewPlace))</a></span></p>\n")
    for id in ids.dropFirst() { out.append("<span id=\"\(id)\"></span>") }
    if let first = ids.first, let numbers = block.oldNumbers {
      out.append("<span class=\"o\" id=\"\(first)\">")
      link(numbers, to: first, &out)
      out.append(literal: "</span>")
    }
    BlockText(text: text, block: block, depth: nil).write(.old, to: &out)
    out.append(literal: "</div>\n")
  }
}
