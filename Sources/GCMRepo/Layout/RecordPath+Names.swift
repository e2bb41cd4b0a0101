/// What a file of the record is called outside of it.
extension RecordPath {
  /// What tells a document from the others: `CL/inputs/aportes.es` for `countries/CL/inputs/aportes/text.es.md`.
  var shortName: String {
    if case .document(let document, .text(let language)) = self { return document.description + "." + language }
    var name = string[...]
    if RecordFolder.countries.contains(string) { name = name.dropFirst(RecordFolder.countries.path.count + 1) }
    if DocumentFile.isMarkdown(string) { name = name.dropLast(3) }
    return String(name)
  }

  /// The name of a file that the text is given out as, without an ending: `declaration.es` for `declaration/text.es.md`,
  /// `CL-inputs-aportes.es` for a contribution's text.
  public var exportName: String { shortName.replacing("/", with: "-") }
}
