import ArgumentParser
import Documents
import GCMRepo
import Rendering

import func Markdown.nfc

struct Submit: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Submit a contribution, or a new revision of one; prints a receipt.",
    discussion: """
      Word (.docx), OpenDocument (.odt), RTF, HTML, PDF, Markdown and text files are taken. Several files in one call \
      are language versions of one contribution: name their languages in order with --lang, or in the file names \
      (aportes.es.docx). Submitting the same file again changes nothing and gives the same receipt.
      """)

  @Argument(help: ArgumentHelp("The files; - is standard input.", valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("Your country's code, such as CL.", valueName: "code"), completion: RecordCompletion.parties)
  var country: String

  @Option(
    help: ArgumentHelp("input, questionnaire or best-practice.", valueName: "kind"), completion: RecordCompletion.kinds)
  var kind: String

  @Option(help: ArgumentHelp("The contribution's short name; else made from its title.", valueName: "slug"))
  var id: String?

  @Option(help: "The title; else found in the file.")
  var title: String?

  @Option(
    name: .customLong("lang"), help: ArgumentHelp("The file's language: es, en, pt, fr.", valueName: "lang"),
    completion: RecordCompletion.languages)
  var languages: [String] = []

  @Option(
    name: .customLong("theme"), help: ArgumentHelp("A theme's id; may be repeated.", valueName: "id"),
    completion: RecordCompletion.themes)
  var themes: [String] = []

  @Option(name: .shortAndLong, help: "A word to those who read the history.")
  var message: String?

  @Option(help: ArgumentHelp("For a best practice: why it is one.", valueName: "text"))
  var whyBestPractice: String?

  @Option(help: ArgumentHelp("For a best practice: how it contributes to the Global Compact.", valueName: "text"))
  var contributionToGcm: String?

  @Option(help: ArgumentHelp("The name of the file that comes on standard input.", valueName: "name"))
  var stdinName = "text.md"

  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let kind = try ContributionKind(named: kind)
    let record = try console.openRecord()
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    try state.check(
      party: country, slug: id, title: title, message: message, themes: themes, languages: languages)
    let intake = Intake(state: state, console: console, stdinName: stdinName)
    let (taken, warnings) = try await intake.take(
      files, languages: languages, partyLanguages: state.party(country).languages)
    var submission = Submission(party: country, kind: kind, files: taken)
    submission.slug = id
    // A Mac types accents as letters of their own; the record has one form of each.
    submission.title = title.map(nfc)
    submission.themes = themes
    submission.message = message.map(nfc)
    submission.whyBestPractice = whyBestPractice.map(nfc)
    submission.contributionToGCM = contributionToGcm.map(nfc)
    let result = try record.submit(submission, as: identity, dryRun: write.dryRun)
    let asked = kind == .questionnaire ? try state.questionnaireIDs() : []
    let isUnasked = !asked.isEmpty && !asked.contains(result.contribution.id.slug.string)
    try ReceiptView(
      result, warnings: warnings + (isUnasked ? [unaskedSentence(asked)] : []), dryRun: write.dryRun,
      folder: global.directory
    ).print(on: console)
  }
}
