import RecordValues
import RecordYAML
import SeededRandom
import Testing

@testable import Questionnaires

/// Every fault of a definition is found in one reading, with its line and column.
@Suite struct DefinitionFaultsHavePlacesTests {
  /// A definition with questions in one section.
  static func definition(_ questions: String, head: String = "", tail: String = "") -> String {
    """
    id: survey
    title: {es: Encuesta, en: Survey}
    \(head)sections:
      - id: s
        title: {es: Sección, en: Section}
        questions:
    \(questions)
    \(tail)
    """
  }

  static func reading(_ text: String) -> DefinitionReading { DefinitionReading(Array(text.utf8)) }

  private func faults(_ text: String) -> [String] {
    Self.reading(text).faults.map { "\($0.mark?.line ?? 0):\($0.mark?.column ?? 0) \($0.kind)" }
  }

  private func question(_ rest: String) -> String {
    Self.definition("      - {id: q, label: {es: P, en: Q}, \(rest)}")
  }

  @Test func aRightDefinitionHasNone() {
    #expect(faults(question("type: integer, min: 0, max: 10")) == [])
  }

  @Test func keysAndValuesOfTheWrongKindAreTold() {
    let text = """
      id: Survey
      titel: {es: Encuesta}
      version: 0
      title: Survey
      addressees: RCM
      deadline: {date: 2017-02-30, time: '25:00', time_zone: ../etc, hard: maybe}
      sections:
        - id: s
          title: {es: S}
          questions:
            - id: 1q
              type: integr
              label: {es: P}
              required: yes
              hint: [a]
            - type: text
              max: 3
              labels: {es: P}
            - just text
      """
    // A misspelt title or label is said once, and not again for all that it would have had.
    #expect(
      faults(text) == [
        "1:5 notASlug(\"Survey\")",
        "2:1 unknownKey(\"titel\", nearest: [\"title\"])",
        "3:10 invalidNumber(\"0\")",
        "4:8 wrongType(expected: Questionnaires.DefinitionFault.ValueKind.mapping, found: Questionnaires.DefinitionFault.ValueKind.text)",
        "5:13 wrongType(expected: Questionnaires.DefinitionFault.ValueKind.list, found: Questionnaires.DefinitionFault.ValueKind.text)",
        "6:18 invalidDay(\"2017-02-30\")", "6:36 invalidClock(\"25:00\")", "6:56 invalidTimeZone(\"../etc\")",
        "6:70 wrongType(expected: Questionnaires.DefinitionFault.ValueKind.boolean, found: Questionnaires.DefinitionFault.ValueKind.text)",
        "11:13 invalidID(\"1q\")",
        "12:15 unknownWord(\"integr\", nearest: [\"integer\"], known: \(QuestionType.words))",
        "14:19 wrongType(expected: Questionnaires.DefinitionFault.ValueKind.booleanOrExpression, found: Questionnaires.DefinitionFault.ValueKind.text)",
        "15:15 wrongType(expected: Questionnaires.DefinitionFault.ValueKind.mapping, found: Questionnaires.DefinitionFault.ValueKind.list)",
        "16:9 missingKey(\"id\")",
        "17:9 keyNotOfType(key: \"max\", type: \"text\")",
        "18:9 unknownKey(\"labels\", nearest: [\"label\"])",
        "19:9 wrongType(expected: Questionnaires.DefinitionFault.ValueKind.mapping, found: Questionnaires.DefinitionFault.ValueKind.text)",
        "19:9 missingLabel",
      ])
  }

  @Test func idsThatCollideAreTold() {
    let questions = """
            - {id: a, type: text, label: {es: P, en: Q}}
            - {id: A, type: text, label: {es: P, en: Q}}
            - {id: a, type: text, label: {es: P, en: Q}}
            - id: r
              type: repeat
              title: {es: P, en: Q}
              questions:
                - {id: a, type: text, label: {es: P, en: Q}}
                - {id: b, type: one-of, label: {es: P, en: Q}, list: l}
                - {id: b, type: one-of, label: {es: P, en: Q}, list: l}
      """
    let found = Self.reading(
      Self.definition(
        questions,
        tail: "lists:\n  l:\n    - {id: x, label: {es: X, en: X}}\n    - {id: X, label: {es: X, en: X}}\n")
    ).faults
    #expect(
      found.map(\.kind) == [
        .idsDifferInCase("A", other: "a"),
        .duplicateID("a", first: [.key("sections"), .item(0), .key("questions"), .item(0)]),
        .duplicateID(
          "b", first: [.key("sections"), .item(0), .key("questions"), .item(3), .key("questions"), .item(1)]),
        .idsDifferInCase("X", other: "x"),
      ])
    #expect(found.map { $0.mark?.line } == [8, 9, 16, 20])
  }

  @Test func expressionsAreToldWithTheColumnInThem() {
    let questions = """
            - {id: a, type: integer, label: {es: P, en: Q}, relevant: "${b} = 1"}
            - {id: b, type: integer, label: {es: P, en: Q}, relevant: "${c} = 1"}
            - id: c
              type: calculation
              calculation: ${a} + 1
            - id: d
              type: text
              label: {es: P, en: Q}
              constraint: string-length(.) > 1 and selectd(., 'x')
              relevant: '${ages} > 3'
            - id: e
              type: one-of
              label: {es: P, en: Q}
              filter: regin = ${d}
              choices:
                - {id: x, label: {es: X, en: X}, facts: {region: south}}
            - {id: f, type: text, label: {es: P, en: Q}, relevant: "${f} = 'x'", required: "position(..) = 1"}
            - id: age
              type: integer
              label: {es: P, en: Q}
              constraint: >-
                . > 1 and
                . > @x
      """
    #expect(
      faults(Self.definition(questions)) == [
        "7:65 circle([\"a\", \"b\", \"c\"])",
        "15:46 expression(Questionnaires.ExpressionFault(problem: Questionnaires.ExpressionFault.Problem.unknownFunction(\"selectd\", nearest: [\"selected\"]), offset: 25))",
        "16:19 unknownQuestion(\"ages\", nearest: [\"age\"])",
        "20:17 unknownFact(\"regin\", nearest: [\"region\"])",
        "23:62 circle([\"f\"])",
        "23:87 expression(Questionnaires.ExpressionFault(problem: Questionnaires.ExpressionFault.Problem.unsupportedFunction(\"position\"), offset: 0))",
        "27:21 expression(Questionnaires.ExpressionFault(problem: Questionnaires.ExpressionFault.Problem.path(\"@\"), offset: 14))",
      ])
  }

  @Test func listsTablesAndDefaultsAreChecked() {
    let questions = """
            - {id: a, type: one-of, label: {es: P, en: Q}, list: themse}
            - {id: b, type: many-of, label: {es: P, en: Q}}
            - {id: c, type: many-of, label: {es: P, en: Q}, choices: [x, y], default: x z}
            - id: t
              type: table
              label: {es: P}
              rows: [{id: r1, label: {es: R, en: R}}, {id: r1, label: {es: R, en: R}}]
              columns:
                - {id: n, type: integer, label: {es: P, en: Q}, default: 1.5}
                - {id: u, type: ranking, list: themes, label: {es: P, en: Q}}
                - {id: v, type: table, label: {es: P, en: Q}}
            - {id: z, type: ranking, list: themes, choices: [x], label: {es: P, en: Q}, other: true}
      """
    let tail =
      "lists:\n  themes:\n    - {id: other, label: {es: X, en: X}}\n    - {id: a b, label: {es: X, en: X}}\n  unused: []\n"
    let found = Self.reading(Self.definition(questions, tail: tail)).faults
    #expect(
      found.map(\.kind) == [
        .unknownList("themse", nearest: ["themes"]), .missingKey("choices"), .missingLabel, .missingLabel,
        .invalidDefault("x z"), .missingTranslation(language: "en"),
        .duplicateID("r1", first: [.key("sections"), .item(0), .key("questions"), .item(3), .key("rows"), .item(0)]),
        .invalidDefault("1.5"), .columnType("ranking"), .columnType("table"), .bothKeys("list", "choices"),
        .duplicateID("other", first: [.key("lists"), .key("themes"), .item(0)]), .invalidID("a b"), .unusedList, .empty,
      ])
    #expect(found.map { $0.mark?.line } == [7, 8, 9, 9, 9, 12, 13, 15, 16, 17, 18, 18, 22, 23, 23])
    #expect(found.filter(\.isWarning).count == 2)
  }

  @Test func aRoundThatReplacesItselfAndOtherHeadsAreTold() {
    #expect(
      Self.reading(Self.definition("      - {id: q, type: note, label: {es: P, en: Q}}", head: "replaces: survey\n"))
        .faults.map(\.kind) == [.replacesItself])
    #expect(
      Self.reading(
        Self.definition("      - {id: q, type: note, label: {es: P, en: Q}}", head: "addressees: [RCM, chile]\n")
      ).faults.map(\.kind) == [.invalidID("chile")])
    #expect(Self.reading("- a\n").faults.map(\.kind) == [.wrongType(expected: .mapping, found: .list)])
    #expect(
      Self.reading("id: a\n").faults.map(\.kind) == [.missingKey("sections"), .missingLabel])
    #expect(Self.reading("").faults.map(\.kind) == [.yaml(.empty)])
  }

  @Test func idsMayHaveLettersOfAnyLanguageButSectionsAreFiles() {
    for (id, isName) in [
      ("año", true), ("an\u{303}o", false), ("_a.b-c", true), ("1a", false), ("a b", false), ("", false),
      ("a/b", false),
      (String(repeating: "a", count: 80), true), (String(repeating: "a", count: 81), false), ("a\u{200B}", false),
    ] {
      #expect(QuestionID.isValid(id) == isName, "\(id)")
    }
    #expect(!QuestionID.isValidSection("año") && QuestionID.isValidSection("a_1"))
    #expect(QuestionID.isValidChoice("1") && QuestionID.isValidChoice("sí/no") && !QuestionID.isValidChoice("a b"))
    #expect(QuestionID.isSlug("a-1") && !QuestionID.isSlug("a--1") && !QuestionID.isSlug("") && !QuestionID.isSlug("ñ"))
    #expect(
      Self.reading(
        Self.definition(
          "      - {id: año, type: integer, label: {es: P, en: Q}}\n      - {id: q, type: note, label: {es: P, en: Q}, relevant: '${año} > 1'}"
        )
      ).faults == [])
  }

  /// A definition that was not read from YAML, as of an XLSForm, has the same faults without positions.
  @Test func aDefinitionFromElsewhereIsCheckedToo() {
    let question = Question(id: "q q", type: .one(.init(list: "l")), label: LocalizedText())
    let questionnaire = Questionnaire(
      id: "f", title: LocalizedText([("es", "T")]),
      sections: [Group(id: "s", items: [.question(question)], isImplicit: true)])
    #expect(
      questionnaire.faults.map(\.kind) == [.invalidID("q q"), .missingLabel, .unknownList("l", nearest: [])])
    #expect(questionnaire.faults.allSatisfy { $0.mark == nil && $0.id == "q q" })
    var deep = Group(id: "g", items: [.question(Question(id: "x", type: .note, label: LocalizedText([("es", "X")])))])
    for level in 0..<200 { deep = Group(id: "g\(level)", label: LocalizedText([("es", "X")]), items: [.group(deep)]) }
    let nested = Questionnaire(id: "f", title: LocalizedText([("es", "T")]), sections: [deep])
    #expect(nested.faults.map(\.kind) == [.tooMany(.levels, count: 9, most: 8)])
    #expect(Questionnaire(id: "f", title: LocalizedText(), sections: []).faults.map(\.kind) == [.missingLabel, .empty])
  }

  @Test func hostileFilesAreRefused() {
    let aliases = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    #expect(Self.reading(aliases).faults.map(\.kind) == [.yaml(.alias)])
    #expect(Self.reading("id: a\nid: b\n").faults.map(\.kind) == [.yaml(.duplicateKey("id"))])
    #expect(Self.reading("id: a\nid: b\n").faults.first?.mark == Mark(line: 2, column: 1))
    let tab = Self.reading("id: a\ntitle:\n\tes: x\n").faults
    #expect(tab.count == 1 && tab.first?.mark?.line == 3)
    #expect(
      DefinitionReading(Array(repeating: UInt8(ascii: "a"), count: 4_000_001)).faults.map(\.kind) == [
        .tooLarge(bytes: 4_000_001)
      ])
    #expect(Self.reading("id: !ruby/object a\n").faults.map(\.kind) == [.yaml(.tag)])
    // Deep groups: the levels are bounded before the parser's own bound.
    var deep = ""
    for level in 0..<9 {
      let margin = String(repeating: "    ", count: level)
      deep += "      \(margin)- id: g\(level)\n        \(margin)type: group\n        \(margin)questions:\n"
    }
    let text = Self.definition(
      deep + String(repeating: "    ", count: 9) + "      - {id: q, type: note, label: {es: P, en: Q}}")
    #expect(Self.reading(text).faults.map(\.kind).contains(.tooMany(.levels, count: 9, most: 8)))
  }

  @Test func manyFaultsCostNoMoreThanManyLines() {
    let lines = (0..<3_000).map {
      "      - {id: q\($0 % 3), type: tex, label: {es: P}, relevant: '${zzz\($0)} = 1', x: 1}"
    }
    let clock = ContinuousClock()
    var faults = 0
    let time = clock.measure { faults = Self.reading(Self.definition(lines.joined(separator: "\n"))).faults.count }
    #expect(faults > 6_000)
    #expect(time < .seconds(20), "\(time)")
  }

  /// Bytes of a right definition are changed at random: it is read or refused, and each fault has a line.
  @Test(arguments: 0..<4) func noBytesCrashTheReader(part: Int) throws {
    let source = try Samples.templateBytes() + Array(Samples.everything.utf8)
    for seed in UInt64(part * 250)..<UInt64(part * 250 + 250) {
      var random = SeededNumbers(seed: seed)
      var bytes = random.chance(50) ? try Samples.templateBytes() : Array(Samples.everything.utf8)
      for _ in 0...random.below(6) {
        let place = random.below(bytes.count)
        switch random.below(4) {
        case 0: bytes[place] = UInt8(random.below(256))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(random.pick(Array(":-[]{}'\"\n ${}.".utf8)), at: place)
        default:
          let from = random.below(source.count)
          bytes.replaceSubrange(place..<min(place + 9, bytes.count), with: source[from..<min(from + 12, source.count)])
        }
      }
      let reading = DefinitionReading(bytes, labels: Samples.themes)
      #expect(reading.faults.allSatisfy { ($0.mark?.line ?? 0) > 0 && ($0.mark?.column ?? 0) > 0 }, "seed \(seed)")
      #expect((reading.questionnaire == nil) == reading.faults.contains { !$0.isWarning }, "seed \(seed)")
    }
  }
}
