import RecordValues
import Terminology

extension Term {
  /// The keys of a term in their usual order.
  static let keys = [
    "id", "names", "forms", "status", "use", "agreed", "definitions", "related", "notes",
  ]
  /// The keys of a definition, and of a form.
  static let definitionKeys = ["conferences", "by", "text", "source"], formKeys = ["language", "text", "status"]

  /// Reads a file of the glossary: `glossary/ID.yml`.
  ///
  /// Keys unknown to this version are passed over; commands change the file in place and keep them.
  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    let name: String? =
      if case .term(let names) = RecordPath(file.path) { names.last.flatMap { FactFile.stem(of: $0) } } else { nil }
    if let name { try decoder.check("id", is: name) }
    let written = try decoder.optionalString("id")
    self.init(
      id: name ?? written ?? "", names: try decoder.texts("names"),
      forms: try decoder.mappings("forms").map { mapping throws(RecordError) in
        var decoder = mapping
        return Form(
          language: try decoder.required("language") { LanguageTag($0)?.description },
          text: try decoder.string("text", limit: ReadingLimits.title),
          standing: Standing(
            rawValue: try decoder.optionalString("status", limit: ReadingLimits.title) ?? Standing.admitted.rawValue))
      },
      status: Status(
        rawValue: try decoder.optionalString("status", limit: ReadingLimits.title) ?? Status.proposed.rawValue),
      agreed: try decoder.texts("agreed"),
      definitions: try decoder.mappings("definitions").map { mapping throws(RecordError) in
        var decoder = mapping
        return Definition(
          conferences: try decoder.strings("conferences"),
          by: try decoder.optionalString("by", limit: ReadingLimits.title), text: try decoder.texts("text"),
          source: try decoder.texts("source"))
      },
      use: try decoder.optionalString("use", limit: ReadingLimits.title), related: try decoder.strings("related"),
      notes: try decoder.texts("notes"))
  }
}
