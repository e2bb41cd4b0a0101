import ArgumentParser
import Documents
import GCMRepo
import Rendering
import func Markdown.nfc

struct Declare: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Set a new text of the joint declaration.", es: "Fija un nuevo texto de la declaración conjunta."))

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

  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let state = try record.current()
    let identity = try console.identity(write, in: record)
    try state.checkLanguage(language)
    _ = try state.body(named: party, actingPerson: identity.committer.email)
    let intake = Intake(state: state, console: console, stdinName: stdinName)
    let (files, warnings) = try await intake.take([file], languages: [language], partyLanguages: [])
    let result = try console.writing {
      try record.declare(files[0], party: party, message: nfc(message), as: identity, dryRun: write.dryRun)
    }
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.declaration/1", "path": .string(result.path), "language": .string(result.language),
        "party": .string(result.party), "commit": .string(result.commit), "unchanged": .bool(result.unchanged),
        "submitted_at": .string(result.time.description),
        "files": [
          ["path": .string(result.originalPath), "sha256": .string(result.sha256), "bytes": .int(result.bytes)]
        ],
        "warnings": .array(warnings.map { .string($0(console.language)) }),
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    } else {
      warnings.forEach(console.warn)
    }
    if let problem = result.checkoutProblem { console.warn(checkoutSentence(problem, "declaration")) }
    console.remark(
      write.dryRun
        ? Wording(en: "Nothing was written.", es: "No se guardó nada.")
        : result.unchanged
          ? Wording(en: "The declaration is this text already.", es: "La declaración ya es este texto.")
          : Wording(
            en: "The declaration in “\(language)” is set by \(result.party). Next: gcmrepo tag DRAFT -m MESSAGE",
            es: "La declaración en «\(language)» queda fijada por \(result.party). "
              + "Ahora: gcmrepo tag BORRADOR -m MENSAJE"))
  }
}
