import ArgumentParser
import Documents
import GCMRepo
import RecordRendering

import func MarkdownText.nfc

struct Submit: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: .worded(
      en: "Submit a contribution, or a new revision of one; prints a receipt.",
      es: "Presenta un aporte, o una nueva revisión de uno, y da un recibo."),
    discussion: .worded(
      en: """
        Word (.docx), OpenDocument (.odt), RTF, HTML, PDF, Markdown and text files are taken. Several files in one call \
        are language versions of one contribution: name their languages in order with --lang, or in the file names \
        (aportes.es.docx). Submitting the same file again changes nothing and gives the same receipt.
        """,
      es: """
        Se aceptan archivos Word (.docx), OpenDocument (.odt), RTF, HTML, PDF, Markdown y de texto. Varios archivos en \
        una misma llamada son versiones de un solo aporte en distintos idiomas: indique los idiomas en orden con \
        --lang, o en los nombres de los archivos (aportes.es.docx). Presentar otra vez el mismo archivo no cambia \
        nada y da el mismo recibo.
        """))

  @Argument(
    help: .worded(
      en: "The files; - is standard input.", es: "Los archivos; - es la entrada estándar.", value: ("file", "archivo")),
    completion: .file())
  var files: [String]

  @Option(
    help: .worded(
      en: "Your country's code, such as CL.", es: "El código de su país, como CL.", value: ("code", "código")),
    completion: RecordCompletion.parties)
  var country: String

  @Option(
    help: .worded(
      en: "input, questionnaire or best-practice.",
      es: "input (aporte), questionnaire (cuestionario) o best-practice (buena práctica).", value: ("kind", "tipo")),
    completion: RecordCompletion.kinds)
  var kind: String

  @Option(
    help: .worded(
      en: "The contribution's short name; else made from its title.",
      es: "Nombre corto del aporte; si no se indica, se forma con su título.", value: ("slug", "nombre-corto")))
  var id: String?

  @Option(
    help: .worded(
      en: "The title; else found in the file.", es: "El título; si no se indica, el que figura en el archivo.",
      value: (nil, "título")))
  var title: String?

  @Option(
    name: .customLong("lang"),
    help: .worded(
      en: "The file's language: es, en, pt, fr.", es: "El idioma del archivo: es, en, pt, fr.",
      value: ("lang", "idioma")),
    completion: RecordCompletion.languages)
  var languages: [String] = []

  @Option(
    name: .customLong("theme"),
    help: .worded(en: "A theme's id; may be repeated.", es: "El id de un tema; se puede repetir.", value: ("id", "id")),
    completion: RecordCompletion.themes)
  var themes: [String] = []

  @Option(
    name: .shortAndLong,
    help: .worded(
      en: "A word to those who read the history.", es: "Una nota para quien lea el historial.", value: (nil, "mensaje"))
  )
  var message: String?

  @Option(
    help: .worded(
      en: "For a best practice: why it is one.", es: "En una buena práctica: por qué lo es.", value: ("text", "texto")))
  var whyBestPractice: String?

  @Option(
    help: .worded(
      en: "For a best practice: how it contributes to the Global Compact.",
      es: "En una buena práctica: cómo contribuye al Pacto Mundial.", value: ("text", "texto")))
  var contributionToGcm: String?

  @Option(
    help: .worded(
      en: "The name of the file that comes on standard input.",
      es: "Nombre del archivo que llega por la entrada estándar.", value: ("name", "nombre")))
  var stdinName = "text.md"

  @OptionGroup var tracked: TrackedOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let kind = try ContributionKind(named: kind)
    let record = try console.openRecord()
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    try state.check(
      party: country, slug: id, title: title, message: message, themes: themes, languages: languages)
    let document = id.map { "\(country)/\(kind.folder)/\($0)" }
    let intake = Intake(
      state: state, console: console, stdinName: stdinName, tracked: tracked, document: document)
    let taken = try await intake.take(
      files, languages: languages, partyLanguages: state.party(country).languages)
    var submission = Submission(party: country, kind: kind, files: taken.files)
    submission.slug = id
    // A Mac types accents as letters of their own; the record has one form of each.
    submission.title = title.map(nfc)
    submission.themes = themes
    submission.message = message.map(nfc)
    submission.whyBestPractice = whyBestPractice.map(nfc)
    submission.contributionToGCM = contributionToGcm.map(nfc)
    let result = try console.writing { try record.submit(submission, as: identity, dryRun: write.dryRun) }
    let asked = kind == .questionnaire ? try state.questionnaireIDs() : []
    let isUnasked = !asked.isEmpty && !asked.contains(result.contribution.id.slug.string)
    try ReceiptView(
      result, taken: taken, warnings: isUnasked ? [unaskedSentence(asked)] : [], dryRun: write.dryRun,
      folder: global.directory
    ).print(on: console)
  }
}
