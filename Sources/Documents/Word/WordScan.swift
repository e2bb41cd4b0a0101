import OfficePackage
import WordDocument

/// What a .docx holds beside its running text: the facts behind its warnings.
struct WordScan {
  private(set) var warnings: [DocumentWarning] = []
  private(set) var title: String?
  /// Letters of the body and its notes, as they should come out of the conversion.
  private(set) var letters = 0

  init(_ package: borrowing WordPackage) throws(PackageError) {
    let body = WordStory(numbering: try WordNumbering(package))
    try package.archive.scan(package.main, body)
    for part in package.parts("footnotes") + package.parts("endnotes") {
      try package.archive.scan(part, body)
    }
    letters = body.letters

    let comments = ElementCount("comment")
    for part in package.parts("comments") { try package.archive.scan(part, comments) }
    var margins = 0
    for part in package.parts("header") + package.parts("footer") {
      let margin = WordStory()
      try package.archive.scan(part, margin)
      // A page number alone is no loss.
      if margin.lettersWithoutFigures > 0 { margins += 1 }
    }
    if package.archive.holds("docProps/core.xml") {
      let properties = ElementText("title")
      try package.archive.scan("docProps/core.xml", properties)
      title = properties.words
    }

    let moves = body.movedRanges > 0 ? body.movedRanges : body.movedRuns
    if body.insertions + body.deletions + moves > 0 {
      warnings.append(
        .trackedChanges(
          insertions: body.insertions, deletions: body.deletions, moves: moves,
          authors: body.authors.sorted()))
    }
    warnings.add(DocumentWarning.comments, comments.count)
    warnings.add(DocumentWarning.images, body.images)
    warnings.add(DocumentWarning.diagrams, body.diagrams)
    warnings.add(DocumentWarning.headersAndFooters, margins)
    warnings.add(DocumentWarning.textBoxes, body.textBoxes)
    warnings.add(DocumentWarning.embeddedObjects, body.objects)
    warnings.add(DocumentWarning.includedFiles, body.includedFiles)
    warnings.add(DocumentWarning.externalContent, package.externals)
    warnings.add(DocumentWarning.markedPassages, body.marked)
    if body.hasNumbers { warnings.append(.automaticNumbers) }
  }
}

extension [DocumentWarning] {
  /// Adds a warning that counts something, if there is any.
  mutating func add(_ warning: (Int) -> DocumentWarning, _ count: Int) {
    if count > 0 { append(warning(count)) }
  }
}
