import RecordComparison
import TextDiff
import RecordLocalization

/// A redline as Markdown, for an issue, a pull request or a message: `<ins>` and `<del>`, which GitHub and GitLab show.
public struct RedlineMarkdown {
  let language: InterfaceLanguage
  let context: Int?

  /// - Parameters:
  ///   - language: The language of the words around the text.
  ///   - context: How many unchanged paragraphs are shown before and after a change; all if `nil`.
  public init(language: InterfaceLanguage, context: Int? = 1) {
    self.language = language
    self.context = context.map { max(0, $0) }
  }

  public func write(_ redline: StateRedline, to sink: inout some ByteSink) {
    var out = ByteWriter()
    out.append("# \(escaped(language(.redline(from: redline.from.name, to: redline.to.name))))\n\n")
    out.append(
      redline.documents.isEmpty
        ? language(.noDifference)
        : redline.account(language))
    out.append("\n")
    if !redline.steps.isEmpty { out.append("\n") }
    for number in redline.steps.indices {
      out.append("- \(BlockAttribution.mark(number)) \(escaped(redline.account(ofStep: number, language)))\n")
    }
    let parties = redline.statisticsOfParties
    if parties.count > 1 { out.append("\n") }
    for party in parties where parties.count > 1 {
      let account = [language(.documentCount(party.documents))] + party.statistics.account(language)
      out.append(
        "- \(escaped(party.party?.description ?? language(.nobodysOwn))): \(escaped(account.joined(separator: " · ")))\n"
      )
    }
    for document in redline.documents {
      out.append("\n## \(escaped(document.title ?? document.path))\n\n")
      if document.title != nil { out.append("\(escaped(document.path)) · ") }
      out.append("\(escaped(document.account(language)))\n")
      for sentence in document.notComparedSentences(language) { out.append("\n> \(escaped(sentence))\n") }
      guard let text = document.text, document.hasChanges else { continue }
      var tables = MarkdownTable()
      for entry in ReadingOrder(text, context: context, wanted: document.blocksWithPassing).entries {
        if case .block(let index) = entry, tables.takes(text.blocks[index], of: text) {
          tables.write(index, of: text, document.attribution(ofBlock: index), to: &out)
        } else {
          tables.end()
          write(entry, of: text, in: document, to: &out)
        }
        out.drain(into: &sink)
      }
    }
    out.drain(into: &sink, above: 0)
  }

  private func write(
    _ entry: ReadingOrder.Entry, of text: TextRedline, in document: DocumentRedline, to out: inout ByteWriter
  ) {
    switch entry {
    case .unchanged(let blocks): remark("… \(text.account(ofUnchanged: blocks, language))", to: &out)
    case .movedAway(let index): remark("↓ \(text.newPlace(of: text.blocks[index], language))", to: &out)
    case .block(let index):
      let block = text.blocks[index]
      let attribution = document.attribution(ofBlock: index)
      switch block.change {
      case .moved, .movedModified:
        let mover = attribution?.moverMark.map { " " + $0 } ?? ""
        remark("↑ \(block.changeName(language)): \(text.oldPlace(of: block, language))\(mover)", to: &out)
      case .split, .merged: remark(block.changeName(language), to: &out)
      case .equal, .modified, .inserted, .deleted: break
      }
      paragraph(block, of: text, attribution, to: &out)
    }
  }

  /// A remark of the renderer: a quotation, which document text can never be.
  private func remark(_ words: String, to out: inout ByteWriter) {
    out.append("\n> *\(escaped(words))*\n")
  }

  private func paragraph(
    _ block: TextRedline.Block, of text: TextRedline, _ attribution: BlockAttribution?, to out: inout ByteWriter
  ) {
    let spans = text.visibleSpans(of: block)
    guard let first = spans.first else { return }
    let whole = spans.count == 1 || first.operation == .equal
    let mark = whole ? text.markerLength(of: block, in: first.bytes) : 0
    let isOneLine = !spans.contains { $0.bytes.contains(0x0A) }
    let view = InlineView(text, block)
    var words = EscapedMarkdown()
    var passed = Int.min
    func pass(upTo span: Int) {
      for text in attribution?.passing(after: passed, upTo: span) ?? [] {
        words.append(text.text[...].trimmedLineEnds, in: "del")
        words.append((BlockAttribution.mark(text.insertedBy) + BlockAttribution.mark(text.deletedBy)).utf8, in: nil)
        if text.text.last == 0x0A { words.append("\n".utf8, in: nil) }
      }
      passed = span
    }
    for (index, span) in spans.enumerated() {
      pass(upTo: span.index)
      let element: String? =
        switch span.operation {
        case .equal: nil
        case .insert: "ins"
        case .delete: "del"
        }
      if span.isBlankChange {
        words.append(span.blankSigns.utf8, in: element)
        if index < spans.count - 1, span.breaksLine(among: [.insert]) { words.append("\n".utf8, in: nil) }
      } else {
        let skipped = index == 0 && mark > 0 && kindHasPrefix(text.kind(of: block), isOneLine) ? mark : 0
        words.append(view.runs(of: span.dropping(skipped), in: text), in: element)
      }
      if let mark = attribution?.mark(ofSpan: span.index) { words.append(mark.utf8, in: nil) }
    }
    pass(upTo: .max)
    out.append("\n\(prefix(text.kind(of: block), first.bytes.prefix(mark), isOneLine))\(words.text)\n")
  }

  private func kindHasPrefix(_ kind: SourceText.Kind, _ isOneLine: Bool) -> Bool {
    switch kind {
    case .heading: isOneLine
    case .listItem: true
    case .paragraph, .tableRow, .footnote, .other: false
    }
  }

  /// The Markdown marker that determines the paragraph's kind, if that did not change.
  private func prefix(_ kind: SourceText.Kind, _ mark: ArraySlice<UInt8>, _ isOneLine: Bool) -> String {
    guard !mark.isEmpty else { return "" }
    switch kind {
    // Below the document's own heading.
    case .heading(let level): return isOneLine ? String(repeating: "#", count: min(6, level + 2)) + " " : ""
    case .listItem:
      // Four spaces of indent would make a code block; depth is shown by spaces inside the item.
      let depth = mark.prefix { $0 == 0x20 }.count / 2
      return "- " + String(repeating: "&emsp;", count: min(depth, 8))
    case .paragraph, .tableRow, .footnote, .other: return ""
    }
  }

  private func escaped(_ text: String) -> String {
    var escaped = EscapedMarkdown()
    escaped.append(TerminalText.neutralised(text).utf8, in: nil)
    return escaped.text
  }
}
