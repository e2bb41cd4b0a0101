import ArgumentParser
import GCMRepo
import RecordRendering

struct Tags: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "tags",
    abstract: .worded(
      en: "List the drafts with their dates, contributions and makers.",
      es: "Muestra los borradores con su fecha, sus aportes y quién los creó."))

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let drafts = try console.openRecord().drafts(counting: true)
    let language = console.answerLanguage
    func title(_ en: String, _ es: String) -> String { Wording(en: en, es: es)(language) }
    var table = Table(columns: [
      .init(key: "name", title: title("Draft", "Borrador")),
      .init(key: "made_at", title: title("Made (UTC)", "Fecha (UTC)")),
      .init(key: "contributions", title: title("Contributions", "Aportes"), alignment: .trailing),
      .init(key: "party", title: title("Party", "Parte")), .init(key: "tagger", title: title("By", "Por")),
      .init(key: "signed", title: title("Signed", "Firmado")), .init(key: "commit", title: "Commit"),
      .init(key: "message", title: title("Message", "Mensaje")),
    ])
    let human = console.options.format == .table
    if !human { table.columns.append(.init(key: "manifest_sha256", title: "Manifest")) }
    for draft in drafts {
      var row: [Table.Cell] = [
        .name(draft.name), draft.time.map { .date($0.description) } ?? .none,
        draft.contributions.map { .number($0) } ?? .none, draft.party.map { .text($0) } ?? .none,
        draft.tagger.map { .text($0) } ?? .none, .flag(draft.isSigned),
        .text(human ? String(draft.commit.prefix(10)) : draft.commit), .text(draft.message),
      ]
      if !human { row.append(draft.manifest.map { .text($0) } ?? .none) }
      table.rows.append(row)
    }
    try await console.print(table, schema: "gcmrepo.tags/1", key: "drafts")
    if drafts.isEmpty {
      console.remark(
        Wording(
          en: "There are no drafts yet. Make one with: gcmrepo tag draft-1 -m MESSAGE",
          es: "Aún no hay borradores. Cree uno con: gcmrepo tag draft-1 -m MENSAJE"))
    }
  }
}
