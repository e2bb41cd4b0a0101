import NegotiatedText
import RecordLocalization
import TextDiff

/// The paragraphs of a compilation on its page.
extension CompilationPage {
  /// Writes what an entry of the compilation has: the draft's paragraph, what parties would have instead, and the reasons.
  func entry(_ entry: Int, _ paragraphs: Range<Int>, to out: inout ByteWriter) {
    let compiled = text.paragraphs[entry]
    let state =
      compiled.isContested ? (compiled.place == nil ? "con a" + classes(of: holders(of: entry)) : "con") : "un"
    out.append("<div class=\"para \(state)\" id=\"\(anchor(entry))\">\n")
    for index in paragraphs { block(index, isFirst: index == paragraphs.lowerBound, to: &out) }
    why(entry, to: &out)
    out.append("</div>\n")
  }

  private func block(_ index: Int, isFirst: Bool, to out: inout ByteWriter) {
    let paragraph = printed.paragraphs[index]
    out.append("<div class=\"b")
    switch paragraph.origin {
    case .draft: break
    case .alternative: out.append(" alt a\(classes(of: paragraph.options.flatMap(\.holders)))")
    case .new: out.append(" new")
    }
    out.append("\"><span class=\"n\">")
    if isFirst {
      let entry = paragraph.entry
      out.append("<a href=\"#\(anchor(entry))\">")
      out.append(html: text.paragraphs[entry].place.map { String($0) } ?? "+")
      out.append("</a>")
    }
    out.append("</span>")
    PrintedBlock(page: self, paragraph: paragraph, isHead: isHead(index)).write(to: &out)
    out.append("</div>\n")
  }

  /// Whether the row below a row is the line below a table's head.
  private func isHead(_ index: Int) -> Bool {
    guard printed.paragraphs[index].kind == .tableRow, index + 1 < printed.paragraphs.count else { return false }
    return printed.paragraphs[index + 1].isRuler
  }

  /// The reasons of an entry's changes.
  private func why(_ entry: Int, to out: inout ByteWriter) {
    var isOpen = false
    for alternative in text.paragraphs[entry].alternatives {
      for change in alternative.changes {
        guard let reason = reasons[change], let party = holder(of: change) else { continue }
        if !isOpen { out.append("<ul class=\"why\" lang=\"\(language.rawValue)\">\n") }
        isOpen = true
        out.append("<li class=\"a\(classes(of: [party]))\">")
        link(to: change, party, &out)
        out.append(": <bdi>")
        out.append(html: reason)
        out.append("</bdi></li>\n")
      }
    }
    if isOpen { out.append("</ul>\n") }
  }

  /// Who makes a change.
  func holder(of change: ChangeReference) -> String? {
    numberOfProposal[change.proposal].map { proposals[$0 - 1].holder }
  }

  /// A party's code, linked to its proposal.
  func link(to change: ChangeReference?, _ party: String, _ out: inout ByteWriter) {
    guard let change, let number = numberOfProposal[change.proposal] else { return out.append(html: party) }
    out.append("<a href=\"#_q\(number)\" title=\"")
    out.append(attribute: change.description)
    out.append("\">")
    out.append(html: party)
    out.append("</a>")
  }
}

extension BracketedParagraph {
  /// Whether it is the line below a table's head.
  var isRuler: Bool {
    guard kind == .tableRow, pieces.count == 1, case .text(let row) = pieces[0] else { return false }
    return row.contains(UInt8(ascii: "-")) && row.allSatisfy { "|-: \t\r\n".utf8.contains($0) }
  }
}

/// A paragraph with its Markdown formatted across the brackets in it.
private struct PrintedBlock {
  let page: CompilationPage
  let paragraph: BracketedParagraph
  let isHead: Bool
  /// All pieces and options one after the other, with a space between options.
  private let source: SourceText?
  private let roles: InlineRoles?
  private let bytes: [UInt8]
  private let lead: Int

  init(page: CompilationPage, paragraph: BracketedParagraph, isHead: Bool) {
    (self.page, self.paragraph, self.isHead) = (page, paragraph, isHead)
    var bytes: [UInt8] = []
    for piece in paragraph.pieces {
      switch piece {
      case .text(let text): bytes += text
      case .group(let options):
        for option in options { bytes += option.text + [0x20] }
      }
    }
    self.bytes = bytes
    lead = bytes.prefix { $0 == 0x0A || $0 == 0x0D }.count
    let source = try? SourceText(bytes)
    self.source = source
    roles = source.flatMap { InlineRoles($0, $0.blocks.indices) }
  }

  private var end: Int { bytes.count - bytes.reversed().prefix { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }.count }

