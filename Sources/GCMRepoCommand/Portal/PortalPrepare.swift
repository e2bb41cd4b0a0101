import ArgumentParser
import Documents
import GCMRepo
import PortalMessages
import RecordComparison
import RecordLocalization
import RecordRendering
import TextDiff

import func MarkdownText.nfc

/// Reads an uploaded file, bounded and without a key: what would be recorded, its text and its redline, into a folder.
struct PortalPrepare: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare",
    abstract: .message("What the portal runs to read an uploaded file; it writes nothing to the record."),
    shouldDisplay: false)

  @Argument(help: .message("The file.", value: "file"), completion: .file())
  var file: String

  @Option(help: .message("The country's code, such as CL.", value: "code"))
  var country: String

  @Option(help: .message("The person's id in the country's file.", value: "id"))
  var person: String

  @Option(help: .message("The secretariat that sends it in for the country.", value: "code"))
  var sentInBy: String

  @Option(help: .message("input, questionnaire or best-practice.", value: "kind"))
  var kind: String

  @Option(help: .message("The contribution's short name; else made from its title.", value: "slug"))
  var id: String?

  @Option(help: .message("The title; else the one found in the file.", value: "title"))
  var title: String?

  @Option(name: .customLong("lang"), help: .message("The file's language: es, en, pt, fr.", value: "lang"))
  var fileLanguage: String?

  @Option(name: .shortAndLong, help: .message("A note for those who read the history.", value: "message"))
  var message: String?

  @OptionGroup var answers: AnswerOptions
  @OptionGroup var tracked: TrackedOptions

  @Option(name: .shortAndLong, help: .message("The folder to write to.", value: "folder"))
  var output: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let words = BrowserWords(console.language)
    do {
      try await prepare(on: console)
    } catch let error as RecordError {
      throw words.failure(CommandFailure(error), asksForQuestionnaire: error.code == .questionnaireNeeded)
    } catch let error as CommandFailure {
      throw words.failure(error)
    }
  }

  private func prepare(on console: Console) async throws {
    ResourceLimits.apply()
    let record = try console.openRecord()
    let state = try record.current()
    let party = try state.member(named: country)
    let kind = try ContributionKind(named: kind)
    guard [.input, .questionnaire, .bestPractice].contains(kind) else {
      throw CommandFailure(.usage, Message("Only inputs, answers and best practices are submitted by browser."))
    }
    let languages = try fileLanguage.map { [try state.language(named: $0)] } ?? []
    try state.check(
      party: party.code, kind: kind, slug: id, title: title, message: message, themes: [],
      languages: languages.map(\.description))
    let filled = kind == .questionnaire ? try answers.read([file], of: party, id: id, in: state) : nil
    var taken: SubmissionReader.Taken
    if let filled {
      taken = .init(form: filled)
    } else {
      let intake = SubmissionReader(
        state: state, console: console, stdinName: SubmissionReader.unnamed, tracked: tracked,
        document: id.map { "\(party.code)/\(kind.folder)/\($0)" })
      taken = try await intake.take([file], languages: languages, partyLanguages: party.languages)
    }
    if kind == .bestPractice { SubmittedPractice.read(&taken, of: party, in: state, isTitled: title != nil) }
    var submission = Submission(party: party.code, kind: kind, files: taken.files)
    submission.slug = filled?.form.questionnaire.id ?? answers.questionnaire ?? id
    submission.answers = filled.map { SubmittedAnswers($0.answers, isPartial: answers.partial) }
    submission.title = title.map(nfc)
    submission.themes = taken.practices.themes
    submission.objectives = taken.practices.objectives
    submission.message = message.map(nfc)
    let prepared = PreparedSubmission(submission).bytes
    // What the recording process reads is what is shown here.
    let read = try PreparedSubmission(prepared, of: party.code, in: state).submission
    guard let sender = try state.partyCode(named: sentInBy) else { return }
    let result = try await record.checkUpload(
      read, for: party.code, person: person, by: sender, at: .now)
    try checkTitle(of: read, as: result.contribution.id, in: state)
    let folder = OutputFolderOfUpload(path: output)
    try folder.write("prepared", prepared)
    let preview = UploadPreview(
      result: result, file: read.files[0], note: read.message, taken: taken, state: state, console: console)
    try await preview.write(to: folder)
  }
}

extension PortalPrepare {
  /// Refuses a new text whose title would be the name of its file: the title is for everybody, a file's name is not.
  private func checkTitle(
    of submission: Submission, as id: ContributionID, in state: RecordState
  ) throws(CommandFailure) {
    guard submission.title == nil else { return }
    let old = (try? state.contribution(named: id.description))?.title
    for file in submission.files
    where (file.foundTitle ?? "").allSatisfy(\.isWhitespace) && old?[file.language] == nil {
      throw CommandFailure(
        .refusedInput, Message("No title was found in the file. Give its title in the form: everybody reads it."))
    }
  }
}

/// The folder of one upload, in which the portal finds what became of it.
struct OutputFolderOfUpload {
  let path: String

  func write(_ name: String, _ bytes: [UInt8]) throws(CommandFailure) {
    try OutputFile(path: path + "/" + name, defaultName: name).write(bytes)
  }
}
