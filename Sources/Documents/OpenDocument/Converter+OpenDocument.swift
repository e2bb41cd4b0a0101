import DocumentModel
import OfficePackage

extension Converter {
  func openOpenDocument(_ file: SubmittedFile) async throws(DocumentError) -> ReadFile {
    let (scan, mended) = try scanned(file)
    let document = try await pandoc.document(of: mended, format: .odt)
    var warnings = scan.warnings
    warnings.add(DocumentWarning.missingText, scan.letters - document.letters)
    return ReadFile(
      reader: TextReader(.odt, version: 1, program: "pandoc"), title: scan.title,
      text: DocumentText(blocks: document.blocks, losses: Losses(), bytes: 0), warnings: warnings)
  }

  private func scanned(_ file: SubmittedFile) throws(DocumentError) -> (OpenDocumentScan, SubmittedFile) {
    try reading(file.name) { () throws(PackageError) in
      let archive = try OfficeArchive(file.bytes, limits: limits.package)
      let scan = try OpenDocumentScan(archive)
      return (scan, SubmittedFile(name: file.name, bytes: try OpenDocumentRepair.bytes(of: file.bytes, archive)))
    }
  }
}
