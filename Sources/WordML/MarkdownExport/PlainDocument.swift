import DocumentModel
import OfficeOpenXML
import TextDiff

/// A Word file made from Markdown texts, with their changes as native tracked changes.
///
/// Accepting all changes gives the words of the new texts, rejecting all gives those of the old ones. A single text is
/// written alone; several follow each other, each on its own pages, after a table of what changed.
public struct PlainDocument: Sendable {
  /// One text and its redline.
  public struct Part: Sendable {
    /// The title of the text.
    public var title: String
    /// Lines below the title: the text's path, what was not compared.
    public var remarks: [String]
    /// `nil` if only title and remarks are shown.
    public var redline: TextRedline?
    /// Whether the text is Markdown; otherwise its lines are written as they are.
    public var isMarkdown: Bool
    /// Who the changes are ascribed to.
    public var author: String
    /// When they were made, in UTC (RFC 3339).
    public var date: String
    /// The language of the text (BCP 47), if known.
    public var language: String?

    /// One text or redline.
    public init(
      title: String, remarks: [String] = [], redline: TextRedline?, isMarkdown: Bool = true, author: String,
      date: String, language: String? = nil
    ) {
      self.title = title
      self.remarks = remarks
      self.redline = redline
      self.isMarkdown = isMarkdown
      self.author = author
      self.date = date
      self.language = language
    }
  }

  /// The page before several texts.
  public struct FrontPage: Sendable {
    /// The title of the page.
    public var title: String
    /// Lines below the title.
    public var lines: [String]
    /// The column headings: the document, then counts.
    public var heads: [String]
    /// A row for each part, in order; then others, such as sums.
    public var rows: [[String]]

    /// A page from its parts.
    public init(title: String, lines: [String], heads: [String], rows: [[String]]) {
      self.title = title
      self.lines = lines
      self.heads = heads
      self.rows = rows
    }
  }

  /// The texts and redlines, each under its title.
  public var parts: [Part]
  /// Without it, the texts alone are written: accepting all changes then gives the new text and nothing more.
  public var front: FrontPage?
  /// A comment at the top of the document.
  public var comment: String?
  /// How a moved paragraph is marked.
  public var moves: WordRedline.Moves
  /// The label by which the file is recognised when it comes back.
  public var label: DocumentLabel?

  /// A document of texts and redlines.
  public init(
    parts: [Part], front: FrontPage? = nil, comment: String? = nil, moves: WordRedline.Moves = .split,
    label: DocumentLabel? = nil
  ) {
    self.label = label
    self.parts = parts
    self.front = front
    self.comment = comment
    self.moves = moves
  }

  /// A text as a Word file without changes.
  public init(text: [UInt8], title: String, author: String, date: String, language: String? = nil) {
    self.init(parts: [
      Part(
        title: title, redline: TextRedline(from: text, to: text), author: author, date: date, language: language)
    ])
  }

  /// The bytes of the .docx. The same value gives the same bytes. Cost: linear in the texts.
  public func bytes() throws(ArchiveWriter.Failure) -> [UInt8] { try package.archive() }

