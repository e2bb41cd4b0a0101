import ArgumentParser
import GCMRepo
import RecordLocalization

struct AgreementProgress: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: .message("Note how far an agreement is, with the day and who says so."),
    discussion: .message(
      """
      An open agreement is in progress from then on. For example: gcmrepo agreements progress 2017-05-11-3 --note "Half of the lists have \
      come" --by SACM-TS --party RCM-TS
      """))

  @Argument(
    help: .message("The agreement, such as 2017-05-11-3.", value: "id"),
    completion: RecordCompletion.agreements)
  var id: String

  @Option(help: .message("How far it is.", value: "text"))
  var note: String

  @Option(help: .message("The State or body that says so.", value: "code"), completion: RecordCompletion.parties)
  var by: String?

  @Option(help: .message("The day of the note; else today.", value: "date"))
  var on: String?

  @OptionGroup var keep: KeepOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try EntryWriting(console, keep)
    let day = try on.map { typed throws(CommandFailure) in
      guard let day = CalendarDay(typed) else {
        throw CommandFailure(.usage, Message("“\(typed, "typed")” is not a day; write it as in 2018-02-01."))
      }
      return day
    }
    try await writing.write(.progress(of: id, note, by: try writing.state.partyCode(named: by), on: day))
  }
}
