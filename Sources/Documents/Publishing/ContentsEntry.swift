/// A line of a list of contents in an office document: the words, as a link, and the page of what they refer to.
///
/// Pandoc has no element for a page number, so the line is written in the language of the format: the only code of
/// another language that ever reaches its writers. Words are escaped, and anchors are names of ours.
struct ContentsEntry {
  let words: String
  let anchor: String
  /// The level of the heading, from 1.
  var level = 1
  /// Whether it is in bold: a chapter among entries of lower levels.
  var isStrong = false

  /// A paragraph style of both references, with a tab stop at the right margin. Without a space: pandoc writes the name
  /// as it is also where the format allows none.
  var style: String { level < 2 ? "RecordContents" : "RecordContents\(min(level, 3))" }

  func markup(_ format: PandocWriter.OfficeFormat) -> String {
    let words = HouseStyle.escaped(words)
    switch format {
    case .docx:
      // The field is marked as outdated (ECMA-376, part 1, section 17.16.18), so that its page is looked up on opening.
      return
        "<w:hyperlink w:anchor=\"\(anchor)\" w:history=\"1\"><w:r>\(isStrong ? "<w:rPr><w:b/><w:bCs/></w:rPr>" : "")<w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
        + "<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r>"
        + "<w:r><w:instrText xml:space=\"preserve\"> PAGEREF \(anchor) \\h </w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t xml:space=\"preserve\"> </w:t></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink>"
    case .odt:
      return "<text:a xlink:type=\"simple\" xlink:href=\"#\(anchor)\">\(words)</text:a><text:tab/>"
        + "<text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"\(anchor)\">"
        + "</text:bookmark-ref>"
    }
  }
}

extension PandocWriter.OfficeFormat {
  /// Pandoc's name for code in the language of the format.
  var rawName: String {
    switch self {
    case .docx: "openxml"
    case .odt: "opendocument"
    }
  }
}
