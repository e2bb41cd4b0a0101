import OfficeOpenXML

/// The markup of WordprocessingML that a form is made of (ECMA-376, part 1, 17; MS-DOCX, 2.6 for check boxes).
enum WordMarkup {
  /// Text for an element or an attribute.
  static func escaped(_ text: String) -> String { String(decoding: XMLTags.escaped(text), as: UTF8.self) }

  /// A run of text; line breaks become breaks, tabs become tabs.
  static func run(_ text: String, style: String? = nil, bold: Bool = false) -> String {
    let properties = (style.map { "<w:rStyle w:val=\"\($0)\"/>" } ?? "") + (bold ? "<w:b/>" : "")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "<w:t xml:space=\"preserve\">\(escaped(String($0)))</w:t>" }.joined(
          separator: "<w:tab/>")
    }
    return "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>") + lines.joined(separator: "<w:br/>")
      + "</w:r>"
  }

  static func paragraph(_ content: String, style: String? = nil, keepNext: Bool = false) -> String {
    let properties = (style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? "") + (keepNext ? "<w:keepNext/>" : "")
    return "<w:p>" + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + content + "</w:p>"
  }

  /// A table cell.
  ///
  /// - Parameters:
  ///   - width: in twentieths of a point.
  ///   - fill: its background, `RRGGBB`.
  static func cell(_ content: String, width: Int, span: Int = 1, fill: String? = nil) -> String {
    "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>" + (span > 1 ? "<w:gridSpan w:val=\"\(span)\"/>" : "")
      + (fill.map { "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"\($0)\"/>" } ?? "") + "</w:tcPr>" + content
      + "</w:tc>"
  }

  static func row(_ cells: String, isHeader: Bool = false) -> String {
    "<w:tr><w:trPr><w:cantSplit/>\(isHeader ? "<w:tblHeader/>" : "")</w:trPr>" + cells + "</w:tr>"
  }

  /// A row that may break over pages, for a long answer.
  static func longRow(_ cells: String) -> String { "<w:tr>" + cells + "</w:tr>" }

  static func table(_ rows: String, columns: [Int]) -> String {
    "<w:tbl><w:tblPr><w:tblStyle w:val=\"FormTable\"/><w:tblW w:w=\"\(columns.reduce(0, +))\" w:type=\"dxa\"/>"
      + "<w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>"
      + columns.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>" + rows + "</w:tbl>"
  }
}

/// A content control around runs in a paragraph: inside its cell, since python-docx does not see cells in a control.
///
/// A control can be filled in and not deleted (`w:lock`). Its tag names the question; LibreOffice 7.4 drops it, and so the
/// paragraph has a bookmark as well. Text is a control of rich text (without `w:text`): LibreOffice 7.4 has no control of
/// plain text, and lets nobody write there while the document is protected.
struct WordControl {
  enum Kind {
    case text
    case list([(label: String, value: String)])
    case date(String?)
    case box(isMarked: Bool)
  }

  let kind: Kind
  /// At most 64 characters (MS-OI29500, 2.1.518).
  let tag: String
  /// What a screen reader says.
  let title: String
  /// Unique in the file.
  let id: Int
  /// What is filled in; empty for nothing.
  var text = ""
  /// What is shown where nothing is filled in.
  var placeholder = ""

  static let marked = "☒", unmarked = "☐"

  var markup: String {
    let isPlaceholder = text.isEmpty
    var properties =
      "<w:alias w:val=\"\(WordMarkup.escaped(short(title)))\"/><w:tag w:val=\"\(WordMarkup.escaped(tag))\"/>"
      + "<w:id w:val=\"\(id)\"/><w:lock w:val=\"sdtLocked\"/>"
    if case .box(let isMarked) = kind {
      properties +=
        "<w14:checkbox><w14:checked w14:val=\"\(isMarked ? 1 : 0)\"/>"
        + "<w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>"
        + "<w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox>"
      return "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent><w:r><w:rPr><w:rFonts w:ascii=\"MS Gothic\" "
        + "w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:hint=\"eastAsia\"/></w:rPr><w:t>"
        + "\(isMarked ? Self.marked : Self.unmarked)</w:t></w:r></w:sdtContent></w:sdt>"
    }
    properties += "<w:placeholder><w:docPart w:val=\"\(WordPlaceholder.name(of: placeholder))\"/></w:placeholder>"
    if isPlaceholder { properties += "<w:showingPlcHdr/>" }
    properties += ending
    let content =
      isPlaceholder ? WordMarkup.run(placeholder, style: "PlaceholderText") : WordMarkup.run(text, style: "AnswerText")
    return "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(content)</w:sdtContent></w:sdt>"
  }

  private var ending: String {
    switch kind {
    case .list(let items):
      "<w:dropDownList>"
        + items.map {
          "<w:listItem w:displayText=\"\(WordMarkup.escaped($0.label))\" w:value=\"\(WordMarkup.escaped($0.value))\"/>"
        }.joined() + "</w:dropDownList>"
    case .date(let day):
      "<w:date\(day.map { " w:fullDate=\"\($0)T00:00:00Z\"" } ?? "")><w:dateFormat w:val=\"yyyy-MM-dd\"/>"
        + "<w:storeMappedDataAs w:val=\"date\"/><w:calendar w:val=\"gregorian\"/></w:date>"
    case .text, .box: ""
    }
  }

  private func short(_ text: String) -> String { String(text.prefix(60)) }
}
