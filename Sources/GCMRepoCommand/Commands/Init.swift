import ArgumentParser
import GCMRepo
import Rendering

struct Init: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a record in a new folder, with its first commit.")

  @Argument(help: "The folder; it must be empty or not there.")
  var folder: String

  @Option(help: ArgumentHelp("Another folder to begin from than the built-in one.", valueName: "dir"))
  var template: String?

  @Flag(help: "Make it without checked-out files, as a server holds it.")
  var bare = false

  @Option(help: ArgumentHelp("The body in whose name the record begins.", valueName: "code"))
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
    let (record, outcome) = try Record.create(at: folder, from: files, bare: bare, as: identity, party: party)
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
