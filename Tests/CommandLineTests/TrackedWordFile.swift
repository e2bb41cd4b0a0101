import OfficeOpenXML

/// A Word file whose paragraphs hold tracked changes and comments of several people.
struct TrackedWordFile {
  /// Each is words, and what ``inserted(_:by:comment:)`` and ``deleted(_:by:)`` make of some of them.
  var paragraphs: [String]
  var comments: [(id: Int, author: String, text: String, answers: Int?)] = []

  private static let date = "2017-05-11T16:00:00Z"

  /// In a run: ends it, and inserts words.
  static func inserted(_ words: String, by author: String, comment: Int? = nil) -> String {
    let start = comment.map { "<w:commentRangeStart w:id=\"\($0)\"/>" } ?? ""
    let end =
      comment.map { "<w:commentRangeEnd w:id=\"\($0)\"/><w:r><w:commentReference w:id=\"\($0)\"/></w:r>" } ?? ""
    return
      "</w:t></w:r>\(start)<w:ins w:id=\"1\" w:author=\"\(author)\" w:date=\"\(date)\"><w:r><w:t xml:space=\"preserve\">"
      + "\(words)</w:t></w:r></w:ins>\(end)<w:r><w:t xml:space=\"preserve\">"
  }

  static func deleted(_ words: String, by author: String) -> String {
    "</w:t></w:r><w:del w:id=\"2\" w:author=\"\(author)\" w:date=\"\(date)\"><w:r><w:delText xml:space=\"preserve\">\(words)"
      + "</w:delText></w:r></w:del><w:r><w:t xml:space=\"preserve\">"
  }

  func bytes() throws -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let extended = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let fifteen =
      "xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\" "
      + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
    let body = paragraphs.map { "<w:p><w:r><w:t xml:space=\"preserve\">\($0)</w:t></w:r></w:p>" }.joined()
    let notes = comments.map { comment in
      "<w:comment w:id=\"\(comment.id)\" w:author=\"\(comment.author)\" w:date=\"\(Self.date)\"><w:p w14:paraId=\"0000000\(comment.id)\">"
        + "<w:r><w:t>\(comment.text)</w:t></w:r></w:p></w:comment>"
    }.joined()
    let threads = comments.map { comment in
      "<w15:commentEx w15:paraId=\"0000000\(comment.id)\" "
        + (comment.answers.map { "w15:paraIdParent=\"0000000\($0)\" " } ?? "") + "w15:done=\"0\"/>"
    }.joined()
    let entries = [
      (
        "[Content_Types].xml",
        "<Types xmlns=\"\(package)/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"\(type)"
          + ".document.main+xml\"/><Override PartName=\"/word/comments.xml\" ContentType=\"\(type).comments+xml\"/>"
          + "<Override PartName=\"/word/commentsExtended.xml\" ContentType=\"\(extended)\"/></Types>"
      ),
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"r\" Type=\"\(office)/officeDocument\" "
          + "Target=\"word/document.xml\"/></Relationships>"
      ),
      (
        "word/_rels/document.xml.rels",
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"c\" Type=\"\(office)/comments\" "
          + "Target=\"comments.xml\"/><Relationship Id=\"e\" Type=\"http://schemas.microsoft.com/office/2011/relationships/"
          + "commentsExtended\" Target=\"commentsExtended.xml\"/></Relationships>"
      ), ("word/document.xml", "<w:document \(space)><w:body>\(body)</w:body></w:document>"),
      ("word/comments.xml", "<w:comments \(space) \(fifteen)>\(notes)</w:comments>"),
      ("word/commentsExtended.xml", "<w15:commentsEx \(fifteen)>\(threads)</w15:commentsEx>"),
    ]
    return try ArchiveWriter.archive(entries.map { ($0.0, Array($0.1.utf8)) })
  }
}
