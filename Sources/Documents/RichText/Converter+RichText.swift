import DocumentModel

extension Converter {
  func openRichText(_ file: SubmittedFile) async throws(DocumentError) -> ReadFile {
    // Pandoc would read other encodings as if every bad byte were a Latin one.
    let bytes = RichTextLetters.bytes(of: RichTextRepair.bytes(of: file.bytes))
    let document = try await pandoc.document(of: SubmittedFile(name: file.name, bytes: bytes), format: .rtf)
    return ReadFile(
      reader: TextReader(.rtf, version: 1, program: "pandoc"), title: document.title,
      text: DocumentText(blocks: document.blocks, losses: Losses(), bytes: 0),
      warnings: RichTextScan(file.bytes).warnings)
  }
}