  var package: PlainPackage {
    var footnotes: [UInt8] = []
    var noteCount = 0
    var nextID = 100
    let fileLanguage = parts.first?.language ?? "en"
    let stamp = PlainMarkup.Stamp(author: parts.first?.author ?? "", date: parts.first?.date ?? "")
    var top = PlainMarkup(stamp: stamp, nextID: nextID, firstNote: 1, language: nil)
    if let front { top.write(front, partCount: parts.count) }
    var body = top.bytes
    for (number, part) in parts.enumerated() {
      let language = part.language == fileLanguage ? nil : part.language
      let stamp = PlainMarkup.Stamp(author: part.author, date: part.date)
      var markup = PlainMarkup(stamp: stamp, nextID: nextID, firstNote: noteCount + 1, language: language)
      if front != nil { markup.writeHeading(of: part, number: number) }
      if let redline = part.redline {
        let content = PlainBody(redline, isMarkdown: part.isMarkdown, moves: moves)
        markup.write(content.elements)
        var notes = PlainMarkup(stamp: stamp, nextID: markup.nextID, firstNote: 0, language: language)
        for (index, note) in markup.notes.enumerated() {
          notes.writeNote(content.note(old: note.old, new: note.new), id: noteCount + 1 + index)
        }
        nextID = notes.nextID
        noteCount += markup.notes.count
        footnotes += notes.bytes
      }
      body += markup.bytes
    }
    // A document needs a paragraph, even for an empty text.
    if body.isEmpty { body = Array("<w:p/>".utf8) }
    return PlainPackage(
      body: body, footnotes: footnotes, comment: comment, stamp: stamp, language: fileLanguage,
      title: front?.title ?? parts.first?.title ?? "", label: label)
  }
}

extension PlainMarkup {
  fileprivate mutating func write(_ front: PlainDocument.FrontPage, partCount: Int) {
    line(front.title, style: "Title")
    for text in front.lines { line(text, style: "Remark") }
    let first = Self.textWidth - Self.countWidth * (front.heads.count - 1)
    raw("<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>")
    raw("<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>")
    for column in front.heads.indices { raw("<w:gridCol w:w=\"\(column == 0 ? first : Self.countWidth)\"/>") }
    raw("</w:tblGrid>")
    for (number, row) in ([front.heads] + front.rows).enumerated() {
      raw("<w:tr><w:trPr><w:cantSplit/>\(number == 0 ? "<w:tblHeader/>" : "")</w:trPr>")
      for (column, text) in row.enumerated() {
        raw("<w:tc><w:tcPr><w:tcW w:w=\"\(column == 0 ? first : Self.countWidth)\" w:type=\"dxa\"/></w:tcPr>")
        raw("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/>\(column == 0 ? "" : "<w:jc w:val=\"right\"/>")</w:pPr>")
        // A row links to its text.
        let isLink = column == 0 && number > 0 && number <= partCount
        if isLink { raw("<w:hyperlink w:anchor=\"part\(number)\" w:history=\"1\">") }
        raw(
          "<w:r>\(number == 0 ? "<w:rPr><w:b/><w:bCs/></w:rPr>" : isLink ? "<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>" : "")"
        )
        raw("<w:t xml:space=\"preserve\">\(Self.escaped(text))</w:t></w:r>")
        if isLink { raw("</w:hyperlink>") }
        raw("</w:p></w:tc>")
      }
      raw("</w:tr>")
    }
    raw("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"TableEnd\"/></w:pPr></w:p>")
  }

  fileprivate mutating func writeHeading(of part: PlainDocument.Part, number: Int) {
    raw(
      "<w:p><w:pPr><w:pStyle w:val=\"PartTitle\"/></w:pPr><w:bookmarkStart w:id=\"\(nextID)\" w:name=\"part\(number + 1)\"/>"
    )
    raw(
      "<w:r><w:t xml:space=\"preserve\">\(Self.escaped(part.title))</w:t></w:r><w:bookmarkEnd w:id=\"\(nextID)\"/></w:p>"
    )
    nextID += 1
    for remark in part.remarks { line(remark, style: "Remark") }
  }

  /// For a column of counts, in twentieths of a point.
  private static var countWidth: Int { 1500 }

  private mutating func line(_ text: String, style: String) {
    raw("<w:p><w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>")
    raw("<w:r><w:t xml:space=\"preserve\">\(Self.escaped(text))</w:t></w:r></w:p>")
  }

  mutating func writeNote(_ runs: [ChangedRun], id: Int) {
    raw("<w:footnote w:id=\"\(id)\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>")
    raw("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>")
    raw("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>")
    write(runs)
    raw("</w:p></w:footnote>")
  }
}
