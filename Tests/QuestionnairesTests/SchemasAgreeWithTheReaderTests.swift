import Foundation
import RecordValues
import SeededRandom
import Testing

@testable import Questionnaires

/// The published JSON Schemas accept what the reader accepts and refuse what it refuses, as far as a schema can tell.
@Suite struct SchemasAgreeWithTheReaderTests {
  private struct Case: Encodable {
    let schema: String
    let text: String
  }

  /// Whether each text is valid, by Python's jsonschema and a YAML 1.2 reader.
  private func validate(_ cases: [Case]) throws -> [Bool] {
    let schemas = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Questionnaires/Schemas")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-c", Self.validator, schemas.path]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput) = (input, output)
    try process.run()
    let bytes = try JSONEncoder().encode(cases)
    // Written beside the reading, so that neither side waits for the other.
    let writer = Thread {
      try? input.fileHandleForWriting.write(contentsOf: bytes)
      try? input.fileHandleForWriting.close()
    }
    writer.start()
    let found = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "python3-jsonschema and python3-yaml are needed")
    return try JSONDecoder().decode([Bool].self, from: found)
  }

  private static let validator = #"""
    import json, os, re, sys, yaml
    from jsonschema import Draft202012Validator

    class Core(yaml.SafeLoader): pass
    Core.yaml_implicit_resolvers = {}
    for tag, pattern, first in [
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
        ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
        ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$", "-+.0123456789"),
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ]:
        Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))

    validators = {}
    for name in ["questionnaire", "answers"]:
        schema = json.load(open(os.path.join(sys.argv[1], name + ".json"), encoding="utf-8"))
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)

    def is_valid(case):
        try: value = yaml.load(case["text"], Core)
        except yaml.YAMLError: return False
        return validators[case["schema"]].is_valid(value)

    print(json.dumps([is_valid(case) for case in json.load(sys.stdin)]))
    """#

  private static let good = [
    "{type: note}", "{type: integer, min: 0, max: 10}", "{type: date, min: 2026-01-01}", "{type: text, max_length: 5}",
    "{type: one-of, choices: [a, b]}", "{type: many-of, choices: [{id: a, label: {es: A}}], other: true}",
    "{type: ranking, list: l}", "{type: calculation, calculation: 1 + 1}", "{type: xlsform, xlsform: {type: geopoint}}",
    "{type: table, rows: [a], columns: [{id: c, type: text, label: {es: C}}]}", "{type: yes-no, required: 1 = 1}",
    "{type: status, required: true, read_only: false}", "{type: one-of, list: l, filter: region = 'x'}",
    "{type: decimal, default: 1.5, hint: {es: h}, constraint: . > 0, constraint_message: {es: m}}",
    "{type: time}", "{type: date-time}", "{type: file}", "{type: percentage, relevant: 1 = 1}",
  ]
  private static let bad = [
    "{}", "{type: txt}", "{type: integer, min: a}", "{type: text, min: 1}", "{type: integer, max_length: 3}",
    "{type: text, max_length: 0}", "{type: one-of}", "{type: one-of, list: l, choices: [a]}", "{type: text, list: l}",
    "{type: one-of, choices: []}", "{type: one-of, choices: [[a]]}", "{type: one-of, choices: ['a b']}",
    "{type: calculation}", "{type: text, calculation: 1}", "{type: xlsform}", "{type: xlsform, xlsform: {type: ''}}",
    "{type: table, rows: [a]}", "{type: table, columns: [], rows: [a]}", "{type: text, rows: [a]}",
    "{type: table, rows: [a], columns: [{id: c, type: note, label: {es: C}}]}",
    "{type: table, rows: [a], columns: [{id: c, type: table, label: {es: C}}]}",
    "{type: text, required: yes}", "{type: text, required: [a]}", "{type: text, read_only: 1}", "{type: text, hint: h}",
    "{type: text, labels: {es: a}}", "{type: text, hint: {es: [a]}}", "{type: text, default: [a]}",
    "{type: text, relevant: [a]}", "{type: one-of, choices: [{label: {es: A}}]}", "{type: text, xlsform: [a]}",
    "{type: one-of, choices: [{id: a, label: {es: A}, facts: {'a b': c}}]}", "{type: text, xlsform: {a: [b]}}",
    "{type: repeat, most: 501, questions: [{id: x, type: note, label: {es: C}}]}", "{type: repeat, questions: []}",
    "{type: group, most: 3, questions: [{id: x, type: note, label: {es: C}}]}", "{type: repeat}",
  ]
  private static let heads: [(String, Bool)] = [
    ("", true), ("version: 2", true), ("version: 0", false), ("version: a", false), ("replaces: former", true),
    ("replaces: X", false), ("addressees: [RCM]", true), ("addressees: [x y]", false), ("addressees: RCM", false),
    ("deadline: {date: 2026-12-31}", true), ("deadline: {date: 2026-13-31}", false),
    ("deadline: {time: '10:00'}", false),
    ("deadline: {date: 2026-12-31, time: 18:00, time_zone: America/Panama, hard: true}", true),
    ("deadline: {date: 2026-12-31, hard: yes}", false), ("deadline: {date: 2026-12-31, time_zone: ../x}", false),
    ("introduction: {es: a}", true), ("introduction: a", false), ("introduction: {e: a}", false),
    ("sectons: []", false),
    ("xlsform: {a: b}", true),
  ]

  private static func definition(_ question: String, head: String = "") -> String {
    let keys = question.dropFirst().dropLast()
    let isGroup = question.contains("type: repeat") || question.contains("type: group")
    let label = isGroup ? "title: {es: Q}" : "label: {es: Q}"
    return """
      id: x
      title: {es: T}
      \(head)
      lists: {l: [{id: a, label: {es: A}, facts: {region: x}}]}
      sections:
        - id: s
          title: {es: S}
          questions: [{id: q, \(label)\(keys.isEmpty ? "" : ", ")\(keys)}]

      """
  }

  private func isRead(_ text: String) -> Bool {
    DefinitionReading(Array(text.utf8)) { LocalizedText([("es", $0)]) }.questionnaire != nil
  }

  @Test func definitions() throws {
    var texts = Self.good.map { Self.definition($0) } + Self.bad.map { Self.definition($0) }
    texts += Self.heads.map { Self.definition("{type: note}", head: $0.0) }
    texts.append(String(decoding: try Samples.templateBytes(), as: UTF8.self))
    texts.append(Samples.everything)
    texts.append("a: 1\n")
    texts.append("[]\n")
    for seed in UInt64(0)..<40 { texts.append(RandomQuestionnaire(seed: seed).form.questionnaire.yaml) }
    let valid = try validate(texts.map { Case(schema: "questionnaire", text: $0) })
    try #require(valid.count == texts.count)
    let expected =
      Self.good.map { _ in true } + Self.bad.map { _ in false } + Self.heads.map(\.1) + [true, true, false, false]
      + Array(repeating: true, count: 40)
    for (place, text) in texts.enumerated() {
      #expect(isRead(text) == expected[place], "the reader: \(text)")
      #expect(valid[place] == expected[place], "the schema: \(text)")
    }
  }

  @Test func answers() throws {
    let head = "questionnaire: x\nversion: 1\ncountry: CL\nlanguage: es\n"
    let cases: [(String, Bool)] = [
      (head + "answers: {}\n", true), (head + "answers:\n", true), (head, false), (head + "answers: []\n", false),
      (head + "answers: {}\nanswered_by: Ana\n", true), (head + "answers: {}\nanswered_by: [{name: Ana}]\n", true),
      (head + "answers: {}\nanswered_by: [{section: s, name: Ana}]\n", true),
      (head + "answers: {}\nanswered_by: [{section: s}]\n", false), (head + "answers: {}\nanswered_by: [Ana]\n", false),
      (head + "answers: {}\nanswered_by: [{section: 's s', name: Ana}]\n", false),
      (head + "answers: {}\nanswered_by: [{name: ' '}]\n", false), (head + "answers: {}\nanswer: {}\n", false),
      (head.replacingOccurrences(of: "version: 1", with: "version: 0") + "answers: {}\n", false),
      (head.replacingOccurrences(of: "CL", with: "chile") + "answers: {}\n", false),
      (head.replacingOccurrences(of: "es", with: "e") + "answers: {}\n", false),
      (head.replacingOccurrences(of: ": x", with: ": X") + "answers: {}\n", false),
    ]
    var texts = cases.map(\.0)
    for seed in UInt64(0)..<40 {
      var made = RandomQuestionnaire(seed: seed)
      texts.append(made.answers().yaml)
    }
    texts.append(
      "questionnaire: everything-2026\nversion: 3\ncountry: CL\nlanguage: es\nanswers:\n" + AnswersAreCheckedTests.right
    )
    let valid = try validate(texts.map { Case(schema: "answers", text: $0) })
    for (place, text) in texts.enumerated() {
      let expected = place < cases.count ? cases[place].1 : true
      #expect(((try? AnswersFile(Array(text.utf8))) != nil) == expected, "the reader: \(text)")
      #expect(valid[place] == expected, "the schema: \(text)")
    }
  }
}
