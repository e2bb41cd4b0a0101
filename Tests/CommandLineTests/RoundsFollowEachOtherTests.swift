import Foundation
import RecordRendering
import Testing

/// `gcmrepo questionnaire next-round` and `compare`: what a later round or version asks, and what changes.
@Suite struct RoundsFollowEachOtherTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func compare(_ words: String..., at record: String) async throws -> Outcome {
    try await desk.gcmrepo(more: ["questionnaire", "compare"] + words + ["-C", record])
  }

  @Test func theNextRoundAsksTheSameAndReplacesTheFormer() async throws {
    let record = try await desk.questionnaireRecord()
    let made = try await desk.keep(
      "questionnaire", "next-round", "ronda-uno", "--deadline", "2999-06-30", at: record
    ).json()
    #expect(made["id"]?.string == "ronda-uno-2" && made["replaces"]?.string == "ronda-uno")
    #expect(made["version"]?.int == 1 && made["unchanged"]?.bool == false)
    #expect(
      try await desk.lastCommit(of: record)
        == [
          "Record questionnaire ronda-uno-2, version 1", "Party: RCM-TS", "Action: record",
          "questionnaires/ronda-uno-2/questionnaire.yml",
        ])
    let rows = try await desk.rows("questionnaire", "list", key: "questionnaires", at: record)
    let row = rows.first { $0["id"]?.string == "ronda-uno-2" }
    #expect(row?["replaces"]?.string == "ronda-uno" && row?["deadline"]?.string == "2999-06-30T23:59:59Z")
    #expect(row?["questions"]?.int == 9 && row?["days_overdue"]?.int == 0)
    // The third is named after the second, and a name may be chosen.
    let third = try await desk.keep("questionnaire", "next-round", "ronda-uno-2", "--dry-run", at: record).json()
    #expect(third["id"]?.string == "ronda-uno-3" && third["dry_run"]?.bool == true)
    let named = try await desk.keep(
      "questionnaire", "next-round", "ronda-uno-2", "--id", "ronda-2030", at: record
    ).json()
    #expect(named["id"]?.string == "ronda-2030")
    try await desk.expectNothingWritten(in: record) {
      for (words, status, said) in [
        (["ronda-uno", "--id", "ronda-uno-2"], 3, "ronda-uno-2 already"),
        (["ronda-uno", "--id", "Ronda 2"], 3, "--id"),
        (["ronda-uno", "--deadline", "mañana"], 2, "“mañana”"), (["ronda-un"], 3, "Did you mean"),
      ] {
        let run = try await desk.refuse("questionnaire", "next-round", more: words, at: record)
        expectRefusal(run, status: status, naming: said)
      }
    }
    try await desk.expectSound(record)
  }

  @Test func theNextFormIsFilledInWithTheFormerAnswers() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    try await desk.keep("questionnaire", "next-round", "ronda-uno", at: record)
    for ending in ["docx", "xlsx", "yml"] {
      let made = try await desk.questionnaire(
        "form", "ronda-uno-2", "--lang", "es", "--country", "CL", "-o", desk.path("f." + ending), at: record)
      // The second form has the answers of the first, to this round.
      #expect(made.said.contains("ronda-uno, version 1") == (ending == "docx"), "\(ending): \(made.said)")
      try await desk.answer("f." + ending, at: record)
      #expect(
        try desk.keptAnswers(to: "ronda-uno-2", in: record)
          == SampleQuestionnaire.kept.replacing("ronda-uno", with: "ronda-uno-2"), "\(ending)")
    }
    #expect(try desk.keptAnswers(in: record) == SampleQuestionnaire.kept)
    try await desk.expectSound(record)
  }

  @Test func whatALaterVersionDoesNotTakeIsSaid() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    let changed = SampleQuestionnaire.definition.replacing("id: children", with: "id: minors")
      .replacing("id: comments", with: "id: remarks")
    try await desk.keep("questionnaire", "add", desk.write("dos.yml", changed), at: record)
    let made = try await desk.questionnaire(
      "form", "ronda-uno", "--lang", "es", "--country", "CL", "-o", desk.path("f.yml"), at: record)
    #expect(made.said.contains("version 1") && made.said.contains("2.3") && made.said.contains("children"))
    #expect(made.said.contains("1.3") && made.said.contains("gone"))
    let form = try desk.read("f.yml")
    #expect(form.contains("version: 2") && form.contains("budget: 1200") && !form.contains("negrita"))
    // The table shows the former answer beside the version that it answers.
    let table = try await desk.questionnaire("table", "ronda-uno", "--question", "topics", at: record)
    #expect(table.lines.contains { $0.hasPrefix("CL") && $0.contains("Children; Puertos") && $0.hasSuffix("1") })
  }

  @Test func versionsAreCompared() async throws {
    let record = try await desk.questionnaireRecord()
    let changed = SampleQuestionnaire.definition.replacing("Yearly budget", with: "Yearly budget in dollars")
      .replacing("id: children", with: "id: minors").replacing("type: long-text", with: "type: text")
    try await desk.keep("questionnaire", "add", desk.write("dos.yml", changed), at: record)
    let shown = try await compare("ronda-uno", at: record)
    #expect(shown.status == 0 && shown.output.contains("2.1 Yearly budget {+in dollars +}(integer)"))
    let json = try await compare("ronda-uno", "1", "2", "--format", "json", at: record).json()
    #expect(json["from"]?["version"]?.int == 1 && json["to"]?["version"]?.int == 2)
    let changes = (json["differences"]?.array ?? []).map { row in
      [row["question"]?.string, row["change"]?.string].compactMap { $0 }.joined(separator: " ")
    }
    #expect(
      Set(changes) == ["comments type-changed", "budget label-changed", "topics choices-new", "topics choices-gone"])
    let type = json["differences"]?.array?.first { $0["change"]?.string == "type-changed" }
    #expect(type?["from"]?.string == "long-text" && type?["to"]?.string == "text")
    // A key that does not apply is null: choices that are gone were, and are not.
    let gone = json["differences"]?.array?.first { $0["change"]?.string == "choices-gone" }
    #expect(gone?["from"]?.string == "children" && gone?["to"] == .null)
    let same = try await compare("ronda-uno", "2", "2", at: record)
    #expect(same.output.isEmpty && same.said.contains("Both ask the same."))
    expectRefusal(try await compare("ronda-uno", "1", "9", at: record), status: 3, naming: "9")
    expectRefusal(try await compare("gcm-inputs", at: record), status: 3, naming: "no former version")
  }

  @Test func whatIsAskedUnderAnotherIdIsShown() async throws {
    let record = try await desk.questionnaireRecord()
    let changed = SampleQuestionnaire.definition.replacing("id: children", with: "id: minors")
      .replacing("id: comments", with: "id: remarks")
    try await desk.keep("questionnaire", "add", desk.write("dos.yml", changed), at: record)
    let shown = try await compare("ronda-uno", at: record)
    for id in ["children", "minors", "comments", "remarks"] { #expect(shown.output.contains(id), "\(id)") }
  }

  @Test func theAnswersOfAStateAreComparedOverTheRounds() async throws {
    let record = try await desk.questionnaireRecord()
    try await desk.answer(desk.write("cl.yml", SampleQuestionnaire.answers), at: record)
    try await desk.keep("questionnaire", "next-round", "ronda-uno", at: record)
    let second = SampleQuestionnaire.answers.replacing("ronda-uno", with: "ronda-uno-2")
      .replacing("1200", with: "1800")
    try await desk.answer(desk.write("dos.yml", second), at: record)
    let shown = try await compare("ronda-uno-2", "ronda-uno", "--country", "CL", at: record)
    #expect(shown.status == 0 && shown.output == "Yearly budget: [-1200-]{+1800+}\n")
    // The answers differ, so it does not say that nothing does.
    #expect(!shown.said.contains("the same"), "\(shown.said)")
    let asked = try await compare("ronda-uno-2", at: record)
    #expect(asked.output.isEmpty && asked.said.contains("Both ask the same."))
  }
}
