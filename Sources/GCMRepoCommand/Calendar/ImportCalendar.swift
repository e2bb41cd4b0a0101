import ArgumentParser
import Documents
import GCMRepo
import ICalendar
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct ImportCalendar: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .message("Take the meetings of an .ics file into the record, in one commit."),
    discussion: .message(
      """
      A meeting that the record has, by its UID, is changed if the file's SEQUENCE is higher. What cannot be taken is named, and \
      the rest is taken: times without a zone, zones that are not known, meetings that repeat, times that the clocks skip, private \
      ones, those with an address or a telephone number, and all but the newest of those with one UID. \
      Descriptions, organisers and attendees stay out of the record, as they hold addresses. The exit status is 1 where \
      something was left out.

        gcmrepo calendar import csm.ics --conference SACM --lang es --party SACM-TS --dry-run
      """))

  @Argument(help: .message("The file; - is standard input.", value: "file"), completion: .file())
  var file: String

  @Option(
    help: .message(
      "The conferences that hold the meetings, where the file does not say it; may be repeated.", value: "code"),
    completion: RecordCompletion.conferences)
  var conference: [String] = []

  @Option(
    name: .customLong("lang"),
    help: .message("The language of texts of which the file does not say it; else the record's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let state = try writing.record.current()
    let conferences = try LocalizedWords.list(conference).compactMap { try LocalizedWords.conference($0, in: state) }
    let language = try language.map { try state.language(named: $0) } ?? state.configuration.languages.first ?? "en"
    let intake = try read(language, conferences)
    let party = try state.partyCode(named: options.party)
    guard !intake.meetings.isEmpty || !intake.leftOut.isEmpty else {
      throw CommandFailure(
        .refusedInput, Message("There are no meetings in \(file, "file"). Export the calendar again with its meetings.")
      )
    }
    let kept = try await console.writing {
      try await writing.record.keep(
        intake, party: party, message: message.map(nfc), as: writing.identity, dryRun: writing.isDryRun)
    }
    let view = ImportedCalendarView(intake, kept)
    view.warn(on: console)
    try await writing.answer(
      schema: "gcmrepo.calendar_import/1", kept.outcome, view.json, path: "meetings",
      said: Message(
        """
        Meetings added: \(kept.added.count, "added"); changed: \(kept.changed.count, "changed"); already so: \
        \(kept.unchanged.count, "same").
        """), unchanged: view.unchanged)
    if !kept.leftOut.isEmpty { throw CommandFailure.no }
  }

  private func read(_ language: LanguageTag, _ conferences: [String]) throws -> MeetingIntake {
    var limits = DocumentLimits.standard
    limits.bytes = ICalendarLimits.bytes
    let read: SubmittedFile
    do throws(DocumentError) { read = try SubmittedFile.read(path: file, limits: limits) } catch {
      throw CommandFailure(error)
    }
    do throws(ICalendarError) {
      return MeetingIntake(try CalendarReading(read.bytes), language: language, conferences: conferences)
    } catch {
      throw CommandFailure(.refusedInput, error.sentence(file: read.name))
    }
  }
}
