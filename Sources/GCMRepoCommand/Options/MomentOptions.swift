import ArgumentParser

/// Which state of the record a reading command is about.
struct MomentOptions: ParsableArguments {
  @Option(
    help: .message("A draft or commit; else the current state.", value: "rev"),
    completion: RecordCompletion.drafts)
  var at: String?
}
