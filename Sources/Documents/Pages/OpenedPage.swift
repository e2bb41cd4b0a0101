import DocumentModel
import HTMLDocument
import OfficeOpenXML

extension Converter {
  func openPage(_ file: SubmittedFile) throws(DocumentError) -> OpenedPage {
    let page = try PageEncoding.utf8(file)
    let isXHTML = DocumentFormat.fileExtension(of: file.name) == "xhtml"
    do throws(HTMLError) {
      return OpenedPage(page: try HTMLFile(page.bytes, isXHTML: isXHTML))
    } catch {
      switch error {
      case .nesting(let limit): throw .damaged(name: file.name, .nesting(part: file.name, limit: limit))
      case .tooManyElements: throw .textTooLarge(name: file.name, limit: limits.textBytes)
      }
    }
  }
}

/// A web page, which needs no process.
struct OpenedPage: OpenedFile {
  let page: HTMLFile

  var reader: TextReader { TextReader(.html, version: 3) }
  var title: String? { page.title.flatMap { $0.utf8.count > 2_000 ? nil : $0 } }
  var review: Review { page.review() }

  func text(_ reading: Reading) -> DocumentText { page.text(reading) }

  var label: DocumentLabel? { page.label }

  func textOfOurs(_ reading: Reading) -> DocumentText { page.text(reading, isOurs: true) }

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
    warnings.add(DocumentWarning.diagrams, losses.diagrams)
    warnings.add(DocumentWarning.embeddedObjects, losses.embeddedObjects)
    warnings.add(DocumentWarning.markedPassages, losses.markedPassages)
    warnings.add(DocumentWarning.hiddenPassages, losses.hiddenPassages)
    warnings.add(missingIn: losses)
    return warnings
  }
}
