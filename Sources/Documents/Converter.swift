import Markdown
import OfficePackage

/// Makes Markdown of a submitted file, or says why not.
///
/// A Markdown or text file is mended in place and a .docx is read here, which costs no process; the other formats go
/// through pandoc or poppler. The same bytes always give the same text, on the same version of those programs.
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
    case .markdown, .text: return try mend(file, format: format)
    case .docx: return try convertWord(file)
    case .odt: return try await convertOpenDocument(file)
    case .rtf, .html: return try await convertOther(file, format: format)
    case .pdf: return try await convertPDF(file)
    }
  }

  private func mend(_ file: SubmittedFile, format: DocumentFormat) throws(DocumentError) -> ConvertedDocument {
    let text = try PlainText.mend(file)
    let isBlank = text.allSatisfy { $0 <= 0x20 }
    return ConvertedDocument(
      format: format, text: text, title: format == .markdown ? MarkdownTitle.find(in: text) : nil,
      warnings: isBlank ? [.noText] : [])
  }

  private func convertOpenDocument(_ file: SubmittedFile) async throws(DocumentError) -> ConvertedDocument {
    let (scan, mended) = try readOpenDocument(file)
    let document = try await pandoc.document(of: mended, format: .odt)
    return try assemble(
      file, .odt, document.blocks, title: scan.title, warnings: scan.warnings,
      missing: scan.letters - document.letters)
  }

  private func readOpenDocument(_ file: SubmittedFile) throws(DocumentError)
    -> (OpenDocumentScan, SubmittedFile)
  {
    try reading(file.name) { () throws(PackageError) in
      let archive = try OfficeArchive(file.bytes, limits: limits.package)
      let scan = try OpenDocumentScan(archive)
      return (scan, SubmittedFile(name: file.name, bytes: try OpenDocumentRepair.bytes(of: file.bytes, archive)))
    }
  }

  private func convertOther(_ file: SubmittedFile, format: DocumentFormat) async throws(DocumentError)
    -> ConvertedDocument
  {
    // Pandoc would read other encodings as if every bad byte were a Latin one.
    let bytes =
      format == .html
      ? PageRepair.bytes(of: try PageEncoding.utf8(file).bytes)
      : RichTextLetters.bytes(of: RichTextRepair.bytes(of: file.bytes))
    let mended = SubmittedFile(name: file.name, bytes: bytes)
    let document = try await pandoc.document(of: mended, format: format)
    var warnings: [DocumentWarning] = []
    if format == .rtf {
      warnings = RichTextScan(file.bytes).warnings
    } else {
      warnings.add(DocumentWarning.images, document.images)
    }
    return try assemble(file, format, document.blocks, title: document.title, warnings: warnings)
  }

  private func convertPDF(_ file: SubmittedFile) async throws(DocumentError) -> ConvertedDocument {
    let pdf = PDFText(limits: limits, searchPath: searchPath)
    let facts = try await pdf.facts(of: file)
    let pages = PageText(try await pdf.text(of: file))
    let blocks = pages.paragraphs.map { Block.paragraph([.text($0)]) }
    let (text, _) = MarkdownWriter.write(blocks)
    var warnings: [DocumentWarning] = []
    if blocks.isEmpty {
      warnings.append(.scanWithoutText(pages: max(facts.pages, 1)))
    } else {
      warnings.add(DocumentWarning.scanWithoutText, pages.pagesWithoutWords)
      warnings.append(.pageLayout(pages: pages.pages))
    }
    return ConvertedDocument(format: .pdf, text: text, title: facts.title, warnings: warnings)
  }

  private var pandoc: Pandoc { Pandoc(limits: limits, searchPath: searchPath) }

  /// Writes the blocks and says what the writing lost.
  func assemble(
    _ file: SubmittedFile, _ format: DocumentFormat, _ blocks: [Block], title: String?,
    warnings: [DocumentWarning], missing: Int = 0
  ) throws(DocumentError) -> ConvertedDocument {
    let (text, writer) = MarkdownWriter.write(blocks)
    guard text.count <= limits.textBytes else {
      throw .textTooLarge(name: file.name, limit: limits.textBytes)
    }
    var warnings = warnings
    warnings.add(DocumentWarning.plainerTables, writer.plainerTables)
    warnings.add(DocumentWarning.missingText, missing)
    if text.allSatisfy({ $0 <= 0x20 }) { warnings.append(.noText) }
    return ConvertedDocument(
      format: format, text: text, title: writer.firstHeading ?? title, warnings: warnings)
  }
}
