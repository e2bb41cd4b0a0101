import DocumentModel

extension Converter {
  func openPage(_ file: SubmittedFile) async throws(DocumentError) -> ReadFile {
    let bytes = PageRepair.bytes(of: try PageEncoding.utf8(file).bytes)
    let document = try await pandoc.document(of: SubmittedFile(name: file.name, bytes: bytes), format: .html)
    var warnings: [DocumentWarning] = []
    warnings.add(DocumentWarning.images, document.images)
    return ReadFile(
      reader: TextReader(.html, version: 1, program: "pandoc"), title: document.title,
      text: DocumentText(blocks: document.blocks, losses: Losses(), bytes: 0), warnings: warnings)
  }
}
