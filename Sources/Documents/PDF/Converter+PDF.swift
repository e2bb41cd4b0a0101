import DocumentModel
import MarkdownText
import OfficeOpenXML

extension Converter {
  func openPDF(_ file: SubmittedFile) async throws(DocumentError) -> ReadFile {
    let pdf = PDFText(limits: limits, searchPath: searchPath)
    var words = try await pdf.words(of: file)
    let widgets = FormWidgets(file.bytes)
    if let widgets { FormButtons(widgets).draw(on: &words.pages) }
    // The strings of an encrypted file are not text.
    var fields = file.bytes.contains(sequence: Array("/Encrypt".utf8)) ? nil : widgets.map(FormFields.init)
    fields?.draw(on: &words.pages)
    var warnings: [DocumentWarning] = []
    var blocks: [Block]
    let pages: (all: Int, withoutWords: Int)
    var losses = Losses()
    if PDFReading.runsFromRight(words.pages) {
      let text = PageText(try await pdf.plainText(of: file))
      blocks = text.paragraphs.map { Block.paragraph([.text($0)]) }
      pages = (text.pages, text.pagesWithoutWords)
      losses.missingLetters = text.missingLetters
    } else {
      let reading = PDFReading(words.pages)
      blocks = reading.blocks
      pages = (reading.pages, reading.pagesWithoutWords)
      warnings.add(DocumentWarning.runningMatter, reading.runningLines)
      warnings.add(DocumentWarning.lineNumbers, reading.lineNumbers)
      warnings.add(DocumentWarning.guessedHyphens, reading.guessedHyphens)
      losses.note(missing: reading.missing)
    }
    if let fields, !fields.fields.isEmpty {
      let (text, _) = MarkdownWriter.write(blocks)
      let missing = fields.missing(from: String(decoding: text, as: UTF8.self))
      if missing.count > 0 { losses.missing[.field] = Losses.Missing(count: missing.count, words: missing.first) }
    }
    if blocks.isEmpty {
      warnings = [.scanWithoutText(pages: max(pages.all, 1))]
    } else {
      warnings.append(.pageLayout(pages: pages.all))
      if pages.withoutWords > 0 { warnings.insert(.scanWithoutText(pages: pages.withoutWords), at: 0) }
    }
    warnings.add(missingIn: losses)
    return ReadFile(
      reader: TextReader(.pdf, version: 4, program: words.version.map { "poppler \($0)" }), title: words.title,
      text: DocumentText(blocks: blocks, losses: Losses(), bytes: 0), warnings: warnings)
  }
}
