import ArgumentParser
import GCMRepo
import RecordLocalization

/// Whether a redline tells who made each change.
struct AttributionOptions: ParsableArguments {
  @Option(
    help: .message("Tell apart what was done before and after this state.", value: "middle"),
    completion: RecordCompletion.drafts)
  var via: String?

  @Flag(
    help: .message("Tell the revision and the party of each change."))
  var attribute = false

  var choice: ChangeAttribution? { via.map { .rounds(via: $0) } ?? (attribute ? .revisions : nil) }

  /// Refuses both at once, and either in a form that has no place for it.
  func check(_ form: RedlineForm) throws(CommandFailure) {
    if via != nil, attribute {
      throw CommandFailure(
        .usage,
        Message("Give --via or --attribute, not both."))
    }
    if form == .docx, choice != nil {
      throw CommandFailure(
        .usage,
        Message("A Word file takes neither --via nor --attribute.")
      )
    }
  }
}
