import TextDiff
import RecordLocalization

/// The paragraphs of one document as they are printed: each once, with its numbers, a bar if it changed, and how it
/// changed.
struct PrintedBlocks {
  let text: TextRedline
  let places: PagePlan.Document
  let language: InterfaceLanguage
  /// Whether the text is in another language than the page.
  let isForeign: Bool
  /// Whether unchanged paragraphs far from a change are printed, too.
  let isWhole: Bool
  var attribution: Attribution?
  var marks: StepMarks?

  func write(_ entry: ReadingOrder.Entry, to out: inout ByteWriter, draining sink: inout some ByteSink) {
    switch entry {
    case .block(let index): block(index, to: &out)
    case .movedAway(let index): movedAway(index, to: &out)
    case .unchanged(let indices):
      if isWhole {
        for index in indices {
          block(index, to: &out)
          out.drain(into: &sink)
        }
      } else {
        gap(indices, to: &out)
      }
    }
    out.drain(into: &sink)
  }

  /// The page's own words inside a text of another language.
  private var ownLanguage: String { isForeign ? " lang=\"\(language.rawValue)\"" : "" }

  private func gap(_ indices: Range<Int>, to out: inout ByteWriter) {
    let first = text.blocks[indices.lowerBound].number
    let last = text.blocks[indices.upperBound - 1].number
    out.append("<p class=\"gap\"\(ownLanguage)>\(language(.unchangedCount(indices.count))), \(first)–\(last)</p>\n")
  }

  private func block(_ index: Int, to out: inout ByteWriter) {
    let block = text.blocks[index]
    let isChanged = places.changes[index] > 0
    out.append("<div class=\"b\(isChanged ? " bar \(block.pageClass)" : "")\">")
    if isChanged { tag(index, to: &out) }
    numbers(block.oldNumbers, "o", to: &out)
    numbers(block.newNumbers, "n", to: &out)
    BlockText(
      text: text, block: block, depth: places.depths[index],
      attribution: attribution.map { BlockAttribution(attribution: $0, block: index) }, marks: marks
    ).write(.both, to: &out)
    out.append(literal: "</div>\n")
  }

  private func numbers(_ numbers: ClosedRange<Int>?, _ side: String, to out: inout ByteWriter) {
    guard let numbers else { return }
    out.append("<span class=\"\(side)\">\(numbers.lowerBound)")
    if numbers.count > 1 { out.append("–\(numbers.upperBound)") }
    out.append(literal: "</span>")
  }

  /// How a paragraph changed, and where it came from.
  private func tag(_ index: Int, to out: inout ByteWriter) {
    let block = text.blocks[index]
    out.append("<p class=\"tag\"\(ownLanguage)><span class=\"k\">\(text.changeName(of: block, language))</span>")
    if let mover = attribution?.mover(ofBlock: index) { out.append(" \(marks?[mover] ?? "")") }
    if block.isMoved {
      out.append(" ↑ <bdi>")
      out.append(html: text.oldPlace(of: block, language))
      out.append("</bdi>")
    }
    out.append(literal: "</p>\n")
  }

  /// A moved paragraph at its old place.
  private func movedAway(_ index: Int, to out: inout ByteWriter) {
    let block = text.blocks[index]
    out.append("<div class=\"b bar mv\"><p class=\"tag\"\(ownLanguage)>↓ <bdi>")
    out.append(html: text.newPlace(of: block, language))
    out.append("</bdi></p>\n")
    numbers(block.oldNumbers, "o", to: &out)
    BlockText(text: text, block: block, depth: nil).write(.old, to: &out)
    out.append(literal: "</div>\n")
  }
}
