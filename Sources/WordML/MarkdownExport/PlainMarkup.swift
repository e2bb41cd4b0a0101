/// Writes runs, paragraphs and tables of WordprocessingML with their tracked changes (ECMA-376, part 1, 17.13.5).
struct PlainMarkup {
  /// The author and date of the changes.
  struct Stamp {
    var author: String
    var date: String
  }

  private(set) var bytes: [UInt8] = []
  var stamp: Stamp
  /// The numbers of changes are unique in the whole file.
  var nextID: Int
  /// The footnotes that the runs refer to, in order: each reference gets the next number.
  private(set) var notes: [(old: ArraySlice<UInt8>?, new: ArraySlice<UInt8>?, author: String?)] = []
  /// The number of the range of the move whose paragraphs are being written.
  private var openMove = 0
  /// The number of the first footnote.
  private let firstNote: Int
  /// The text's language, if it is not the file's.
  private let language: String?
  /// From margin to margin of the page, in twentieths of a point.
  static let textWidth = 9070

  init(stamp: Stamp, nextID: Int, firstNote: Int, language: String?) {
    self.stamp = stamp
    self.nextID = nextID
    self.firstNote = firstNote
    self.language = language
  }

  mutating func raw(_ text: String) { bytes += text.utf8 }

  // MARK: Elements

  mutating func write(_ elements: [PlainElement]) {
    var index = 0
    while index < elements.count {
      switch elements[index] {
      case .paragraph(let paragraph):
        write(paragraph)
        index += 1
      case .row:
        var rows: [PlainRow] = []
        while index < elements.count, case .row(let row) = elements[index] {
          // Word merges two consecutive tables, unless something is between them.
          if row.isFirst, !rows.isEmpty, row.change == .equal || row.change == rows[rows.count - 1].change { break }
          rows.append(row)
          index += 1
        }
        write(rows)
        raw("<w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr></w:p>")
      }
    }
  }

  mutating func write(_ paragraph: PlainParagraph) {
    let name = paragraph.change == .movedFrom ? "moveFrom" : "moveTo"
    if let move = paragraph.move, paragraph.beginsMove {
      openMove = nextID
      nextID += 1
      raw("<w:\(name)RangeStart w:id=\"\(openMove)\" w:name=\"move\(move)\"\(stamped)/>")
    }
    raw("<w:p>")
    properties(paragraph)
    write(paragraph.runs)
    raw("</w:p>")
    if paragraph.move != nil, paragraph.endsMove { raw("<w:\(name)RangeEnd w:id=\"\(openMove)\"/>") }
  }

  private mutating func properties(_ paragraph: PlainParagraph) {
    let form = Self.form(paragraph.form)
    let mark = paragraph.change.element.map { "<w:rPr>\(tag($0, by: paragraph.author))/></w:rPr>" } ?? ""
    var before = ""
    if let old = paragraph.oldForm { before = tag("w:pPrChange") + "><w:pPr>\(Self.form(old))</w:pPr></w:pPrChange>" }
    if !form.isEmpty || !mark.isEmpty || !before.isEmpty { raw("<w:pPr>\(form)\(mark)\(before)</w:pPr>") }
  }

