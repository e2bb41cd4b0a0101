import RecordValues
import Testing

@testable import Questionnaires

/// Answers are carried over by the ids of questions, parts of ministries are merged, and nothing is lost in silence.
@Suite struct RoundsAndPartsTests {
  private func form(_ id: String, _ questions: String, lists: String = "") throws -> QuestionnaireForm {
    QuestionnaireForm(
      try Samples.read(
        "id: \(id)\ntitle: {en: T}\nsections:\n  - id: one\n    title: {en: One}\n    questions:\n\(questions)\(lists)")
    )
  }

  private func answers(_ id: String, _ values: [(String, AnswerValue)], _ country: PartyCode = "CL") -> Answers {
    Answers(
      questionnaire: id, version: 1, country: country, language: "en",
      values: values.map { Answers.Answer(question: $0.0, value: $0.1) })
  }

  private static let lists = "lists:\n  l: [{id: x, label: {en: X}}, {id: y, label: {en: Y}}]\n"
  private static let fewer = "lists:\n  l: [{id: x, label: {en: XX}}, {id: z, label: {en: Z}}]\n"

  private func rounds() throws -> (QuestionnaireForm, QuestionnaireForm) {
    let before = try form(
      "r1",
      """
            - {id: gone, type: text, label: {en: G}}
            - {id: whole, type: integer, label: {en: W}}
            - {id: part, type: decimal, label: {en: P}}
            - {id: one, type: one-of, list: l, label: {en: O}}
            - {id: some, type: many-of, list: l, label: {en: S}}
            - {id: law, type: yes-no, label: {en: L}}
            - id: t
              type: table
              label: {en: T}
              rows: [{id: r1, label: {en: R}}, {id: r2, label: {en: R}}]
              columns: [{id: c, type: text, label: {en: C}}, {id: d, type: text, label: {en: D}}]
            - {id: m, type: repeat, questions: [{id: n, type: text, label: {en: N}}]}

      """, lists: Self.lists)
    let after = try form(
      "r2",
      """
            - {id: part, type: integer, label: {en: P}}
            - {id: whole, type: decimal, label: {en: Whole}, required: true}
            - {id: one, type: many-of, list: l, label: {en: O}}
            - {id: some, type: many-of, list: l, label: {en: S}}
            - {id: law, type: status, label: {en: L}}
            - {id: new, type: text, label: {en: N}}
            - id: t
              type: table
              label: {en: T}
              rows: [{id: r2, label: {en: R}}]
              columns: [{id: c, type: text, label: {en: C}}]
            - {id: m, type: repeat, questions: [{id: n, type: long-text, label: {en: N}}]}

      """, lists: Self.fewer)
    return (before, after)
  }

