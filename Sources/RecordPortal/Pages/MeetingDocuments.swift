import GCMRepo
import RecordLocalization
import RecordRendering
import TextDiff

/// The agenda and the minutes of a meeting: their texts on its page, and the files beside it.
struct MeetingDocuments {
  private let record: PortalRecord
  private let meeting: String
  private let documents: [MeetingDocument]

  /// Cost: one folder.
  init(_ record: PortalRecord, _ meeting: String) throws(RecordError) {
    (self.record, self.meeting) = (record, meeting)
    documents = try record.documents(of: meeting)
  }

  /// Writes a document's text in the page's language, else in each that it has, and links to its files.
  func write(_ kind: MeetingDocument.Kind, to page: inout Page) throws(RecordError) {
    let all = documents.filter { $0.kind == kind }
    guard !all.isEmpty else { return }
    page.element("h2", kind == .agenda ? Message("Agenda") : Message("Minutes"), id: kind.rawValue)
    var links: [PortalPath] = []
    for document in all { if let path = try path(of: document) { links.append(path) } }
    if !links.isEmpty {
      page.markup("<p class=\"small\">")
      page.text(
        record.options.audience == .parties ? Message("Files:") : Message("Files, without the names of authors:"))
      for path in links {
        page.markup(" <a href=\"\(page.path.link(to: path))\">")
        page.text(path.names.last.map(String.init) ?? "")
        page.markup("</a>")
      }
      page.markup("</p>\n")
    }
    let texts = all.filter(\.isText)
    let own = texts.filter { Page.isSame($0.language.description, page.language) }
    for document in own.isEmpty ? texts : own {
      guard let text = try record.state.text(of: kind, of: meeting, in: document.language),
        let source = try? SourceText(Array(text.utf8))
      else { continue }
      if own.isEmpty { page.element("p", Message("Text in \(document.language.name, "language")"), group: "over") }
      page.open("div", group: "record", language: document.language.description)
      var elements = BlockElements(source)
      elements.lowered = 2
      elements.write(to: &page.out)
      page.close("div")
    }
  }

  /// Where a document's file is; `nil` if the reader gets none. A text is there for everybody.
  private func path(of document: MeetingDocument) throws(RecordError) -> PortalPath? {
    let names = ["t", "meetings", PortalPath.plainName(meeting), document.name]
    guard let path = PortalPath(names.joined(separator: "/")) else { return nil }
    if document.isText { return path }
    let object = try record.state.objectName(at: "meetings/\(meeting)/\(document.name)") ?? ""
    let has = try record.downloads.has(object, document.name) { () throws(RecordError) in
      try record.state.bytes(of: document, of: meeting)
    }
    return has ? path : nil
  }

  /// The files; `nil` if the meeting has none.
  func section() throws(RecordError) -> PortalSection? {
    guard !documents.isEmpty else { return nil }
    let inputs = record.madeBy + ["meeting files", try record.state.objectName(at: "meetings/\(meeting)") ?? ""]
    return PortalSection("t/meetings/\(PortalPath.plainName(meeting))", inputs: InputDigest(inputs).digits) {
      () throws(RecordError) in
      var paths: [PortalPath] = []
      for document in documents { if let path = try path(of: document) { paths.append(path) } }
      return paths
    } file: { (path) throws(RecordError) in
      guard let document = documents.first(where: { path.description.hasSuffix("/" + $0.name) }),
        let bytes = try record.state.bytes(of: document, of: meeting),
        let given = document.isText ? bytes : record.downloads.file(document.name, bytes)
      else { return nil }
      return PortalFile(mediaType: PortalFile.mediaType(ofName: document.name), bytes: given)
    }
  }
}
