import ArgumentParser
import GCMRepo
import RecordLocalization

/// For which State a statement is made, and who sends it in for it.
struct SpeakerOptions: ParsableArguments {
  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("Your country's code, such as CL.", value: "code"), completion: RecordCompletion.parties)
  var country: String

  @OptionGroup var sender: SenderOptions

  var speaker: Speaker { Speaker(country, sentInBy: sender.sentInBy) }
}

/// The secretariat that sends something in for a State.
struct SenderOptions: ParsableArguments {
  @Option(
    help: .message(
      "The secretariat that sends it in for the country; else the one whose key signs.", value: "code"),
    completion: RecordCompletion.parties)
  var sentInBy: String?
}
