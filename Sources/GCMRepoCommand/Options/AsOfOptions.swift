import ArgumentParser
import GCMRepo
import RecordLocalization

/// The time for which a list says what is overdue.
struct AsOfOptions: ParsableArguments {
  @Option(
    help: .message(
      "What is overdue on this day, or at this time in UTC, such as 2018-02-01 or 2018-02-01T15:00Z; else now.",
      value: "time"))
  var on: String?

  /// The time: the one given, else that of the state that is read, else now.
  func time(_ moment: MomentOptions, _ state: RecordState) throws -> Timestamp {
    if let on { return try ZonedTime(on, zone: "UTC").time }
    return moment.at == nil ? Timestamp.now : try state.time()
  }
}
