/// Makes Markdown of a submitted file, or says why not.
///
/// A Markdown or text file is mended in place and costs no process; the other formats go through pandoc
/// or poppler. The same bytes always give the same text, on the same version of those programs.
public struct Converter: Sendable {
  let limits: DocumentLimits
  /// Where the outside programs are looked for; nil is `PATH`.
  let searchPath: String?

  public init(limits: DocumentLimits = .standard) {
    self.init(limits: limits, searchPath: nil)
  }

  init(limits: DocumentLimits, searchPath: String?) {
    self.limits = limits
    self.searchPath = searchPath
  }

  public func convert(_ file: SubmittedFile) async throws(DocumentError) -> ConvertedDocument {
    guard file.bytes.count <= limits.bytes else {
      throw .tooLarge(name: file.name, bytes: file.bytes.count, limit: limits.bytes)
    }
    let format = try DocumentFormat.detect(fileName: file.name, bytes: file.bytes)
    switch format {
    case .markdown, .text:
      let text = try PlainText.mend(file)
      return ConvertedDocument(format: format, text: text, title: nil, warnings: [])
    case .docx, .odt:
      _ = try OfficeArchive(file, limits: limits)
      let document = try await Pandoc(limits: limits, searchPath: searchPath).document(
        of: file, format: format)
      let (text, writer) = MarkdownWriter.write(document.blocks)
      return ConvertedDocument(
        format: format, text: text, title: writer.firstHeading ?? document.title, warnings: [])
    case .rtf, .html:
      let document = try await Pandoc(limits: limits, searchPath: searchPath).document(
        of: file, format: format)
      let (text, writer) = MarkdownWriter.write(document.blocks)
      return ConvertedDocument(
        format: format, text: text, title: writer.firstHeading ?? document.title, warnings: [])
    case .pdf:
      let pdf = PDFText(limits: limits, searchPath: searchPath)
      let pages = try await pdf.pages(of: file)
      let text = try await pdf.text(of: file)
      return ConvertedDocument(format: format, text: text, title: pages.title, warnings: [])
    }
  }
}
