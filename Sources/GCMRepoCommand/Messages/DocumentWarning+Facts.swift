import DocumentModel
import Documents
import RecordRendering

/// A reader's warning for a script: its code and its numbers.
extension DocumentWarning {
  var code: String {
    switch self {
    case .trackedChanges: "tracked-changes"
    case .unresolvedChanges: "tracked-changes-unresolved"
    case .dropsNames: "names-dropped"
    case .dropsDates: "dates-dropped"
    case .comments: "comments"
    case .personalNames: "personal-names"
    case .images: "pictures"
    case .diagrams: "diagrams"
    case .headersAndFooters: "headers-and-footers"
    case .placedTextBoxes: "text-boxes-placed"
    case .hiddenPassages: "hidden-passages"
    case .embeddedObjects: "embedded-objects"
    case .externalContent: "external-content"
    case .automaticNumbers: "automatic-numbers"
    case .plainerTables: "tables-simplified"
    case .includedFiles: "included-files"
    case .markedPassages: "marked-passages"
    case .formFields: "form-fields"
    case .missing(.note, _, _): "notes-lost"
    case .missing(.textBox, _, _): "text-boxes-lost"
    case .missing(.table, _, _): "tables-lost"
    case .missing(.field, _, _): "fields-lost"
    case .roughReading: "rough-reading"
    case .missingText: "text-lost"
    case .scanWithoutText: "scan"
    case .noText: "no-text"
    case .frontMatter: "front-matter"
    case .runningMatter: "running-heads"
    case .lineNumbers: "line-numbers"
    case .guessedHyphens: "hyphens-guessed"
    case .pageLayout: "page-layout"
    }
  }

  var facts: [JSONValue.Member] {
    switch self {
    case .trackedChanges(let insertions, let deletions, let moves, let authors):
      [
        .init("insertions", .int(insertions)), .init("deletions", .int(deletions)), .init("moves", .int(moves)),
        .init("authors", .array(authors.map { .string($0) })),
      ]
    case .personalNames(let names): [.init("names", .array(names.map { .string($0) }))]
    case .unresolvedChanges(let insertions, let deletions):
      [.init("insertions", .int(insertions)), .init("deletions", .int(deletions))]
    case .comments(let count), .images(let count), .diagrams(let count), .headersAndFooters(let count),
      .placedTextBoxes(let count), .hiddenPassages(let count), .embeddedObjects(let count),
      .externalContent(let count), .plainerTables(let count), .includedFiles(let count), .markedPassages(let count),
      .formFields(let count), .frontMatter(let count), .runningMatter(let count), .lineNumbers(let count),
      .guessedHyphens(let count), .scanWithoutText(let count), .pageLayout(let count):
      [.init("count", .int(count))]
    case .missing(_, let count, let near):
      [.init("count", .int(count)), .init("near", near.map { .string($0) } ?? .null)]
    case .missingText(let letters, let near):
      [.init("letters", .int(letters)), .init("near", near.map { .string($0) } ?? .null)]
    case .automaticNumbers, .roughReading, .noText, .dropsNames, .dropsDates: []
    }
  }
}
