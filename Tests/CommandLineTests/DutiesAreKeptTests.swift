import Foundation
import RecordRendering
import Testing

/// `gcmrepo duties`, and the agendas and minutes of meetings.
@Suite struct DutiesAreKeptTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func duty(_ id: String, on day: String, at record: String, status: Int = 0) async throws -> JSONValue {
    let run = try await desk.gcmrepo("duties", "--on", day, "--format", "json", at: record)
    try #require(run.status == status, "\(run.said)\(run.output)")
    return try #require(try run.json()["duties"]?.array?.first { $0["id"]?.string == id })
  }

  @Test func aDutyIsMetByAMeetingThatWasHeld() async throws {
    let record = try await desk.record()
    var duty = try await duty("troikas-meet", on: "2018-05-11", at: record)
    #expect(duty["due"]?.string == "2018-05-11" && duty["status"]?.string == "in-time")
    #expect(duty["last_met"] == .null && duty["planned"]?.string == "2017-08-30-troikas")
    duty = try await self.duty("troikas-meet", on: "2018-05-14", at: record, status: 1)
    #expect(duty["status"]?.string == "overdue" && duty["days_overdue"]?.int == 3)
    try await desk.keep("meetings", "change", "2017-08-30-troikas", "--status", "held", at: record)
    duty = try await self.duty("troikas-meet", on: "2018-05-14", at: record)
    #expect(duty["last_met"]?.string == "2017-08-31" && duty["due"]?.string == "2018-08-31")
    let table = try await desk.gcmrepo("duties", "--on", "2019-01-01", at: record)
    #expect(table.status == 1 && table.output.contains("overdue") && table.output.contains("2018-08-31"))
    try await desk.expectSound(record)
  }

  @Test func aDutyIsAddedChangedAndEnded() async throws {
    let record = try await desk.record()
    try await desk.keep(
      "duties", "add", "focal-points", "--title", "es=Reunión de puntos focales", "--every-months", "6", "--since",
      "2017-08-31", "--conference", "CSM", "--responsible", "SACM-TS", at: record)
    #expect(
      try await desk.lastCommit(of: record) == [
        "Record duty focal-points", "Party: RCM-TS", "Action: record", "meetings/duties.yml",
      ])
    // The last day of a month that is shorter.
    #expect(try await duty("focal-points", on: "2018-02-01", at: record)["due"]?.string == "2018-02-28")
    try await desk.keep("duties", "change", "focal-points", "--until", "2017-12-31", at: record)
    let ended = try await duty("focal-points", on: "2018-04-01", at: record)
    #expect(ended["due"] == .null && ended["status"]?.string == "ended")
    let base = ["--title", "es=X", "--every-months", "1", "--name", "x"]
    for (words, status, said) in [
      (["add", "troikas-meet"] + base, 3, "already"), (["add", "Bad Id"] + base, 3, "Bad Id"),
      (["add", "x", "--title", "es=X", "--every-months", "1"], 2, "--conference"),
      (["add", "x", "--title", "es=X", "--name", "x"], 2, "--every-months"),
      (["add", "x", "--every-months", "0", "--title", "es=X", "--name", "x"], 3, "every_months"),
      (["add", "x", "--agreement", "2017-05-11-99"] + base, 3, "2017-05-11-99"),
      (["add", "x", "--until", "1999-01-01"] + base, 3, "until"),
      (["add", "x", "--theme", "fishing"] + base, 3, "fishing"),
      (["change", "nothing", "--until", "2018-01-01"], 3, "nothing"), (["change", "troikas-meet"], 2, "--edit"),
    ] {
      let run = try await desk.refuse("duties", more: words, at: record)
      #expect(run.status == status && run.said.contains(said), "\(words): \(run.said)")
    }
    try await desk.expectSound(record)
  }

  @Test func agendasAndMinutesAreKeptWithTheirFiles() async throws {
    let record = try await desk.record()
    let file = try desk.write("orden.html", "<html lang=es><body><h1>Orden del día</h1><p>Uno.</p></body></html>")
    let first = try await desk.keep(
      "meetings", "attach", "2017-08-30-troikas", file, "--as", "agenda", "--lang", "es", at: record
    ).json()
    let folder = "meetings/2017-08-30-troikas/"
    #expect(
      first["paths"]?.array?.compactMap(\.string) == [folder + "agenda.es.html", folder + "agenda.es.md"])
    let shown = try await desk.done("meetings", "show", "2017-08-30-troikas", "--document", "agenda", at: record)
    #expect(shown.output.contains("Orden del día"))
    // A later one takes its place, with the file that it came in.
    let text = try desk.write("orden.md", "# Orden del día\n\nDos.\n")
    try await desk.keep("meetings", "attach", "2017-08-30-troikas", text, "--as", "agenda", "--lang", "es", at: record)
    #expect(try desk.names(in: record + "/" + folder) == ["agenda.es.md", "meeting.yml"])
    let same = try await desk.keep(
      "meetings", "attach", "2017-08-30-troikas", text, "--as", "agenda", "--lang", "es", at: record)
    #expect(try same.json()["unchanged"]?.bool == true)
    expectRefusal(
      try await desk.gcmrepo("meetings", "show", "2017-08-30-troikas", "--document", "minutes", at: record), status: 3,
      naming: "attach")
    #expect(try await desk.refuse("meetings", "attach", "x", text, "--as", "agenda", at: record).status == 3)
    try await desk.expectSound(record)
  }

  @Test func aRecordWithoutTheFeatureIsToldSo() async throws {
    let record = try await desk.record()
    let file = record + "/gcmrepo.yml"
    try desk.write(file, try desk.read(file).replacing(", calendar", with: ""))
    try await desk.git("commit", "-qam", "x", in: record)
    let run = try await desk.refuse(
      "duties", "add", "x", "--title", "es=X", "--every-months", "1", "--name", "x", at: record)
    #expect(run.status == 5 && run.said.contains("calendar"), "\(run.said)")
  }
}
