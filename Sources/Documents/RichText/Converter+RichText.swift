import DocumentModel
import OfficeOpenXML

extension Converter {
  func openRichText(_ file: SubmittedFile) async throws(DocumentError) -> any OpenedFile {
    do throws(RichTextLimits.Excess) { try RichTextLimits.standard.check(file.bytes) } catch {
      switch error {
      case .depth(let limit): throw .damaged(name: file.name, .nesting(part: file.name, limit: limit))
      case .count: throw .textTooLarge(name: file.name, limit: limits.textBytes)
      }
    }
    guard libreOffice.isInstalled else { return try await openRichTextRoughly(file) }
    let count = RichTextCount(file.bytes)
    return try await openConversion(
      of: RichTextCopy.bytes(of: file.bytes), file, format: .rtf,
      source: SourceCounts(letters: count.letters, images: count.images, objects: count.objects, notes: count.notes))
  }

  /// By pandoc, which loses notes, text boxes, fields and numbers.
  private func openRichTextRoughly(_ file: SubmittedFile) async throws(DocumentError) -> ReadFile {
    // Pandoc would read other encodings as if every invalid byte were Latin-1.
    let bytes = RichTextLetters.bytes(of: RichTextRepair.bytes(of: file.bytes))
    let document = try await pandoc.document(of: SubmittedFile(name: file.name, bytes: bytes), format: .rtf)
    return ReadFile(
      reader: TextReader(.rtf, version: 1, program: "pandoc"), title: document.title,
      text: DocumentText(blocks: document.blocks, losses: Losses(), bytes: 0),
      warnings: RichTextScan(file.bytes).warnings)
  }
}
