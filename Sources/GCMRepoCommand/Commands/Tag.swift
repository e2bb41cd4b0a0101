import ArgumentParser
import GCMRepo
import RecordRendering

struct Tag: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "tag",
    abstract: .worded(
      en: "Freeze the current state of the whole record as a draft.",
      es: "Congela el estado actual de todo el registro como borrador."))

  @Argument(
    help: .worded(
      en: "The draft's name, such as draft-1.", es: "El nombre del borrador, como draft-1.", value: (nil, "nombre")))
  var name: String

  @Option(
    name: .shortAndLong, help: .worded(en: "What this draft is.", es: "Qué es este borrador.", value: (nil, "mensaje")))
  var message: String

  @Option(
    help: .worded(
      en: "The body that makes it; else the only one that you are a focal point of.",
      es: "El órgano que lo crea; si no se indica, el único del que usted es punto focal.", value: ("code", "código")),
    completion: RecordCompletion.parties)
  var party: String?

  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let before = try record.drafts().last?.name
    let identity = try console.identity(write, in: record)
    let draft = try console.writing {
      try record.tag(name, message: message, party: party, as: identity, dryRun: write.dryRun)
    }
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.draft/1", "name": .string(draft.name), "commit": .string(draft.commit),
        "party": .string(draft.party ?? ""), "manifest_sha256": .string(draft.manifest ?? ""),
        "contributions": .int(draft.contributions ?? 0),
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    }
    let count = draft.contributions ?? 0
    console.remark(
      write.dryRun
        ? Wording(en: "Nothing was written.", es: "No se guardó nada.")
        : Wording(
          en: "\(name) holds \(count.of("contribution", "contributions")) and will never change. "
            + (before.map { "Next: gcmrepo diff \($0) \(name)" }
              ?? "Next: gcmrepo export declaration --at \(name) --as pdf"),
          es: "\(name) contiene \(count.of("aporte", "aportes")) y no cambiará nunca. "
            + (before.map { "Ahora: gcmrepo diff \($0) \(name)" }
              ?? "Ahora: gcmrepo export declaration --at \(name) --as pdf")))
  }
}
