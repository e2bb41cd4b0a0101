import ArgumentParser
import GCMRepo
import RecordRendering

struct Withdraw: ConsoleCommand {
  static let configuration = CommandConfiguration(
    abstract: .worded(
      en: "Take a contribution out of the current state; history and drafts keep it.",
      es: "Retira un aporte del estado actual; el historial y los borradores lo conservan."))

  @Argument(
    help: .worded(
      en: "The contribution, such as CL/inputs/aportes.", es: "El aporte, como CL/inputs/aportes.", value: (nil, "id")),
    completion: RecordCompletion.documents)
  var id: String

  @Option(
    name: .shortAndLong, help: .worded(en: "Why it is withdrawn.", es: "Por qué se retira.", value: (nil, "mensaje")))
  var message: String

  @OptionGroup var write: WriteOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let identity = try console.identity(write, in: record)
    let (id, outcome) = try console.writing {
      try record.withdraw(self.id, because: message, as: identity, dryRun: write.dryRun)
    }
    if console.options.format == .json {
      let answer: JSONValue = [
        "schema": "gcmrepo.withdrawal/1", "contribution": .string(id.description), "commit": .string(outcome.commit),
      ]
      try console.print(json: write.dryRun ? answer.markedAsDryRun : answer)
    }
    if let problem = outcome.checkoutProblem { console.warn(checkoutSentence(problem, "countries/\(id)")) }
    console.remark(
      write.dryRun
        ? Wording(en: "\(id) would be withdrawn; nothing was written.", es: "Se retiraría \(id); no se guardó nada.")
        : Wording(
          en: "\(id) is withdrawn. The drafts that hold it keep it; submitting again brings it back.",
          es: "\(id) queda retirado. Los borradores que lo contienen lo conservan; presentarlo de nuevo lo recupera."))
  }
}
