import Foundation
import RecordValues
import RecordYAML
import Testing

@testable import Questionnaires

/// What records have today is read, and what is written is read back.
@Suite struct DefinitionsAreReadTests {
  @Test func theTemplatesQuestionnaireIsRead() throws {
    let reading = DefinitionReading(try Samples.templateBytes(), labels: Samples.themes)
    #expect(reading.faults == [])
    let read = try #require(reading.questionnaire)
    #expect(read.sections.map(\.id) == ["general", "priorities"])
    #expect(read.deadline?.zone == "America/New_York")
    #expect(read.choiceLists.map(\.id) == ["themes"])
    #expect(read.choiceLists.first?.choices.first?.label["es"] == "human-rights (es)")
    #expect(read.sections[1].questions[0].type == .many(.init(list: "themes")))
    let again = DefinitionReading(Array(read.yaml.utf8))
    #expect(again.questionnaire == read)
    #expect(again.questionnaire?.yaml == read.yaml)
  }

  @Test func everyTypeIsReadAndWrittenBack() throws {
    let read = try Samples.read(Samples.everything)
    #expect(try Samples.read(read.yaml) == read)
    #expect(try Samples.read(read.yaml).yaml == read.yaml)
    let questions = read.sections.flatMap(\.questions)
    #expect(questions.first { $0.id == "age" }?.constraint == Expression(". >= 0 and . <= 120"))
    #expect(
      questions.first { $0.id == "since" }?.constraint
        == Expression(". <= date('2026-12-31') and (. <= today())"))
    #expect(questions.first { $0.id == "has-law" }?.requiredIf == Expression("${age} >= 18"))
    let place = questions.first { $0.id == "place" }
    #expect(place?.type == .foreign("geopoint"))
    #expect(place?.kept.cells.map(\.column) == ["appearance", "media::image::es"])
    #expect(read.choiceLists.map(\.id) == ["regions", "countries", "topics"])
  }

  @Test func entriesAreNumberedAsAFormPrintsThem() throws {
    let outline = QuestionnaireOutline(try Samples.read(Samples.everything))
    let numbers = Dictionary(outline.entries.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    #expect(numbers["basics"] == "1" && numbers["name"] == "1.1" && numbers["progress"] == "1.10")
    #expect(numbers["inner"] == "2.5.1" && numbers["members"] == "2.6" && numbers["years"] == "2.6.2")
    #expect(numbers["total"] == "" && numbers["thanks"] == "" && numbers["place"] == "")
    #expect(numbers["scan"] == "2.7" && numbers["flows"] == "2.8" && numbers["people"] == "2.8.1")
  }
}

/// Definitions and answers for tests.
enum Samples {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  static func templateBytes() throws -> [UInt8] {
    try Array(Data(contentsOf: root.appending(path: "repo-template/questionnaires/gcm-inputs/questionnaire.yml")))
  }

  static func themes(_ id: String) -> LocalizedText? {
    LocalizedText(["es", "en", "pt", "fr"].map { ($0, "\(id) (\($0))") })
  }

  /// A definition with a question of each type.
  static let everything = """
    id: everything-2026
    version: 3
    title: {es: Todo, en: Everything}
    introduction: {es: 'Lea: "todo"', en: "Read\\nall"}
    replaces: everything-2025
    addressees: [RCM, SACM, CL]
    deadline: {date: 2026-12-31, time: '18:00', time_zone: America/Panama, hard: true}
    sections:
      - id: basics
        title: {es: Datos, en: Basics}
        hint: {es: h, en: h}
        questions:
          - {id: name, type: text, label: {es: Nombre, en: Name}, required: true, max_length: 20}
          - {id: why, type: long-text, label: {es: Motivo, en: Reason}}
          - {id: age, type: integer, label: {es: Edad, en: Age}, min: 0, max: 120, default: 18}
          - {id: weight, type: decimal, label: {es: Peso, en: Weight}, constraint: '. > 0', constraint_message: {es: m, en: m}}
          - {id: share, type: percentage, label: {es: Parte, en: Share}}
          - {id: since, type: date, label: {es: Desde, en: Since}, max: 2026-12-31, constraint: '. <= today()'}
          - {id: at, type: time, label: {es: Hora, en: Time}}
          - {id: when, type: date-time, label: {es: Cuándo, en: When}}
          - {id: has-law, type: yes-no, label: {es: '¿Ley?', en: 'Law?'}, required: "${age} >= 18"}
          - {id: progress, type: status, label: {es: Avance, en: Progress}, relevant: "${has-law} = 'yes'"}
      - id: lists
        title: {es: Listas, en: Lists}
        relevant: ${age} != 3
        questions:
          - {id: region, type: one-of, label: {es: Región, en: Region}, list: regions, other: true}
          - {id: country, type: one-of, label: {es: País, en: Country}, list: countries, filter: 'region = ${region}'}
          - id: topics
            type: many-of
            label: {es: Temas, en: Topics}
            other: true
            choices:
              - {id: visas, label: {es: Visados, en: Visas}}
              - {id: work, label: {es: Trabajo, en: Work}}
              - {id: asylum, label: {es: Asilo, en: Asylum}}
          - {id: order, type: ranking, label: {es: Orden, en: Order}, list: regions}
          - id: g
            type: group
            title: {es: Grupo, en: Group}
            relevant: ${age} > 20
            questions:
              - {id: inner, type: text, label: {es: Dentro, en: Inside}}
          - id: members
            type: repeat
            title: {es: Miembros, en: Members}
            most: 5
            questions:
              - {id: member, type: text, label: {es: Nombre, en: Name}, required: true}
              - {id: years, type: integer, label: {es: Años, en: Years}, relevant: "${member} != ''"}
          - {id: total, type: calculation, calculation: 'sum(${years})'}
          - {id: thanks, type: note, label: {es: Gracias, en: Thanks}}
          - {id: scan, type: file, label: {es: Archivo, en: File}, read_only: true}
          - {id: place, type: xlsform, xlsform: {type: geopoint, appearance: maps, 'media::image::es': a.png}}
          - id: flows
            type: table
            label: {es: Flujos, en: Flows}
            rows: [{id: in, label: {es: Entradas, en: Arrivals}}, {id: out, label: {es: Salidas, en: Departures}}]
            columns:
              - {id: people, type: integer, label: {es: Personas, en: People}, required: true, min: 0}
              - {id: source, type: one-of, label: {es: Fuente, en: Source}, list: regions}
    lists:
      regions:
        - {id: north, label: {es: Norte, en: North}}
        - {id: south, label: {es: Sur, en: South}, xlsform: {image: s.png}}
      countries:
        - {id: CL, label: {es: Chile, en: Chile}, facts: {region: south}}
        - {id: MX, label: {es: México, en: Mexico}, facts: {region: north, big: 'yes'}}
    xlsform: {style: pages}

    """

  static func read(_ text: String) throws -> Questionnaire {
    let reading = DefinitionReading(Array(text.utf8))
    for fault in reading.faults { Issue.record("\(fault.mark?.line ?? 0): \(fault.kind)") }
    return try #require(reading.questionnaire)
  }
}
