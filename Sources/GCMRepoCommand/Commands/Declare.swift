import ArgumentParser
import Documents
import GCMRepo
import RecordRendering
import func MarkdownText.nfc

struct Declare: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Set a new text of the joint declaration.", es: "Fija un nuevo texto de la declaración conjunta."),
    discussion: .worded(
      en: """
        A document that `gcmrepo export` or `gcmrepo diff --as docx` made is known when it comes back: where nobody \
        changed it, the draft keeps its text to the byte. The answer says what changed against the last draft, in words \
        and in numbers, and how the tracked changes of the file were taken: see --tracked.

          gcmrepo declare d.docx --lang en --tracked-by "Ana Rojas=reject" -m "Second reading"
        """,
      es: """
        Un documento hecho por `gcmrepo export` o `gcmrepo diff --as docx` se reconoce cuando vuelve: donde nadie lo \
        cambió, el borrador conserva su texto byte por byte. La respuesta dice qué cambió frente al último borrador, en \
        palabras y en números, y cómo se tomaron los cambios registrados del archivo: vea --tracked.

          gcmrepo declare d.docx --lang es --tracked-by "Ana Rojas=reject" -m "Segunda lectura"
        """))

  @Argument(
    help: .worded(
      en: "The file; - is standard input.", es: "El archivo; - es la entrada estándar.", value: (nil, "archivo")),
    completion: .file())
  var file: String

  @Option(
    name: .customLong("lang"),
    help: .worded(en: "Its language: es, en, pt, fr.", es: "Su idioma: es, en, pt, fr.", value: ("lang", "idioma")),
    completion: RecordCompletion.languages)
  var language: String

  @Option(
    help: .worded(
      en: "The body that sets it; else the only one that you are a focal point of.",
      es: "El órgano que lo fija; si no se indica, el único del que usted es punto focal.", value: ("code", "código")),
    completion: RecordCompletion.parties)
  var party: String?

  @Option(
    name: .shortAndLong,
    help: .worded(
      en: "What changed, for those who read the history.", es: "Qué cambió, para quien lea el historial.",
      value: (nil, "mensaje")))
  var message: String

  @Option(
    help: .worded(
      en: "The name of the file that comes on standard input.",
      es: "Nombre del archivo que llega por la entrada estándar.", value: ("name", "nombre")))
  var stdinName = "text.md"

  @OptionGroup var tracked: TrackedOptions
  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    try state.checkLanguage(language)
    _ = try state.body(named: party, actingPerson: identity.committer.email)
    let intake = Intake(
      state: state, console: console, stdinName: stdinName, tracked: tracked, document: Declaration.name)
    let taken = try await intake.take([file], languages: [language], partyLanguages: [])
    let text = taken.files[0]
    let comparison = try record.declarationComparison(text.text, language: language)
    let checks = try DeclarationAnswer.checks(of: text.text, language: language, in: state)
    let result = try console.writing {
      try record.declare(text, party: party, message: nfc(message), as: identity, dryRun: write.dryRun)
    }
    try DeclarationAnswer(
      result: result, taken: taken, comparison: comparison, checks: checks, dryRun: write.dryRun
    ).print(on: console)
  }
}
