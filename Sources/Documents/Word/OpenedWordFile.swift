import DocumentModel
import MarkdownText
import OfficeOpenXML
import WordML

extension Converter {
  func openWord(_ file: SubmittedFile) throws(DocumentError) -> OpenedWordFile {
    OpenedWordFile(
      name: file.name,
      word: try reading(file.name) { () throws(PackageError) in try WordFile(file.bytes, limits: limits.package) })
  }
}

/// A .docx, which needs no process.
struct OpenedWordFile: OpenedFile {
  let name: String
  let word: WordFile

  var reader: TextReader { TextReader(.docx, version: 2) }

  var title: String? {
    let title = MarkdownWriter.squeezed(nfc(word.title ?? ""))
    return title.isEmpty || title.utf8.count > 2_000 ? nil : title
  }

  var review: Review { word.review() }

  func text(_ reading: Reading) -> DocumentText { word.text(reading) }

  var label: DocumentLabel? { word.label }

  func textOfOurs(_ reading: Reading) -> DocumentText { word.text(reading, isOurs: true) }

  func reversing(_ authors: Set<String>, in reading: Reading) throws(DocumentError) -> OpenedWordFile {
    OpenedWordFile(
      name: name, word: try reversed(authors, in: reading))
  }

  private func reversed(_ authors: Set<String>, in side: Reading) throws(DocumentError) -> WordFile {
    try reading(name) { () throws(PackageError) in try word.reversingChanges(of: authors, in: side) }
  }

  func warnings(for text: DocumentText) -> [DocumentWarning] {
    let (losses, review) = (text.losses, review)
    var warnings: [DocumentWarning] = []
    let (insertions, deletions) = (review.count(.insertion), review.count(.deletion))
    if insertions + deletions + review.moves > 0 {
      warnings.append(
        .trackedChanges(insertions: insertions, deletions: deletions, moves: review.moves, authors: review.authors))
    }
    if word.dropsNames { warnings.append(.dropsNames) }
    if word.dropsDates { warnings.append(.dropsDates) }
    warnings.add(DocumentWarning.comments, review.comments.count)
    warnings.add(DocumentWarning.images, losses.images)
    warnings.add(DocumentWarning.diagrams, losses.diagrams)
    warnings.add(DocumentWarning.headersAndFooters, losses.headersAndFooters)
    warnings.add(DocumentWarning.placedTextBoxes, losses.textBoxes)
    warnings.add(DocumentWarning.embeddedObjects, losses.embeddedObjects)
    warnings.add(DocumentWarning.includedFiles, losses.includedFiles)
    warnings.add(DocumentWarning.externalContent, word.externals)
    warnings.add(DocumentWarning.markedPassages, losses.markedPassages)
    warnings.add(DocumentWarning.formFields, losses.formFields)
    warnings.add(DocumentWarning.hiddenPassages, losses.hiddenPassages)
    warnings.add(missingIn: losses)
    return warnings
  }
}
