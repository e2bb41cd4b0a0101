import ArgumentParser
import GCMRepo
import RecordRendering

struct ShowStatus: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: .worded(
      en: "Who has submitted what: States and kinds, languages, dates and gaps.",
      es: "Muestra quién presentó qué: por Estado y tipo, con idiomas, fechas y lo que falta."))

  @OptionGroup var moment: MomentOptions

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let status = try state.status()
    try await console.print(
      table(status, state.configuration, for: console), schema: "gcmrepo.status/1", key: "parties",
      extra: [
        ("commit", .string(status.commit)), ("answered", .int(status.answered)),
        ("parties_total", .int(status.rows.count)), ("problems", console.json(status.problems)),
      ])
    console.warn(status.problems)
    guard console.options.format == .table else { return }
    for id in status.rows.flatMap(\.incomplete) {
      console.warn(
        Wording(
          en: "\(id) lacks a required space of a best practice.",
          es: "A \(id) le falta un espacio obligatorio de las buenas prácticas."))
    }
    let uneven = status.rows.flatMap(\.unevenlyRevised)
    if let first = uneven.first {
      let more = uneven.count > 1 ? uneven.count - 1 : 0
      console.remark(
        Wording(
          en: "In \(first)\(more > 0 ? " and \(more) more" : "") one language is older than another: see gcmrepo list.",
          es: "En \(first)\(more > 0 ? " y \(more) más" : "") un idioma es anterior a otro: véase gcmrepo list."))
    }
    console.remark(
      Wording(
        en: "\(status.answered) of \(status.rows.count) have submitted something.",
        es: "\(status.answered) de \(status.rows.count) han presentado algo."))
  }

  private func table(_ status: Status, _ configuration: RecordConfiguration, for console: Console) -> Table {
    let language = console.answerLanguage
    // In a table a person looks for the gap; in JSON and CSV a script wants the number.
    let human = console.options.format == .table
    func title(_ en: String, _ es: String) -> String { Wording(en: en, es: es)(language) }
    func count(_ row: Status.Row, _ kind: ContributionKind) -> Table.Cell {
      let count = row.counts[kind] ?? 0
      return human && count == 0 ? .text("–") : .number(count)
    }
    var table = Table(columns: [
      .init(key: "party", title: title("Code", "Código")), .init(key: "name", title: title("Party", "Parte")),
      .init(key: "conferences", title: title("Member of", "Miembro de")),
      .init(key: "inputs", title: title("Inputs", "Aportes"), alignment: .trailing),
      .init(key: "questionnaires", title: title("Questionnaires", "Cuestionarios"), alignment: .trailing),
      .init(key: "best_practices", title: title("Best practices", "Buenas prácticas"), alignment: .trailing),
      .init(key: "languages", title: title("Languages", "Idiomas")),
      .init(key: "last_submission", title: title("Last", "Último")),
    ])
    if !human {
      table.columns.append(.init(key: "missing", title: "missing"))
      table.columns.append(.init(key: "unevenly_revised", title: "unevenly_revised"))
    }
    for row in status.rows {
      let conferences = row.party.roles.filter { $0.name == .member }.map { role in
        human ? configuration.abbreviation(ofConference: role.conference, in: language.rawValue) : role.conference
      }
      var cells: [Table.Cell] = [
        .text(row.party.code),
        .text(row.party.names.preferring(language.rawValue, "en", "es") ?? row.party.code), .list(conferences),
        count(row, .input), count(row, .questionnaire), count(row, .bestPractice), .list(row.languages),
        row.lastSubmission.map { .day($0.description) } ?? .none,
      ]
      if !human {
        cells.append(.list(row.missing.map(\.rawValue)))
        cells.append(.list(row.unevenlyRevised.map(\.description)))
      }
      table.rows.append(cells)
    }
    return table
  }
}