  @Test func answersAreCarriedOverByIDAndTheDifferenceIsTold() throws {
    let (before, after) = try rounds()
    let cells: [Answers.Answer] = [.init(question: "c", value: .text("C")), .init(question: "d", value: .text("D"))]
    let given = answers(
      "r1",
      [
        ("gone", .text("g")), ("whole", .number("3")), ("part", .number("2.5")), ("one", .choice("x")),
        ("some", .choices(["x", "y"])), ("law", .boolean(true)),
        ("t", .rows([.init(id: "r1", values: cells), .init(id: "r2", values: cells)])),
        ("m", .entries([[.init(question: "n", value: .text("N"))]])), ("odd", .text("o")),
      ])
    let carried = CarriedAnswers(given, from: before, to: after)
    #expect(carried.answers.questionnaire == "r2")
    #expect(
      carried.answers.values == [
        .init(question: "whole", value: .number("3")), .init(question: "one", value: .choices(["x"])),
        .init(question: "some", value: .choices(["x"])),
        .init(question: "t", value: .rows([.init(id: "r2", values: [cells[0]])])),
        .init(question: "m", value: .entries([[.init(question: "n", value: .text("N"))]])),
      ])
    #expect(
      carried.losses.map(\.reason) == [
        .questionGone, .typeChanged(from: "decimal", to: "integer"), .choicesGone(["y"]),
        .typeChanged(from: "yes-no", to: "status"), .rowGone("r1"), .questionGone, .unknownQuestion,
      ])
    #expect(carried.losses.map(\.number) == ["1.1", "1.3", "1.5", "1.6", "1.7", "1.7.2", ""])
    #expect(CarriedAnswers(given, from: before, to: before).losses.map(\.reason) == [.unknownQuestion])
    #expect(CarriedAnswers(given, from: before, to: before).answers.values == Array(given.values.dropLast()))
  }

  @Test func twoVersionsAreCompared() throws {
    let (before, after) = try rounds()
    let differences = before.differences(to: after)
    #expect(
      differences.map { "\($0.question) \($0.kind)" } == [
        "part typeChanged(from: \"decimal\", to: \"integer\")", "whole typeChanged(from: \"integer\", to: \"decimal\")",
        "whole labelChanged(languages: [\"en\"])", "whole becameRequired",
        "one typeChanged(from: \"one-of\", to: \"many-of\")", "one choicesNew([\"z\"])", "one choicesGone([\"y\"])",
        "some choicesNew([\"z\"])", "some choicesGone([\"y\"])", "law typeChanged(from: \"yes-no\", to: \"status\")",
        "new new", "t choicesGone([\"r1\"])", "m.n typeChanged(from: \"text\", to: \"long-text\")", "gone gone",
        "t.d gone",
      ])
    #expect(before.differences(to: before) == [])
  }

  @Test func partsAreMergedAndConflictsSettled() throws {
    let form = try rounds().0
    let health = Answers.Author(section: "one", name: "Health"), labour = Answers.Author(section: "one", name: "Labour")
    let parts = [
      AnswersMerge.Part(author: health, answers: answers("r1", [("part", .number("2")), ("law", .boolean(true))])),
      AnswersMerge.Part(
        author: labour,
        answers: answers("r1", [("gone", .text("g")), ("law", .boolean(false)), ("part", .number("2"))])),
    ]
    let merge = try AnswersMerge(parts, for: form)
    #expect(merge.answers.values.map(\.question) == ["gone", "part"])
    #expect(merge.conflicts.map(\.question) == ["law"] && merge.conflicts.map(\.number) == ["1.6"])
    #expect(merge.conflicts.first?.answers.map(\.authors) == [[health], [labour]])
    let settled = try AnswersMerge(parts, for: form, settled: ["law": labour])
    #expect(settled.conflicts == [] && settled.answers["law"] == .boolean(false))
    #expect(settled.answers.answeredBy == [health, labour])
    #expect(try AnswersMerge(parts, for: form, settled: ["law": Answers.Author(name: "x")]).conflicts.count == 1)
    let other = AnswersMerge.Part(author: labour, answers: answers("r1", [], "PE"))
    #expect(throws: AnswersMerge.Fault.differentCountries(labour)) { try AnswersMerge(parts + [other], for: form) }
    let round = AnswersMerge.Part(author: labour, answers: answers("r2", []))
    #expect(throws: AnswersMerge.Fault.differentVersions(labour)) { try AnswersMerge(parts + [round], for: form) }
    #expect(throws: AnswersMerge.Fault.nothing) { try AnswersMerge([], for: form) }
  }

  @Test func aSectionsPartIsCutOut() throws {
    let form = QuestionnaireForm(try Samples.read(Samples.everything))
    var whole = answers("everything-2026", [("name", .text("A")), ("region", .choice("north"))])
    whole.answeredBy = [.init(section: "lists", name: "B"), .init(name: "C")]
    let part = whole.part(of: "lists", in: form)
    #expect(part.values.map(\.question) == ["region"] && part.answeredBy == [.init(section: "lists", name: "B")])
  }

  // MARK: Tables

  @Test func answersAreCountedAcrossStates() throws {
    let (before, after) = try rounds()
    let submissions = [
      (
        answers(
          "r1", [("law", .boolean(true)), ("whole", .number("1")), ("part", .number("0.1")), ("one", .choice("y"))],
          "CL"), before
      ),
      (
        answers(
          "r1",
          [
            ("law", .boolean(true)), ("whole", .number("10")), ("part", .number("0.2")),
            ("some", .choices(["x", "y"])),
          ], "PE"), before
      ),
      (answers("r1", [("law", .unknown), ("whole", .number("4")), ("some", .choices(["x"]))], "MX"), before),
      (
        answers("r1", [("t", .rows([.init(id: "r1", values: [.init(question: "c", value: .text("C"))])]))], "GT"),
        before
      ),
    ].map { AnswersTable.Submission($0.0, $0.1) }
    let table = AnswersTable(of: before, submissions, addressees: ["AR", "CL", "BO"])
    #expect(table.countries == ["CL", "GT", "MX", "PE"] && table.missing == ["AR", "BO"])
    #expect(
      table.columns.map(\.id.description) == [
        "gone", "whole", "part", "one", "some", "law", "t/r1/c", "t/r1/d", "t/r2/c", "t/r2/d", "m",
      ])
    func column(_ id: String) throws -> AnswersTable.Column {
      try #require(table.columns.first { $0.id.description == id })
    }
    let law = table.summary(of: try column("law"))
    #expect(law.counts.map { "\($0.id) \($0.count)" } == ["yes 2", "no 0", "unknown 1"])
    #expect(law.answered == 3 && law.states == 4 && law.share(of: "yes") == 2.0 / 3)
    let whole = try #require(table.summary(of: try column("whole")).numbers)
    #expect(whole.sum == "15" && whole.least == "1" && whole.most == "10" && whole.median == "4" && whole.mean == 5)
    let part = try #require(table.summary(of: try column("part")).numbers)
    #expect(part.sum == "0.3" && part.median == "0.15")
    #expect(table.summary(of: try column("some")).counts.map(\.count) == [2, 1])
    #expect(table.answer(of: "GT", to: .init("t", row: "r1", column: "c")) == .text("C"))
    let conferences = table.summaries(of: try column("law"), by: ["CL": ["SACM"], "PE": ["SACM"], "MX": ["RCM"]])
    #expect(conferences.map(\.conference) == ["RCM", "SACM"])
    #expect(conferences.map { $0.summary.share(of: "yes") } == [0, 1])

    // The next round's columns, with a State that answered the former version.
    let next = AnswersTable(
      of: after, [submissions[0], .init(answers("r2", [("one", .choices(["z"]))], "PE"), after)])
    let one = try #require(next.columns.first { $0.id.question == "one" })
    #expect(next.summary(of: one).counts.map { "\($0.id) \($0.count)" } == ["x 0", "z 1", "y 1"])
    #expect(next.label(of: "y", chosenBy: "CL", in: one.id)?["en"] == "Y")
    #expect(next.label(of: "y", chosenBy: "PE", in: one.id) == nil)
    let series = AnswerSeries(of: .init("whole"), in: [table, next])
    #expect(series.rounds.map { $0.summary?.numbers?.sum } == ["15", "1"])
    #expect(!series.isComparable)
    #expect(AnswerSeries(of: .init("gone"), in: [table, next]).rounds.map { $0.asked == nil } == [false, true])
  }

  @Test func aSumIsExactAndARankingHasItsMeans() throws {
    #expect(NumberSummary(["0.1", "0.2", "-0.05"])?.sum == "0.25")
    #expect(NumberSummary(["-3", "-4"])?.median == "-3.5")
    #expect(NumberSummary(["-0.5", "0.25"])?.sum == "-0.25")
    #expect(NumberSummary([]) == nil)
    #expect(NumberSummary([String(repeating: "9", count: 30), "1"])?.sum == "1" + String(repeating: "0", count: 30))
    let form = try form("r", "      - {id: o, type: ranking, list: l, label: {en: O}}\n", lists: Self.lists)
    let table = AnswersTable(
      of: form,
      [
        .init(answers("r", [("o", .choices(["y", "x"]))], "CL"), form),
        .init(answers("r", [("o", .choices(["x", "y"]))], "PE"), form),
        .init(answers("r", [("o", .choices(["y", "x"]))], "AR"), form),
      ])
    let counts = table.summary(of: table.columns[0]).counts
    #expect(counts.map(\.count) == [1, 2])
    #expect(counts.map(\.meanRank) == [5.0 / 3, 4.0 / 3])
  }
}
