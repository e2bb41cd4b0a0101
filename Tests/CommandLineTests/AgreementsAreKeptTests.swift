import Foundation
import RecordRendering
import Testing

/// `gcmrepo agreements`: who does what by when, each change one commit in one file.
@Suite struct AgreementsAreKeptTests {
  let desk: Desk
  private let meeting = "2017-05-11-joint-meeting"
  private var file: String { "meetings/\(meeting)/agreements.yml" }

  init() throws { desk = try Desk() }

  private func add(_ record: String, _ more: String...) async throws -> Outcome {
    try await desk.keep(
      "agreements", "add", "--meeting", meeting, "--text", "es=Se envía: el acta.", "--text",
      "en=The minutes are sent.",
      "--responsible", "Panamá,cl", more: more, at: record)
  }

  @Test func theOverdueComeFirstAndTheClosedLast() async throws {
    let record = try await desk.record()
    _ = try await add(record, "--due", "2999-01-01")
    try await desk.keep("agreements", "close", "2017-05-11-5", at: record)
    try await desk.keep("agreements", "change", "2017-05-11-1", "--status", "in-progress", at: record)
    let rows = try await desk.rows("agreements", key: "agreements", at: record)
    #expect(
      rows.map { $0["id"]?.string?.suffix(2) }
        == ["-4", "-6", "-9", "-1", "-2", "-3", "-7", "-8", "-5"])
    #expect(rows.map { $0["overdue"]?.bool } == [true, true] + Array(repeating: false, count: 7))
    #expect(rows.map { $0["status"]?.string }.suffix(7).first == "open")
    #expect(rows[3]["status"]?.string == "in-progress" && rows.last?["status"]?.string == "done")
    #expect(rows[2]["responsible"]?.array?.map { $0.string } == ["PA", "CL"])

