import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// A file in which a document of the negotiation is published: Word, OpenDocument, PDF or HTML, by the ending of its name.
struct PublishedFile {
  private let target: OutputFile
  private let format: PublicationFormat

  /// - Throws: for a name that does not say the format, before the work whose result the file is to hold.
  init(path: String) throws(CommandFailure) {
    guard let format = ExportForm(file: path)?.publication else {
      throw CommandFailure(
        .usage,
        Message(
          """
          \(path, "output") does not say which document you want. Name a file that ends in \(or: Self.endings, "endings").
          """))
    }
    self.format = format
    target = try OutputFile(path: path, defaultName: "")
    try target.checkFolder()
  }

  private static let endings = [".docx", ".odt", ".pdf", ".html"]

  func write(_ publication: Publication, on console: Console) async throws {
    try await target.write(publication, as: format)
    console.remark(Message("The document is in \(target.path, "path")."))
  }
}
