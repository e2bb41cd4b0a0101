import ArgumentParser
import GCMRepo
import RecordRendering

struct Init: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: .worded(
      en: "Make a record in a new folder, with its first commit.",
      es: "Crea un registro en una carpeta nueva, con su primer commit."))

  @Argument(
    help: .worded(
      en: "The folder; it must be empty or not there.", es: "La carpeta; debe estar vacía o no existir.",
      value: (nil, "carpeta")))
  var folder: String

  @Option(
    help: .worded(
      en: "Another folder to begin from than the built-in one.", es: "Otra carpeta de partida en lugar de la incluida.",
      value: ("dir", "carpeta")))
  var template: String?

  @Flag(
    help: .worded(
      en: "Make it without checked-out files, as a server holds it.",
      es: "Lo crea sin copia de trabajo, como lo guarda un servidor."))
  var bare = false

  @Option(
    help: .worded(
      en: "The body in whose name the record begins.", es: "El órgano en cuyo nombre comienza el registro.",
      value: ("code", "código")))
  var party = "AD-HOC"

  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    guard !folder.isEmpty else {
      throw CommandFailure(
        .usage, Wording(en: "Name a folder for the record.", es: "Indique una carpeta para el registro."))
    }
    let files = try template.map { path throws(RecordError) in try Template.folder(path) } ?? Template.builtIn()
    let identity = try console.identity(write, in: nil)
    if write.dryRun {
      try Record.checkBeginning(at: folder, from: files, party: party)
      console.remark(
        Wording(en: "A record would be made in \(folder).", es: "Se crearía un registro en \(folder)."))
      return
    }
    let (record, outcome) = try Interruption.finishing { () throws(RecordError) in
      try Record.create(at: folder, from: files, bare: bare, as: identity, party: party)
    }
    // Who made the record goes on to work in it, and need not say the name each time.
    if write.author != nil, try console.knowsNobody(in: record) {
      try record.setPerson(identity.author)
    }
    if console.options.format == .json {
      try console.print(json: [
        "schema": "gcmrepo.init/1", "path": .string(record.path), "commit": .string(outcome.commit),
      ])
    }
    if let problem = outcome.checkoutProblem { console.warn(checkoutSentence(problem, ".")) }
    console.remark(
      Wording(
        en: "The record is in \(record.path). "
          + "Next: gcmrepo submit FILE --country CODE --kind input -C \(folder.asShellWord)",
        es: "El registro está en \(record.path). "
          + "Ahora: gcmrepo submit ARCHIVO --country CÓDIGO --kind input -C \(folder.asShellWord)"
      ))
  }
}