    let table = try await desk.done("agreements", "list", at: record, setting: ["LC_ALL": "es_UY.UTF-8"])
    #expect(table.lines.first?.contains("Vence") == true && table.lines[2].contains("vencido"))
    #expect(table.output.contains("El grupo ad hoc") && !table.output.contains("The ad-hoc group"))
    // The text exists in two languages; a reader of French gets the record's first.
    let french = try await desk.done("agreements", "list", "--lang", "fr", "--format", "csv", at: record)
    #expect(french.output.contains("El grupo ad hoc"))
    let csv = try await desk.done("agreements", "list", "--format", "csv", at: record)
    #expect(csv.lines.first?.hasPrefix("id,status,due,responsible,text,meeting,overdue") == true)
  }

  @Test func aListCanBeNarrowedAndReadAtADraft() async throws {
    let record = try await desk.record()
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    _ = try await add(record)
    func ids(_ words: String...) async throws -> [String] {
      try await desk.done(more: ["agreements", "list"] + words + ["--format", "json", "-C", record]).json()[
        "agreements"]?
        .array?.compactMap { $0["id"]?.string } ?? []
    }
    #expect(try await ids("--responsible", "Chile") == ["2017-05-11-4", "2017-05-11-9"])
    #expect(try await ids("--responsible", "CL", "--at", "draft-1") == ["2017-05-11-4"])
    #expect(try await ids("--status", "overdue").count == 3)
    #expect(try await ids("--meeting", "2017-08-30-troikas") == [])
    let none = try await desk.done("agreements", "list", "--status", "done", at: record)
    #expect(none.output.isEmpty && none.said == "There are no such agreements.\n")
    expectRefusal(
      try await desk.gcmrepo("agreements", "list", "--meeting", "2017-08-30-troika", at: record), status: 3,
      naming: "meeting", "Did you mean 2017-08-30-troikas", "gcmrepo meetings list")
  }

  @Test func anAgreementIsOneCommitWithItsTrailers() async throws {
    let record = try await desk.record()
    let before = try desk.read(record + "/" + file)
    let answer = try await add(record, "--due", "2018-02-01", "--done-at", "2017-08-30-troikas").json()
    #expect(answer["id"]?.string == "2017-05-11-9" && answer["entry"]?.string == "agreement")
    #expect(answer["commit"]?.string == (try await desk.git("rev-parse", "HEAD", in: record)))
    #expect(
      try await desk.lastCommit(of: record)
        == ["Record agreement 2017-05-11-9", "Party: RCM-TS", "Action: record", file])
    let entry = """
        - id: 2017-05-11-9
          text:
            es: 'Se envía: el acta.'
            en: The minutes are sent.
          responsible: [PA, CL]
          due: 2018-02-01
          meeting: 2017-08-30-troikas
          status: open

      """
    #expect(try desk.read(record + "/" + file) == before + entry)
    try await desk.expectSound(record)

    // Another meeting of the same day goes on with the numbers, in a new file.
    try await desk.keep("meetings", "add", "2017-05-11-evening", "--title", "es=Cena", at: record)
    let other = try await desk.keep(
      "agreements", "add", "--meeting", "2017-05-11-evening", "--text", "es=Otra", "--responsible", "PA", at: record)
    #expect(try other.json()["id"]?.string == "2017-05-11-10")
    try await desk.expectSound(record)
  }

  @Test func aChangeTouchesItsLinesAlone() async throws {
    let record = try await desk.record()
    let path = record + "/" + file
    var lines = try desk.read(path).components(separatedBy: "\n")
    let place = try #require(lines.firstIndex { $0.contains("id: 2017-05-11-3") })
    let answer = try await desk.keep(
      "agreements", "change", "2017-05-11-3", "--text", "fr=Les secrétariats échangent les listes.", "--due",
      "2018-03-01", "-m", "A month more", at: record
    ).json()
    #expect(answer["added"]?.array?.count == 2 && answer["removed"]?.array?.isEmpty == true)
    lines.insert("    due: 2018-03-01", at: place + 5)
    lines.insert("      fr: Les secrétariats échangent les listes.", at: place + 4)
    #expect(try desk.read(path).components(separatedBy: "\n") == lines)
    #expect(try await desk.git("log", "-1", "--format=%b", in: record).hasPrefix("A month more\n"))

    // Closing names the day, and opening again takes it out.
    try await desk.keep("agreements", "close", "2017-05-11-3", "--on", "2018-02-20", at: record)
    #expect(try desk.read(path).contains("status: done\n    closed: 2018-02-20\n"))
    try await desk.keep("agreements", "change", "2017-05-11-3", "--status", "open", at: record)
    #expect(try desk.read(path).components(separatedBy: "\n") == lines)
    try await desk.keep("agreements", "close", "2017-05-11-3", "--dropped", at: record)
    #expect(try desk.read(path).contains("status: dropped\n    closed: 20"))
    try await desk.expectSound(record)
  }

  @Test func anAgreementIsClosedOnceAndOnADayThatCanBe() async throws {
    let record = try await desk.record()
    for (day, said) in [("2017-05-10", "2017-05-11"), ("2999-01-01", "still to come")] {
      expectRefusal(
        try await desk.refuse("agreements", "close", "2017-05-11-3", "--on", day, at: record), status: 3, naming: day,
        said)
    }
    try await desk.keep("agreements", "close", "2017-05-11-3", "--on", "2017-06-01", at: record)
    for more in [["--on", "2017-06-02"], ["--dropped"]] {
      expectRefusal(
        try await desk.refuse("agreements", "close", "2017-05-11-3", more: more, at: record), status: 3,
        naming: "2017-06-01", "--status open")
    }
    let same = try await desk.keep("agreements", "close", "2017-05-11-3", at: record).json()
    #expect(same["unchanged"]?.bool == true)
    try await desk.keep("agreements", "change", "2017-05-11-3", "--status", "open", at: record)
    try await desk.keep("agreements", "close", "2017-05-11-3", "--on", "2017-06-02", at: record)
    try await desk.expectSound(record)
  }

  @Test func whatIsThereAlreadyIsNotWrittenAgain() async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let same = try await desk.keep("agreements", "change", "2017-05-11-4", "--due", "2017-06-08", at: record)
    #expect(try same.json()["unchanged"]?.bool == true)
    let tried = try await add(record, "--dry-run")
    let answer = try tried.json()
    #expect(answer["dry_run"]?.bool == true && answer["commit"] == .null && answer["id"]?.string != nil)
    let words = try await desk.done(
      "agreements", "close", "2017-05-11-1", "--dry-run", "--party", "RCM-TS", at: record)
    #expect(words.output.contains("-     status: open\n+     status: done\n"))
    #expect(words.said == "2017-05-11-1 would be recorded; nothing was written.\n")
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
  }

  @Test func whatIsWrongIsRefusedAndNamed() async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let given = ["--text", "es=Algo", "--responsible", "PA"]
    let cases: [(words: [String], status: Int, said: [String])] = [
      (["add", "--meeting", meeting, "--responsible", "PA"], 3, ["“text” is empty"]),
      (["add", "--meeting", meeting, "--text", "es=Algo"], 3, ["“responsible” is empty"]),
      (["add", "--meeting", meeting, "--text", "es= ", "--responsible", "PA"], 3, ["“text.es” is empty"]),
      (["add", "--meeting", "2017-05-12-x"] + given, 3, ["no meeting “2017-05-12-x”", "gcmrepo meetings list"]),
      (["add", "--meeting", "../x"] + given, 3, ["no meeting “../x”"]),
      (["add", "--meeting", meeting, "--text", "Algo", "--responsible", "PA"], 2, ["--text es=…"]),
      (["add", "--meeting", meeting, "--text", "xx=Algo", "--responsible", "PA"], 3, ["“xx”", "es, en, pt, fr"]),
      (["add", "--meeting", meeting, "--text", "es=Algo", "--responsible", "XX"], 3, ["no party", "XX"]),
      (["add", "--meeting", meeting, "--due", "2017-02-30"] + given, 3, ["“2017-02-30” of “due” is not a day"]),
      (["add", "--meeting", meeting, "--due", "mañana"] + given, 3, ["“mañana” of “due” is not a day"]),
      (["add", "--meeting", meeting, "--done-at", "2017-08-30-troika"] + given, 3, ["2017-08-30-troikas"]),
      (["add"] + given, 2, ["--meeting", "gcmrepo help agreements add"]),
      (["change", "2017-05-11-33", "--due", "2018-01-01"], 3, ["no agreement", "2017-05-11-3"]),
      (["change", "2017-05-11-3"], 2, ["--from-file", "--edit"]),
      (["change", "2017-05-11-3", "--status", "finished"], 3, ["“finished” of “status”", "dropped"]),
      (["change", "2017-05-11-3", "--text", "es=a\u{202E}b"], 3, ["“text.es”"]),
      (["close", "--x", "2017-05-11-3"], 2, ["--x"]),
      (["clos", "2017-05-11-3"], 2, ["agreements clos", "Did you mean close"]),
    ]
    for (words, status, said) in cases {
      let run = try await desk.refuse("agreements", more: words, at: record)
      expectRefusal(run, status: status)
      for word in said { #expect(run.said.contains(word), "\(words): \(run.said)") }
    }
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
  }

  @Test func onlyWhoKeepsTheRecordMay() async throws {
    let record = try await desk.record()
    for party in ["CL", "IOM"] {
      let run = try await desk.gcmrepo("agreements", "close", "2017-05-11-1", "--party", party, at: record)
      expectRefusal(run, status: 5, naming: party, "RCM-TS")
    }
    let unnamed = try await desk.gcmrepo("agreements", "close", "2017-05-11-1", at: record)
    expectRefusal(unnamed, status: 2, naming: "--party", "SACM-TS")
    try await desk.git("checkout", "-q", "--detach", in: record)
    let detached = try await desk.refuse("agreements", "close", "2017-05-11-1", at: record)
    expectRefusal(detached, status: 4, naming: "main")
    try await desk.done(
      "agreements", "close", "2017-05-11-1", "--branch", "main", "--party", "RCM-TS", at: record)
  }

  @Test func writersAtOneTimeLoseNothing() async throws {
    let record = try await desk.record()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<6 { group.addTask { _ = try await self.add(record) } }
      try await group.waitForAll()
    }
    let ids = try await desk.rows("agreements", key: "agreements", at: record).compactMap { $0["id"]?.string }
    #expect(ids.count == 14 && Set(ids).count == 14 && ids.contains("2017-05-11-14"))
    try await desk.expectSound(record)
  }

  @Test func aDayIsTakenOutByAnEmptyOne() async throws {
    let record = try await desk.record()
    let before = try desk.read(record + "/" + file)
    try await desk.keep("agreements", "change", "2017-05-11-4", "--due", "", at: record)
    #expect(try desk.read(record + "/" + file) == before.replacing("    due: 2017-06-08\n", with: ""))
    try await desk.keep("directory", "add", "--country", "CL", "--name", "Lucía Pérez", "--until", "", at: record)
    try await desk.keep("directory", "end", "CL/lucia-perez", at: record)
    try await desk.keep("directory", "change", "CL/lucia-perez", "--until", "", at: record)
    #expect(try desk.read(record + "/parties/CL.yml").hasSuffix("  - id: lucia-perez\n    name: Lucía Pérez\n"))
    try await desk.expectSound(record)
  }

  @Test func aMalformedFileIsNamedAndTheOthersAreListed() async throws {
    let record = try await desk.record()
    try desk.write(record + "/meetings/2017-08-30-troikas/agreements.yml", "agreements:\n  - id: a\n    due: soon\n")
    try await desk.git("add", "-A", in: record)
    try await desk.git("commit", "-qm", "By hand\n\nParty: RCM-TS\nAction: record", in: record)
    let list = try await desk.done("agreements", "list", "--format", "json", at: record).json()
    #expect(list["agreements"]?.array?.count == 8)
    #expect(list["problems"]?[0]?["problem"]?.string == "not-a-day" && list["problems"]?[0]?["line"]?.int == 3)
    #expect(try await desk.gcmrepo("verify", at: record).status == 1)
    let run = try await desk.refuse(
      "agreements", "add", "--meeting", "2017-08-30-troikas", "--text", "es=a", "--responsible", "PA", at: record)
    #expect(run.status == 4 && run.said.contains("agreements.yml, line 3"), "\(run.said)")
  }

  @Test(arguments: [
    ["-C", "REC", "agreements"], ["agreements", "-C", "REC"], ["-C", "REC", "agreements", "list"],
    ["agreements", "-C", "REC", "list"], ["agreements", "list", "-C", "REC"],
    ["-q", "-C", "REC", "agreements", "list", "--status", "open"],
  ])
  func optionsMayStandInAnyPlace(_ words: [String]) async throws {
    let record = try await desk.record()
    let run = try await desk.done(more: words.map { $0 == "REC" ? record : $0 })
    #expect(run.output.contains("2017-05-11-1"))
    let spanish = try await desk.done(more: ["--locale", "es"] + words.map { $0 == "REC" ? record : $0 })
    #expect(spanish.output.contains("Acuerdo"))
  }
}
