import DocumentModel
import MarkdownText
import OfficeOpenXML
import OpenDocument

extension Converter {
  func openOpenDocument(_ file: SubmittedFile) throws(DocumentError) -> OpenedTextDocument {
    OpenedTextDocument(
      document: try reading(file.name) { () throws(PackageError) in
        try OpenDocumentFile(file.bytes, limits: limits.package)
      })
  }
}

/// An .odt, which needs no process.
struct OpenedTextDocument: OpenedFile {
  let document: OpenDocumentFile
  /// Authors whose changes are treated the other way.
  var reversed: Set<String> = []

  var reader: TextReader { TextReader(.odt, version: 4) }

  var title: String? {
    let title = MarkdownWriter.squeezed(nfc(document.title ?? ""))
    return title.isEmpty || title.utf8.count > 2_000 ? nil : title
  }

  var review: Review { document.review() }

  var label: DocumentLabel? { document.label }

  func text(_ reading: Reading) -> DocumentText { document.text(reading, reversing: reversed) }

  func textOfOurs(_ reading: Reading) -> DocumentText { document.text(reading, isOurs: true, reversing: reversed) }

  func reversing(_ authors: Set<String>, in reading: Reading) -> OpenedTextDocument {
    var result = self
    result.reversed = authors
    return result
  }

  func warnings(for text: DocumentText) -> [DocumentWarning] {
    let (losses, review) = (text.losses, review)
    var warnings: [DocumentWarning] = []
    let (insertions, deletions) = (review.count(.insertion), review.count(.deletion))
    if insertions + deletions > 0 {
      warnings.append(
        .trackedChanges(insertions: insertions, deletions: deletions, moves: 0, authors: review.authors))
    }
    warnings.add(DocumentWarning.comments, review.comments.count)
    warnings.add(DocumentWarning.images, losses.images)
    warnings.add(DocumentWarning.headersAndFooters, losses.headersAndFooters)
    warnings.add(DocumentWarning.placedTextBoxes, losses.textBoxes)
    warnings.add(DocumentWarning.embeddedObjects, losses.embeddedObjects)
    warnings.add(DocumentWarning.externalContent, losses.externalParts)
    warnings.add(DocumentWarning.markedPassages, losses.markedPassages)
    warnings.add(DocumentWarning.hiddenPassages, losses.hiddenPassages)
    warnings.add(DocumentWarning.formFields, losses.formFields)
    warnings.add(missingIn: losses)
    return warnings
  }
}
