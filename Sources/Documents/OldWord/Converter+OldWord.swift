import OfficeOpenXML

extension Converter {
  /// A .doc. Only LibreOffice reads it well; without it the error says what to install.
  func openOldWord(_ file: SubmittedFile) async throws(DocumentError) -> OpenedConversion {
    guard let compound = CompoundFile(file.bytes), let document = BinaryWordFile(compound) else {
      throw .damaged(name: file.name, .archive)
    }
    if document.isProtected { throw .passwordProtected(name: file.name) }
    if document.holdsMacros { throw .macros(name: file.name) }
    if let part = document.objectWithMacros { throw .embeddedMacros(name: file.name, part: part) }
    if let counts = document.counts, counts.total > limits.textBytes {
      throw .textTooLarge(name: file.name, limit: limits.textBytes)
    }
    guard libreOffice.isInstalled else { throw .converterMissing(.libreOffice) }
    return try await openConversion(
      of: document.withResultsOfFields(file.bytes), file, format: .doc,
      source: SourceCounts(letters: document.letters, objects: document.embeddedObjects, notes: document.notes))
  }
}
