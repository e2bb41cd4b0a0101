import Foundation
import RecordRendering
import Testing

/// A questionnaire with questions of many types, and what Chile answers to it.
enum SampleQuestionnaire {
  static let id = "ronda-uno"

  static let definition = """
    id: ronda-uno
    title: {es: Consulta nacional, en: National consultation}
    introduction: {es: Una respuesta por Estado., en: One answer from each State.}
    addressees: [RCM, SACM]
    sections:
      - id: policy
        title: {es: Política, en: Policy}
        questions:
          - id: national-policy
            type: yes-no
            label: {es: '¿Hay una política migratoria?', en: Is there a migration policy?}
            required: true
          - id: since
            type: date
            label: {es: '¿Desde cuándo?', en: Since when?}
            relevant: ${national-policy} = 'yes'
          - id: comments
            type: long-text
            label: {es: Comentarios, en: Comments}
            max_length: 200
      - id: health
        title: {es: Salud, en: Health}
        questions:
          - id: budget
            type: integer
            label: {es: Presupuesto anual, en: Yearly budget}
            required: true
            min: 0
          - id: access
            type: one-of
            label: {es: Acceso a la salud, en: Access to health care}
            list: access
          - id: topics
            type: many-of
            label: {es: Temas prioritarios, en: Priority topics}
            other: true
            choices:
              - id: children
                label: {es: Niñez, en: Children}
              - id: labour
                label: {es: Trabajo, en: Labour}
          - id: visits
            type: table
            label: {es: Consultas por año, en: Visits by year}
            rows:
              - id: y2016
                label: {es: '2016', en: '2016'}
              - id: y2017
                label: {es: '2017', en: '2017'}
            columns:
              - id: women
                type: integer
                label: {es: Mujeres, en: Women}
              - id: men
                type: integer
                label: {es: Hombres, en: Men}
          - id: agreements
            type: repeat
            title: {es: Acuerdos, en: Agreements}
            most: 3
            questions:
              - id: partner
                type: text
                label: {es: Con quién, en: With whom}
              - id: signed
                type: date
                label: {es: Fecha, en: Date}
    lists:
      access:
        - id: full
          label: {es: Pleno, en: Full}
        - id: emergency
          label: {es: Solo urgencias, en: Emergencies only}
        - id: none
          label: {es: Ninguno, en: None}

    """

  /// As somebody writes it.
  static let answers = """
    questionnaire: ronda-uno
    version: 1
    country: CL
    language: es
    answers:
      agreements:
        - {partner: Perú, signed: 2016-05-05}
        - {partner: Bolivia}
      national-policy: true
      since: 2016-03-01
      comments: "=1+1 <b>negrita</b>"
      budget: 1200
      access: full
      topics: {choices: [children], other: Puertos}
      visits:
        y2016: {women: 10, men: 20}
        y2017: {women: 30}

    """

  /// As the record keeps it, whatever form it came in.
  static let kept = """
    questionnaire: ronda-uno
    version: 1
    country: CL
    language: es
    answers:
      national-policy: true
      since: '2016-03-01'
      comments: =1+1 <b>negrita</b>
      budget: 1200
      access: full
      topics:
        choices:
        - children
        other: Puertos
      visits:
        y2016:
          women: 10
          men: 20
        y2017:
          women: 30
      agreements:
      - partner: Perú
        signed: '2016-05-05'
      - partner: Bolivia

    """

  /// As the page saves it.
  static let saved = """
    {"schema": "gcmrepo.answers_form/1", "questionnaire": "ronda-uno", "version": 1, "country": "CL", "language": "es",
     "answers": {"national-policy": true, "since": "2016-03-01", "comments": "=1+1 <b>negrita</b>", "budget": "1200",
      "access": "full", "topics": {"choices": ["children"], "other": "Puertos"},
      "visits": {"y2016": {"women": "10", "men": "20"}, "y2017": {"women": "30"}},
      "agreements": [{"partner": "Perú", "signed": "2016-05-05"}, {"partner": "Bolivia"}]}}

    """

  /// Other answers, of some questions only.
  static func reply(of country: String, version: Int = 1, _ lines: String...) -> String {
    (["questionnaire: ronda-uno", "version: \(version)", "country: \(country)", "language: es", "answers:"]
      + lines.map { "  " + $0 } + [""]).joined(separator: "\n")
  }
}

extension Desk {
  /// A separate record that has the questionnaire.
  func questionnaireRecord(_ definition: String = SampleQuestionnaire.definition) async throws -> String {
    let record = try await self.record()
    try await keep("questionnaire", "add", write("ronda.yml", definition), at: record)
    return record
  }

  /// `gcmrepo questionnaire …`; anything but success fails the test.
  @discardableResult
  func questionnaire(
    _ words: String..., at record: String, setting: [String: String?] = [:],
    _ location: SourceLocation = #_sourceLocation
  ) async throws -> Outcome {
    try await done(more: ["questionnaire"] + words + ["-C", record], setting: setting, location)
  }

  /// Sends in a file for a State; returns the receipt.
  @discardableResult
  func answer(
    _ file: String, of country: String = "CL", _ more: String..., at record: String,
    _ location: SourceLocation = #_sourceLocation
  ) async throws -> Outcome {
    try await done(
      more: ["submit", path(file), "--kind", "questionnaire", "--country", country, "--format", "json"] + more
        + ["-C", record], location)
  }

  /// The same, for a file that is to be refused.
  func refuseAnswer(
    _ file: String, of country: String = "CL", _ more: String..., at record: String
  ) async throws -> Outcome {
    try await gcmrepo(
      more: ["submit", path(file), "--kind", "questionnaire", "--country", country] + more + ["-C", record])
  }

  /// The answers that the record has of a State.
  func keptAnswers(
    of country: String = "CL", to id: String = SampleQuestionnaire.id, in record: String
  ) throws -> String {
    try read(record + "/countries/\(country)/questionnaires/\(id)/answers.yml")
  }

  /// Replaces a text in every part of a Word file or a workbook, as if somebody had typed another.
  func retype(_ old: String, as new: String, in file: String) async throws {
    let script = """
      import sys, zipfile
      path, old, new = sys.argv[1], sys.argv[2].encode(), sys.argv[3].encode()
      parts = [(item, zipfile.ZipFile(path).read(item)) for item in zipfile.ZipFile(path).namelist()]
      assert any(old in part for _, part in parts), "not in the file"
      with zipfile.ZipFile(path, "w") as made:
          for item, part in parts: made.writestr(item, part.replace(old, new))
      """
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script, path(file), old, new], folder: folder,
      environment: environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
  }
}