  private static func form(_ form: ParagraphForm) -> String {
    var text = form.style.id.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    if form.indent > 0 || form.hanging > 0 {
      text += "<w:ind w:left=\"\(form.indent)\"\(form.hanging > 0 ? " w:hanging=\"\(form.hanging)\"" : "")/>"
    }
    return text
  }

  private mutating func write(_ rows: [PlainRow]) {
    let columns = max(1, rows.map(\.cells.count).max() ?? 1)
    let width = max(1, Self.textWidth / columns)
    raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>")
    for _ in 0..<columns { raw("<w:gridCol w:w=\"\(width)\"/>") }
    raw("</w:tblGrid>")
    for row in rows {
      raw("<w:tr>")
      // The schema requires a property before the mark of a change.
      var properties = row.isHeading ? "<w:cantSplit/><w:tblHeader/>" : "<w:cantSplit/>"
      if let element = row.change.element { properties += tag(element, by: row.author) + "/>" }
      raw("<w:trPr>\(properties)</w:trPr>")
      for (index, cell) in row.cells.enumerated() {
        // A row with fewer cells than the table's columns ends with a wide one.
        let span = index == row.cells.count - 1 ? columns - index : 1
        raw("<w:tc><w:tcPr><w:tcW w:w=\"\(width * span)\" w:type=\"dxa\"/>")
        if span > 1 { raw("<w:gridSpan w:val=\"\(span)\"/>") }
        raw("</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"TableText\"/></w:pPr>")
        write(cell)
        raw("</w:p></w:tc>")
      }
      raw("</w:tr>")
    }
    raw("</w:tbl>")
  }

  // MARK: Runs

  mutating func write(_ runs: [ChangedRun]) {
    var (open, author): (Change, String?) = (.equal, nil)
    for run in runs {
      if run.change != open || run.author != author {
        if let element = open.element { raw("</\(element)>") }
        if let element = run.change.element { raw(tag(element, by: run.author) + ">") }
        (open, author) = (run.change, run.author)
      }
      write(run)
      guard !run.comments.isEmpty else { continue }
      if let element = open.element { raw("</\(element)>") }
      for comment in run.comments { anchor(comment) }
      (open, author) = (.equal, nil)
    }
    if let element = open.element { raw("</\(element)>") }
  }

  /// The place of a comment.
  private mutating func anchor(_ comment: Int) {
    raw("<w:commentRangeStart w:id=\"\(comment)\"/><w:commentRangeEnd w:id=\"\(comment)\"/><w:r><w:rPr>")
    raw("<w:rStyle w:val=\"CommentReference\"/></w:rPr><w:commentReference w:id=\"\(comment)\"/></w:r>")
  }

  private mutating func write(_ run: ChangedRun) {
    // A place for comments alone.
    if run.content == .text([]) { return }
    raw("<w:r>")
    var note: Int?
    if case .note(let old, let new) = run.content {
      note = firstNote + notes.count
      notes.append((old, new, run.author))
    }
    let format = Self.format(run.format, isNote: note != nil, language: language)
    var before = ""
    if run.change == .equal, run.oldFormat != run.format {
      let old = Self.format(run.oldFormat, isNote: note != nil, language: language)
      before = tag("w:rPrChange") + "><w:rPr>\(old)</w:rPr></w:rPrChange>"
    }
    if !format.isEmpty || !before.isEmpty { raw("<w:rPr>\(format)\(before)</w:rPr>") }
    switch run.content {
    case .text(let words):
      let element = run.change == .deleted ? "w:delText" : "w:t"
      raw("<\(element) xml:space=\"preserve\">")
      escaped(words)
      raw("</\(element)>")
    case .tab: raw("<w:tab/>")
    case .lineBreak: raw("<w:br/>")
    case .note: raw("<w:footnoteReference w:id=\"\(note ?? 0)\"/>")
    case .paragraphEnd, .cellEnd: break
    }
    raw("</w:r>")
  }

  private static func format(_ format: TextFormat, isNote: Bool, language: String?) -> String {
    var text = ""
    if isNote {
      text += "<w:rStyle w:val=\"FootnoteReference\"/>"
    } else if format.contains(.code) {
      text += "<w:rStyle w:val=\"Code\"/>"
    } else if format.contains(.link) {
      text += "<w:rStyle w:val=\"Hyperlink\"/>"
    }
    if format.contains(.bold) { text += "<w:b/><w:bCs/>" }
    if format.contains(.italic) { text += "<w:i/><w:iCs/>" }
    if format.contains(.struck) { text += "<w:strike/>" }
    if let language { text += "<w:lang w:val=\"\(language)\"/>" }
    return text
  }

  /// The opening tag of an element with author and date; not closed.
  private mutating func tag(_ element: String, by author: String? = nil) -> String {
    nextID += 1
    let name = element.hasPrefix("w:") ? element : "w:" + element
    return "<\(name) w:id=\"\(nextID - 1)\"\(stamped(author ?? stamp.author))"
  }

  private var stamped: String { stamped(stamp.author) }

  private func stamped(_ author: String) -> String {
    " w:author=\"\(Self.escaped(author))\" w:date=\"\(Self.escaped(stamp.date))\""
  }

  // MARK: Characters

  /// Appends text with XML escaping.
  private mutating func escaped(_ words: [UInt8]) {
    // Bytes that are not UTF-8, and characters not allowed in XML, are shown as symbols.
    guard words.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 >= 0xC2 && $0 < 0xEF || (0x80..<0xC0).contains($0) }),
      String(validating: words, as: UTF8.self) != nil
    else { return raw(Self.escaped(String(decoding: words, as: UTF8.self))) }
    for byte in words {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      default: bytes.append(byte)
      }
    }
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\u{9}", "\u{A}", "\u{D}": result += " "
      // A picture of the control character (U+2400 block), which XML cannot hold.
      case "\u{0}"..."\u{1F}": result.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case "\u{7F}": result += "\u{2421}"
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Change {
  /// The element of the change; `nil` for unchanged content.
  fileprivate var element: String? {
    switch self {
    case .equal: nil
    case .inserted: "w:ins"
    case .deleted: "w:del"
    case .movedFrom: "w:moveFrom"
    case .movedTo: "w:moveTo"
    }
  }
}
