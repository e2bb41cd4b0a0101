import Foundation
import RecordValues
import RecordYAML
import SeededRandom
import Testing

@testable import Questionnaires

/// Answers are held to the definition's rules, and each fault names its question's number.
@Suite struct AnswersAreCheckedTests {
  private static let now = MeetingTime("2026-11-29T09:30")

  private func form() throws -> QuestionnaireForm { QuestionnaireForm(try Samples.read(Samples.everything)) }

  private func file(_ answers: String, head: String = "") throws -> AnswersFile {
    try AnswersFile(
      Array(
        "questionnaire: everything-2026\nversion: 3\ncountry: CL\nlanguage: es\n\(head)answers:\n\(answers)".utf8))
  }

  private func checked(_ answers: String, isPartial: Bool = false) throws -> (AnswersReading, AnswerCheck) {
    let form = try form()
    let reading = AnswersReading(try file(answers), for: form)
    return (reading, AnswerCheck(reading.answers, for: form, isPartial: isPartial, now: try #require(Self.now)))
  }

  private func faults(_ answers: String, isPartial: Bool = false) throws -> [String] {
    let (reading, check) = try checked(answers, isPartial: isPartial)
    return (reading.faults + check.faults).map { fault in
      let places = fault.places.map { place in
        switch place {
        case .entry(let number): "#\(number)"
        case .row(let id): id
        }
      }
      return ([fault.number, fault.question] + places + ["\(fault.kind)"]).joined(separator: " ")
    }
  }

  static let right = """
      name: Ana Rojas
      why: |
        Uno.

        Dos <b>.
      age: 40
      weight: 12.5
      share: '12,5 %'
      since: 31 de enero de 2026
      at: 9h30
      when: 2026-05-01 09:30
      has-law: sí
      progress: en curso
      region: Norte
      country: MX
      topics: [Trabajo, visas]
      order: Sur; Norte
      inner: dentro
      members:
        - {member: A, years: 3}
        - {}
        - {member: B, years: 4}
      scan: acta.pdf
      flows:
        out: {people: '1.200', source: south}
        in: {people: 3}

    """

  /// The form in YAML that a person filled in, and what every other form gives.
  @Test func allFormsGiveTheSameBytes() throws {
    let (reading, check) = try checked(Self.right)
    #expect(reading.faults == [] && check.faults == [])
    let yaml = """
      questionnaire: everything-2026
      version: 3
      country: CL
      language: es
      answers:
        name: Ana Rojas
        why: "Uno.\\n\\nDos <b>."
        age: 40
        weight: 12.5
        share: 12.5
        since: '2026-01-31'
        at: '09:30'
        when: '2026-05-01T09:30'
        has-law: true
        progress: in-progress
        region: north
        country: MX
        topics:
        - visas
        - work
        order:
        - south
        - north
        inner: dentro
        members:
        - member: A
          years: 3
        - member: B
          years: 4
        total: 7
        scan: acta.pdf
        flows:
          in:
            people: 3
          out:
            people: 1200
            source: south

      """
    #expect(check.answers.yaml == yaml)
    let again = AnswersReading(try AnswersFile(Array(yaml.utf8)), for: try form())
    #expect(again.faults == [])
    #expect(again.answers.yaml == yaml)
    #expect(AnswerCheck(again.answers, for: try form(), now: try #require(Self.now)).answers.yaml == yaml)
  }

  @Test func whatIsMissingIsToldUnlessItIsAPart() throws {
    #expect(try faults("  age: 20\n") == ["1.1 name missing", "1.9 has-law missing"])
    #expect(try faults("  age: 20\n", isPartial: true) == [])
    #expect(try faults("  age: 17\n  name: A\n") == [])
    #expect(
      try faults("  age: 1\n  name: A\n  members: [{years: 3}]\n  flows: {in: {source: north}}\n") == [
        "2.6.1 member #1 missing", "2.6.2 years #1 notRelevant", "2.8.1 people in missing",
      ])
  }

  @Test func limitsAndConstraintsAreTold() throws {
    let found = try faults(
      "  name: \(String(repeating: "ñ", count: 21))\n  age: 121\n  weight: 0\n  share: 100.5\n  since: 2027-01-01\n")
    #expect(
      found == [
        "1.1 name tooLong(count: 21, most: 20)", "1.3 age above(\"121\", most: \"120\")",
        "1.4 weight \(AnswerFault.Kind.constraint(LocalizedText([("es", "m"), ("en", "m")])))",
        "1.5 share above(\"100.5\", most: \"100\")", "1.6 since above(\"2027-01-01\", most: \"2026-12-31\")",
        "1.6 since \(AnswerFault.Kind.constraint(LocalizedText()))", "1.9 has-law missing",
      ])
    let questions = try Samples.read(Samples.everything).sections[0].questions
    #expect(
      questions.map(\.limits).filter { $0 != AnswerLimits() } == [
        AnswerLimits(characters: 20), AnswerLimits(least: "0", most: "120"), AnswerLimits(least: "0", most: "100"),
        AnswerLimits(most: "2026-12-31"),
      ])
  }

  @Test func whatIsNotRelevantIsDroppedAndTold() throws {
    let answers =
      "  name: A\n  age: 3\n  has-law: no\n  progress: yes\n  region: north\n  inner: x\n  members: [{member: B}]\n"
    let (_, check) = try checked(answers)
    #expect(check.answers.values.map(\.question) == ["name", "age", "has-law"])
    #expect(check.isAcceptable)
    #expect(
      try faults(answers) == [
        "1.10 progress notRelevant", "2.1 region notRelevant", "2.5.1 inner notRelevant", "2.6 members notRelevant",
      ])
    // What depends on a dropped answer sees a blank.
    #expect(
      try faults("  name: A\n  age: 3\n  members: [{member: B, years: 4}]\n  thanks: x\n  total: 9\n") == [
        " thanks notAsked", "2.6 members notRelevant",
      ])
  }

  @Test func choicesAreHeldToListsAndFilters() throws {
    #expect(
      try faults(
        "  name: A\n  age: 1\n  region: algo\n  country: MX\n  topics: {choices: [visas], other: otro}\n  order: [north]\n"
      )
        == ["2.2 country choiceNotOffered(\"MX\")", "2.4 order incompleteRanking(missing: [\"south\"])"])
    #expect(
      try faults("  name: A\n  age: 1\n  country: Pery\n  order: [north, north]\n  topics: [viss]\n") == [
        "2.2 country unreadable(Questionnaires.AnswerTextFault.unknownChoice(\"Pery\", nearest: []))",
        "2.4 order unreadable(Questionnaires.AnswerTextFault.repeatedChoice(\"north\"))",
        "2.3 topics unreadable(Questionnaires.AnswerTextFault.unknownChoice(\"viss\", nearest: [\"visas\"]))",
      ])
    let form = try form()
    let values: [Answers.Answer] = [
      .init(question: "country", value: .choice("PE")), .init(question: "order", value: .text("north")),
      .init(question: "country", value: .choice("CL")), .init(question: "agee", value: .number("3")),
    ]
    let answers = Answers(questionnaire: "everything-2026", version: 3, country: "CL", language: "es", values: values)
    let check = AnswerCheck(answers, for: form, isPartial: true, now: try #require(Self.now))
    #expect(
      check.faults.map(\.kind) == [
        .duplicate, .unknownChoice("PE", nearest: []), .wrongType, .unknownQuestion(nearest: ["age"]),
      ])
  }

  @Test func groupsAndTablesAreHeldToTheirShape() throws {
    let entries = "[" + (1...6).map { "{member: M\($0)}" }.joined(separator: ", ") + "]"
    #expect(
      try faults("  name: A\n  age: 1\n  members: \(entries)\n  flows: {im: {people: 1}, in: {peopel: 2, people: a}}\n")
        == [
          "2.8 flows unknownRow(\"im\", nearest: [\"in\"])", " peopel in unknownQuestion(nearest: [\"people\"])",
          "2.8.1 people in unreadable(Questionnaires.AnswerTextFault.notANumber(\"a\"))",
          "2.6 members tooManyEntries(count: 6, most: 5)",
        ])
    #expect(
      try faults("  name: [A]\n  age: {a: 1}\n  members: x\n  flows: [1]\n  nme: x\n") == [
        "1.1 name wrongType", "1.3 age wrongType", "2.6 members wrongType", "2.8 flows wrongType",
        " nme unknownQuestion(nearest: [\"name\"])", "1.1 name missing",
      ])
  }

  @Test func eachUnreadableAnswerHasItsPlace() throws {
    let (reading, _) = try checked("  name: A\n  age: muchos\n  members:\n    - {member: A, years: b}\n")
    #expect(reading.faults.map(\.mark) == [Mark(line: 7, column: 8), Mark(line: 9, column: 26)])
  }

  @Test func aFileWithoutItsHeadIsRefusedWithTheLine() throws {
    func fault(_ text: String) -> AnswersFile.Fault? {
      do throws(AnswersFile.Fault) {
        _ = try AnswersFile(Array(text.utf8))
        return nil
      } catch {
        return error
      }
    }
    let head = "questionnaire: a\nversion: 1\ncountry: CL\nlanguage: es\n"
    #expect(fault(head + "answers: {}\n") == nil)
    #expect(fault(head)?.kind == .missingKey("answers"))
    #expect(fault(head + "answer: {}\n")?.kind == .unknownKey("answer", nearest: ["answers", "answered_by"]))
    #expect(fault(head + "answers: []\n")?.kind == .wrongType(key: "answers", expected: .mapping, found: .list))
    #expect(fault("questionnaire: A b\n")?.kind == .invalidValue(key: "questionnaire", "A b"))
    #expect(
      fault(head.replacingOccurrences(of: "CL", with: "chile") + "answers: {}")
        == .init(kind: .invalidValue(key: "country", "chile"), mark: Mark(line: 3, column: 10)))
    #expect(fault(head + "answers: {a: 1, a: 2}\n")?.kind == .yaml(.duplicateKey("a")))
    #expect(fault(head + "answers: {a: &x 1, b: *x}\n")?.kind == .yaml(.alias))
    #expect(fault(head + "answers: {}\nanswered_by: [{section: s}]\n")?.kind == .missingKey("name"))
    #expect(
      fault(String(repeating: "#", count: QuestionnaireLimits.answerBytes + 1))?.kind
        == .tooLarge(bytes: QuestionnaireLimits.answerBytes + 1))
    let file = try AnswersFile(Array((head + "answers:\nanswered_by: ' Ana  Rojas '\n").utf8))
    #expect(file.answeredBy == [Answers.Author(name: "Ana Rojas")])
  }

  @Test func expressionsSeeTheEntriesOfTheirGroup() throws {
    let form = QuestionnaireForm(
      try Samples.read(
        """
        id: r
        title: {en: R}
        sections:
          - id: s
            title: {en: S}
            questions:
              - {id: n, type: integer, label: {en: N}}
              - id: outer
                type: repeat
                count: ${n}
                questions:
                  - {id: a, type: integer, label: {en: A}, constraint: '. <= ${n}'}
                  - id: inner
                    type: repeat
                    questions:
                      - {id: b, type: integer, label: {en: B}, relevant: '${a} > 1'}
                  - {id: own, type: calculation, calculation: 'sum(${b})'}
              - {id: all, type: calculation, calculation: 'concat(count(${outer}), "/", sum(${own}), "/", count(${b}))'}

        """))
    let text =
      "questionnaire: r\nversion: 1\ncountry: CL\nlanguage: en\nanswers:\n  n: 2\n"
      + "  outer: [{a: 2, inner: [{b: 5}, {b: 6}]}, {a: 3, inner: [{b: 1}]}]\n"
    let reading = AnswersReading(try AnswersFile(Array(text.utf8)), for: form)
    let check = AnswerCheck(reading.answers, for: form, now: try #require(Self.now))
    #expect(check.faults.map(\.kind) == [.constraint(LocalizedText())])
    #expect(check.faults.first?.places == [.entry(2)])
    #expect(check.answers["all"] == .text("2/12/3"))
    guard case .entries(let entries) = check.answers["outer"] else {
      Issue.record("no entries")
      return
    }
    #expect(entries.map { $0.last?.value } == [.number("11"), .number("1")])
    var fewer = reading.answers
    fewer.values[0].value = .number("3")
    #expect(
      AnswerCheck(fewer, for: form, now: try #require(Self.now)).faults.map(\.kind) == [.entryCount(2, expected: 3)])
  }

  @Test func expressionsThatLookAtTooMuchAreTold() throws {
    let form = QuestionnaireForm(
      try Samples.read(
        """
        id: r
        title: {en: R}
        sections:
          - id: s
            title: {en: S}
            questions:
              - {id: a, type: repeat, questions: [{id: x, type: repeat, questions: [{id: n, type: integer, label: {en: N}}]}]}
              - id: b
                type: repeat
                questions:
                  - {id: m, type: repeat, questions: [{id: o, type: text, label: {en: O}}, {id: c, type: calculation, calculation: 'sum(${n})'}]}

        """))
    func entries(_ outer: Int, _ inner: Int, _ group: String, _ answer: Answers.Answer) -> AnswerValue {
      let list = AnswerValue.entries(Array(repeating: [answer], count: inner))
      return .entries(Array(repeating: [.init(question: group, value: list)], count: outer))
    }
    func check(_ count: Int) throws -> AnswerCheck {
      let values: [Answers.Answer] = [
        .init(question: "a", value: entries(count, 50, "x", .init(question: "n", value: .number("1")))),
        .init(question: "b", value: entries(count, 50, "m", .init(question: "o", value: .text("o")))),
      ]
      let answers = Answers(questionnaire: "r", version: 1, country: "CL", language: "en", values: values)
      return AnswerCheck(answers, for: form, now: try #require(Self.now))
    }
    #expect(try check(4).faults == [])
    #expect(try check(60).faults.map(\.kind) == [.tooManyVisits])
  }

  /// Two ways to the same text: the quick look at bytes decides nothing else than the look at each character.
  @Test func textHasOneFormHoweverItIsFound() {
    let parts = [
      "a", " ", "ñ", "\u{A0}", "\u{A1}", "\n", "n\u{303}", "\u{9F}", "\u{AD}", "~", "\t", "«", "😀", "\r\n", "Z",
    ]
    for seed in UInt64(0)..<3_000 {
      var random = SeededNumbers(seed: seed)
      let text = (0..<random.below(7)).map { _ in random.pick(parts) }.joined()
      // A character beyond Latin-1 forces the long way.
      let long = TextForm.canonical("移" + text + "移")
      if !text.contains("\n"), !text.contains("\r") {
        let between = long.dropFirst().dropLast()
        #expect(TextForm.canonical(text) == String(TextForm.trimmed(between)), "seed \(seed): \(text.debugDescription)")
      }
      #expect(TextForm.canonical(TextForm.canonical(text)) == TextForm.canonical(text), "seed \(seed)")
      #expect(TextForm.line(TextForm.line(text)) == TextForm.line(text), "seed \(seed)")
      #expect(!TextForm.line(text).contains("  "), "seed \(seed)")
    }
  }
}
