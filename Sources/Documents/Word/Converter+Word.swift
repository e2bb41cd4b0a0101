import Markdown
import OfficePackage
import WordDocument

extension Converter {
  /// The text of a .docx in a reading of its tracked changes: Markdown, as ``convert(_:)`` gives the accepted one.
  ///
  /// - Throws: ``DocumentError/wrongExtension(name:expected:found:)`` for another format, and what reading throws.
  public func text(of file: SubmittedFile, _ reading: Reading) throws(DocumentError) -> [UInt8] {
    try assemble(file, .docx, wordText(wordFile(file), reading, of: file).blocks, title: nil, warnings: []).text
  }

  /// The tracked changes and comments of a .docx.
  ///
  /// - Throws: ``DocumentError/wrongExtension(name:expected:found:)`` for another format, and what reading throws.
  public func review(of file: SubmittedFile) throws(DocumentError) -> Review {
    try wordFile(file).review()
  }

  func convertWord(_ file: SubmittedFile) throws(DocumentError) -> ConvertedDocument {
    let word = try wordFile(file)
    let text = try wordText(word, .accepted, of: file)
    let title = MarkdownWriter.squeezed(nfc(word.title ?? ""))
    return try assemble(
      file, .docx, text.blocks, title: title.isEmpty || title.utf8.count > 2_000 ? nil : title,
      warnings: warnings(of: text.losses, word.review(), externals: word.externals))
  }

  private func wordFile(_ file: SubmittedFile) throws(DocumentError) -> WordFile {
    guard file.bytes.count <= limits.bytes else {
      throw .tooLarge(name: file.name, bytes: file.bytes.count, limit: limits.bytes)
    }
    let content = FileContent(sniffing: file.bytes)
    guard content == .docx || content == .brokenZip else {
      throw .wrongExtension(name: file.name, expected: .docx, found: content)
    }
    return try reading(file.name) { () throws(PackageError) in try WordFile(file.bytes, limits: limits.package) }
  }

  /// Too long a text is refused before it is written.
  private func wordText(_ word: WordFile, _ reading: Reading, of file: SubmittedFile) throws(DocumentError) -> WordText
  {
    let text = word.text(reading)
    guard text.bytes <= limits.textBytes else { throw .textTooLarge(name: file.name, limit: limits.textBytes) }
    return text
  }

  private func warnings(of losses: Losses, _ review: Review, externals: Int) -> [DocumentWarning] {
    var warnings: [DocumentWarning] = []
    let (insertions, deletions) = (review.count(.insertion), review.count(.deletion))
    if insertions + deletions + review.moves > 0 {
      warnings.append(
        .trackedChanges(insertions: insertions, deletions: deletions, moves: review.moves, authors: review.authors))
    }
    warnings.add(DocumentWarning.comments, review.comments.count)
    warnings.add(DocumentWarning.images, losses.images)
    warnings.add(DocumentWarning.diagrams, losses.diagrams)
    warnings.add(DocumentWarning.headersAndFooters, losses.headersAndFooters)
    warnings.add(DocumentWarning.placedTextBoxes, losses.textBoxes)
    warnings.add(DocumentWarning.embeddedObjects, losses.embeddedObjects)
    warnings.add(DocumentWarning.includedFiles, losses.includedFiles)
    warnings.add(DocumentWarning.externalContent, externals)
    warnings.add(DocumentWarning.markedPassages, losses.markedPassages)
    warnings.add(DocumentWarning.hiddenPassages, losses.hiddenPassages)
    return warnings
  }
}
