import ArgumentParser
import GCMRepo

/// Whether a redline tells who made each change.
struct AttributionOptions: ParsableArguments {
  @Option(
    help: .worded(
      en: "Tell apart what was done before and after this state.",
      es: "Distingue lo que se hizo antes y después de este estado.", value: ("middle", "intermedio")),
    completion: RecordCompletion.drafts)
  var via: String?

  @Flag(
    help: .worded(
      en: "Tell the revision and the party of each change.", es: "Indica la revisión y la parte de cada cambio."))
  var attribute = false

  var choice: ChangeAttribution? { via.map { .rounds(via: $0) } ?? (attribute ? .revisions : nil) }

  /// Refuses both at once, and either in a form that has no place for it.
  func check(_ form: RedlineForm) throws(CommandFailure) {
    if via != nil, attribute {
      throw CommandFailure(
        .usage,
        Wording(en: "Give --via or --attribute, not both.", es: "Indique --via o --attribute, no ambas opciones."))
    }
    if form == .docx, choice != nil {
      throw CommandFailure(
        .usage,
        Wording(
          en: "A Word file takes neither --via nor --attribute.", es: "Un archivo Word no admite --via ni --attribute.")
      )
    }
  }
}
