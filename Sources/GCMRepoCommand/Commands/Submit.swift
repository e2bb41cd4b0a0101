import ArgumentParser
import Documents
import GCMRepo
import func MarkdownText.nfc
import RecordLocalization
import RecordRendering

struct Submit: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: .message("Submit a contribution, or a new revision of one; prints a receipt."),
    discussion: .message(
      """
      Word (.docx), OpenDocument (.odt), RTF, HTML, PDF, Markdown and text files are accepted: gcmrepo submit \
      aportes.docx --country CL --kind input

      Several files in one call are language versions of one contribution: name their languages in order with --lang, or \
      in the file names (aportes.es.docx, Aportes_EN.docx). Submitting the same file again changes nothing and gives the \
      same receipt.

      Without --id, the title decides which contribution it is. Where the title says one thing and the text another, \
      nothing is written until you say with --id which it is.

      The receipt can be kept as a file too: -o receipt.pdf

      What a State sent by mail, its secretariat sends in for it with its own key: the record names both. --mail keeps the \
      mail beside the files. The State confirms or contests it later: gcmrepo submit aportes.docx --country CL --kind input \
      --mail chile.eml

      A file that changes a draft of the declaration with tracked changes is submitted with --on DRAFT: what it changes there \
      without a mark is listed, and refused unless --untracked take is given. Use it for whatever was written into the text of \
      a draft, so that no change gets in unseen.

      The form of a questionnaire, filled in in Word, in Excel, in the browser or as YAML, is taken as it comes back: gcmrepo submit \
      formulario.docx --kind questionnaire --country CL

      A best practice is read by the headings of its form, in any of the four languages: why it is one, how it contributes to \
      the Global Compact, its themes, objectives and criteria. What options say goes before it. Make the form with: gcmrepo \
      practices form --lang es -o ficha.docx

      A document of kind reference informs the process and is nobody's contribution; observers may submit one too: \
      gcmrepo submit basis.docx --country IOM --kind reference
      """))

  @Argument(
    help: .message("The files; - is standard input.", value: "file"),
    completion: .file())
  var files: [String]

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message(
      "Your country's code, such as CL; for a reference document also a body's, such as IOM.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String

  @Option(
    help: .message("input, questionnaire, best-practice or reference.", value: "kind"),
    completion: RecordCompletion.kinds)
  var kind: String

  @Option(
    help: .message("The contribution's short name; else made from its title.", value: "slug"))
  var id: String?

  @Option(
    help: .message("The title; else the one found in the file.", value: "title"))
  var title: String?

  @Option(
    name: .customLong("lang"),
    help: .message(
      "The file's language: es, en, pt, fr; else the one in its name, or that its text is found to be in.",
      value: "lang"),
    completion: RecordCompletion.languages)
  var languages: [String] = []

  @Option(
    name: .customLong("theme"),
    help: .message("A theme's id; may be repeated.", value: "id"),
    completion: RecordCompletion.themes)
  var themes: [String] = []

  @Option(
    name: .customLong("objective"),
    help: .message(
      "The number of an objective of the Global Compact that it serves, from 1 to 23; may be repeated.", value: "number"
    ))
  var objectives: [String] = []

  @Option(
    name: .shortAndLong,
    help: .message("A note for those who read the history.", value: "message")
  )
  var message: String?

  @Option(
    help: .message("For a best practice: why it is a best practice.", value: "text"))
  var whyBestPractice: String?

  @Option(
    help: .message("For a best practice: how it contributes to the Global Compact.", value: "text"))
  var contributionToGcm: String?

  @Option(
    help: .message("The name of the file that comes on standard input.", value: "name"))
  var stdinName = SubmissionReader.unnamed

  @Option(
    name: .shortAndLong,
    help: .message("Write the receipt to this file too: .pdf, .html, .docx, .odt or .json.", value: "file"))
  var output: String?

  @OptionGroup var answers: AnswerOptions
  @OptionGroup var onBehalf: OnBehalfOptions
  @OptionGroup var draft: OnDraftOptions
  @OptionGroup var tracked: TrackedOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var target: BranchOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let kind = try ContributionKind(named: kind)
    guard kind != .proposal else {
      throw CommandFailure(
        .usage, Message("A proposal is on a draft. Send it in with: gcmrepo propose FILE --on DRAFT --country CODE"))
    }
    // The whole id, as everything shows it, names the same.
    let id = id.map { text in ContributionID(text).map { $0.kind == kind ? $0.slug.string : text } ?? text }
    let receiptFile = try output.map { path throws(CommandFailure) in
      try ReceiptDocument(path: path, besides: files)
    }
    guard receiptFile == nil || !write.dryRun else {
      throw CommandFailure(.usage, Message("A dry run gives no receipt. Leave out --dry-run or -o."))
    }
    let record = try console.openRecordToWrite(branch: target.branch)
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    let party = try state.submitter(named: country, of: kind)
    let sender = try state.sender(
      of: party.code, named: try state.partyCode(named: onBehalf.sentInBy), as: identity)
    if onBehalf.mail != nil, sender == nil { throw RecordError(.mailNotNeeded) }
    let themes = try themes.map(state.theme(named:))
    let objectives = try ObjectiveFilter.named(objectives)
    try state.check(
      party: party.code, kind: kind, slug: id, title: title, message: message, themes: themes, languages: languages)
    let document = id.map { "\(country)/\(kind.folder)/\($0)" }
    let mail = try onBehalf.readMail(in: state)
    let filled = kind == .questionnaire ? try answers.read(files, of: party, id: id, in: state) : nil
    try answers.check(isForm: filled != nil, languages: languages)
    var taken: SubmissionReader.Taken
    if let filled {
      taken = .init(form: filled)
    } else {
      let intake = SubmissionReader(
        state: state, console: console, stdinName: stdinName, tracked: tracked, document: document)
      taken = try await intake.take(
        files, languages: try languages.map(state.language(named:)), partyLanguages: party.languages)
    }
    mail?.add(to: &taken)
    if kind == .bestPractice { SubmittedPractice.read(&taken, of: party, in: state, isTitled: title != nil) }
    let marked = try await draft.check(&taken, in: record, on: console)
    var submission = Submission(party: party.code, kind: kind, files: taken.files)
    submission.slug = filled?.form.questionnaire.id ?? answers.questionnaire ?? id
    submission.answers = try filled?.submitted(with: answers, in: state)
    // macOS types decomposed accents; the record uses the composed form.
    submission.title = title.map(nfc)
    submission.themes = themes.isEmpty ? taken.practices.themes : themes
    submission.objectives = objectives.isEmpty ? taken.practices.objectives : objectives
    submission.message = message.map(nfc)
    submission.whyBestPractice = whyBestPractice.map(nfc)
    submission.contributionToGCM = contributionToGcm.map(nfc)
    (submission.sentInBy, submission.mail) = (sender?.code, mail?.submission)
    submission.base = marked?.base
    var result = try await console.writing {
      try await record.submit(submission, as: identity, dryRun: write.dryRun)
    }
    let shared = await SharedWrite(
      sharing: record, as: identity, target, isWritten: !write.dryRun, on: console)
    if !write.dryRun { result.receipt = shared.receipt(result.receipt, of: record) }
    let asked = kind == .questionnaire ? try state.questionnaireIDs() : []
    let isUnasked = !asked.isEmpty && !asked.contains(result.contribution.id.slug.string)
    let view = ReceiptView(
      result, taken: taken, on: marked, in: state,
      warnings: isUnasked ? [Warning(code: "questionnaire-unknown", sentence: unaskedSentence(asked))] : [],
      dryRun: write.dryRun,
      folder: global.directory)
    try view.print(on: console)
    try await receiptFile?.write(view, on: console)
    try shared.finish(on: console)
  }
}
