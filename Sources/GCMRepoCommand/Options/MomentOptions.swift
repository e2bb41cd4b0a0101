import ArgumentParser
import RecordLocalization

/// The state of the record that a reading command shows.
struct MomentOptions: ParsableArguments {
  @Option(
    help: .message("A draft or commit; else the current state.", value: "rev"),
    completion: RecordCompletion.drafts)
  var at: String?
}
