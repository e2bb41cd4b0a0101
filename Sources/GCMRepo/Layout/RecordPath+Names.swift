/// The names of a record's files outside it.
extension RecordPath {
  /// The name that distinguishes a document: `CL/inputs/aportes.es` for `countries/CL/inputs/aportes/text.es.md`.
  var shortName: String {
    if case .document(let document, .text(let language)) = self { return document.description + "." + language }
    let path = string
    var name = path[...]
    if RecordFolder.countries.contains(path) { name = name.dropFirst(RecordFolder.countries.path.count + 1) }
    if DocumentFile.isMarkdown(path) { name = name.dropLast(3) }
    return String(name)
  }

  /// The name of an exported file, without an extension: `declaration.es` for `declaration/text.es.md`,
  /// `CL-inputs-aportes.es` for a contribution's text.
  public var exportName: String { shortName.replacing("/", with: "-") }
}
