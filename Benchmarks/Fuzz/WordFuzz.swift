import DocumentModel
import MarkdownText
import OfficeOpenXML
import WordML

/// Reads whatever libFuzzer makes: a whole archive, or the content of a main part with lists and styles at hand.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: data, count: count))
  if input.starts(with: [0x50, 0x4B]) {
    read(input)
  } else if let archive = try? ArchiveWriter.archive(parts(input), compressed: false) {
    read(archive)
  }
  return 0
}

private func read(_ bytes: [UInt8]) {
  guard let file = try? WordFile(bytes) else { return }
  for reading in Reading.allCases { _ = MarkdownWriter.write(file.text(reading).blocks) }
  _ = file.review()
}

private func parts(_ main: [UInt8]) -> [(name: String, bytes: [UInt8])] {
  let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  let package = "http://schemas.openxmlformats.org/package/2006"
  let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
  let kinds = ["numbering", "styles", "footnotes", "comments"]
  let related = kinds.map { "<Relationship Id=\"\($0)\" Type=\"\(office)/\($0)\" Target=\"\($0).xml\"/>" }.joined()
  let level =
    "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
  let texts = [
    ("[Content_Types].xml", "<Types/>"),
    (
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" "
        + "Target=\"word/document.xml\"/></Relationships>"
    ), ("word/_rels/document.xml.rels", "<Relationships>\(related)</Relationships>"),
    (
      "word/numbering.xml",
      "<w:numbering \(word)><w:abstractNum w:abstractNumId=\"0\">\(level)</w:abstractNum><w:num w:numId=\"1\">"
        + "<w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    ), ("word/styles.xml", "<w:styles \(word)><w:style w:styleId=\"A\"><w:basedOn w:val=\"A\"/></w:style></w:styles>"),
    ("word/footnotes.xml", "<w:footnotes \(word)><w:footnote w:id=\"2\"><w:p/></w:footnote></w:footnotes>"),
    ("word/comments.xml", "<w:comments \(word)><w:comment w:id=\"0\"><w:p/></w:comment></w:comments>"),
  ]
  return texts.map { ($0.0, Array($0.1.utf8)) } + [("word/document.xml", main)]
}
