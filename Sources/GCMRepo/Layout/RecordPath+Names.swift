/// The names of a record's files outside it.
extension RecordPath {
  /// The name that distinguishes a document: `CL/inputs/aportes.es` for `countries/CL/inputs/aportes/text.es.md`.
  var shortName: String {
    if case .document(let document, .text(let language)) = self { return document.description + "." + language }
    let path = string
    var name = path[...]
    for folder in RecordFolder.ofParties where folder.contains(path) { name = name.dropFirst(folder.path.count + 1) }
    if DocumentFile.isMarkdown(path) { name = name.dropLast(3) }
    return String(name)
  }

  /// The name of an exported file, without an extension: `declaration.es` for `declaration/text.es.md`,
  /// `CL-inputs-aportes.es` for a contribution's text.
  public var exportName: String { shortName.replacing("/", with: "-") }
}
