import ArgumentParser
import GCMRepo
import RecordLocalization

/// Whether a redline shows who made each change.
struct AttributionOptions: ParsableArguments {
  @Option(
    help: .message("Distinguish what was done before this state from what was done after it.", value: "middle"),
    completion: RecordCompletion.drafts)
  var via: String?

  @Flag(
    help: .message("Show the revision and the party of each change."))
  var attribute = false

  var choice: ChangeAttribution? { via.map { .rounds(via: $0) } ?? (attribute ? .revisions : nil) }

  /// Refuses both at once, and either in an unsupported format.
  func check(_ form: RedlineForm) throws(CommandFailure) {
    if via != nil, attribute {
      throw CommandFailure(
        .usage,
        Message("Give --via or --attribute, not both."))
    }
    if form == .docx, choice != nil {
      throw CommandFailure(
        .usage,
        Message("Word files support neither --via nor --attribute.")
      )
    }
  }
}