  func write(to out: inout ByteWriter) {
    let element =
      switch paragraph.kind {
      case .heading(let level): "h\(min(1 + max(1, level), 6))"
      case .paragraph: "p"
      default: "div"
      }
    out.append("<\(element) class=\"t\(kindClass)\">")
    var cells = Cells(isRow: paragraph.kind == .tableRow)
    var at = 0
    for piece in paragraph.pieces {
      switch piece {
      case .text(let text):
        let range = at..<at + text.count
        let start = at == 0 ? marker(range, to: &out) : range.lowerBound
        runs(max(start, lead)..<max(max(start, lead), min(range.upperBound, end)), &cells, to: &out)
        at = range.upperBound
      case .group(let options):
        cells.open(&out)
        out.append("<span class=\"g\(page.classes(of: options.flatMap(\.holders)))\">")
        for (place, option) in options.enumerated() {
          if place > 0 { out.append(literal: " ") }
          self.option(option, at..<at + option.text.count, &cells, to: &out)
          at += option.text.count + 1
        }
        out.append("</span>")
      }
    }
    cells.close(&out)
    out.append("</\(element)>")
  }

  private func option(
    _ option: BracketedParagraph.Option, _ range: Range<Int>, _ cells: inout Cells, to out: inout ByteWriter
  ) {
    if option.role == .base {
      out.append("<span class=\"base\"><span class=\"br\">[</span>")
      runs(range, &cells, to: &out)
      out.append("<span class=\"br\">]</span></span>")
      return
    }
    out.append("<span class=\"a o\(page.classes(of: option.holders))\">[<b class=\"who\">")
    for (place, holder) in option.holders.enumerated() {
      if place > 0 { out.append(literal: ", ") }
      page.link(to: option.changes.first { page.holder(of: $0) == holder }, holder, &out)
    }
    out.append(":</b> ")
    if let phrase = page.printed.words.phrase(for: option.role) {
      out.append("<em class=\"role\">")
      out.append(html: phrase)
      out.append(range.isEmpty ? "</em>" : ":</em> ")
    }
    runs(range, &cells, to: &out)
    out.append("]</span>")
  }

  /// Writes a heading's or an item's sign, which style hides, and returns where the text goes on.
  private func marker(_ range: Range<Int>, to out: inout ByteWriter) -> Int {
    guard paragraph.kind != .tableRow, lead < range.upperBound else { return range.lowerBound }
    let length = paragraph.kind.markerLength(bytes[lead..<range.upperBound])
    guard length > 0 else { return range.lowerBound }
    out.append(paragraph.kind == .listItem ? "<span class=\"mk bu\">" : "<span class=\"mk\">")
    bytes[lead..<lead + length].withUnsafeBytes { out.append(html: $0) }
    out.append("</span>")
    return lead + length
  }

  /// Writes a range in runs of one role and one style.
  private func runs(_ range: Range<Int>, _ cells: inout Cells, to out: inout ByteWriter) {
    guard let roles else {
      guard !range.isEmpty else { return }
      if !cells.isRow || bytes[range].contains(where: { $0 != 0x20 }) { cells.open(&out) }
      bytes[range].withUnsafeBytes { out.append(html: $0) }
      return
    }
    var start = range.lowerBound
    while start < range.upperBound {
      let (role, style) = (roles.role(at: start), roles.style(at: start))
      var end = start + 1
      while end < range.upperBound, roles.role(at: end) == role, roles.style(at: end) == style, role != .bar {
        end += 1
      }
      if role == .bar, cells.isRow {
        cells.bar(&out)
      } else {
        if !cells.isRow || bytes[start..<end].contains(where: { $0 != 0x20 }) { cells.open(&out) }
        out.append(InlineRun(bytes: bytes[start..<end], style: style, role: role == .bar ? .text : role))
      }
      start = end
    }
  }

  private var kindClass: String {
    switch paragraph.kind {
    case .paragraph: ""
    case .heading(let level): " h h\(min(max(level, 1), 6))"
    case .listItem: " li"
    case .tableRow: paragraph.isRuler ? " row dashes" : isHead ? " row th" : " row"
    case .footnote: " fn"
    case .other: " raw"
    }
  }

  /// The cells of a row while it is written.
  struct Cells {
    let isRow: Bool
    private var isOpen = false
    private var bars = 0

    init(isRow: Bool) { self.isRow = isRow }

    mutating func open(_ out: inout ByteWriter) {
      guard isRow, !isOpen else { return }
      out.append(literal: "<span class=\"cell\">")
      isOpen = true
    }

    mutating func close(_ out: inout ByteWriter) {
      if isOpen { out.append(literal: "</span>") }
      isOpen = false
    }

    /// The border between two cells; a cell without text is there all the same.
    mutating func bar(_ out: inout ByteWriter) {
      if bars > 0 { open(&out) }
      close(&out)
      out.append(literal: "<span class=\"mk\">|</span>")
      bars += 1
    }
  }
}
