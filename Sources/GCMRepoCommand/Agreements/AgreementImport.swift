import ArgumentParser
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

import func MarkdownText.nfc

struct AgreementImport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .message("Take the minutes of a meeting into the record, and the agreements that they list."),
    discussion: .message(
      """
      The list is found by its heading: Agreements, Acuerdos, Acordos, Accords and their like. It may be a list with sub-items, a \
      table with columns such as what, who and when, or paragraphs. What the minutes say about who and when is read where it can \
      be; what cannot is kept in words and named. Importing again changes what the minutes changed, and keeps the status of each \
      agreement and what was changed by hand. The text and the file are kept with the meeting.

        gcmrepo agreements import minuta.docx --meeting 2017-05-11-joint-meeting --party RCM-TS -m "Minutes as approved"
        gcmrepo agreements import minutes.en.docx --meeting 2017-05-11-joint-meeting --lang en --dry-run
      """))

  @Argument(
    help: .message("The minutes: .docx, .odt, .md or another format that is read; - is standard input.", value: "file"),
    completion: .file())
  var file: String

  @Option(help: .message("The meeting.", value: "id"), completion: RecordCompletion.meetings)
  var meeting: String

  @Option(
    name: .customLong("lang"),
    help: .message(
      "The language of the minutes; else the one in the file's name, or that its text is found to be in.", value: "lang"
    ),
    completion: RecordCompletion.languages)
  var language: String?

  @Flag(help: .message("Keep addresses and telephone numbers in the minutes: they are public."))
  var publicContacts = false

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var options: AccountingOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let writing = try AccountWriting(options.write, options.target, on: console)
    let state = try writing.record.current()
    let party = try state.partyCode(named: options.party)
    // Before a long file is read for nothing.
    _ = try state.meeting(named: meeting)
    var intake = SubmissionReader(
      state: state, console: console, stdinName: SubmissionReader.unnamed, tracked: try TrackedOptions.parse([]))
    intake.takesAccounts = true
    let taken = try await intake.take(
      [file], languages: try language.map { [try state.language(named: $0)] } ?? [], partyLanguages: [])
    guard let minutes = taken.files.first else { return }
    let words = publicContacts ? [] : try minutes.words
    let imported = try await console.writing {
      try await writing.record.importMinutes(
        minutes, of: meeting, besides: words, allowsContacts: publicContacts, party: party, message: message.map(nfc),
        as: writing.identity, dryRun: writing.isDryRun)
    }
    let view = ImportedMinutesView(imported, file: minutes.name)
    if console.options.format != .json {
      try await console.print(view.table(console), schema: "", key: "")
      for sentence in view.remarks { console.remark(sentence) }
    }
    for warning in taken.warnings { console.warn(warning.sentence) }
    for remark in taken.remarks { console.remark(remark) }
    try await writing.answer(
      schema: "gcmrepo.agreements_import/1", imported.outcome,
      view.json + [.init("warnings", .array(taken.warnings.map { .string($0.code) }))],
      path: imported.paths.first ?? "meetings", said: view.said)
  }
}

extension Submission.File {
  /// What the file has beside its text, if it is one of Word or OpenDocument.
  var words: [MeetingWords] {
    get throws(CommandFailure) {
      do throws(DocumentError) {
        let pieces = try PackageWords(of: SubmittedFile(name: name, bytes: original))?.pieces ?? []
        return pieces.map { MeetingWords($0.words, at: $0.place.rawValue) }
      } catch {
        throw CommandFailure(error)
      }
    }
  }
}
