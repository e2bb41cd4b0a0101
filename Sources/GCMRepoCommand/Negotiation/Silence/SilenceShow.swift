import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct SilenceShow: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: .message("Show how silence procedures stand: until when, who objects, who is silent."),
    discussion: .message("For example: gcmrepo silence show draft-3"))

  @Argument(help: .message("The procedure; else all.", value: "id"))
  var id: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let standings = try id.map { [try record.silence($0)] } ?? record.silences()
    switch console.options.format {
    case .json:
      try console.print(
        json: ["schema": "gcmrepo.silence/1", "procedures": .array(standings.map { .object($0.json) })])
    case .csv: try console.print(Self.spreadsheet(standings).csv())
    case .table:
      guard !standings.isEmpty else {
        console.remark(
          Message("There is no silence procedure. A body opens one with: gcmrepo silence open DRAFT --until TIME"))
        return
      }
      let language = console.language
      if id == nil {
        try await console.page(Self.list(standings, language).terminal(console.style))
      } else {
        for standing in standings {
          try await console.page(standing.text(console.style, language))
        }
      }
    }
  }

  private static func list(_ standings: [SilenceStanding], _ language: InterfaceLanguage) -> Table {
    Table(
      columns: [
        .init(key: "id", title: Message("Procedure")(language)), .init(key: "draft", title: Message("Draft")(language)),
        .init(key: "until", title: Message("Until")(language)), .init(key: "state", title: Message("Status")(language)),
        .init(key: "objections", title: Message("Objections of")(language)),
      ],
      rows: standings.map { standing in
        [
          .name(standing.procedure.id.string), .name(standing.procedure.text.draft.description),
          .text(standing.procedure.end.words(language)), .text(standing.state.wording(language)),
          .list(standing.objecting),
        ]
      })
  }

  private static func spreadsheet(_ standings: [SilenceStanding]) -> Table {
    let keys = [
      "id", "draft", "until", "state", "party", "paragraph", "number", "why", "received_at", "by_host", "person",
      "sent_in_by",
    ]
    var rows: [[Table.Cell]] = []
    for standing in standings {
      let own: [Table.Cell] = [
        .text(standing.procedure.id.string), .text(standing.procedure.text.draft.description),
        .text(standing.procedure.until.description), .text(standing.state.rawValue),
      ]
      if standing.voices.isEmpty { rows.append(own) }
      rows += standing.voices.map { voice in
        let objection = voice.objection
        return own + [
          .text(voice.party.description), .number(objection.paragraph.place),
          objection.paragraph.number.map { .text($0) } ?? .none, .text(objection.why),
          .text(voice.received.description), .flag(voice.isReceivedByHost), .text(objection.stamp.person),
          objection.stamp.sentInBy.map { .text($0.description) } ?? .none,
        ]
      }
    }
    return Table(columns: keys.map { .init(key: $0, title: $0) }, rows: rows)
  }
}
