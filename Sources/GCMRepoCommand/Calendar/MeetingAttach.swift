import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct MeetingAttach: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach",
    abstract: .message("Keep the agenda or the minutes of a meeting: the text, and the file as it came."),
    discussion: .message(
      """
      A Word, OpenDocument, PDF, HTML, RTF or Markdown file, one for each language; a later one takes its place, and the \
      history keeps the former.

        gcmrepo meetings attach 2017-08-30-troikas minuta.docx --as minutes --lang es --party SACM-TS
      """))

  @Argument(
    help: .message("The meeting, such as 2017-08-30-troikas.", value: "id"), completion: RecordCompletion.meetings)
  var id: String

  @Argument(help: .message("The file; - is standard input.", value: "file"), completion: .file())
  var file: String

  @Option(name: .customLong("as"), help: .message("What it is: agenda or minutes.", value: "as"))
  var kind: MeetingDocument.Kind

  @Option(
    name: .customLong("lang"), help: .message("Its language; else found in the file or its name.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(help: .message("The name of the file that comes on standard input.", value: "name"))
  var stdinName = SubmissionReader.unnamed

  @Flag(help: .message("Keep addresses and telephone numbers in the file: they are public."))
  var publicContacts = false

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var tracked: TrackedOptions
  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let state = try writing.record.current()
    let meeting = try state.meeting(named: id)
    let party = try state.partyCode(named: options.party)
    let languages = try language.map { [try state.language(named: $0)] } ?? []
    var reader = SubmissionReader(state: state, console: console, stdinName: stdinName, tracked: tracked)
    reader.takesAccounts = true
    let taken = try await reader.take([file], languages: languages, partyLanguages: state.configuration.languages)
    for remark in taken.remarks { console.remark(remark) }
    for warning in taken.warnings { console.warn(warning.sentence) }
    let words = publicContacts ? [] : try taken.files[0].words
    let kept = try await console.writing {
      try await writing.record.keep(
        taken.files[0], as: kind, of: meeting.id, besides: words, allowsContacts: publicContacts, party: party,
        message: message.map(nfc), as: writing.identity,
        dryRun: writing.isDryRun)
    }
    try await writing.answer(
      schema: "gcmrepo.meeting_document/1", kept.outcome,
      [
        .init("meeting", .string(kept.meeting)), .init("document", .string(kind.rawValue)),
        .init("language", .string(kept.document.language.description)), .init("party", .string(kept.party.description)),
        .init("paths", .array(kept.paths.map { .string($0) })),
      ], path: kept.paths.first ?? "meetings",
      said: Message("It is recorded as \(kept.paths.joined(separator: ", "), "paths")."))
  }
}

extension MeetingDocument.Kind: ExpressibleByArgument {}
