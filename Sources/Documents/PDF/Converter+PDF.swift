import DocumentModel
import Markdown

extension Converter {
  func openPDF(_ file: SubmittedFile) async throws(DocumentError) -> ReadFile {
    let pdf = PDFText(limits: limits, searchPath: searchPath)
    let facts = try await pdf.facts(of: file)
    let pages = PageText(try await pdf.text(of: file))
    let blocks = pages.paragraphs.map { Block.paragraph([.text($0)]) }
    var warnings: [DocumentWarning] = []
    if blocks.isEmpty {
      warnings.append(.scanWithoutText(pages: max(facts.pages, 1)))
    } else {
      warnings.add(DocumentWarning.scanWithoutText, pages.pagesWithoutWords)
      warnings.append(.pageLayout(pages: pages.pages))
    }
    return ReadFile(
      reader: TextReader(.pdf, version: 1, program: "pdftotext"), title: facts.title,
      text: DocumentText(blocks: blocks, losses: Losses(), bytes: 0), warnings: warnings)
  }
}
