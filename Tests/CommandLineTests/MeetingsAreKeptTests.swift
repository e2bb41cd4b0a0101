import Foundation
import RecordRendering
import Testing

/// `gcmrepo meetings`: the calendar, each change one commit in one file.
@Suite struct MeetingsAreKeptTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let facts = [
    "--title", "es=Reunión de las troikas", "--title", "en=Meeting of the troikas", "--place", "es=Panamá", "--end",
    "2018-02-02", "--time-zone", "America/Panama", "--conference", "RCM", "--conference", "CSM", "--participant",
    "Panamá,CL", "--theme", "governance",
  ]

  @Test func theyAreListedInTheOrderOfTheirDays() async throws {
    let record = try await desk.record()
    try await desk.keep("meetings", "add", "2017-06-01-first", "--title", "es=Primera", at: record)
    let rows = try await desk.rows("meetings", key: "meetings", at: record)
    let starts = rows.compactMap { $0["start"]?.string }
    #expect(starts.count == 17 && starts == starts.sorted())
    #expect(rows.first { $0["id"]?.string == "2017-06-01-first" }?["status"]?.string == "planned")
    let table = try await desk.done("meetings", at: record, setting: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(table.output.contains("Réunion des troïkas") && table.output.contains("prévue"))
  }

  @Test func aMeetingIsShownWithWhatItAgreed() async throws {
    let record = try await desk.record()
    let shown = try await desk.done("meetings", "show", "2017-05-11-joint-meeting", "--lang", "es", at: record)
    #expect(shown.lines.first == "Reunión conjunta de seguimiento sobre el Pacto Mundial (held)")
    #expect(shown.output.contains("2017-06-08) AD-HOC, PA, CL\n  El grupo ad hoc"))
    let json = try await desk.done(
      "meetings", "show", "2017-08-30-troikas", "--format", "json", at: record
    ).json()
    #expect(json["agreements"]?.array?.isEmpty == true && json["end"]?.string == "2017-08-31")
    expectRefusal(try await desk.gcmrepo("meetings", "show", "../x", at: record), status: 3, naming: "../x")
  }

  @Test func aListCanBeNarrowed() async throws {
    let record = try await desk.record()
    func ids(_ words: String...) async throws -> [String] {
      try await desk.done(more: ["meetings", "list"] + words + ["--format", "json", "-C", record]).json()["meetings"]?
        .array?.compactMap { $0["id"]?.string } ?? []
    }
    // A meeting counts with all its days.
    #expect(
      try await ids("--from", "2017-08-31", "--to", "2017-09-04")
        == ["2017-08-30-eclac-consultation", "2017-08-30-troikas", "2017-09-04-thematic-session-5"])
    #expect(try await ids("--conference", "csm", "--from", "2017-09-01") == ["2017-09-28-lima-declaration"])
    #expect(try await ids("--to", "2017-03-29") == [])
    expectRefusal(
      try await desk.gcmrepo("meetings", "list", "--conference", "ABC", at: record), status: 3, naming: "ABC", "RCM")
    expectRefusal(try await desk.gcmrepo("meetings", "list", "--from", "May", at: record), status: 2, naming: "May")
  }

  @Test func aMeetingIsOneCommitWithItsTrailers() async throws {
    let record = try await desk.record()
    let answer = try await desk.keep("meetings", "add", "2018-02-01-troikas", more: facts, at: record).json()
    #expect(answer["path"]?.string == "meetings/2018-02-01-troikas/meeting.yml")
    #expect(
      try await desk.lastCommit(of: record) == [
        "Record meeting 2018-02-01-troikas", "Party: RCM-TS", "Action: record",
        "meetings/2018-02-01-troikas/meeting.yml",
      ])
    #expect(
      try desk.read(record + "/meetings/2018-02-01-troikas/meeting.yml") == """
        id: 2018-02-01-troikas
        title:
          es: Reunión de las troikas
          en: Meeting of the troikas
        start: 2018-02-01
        end: 2018-02-02
        place:
          es: Panamá
        time_zone: America/Panama
        conferences: [RCM, SACM]
        participants: [PA, CL]
        themes: [governance]
        status: planned

        """)
    // The day of the id may come from its beginning.
    let evening = try await desk.keep(
      "meetings", "add", "evening", "--title", "es=Cena", "--start", "2018-02-01T20:00", "--end", "2018-02-01T22:30",
      "--time-zone", "America/Panama", at: record)
    #expect(try evening.json()["id"]?.string == "2018-02-01-evening")
    try await desk.expectSound(record)
  }

  @Test func aMovedMeetingKeepsItsIdAndItsLength() async throws {
    let record = try await desk.record()
    let path = record + "/meetings/2017-08-30-troikas/meeting.yml"
    let before = try desk.read(path)
    try await desk.keep(
      "meetings", "move", "2017-08-30-troikas", "--start", "2017-09-30", "-m", "A month later", at: record)
    let moved =
      before.replacing("start: 2017-08-30", with: "start: 2017-09-30")
      .replacing("end: 2017-08-31", with: "end: 2017-10-01") + "sequence: 1\n"
    #expect(try desk.read(path) == moved)
    try await desk.keep("meetings", "cancel", "2017-08-30-troikas", at: record)
    #expect(
      try desk.read(path)
        == moved.replacing("status: planned", with: "status: cancelled").replacing("sequence: 1", with: "sequence: 2"))
    // Who takes part is no change of the event for a calendar.
    try await desk.keep("meetings", "change", "2017-08-30-troikas", "--participant", "CL", at: record)
    #expect(try desk.read(path).contains("participants: [CL]") && desk.read(path).contains("sequence: 2"))
    #expect(
      try await desk.git("log", "--format=%s", "-3", in: record) == """
        Change meeting 2017-08-30-troikas
        Cancel meeting 2017-08-30-troikas
        Move meeting 2017-08-30-troikas
        """)
    try await desk.expectSound(record)
  }

  /// What is moved, to which options, and what it is then: its beginning and its end.
  private static let moves: [(add: [String], move: [String], start: String, end: String)] = [
    // Earlier and later on the same day, and over midnight.
    (
      ["2018-06-10T10:00", "2018-06-10T12:00"], ["--start", "2018-06-10T08:00"], "2018-06-10T08:00", "2018-06-10T10:00"
    ),
    (
      ["2018-06-10T23:30", "2018-06-11T01:30"], ["--start", "2018-06-12T09:00"], "2018-06-12T09:00", "2018-06-12T11:00"
    ),
    (
      ["2018-06-10T09:00", "2018-06-10T11:00"], ["--start", "2018-06-10T23:30"], "2018-06-10T23:30", "2018-06-11T01:30"
    ),
    // A day alone keeps the clock's times; so does one that is given as the end.
    (["2018-06-10T10:00", "2018-06-11T12:00"], ["--start", "2018-06-20"], "2018-06-20T10:00", "2018-06-21T12:00"),
    (
      ["2018-06-10T10:00", "2018-06-11T12:00"], ["--start", "2018-06-20", "--end", "2018-06-25"], "2018-06-20T10:00",
      "2018-06-25T12:00"
    ),
    // New York puts its clocks forward on 11 March at 2:00: two hours are two hours.
    (
      ["2018-03-09T01:00", "2018-03-09T03:00"], ["--start", "2018-03-11T01:00"], "2018-03-11T01:00", "2018-03-11T04:00"
    ),
    (
      ["2018-03-10T23:00", "2018-03-11T04:00"], ["--start", "2018-03-20T23:00"], "2018-03-20T23:00", "2018-03-21T03:00"
    ),
    // In another zone it lasts as long, and an end that is given counts.
    (
      ["2018-06-10T10:00", "2018-06-10T12:00"], ["--start", "2018-06-10T15:00", "--time-zone", "Europe/Berlin"],
      "2018-06-10T15:00", "2018-06-10T17:00"
    ),
    (
      ["2018-06-10T10:00", "2018-06-10T12:00"], ["--start", "2018-06-10T08:00", "--end", "2018-06-10T09:00"],
      "2018-06-10T08:00", "2018-06-10T09:00"
    ),
    (["2018-06-10", "2018-06-12"], ["--start", "2018-06-30"], "2018-06-30", "2018-07-02"),
  ]

  @Test(arguments: moves.indices) func aMoveKeepsTheLength(_ place: Int) async throws {
    let (add, move, start, end) = Self.moves[place]
    let record = try await desk.record()
    try await desk.keep(
      "meetings", "add", "x", "--title", "es=X", "--start", add[0], "--end", add[1], "--time-zone", "America/New_York",
      at: record)
    let id = "\(add[0].prefix(10))-x"
    try await desk.keep("meetings", "move", id, more: move, at: record)
    let file = try desk.read(record + "/meetings/\(id)/meeting.yml").split(separator: "\n")
    #expect(file.contains("start: \(start)") && file.contains("end: \(end)"), "\(file)")
  }

  @Test func daysAndTimesAreNotMixed_andAnotherFactMayStillChange() async throws {
    let record = try await desk.record()
    let words = ["add", "2018-06-03-x", "--title", "es=X", "--time-zone", "UTC"]
    for span in [
      ["--start", "2018-06-03", "--end", "2018-06-03T10:00"], ["--start", "2018-06-03", "--end", "2018-06-05T10:00"],
      ["--start", "2018-06-03T10:00", "--end", "2018-06-05"],
    ] {
      let run = try await desk.refuse("meetings", more: words + span, at: record)
      #expect(run.status == 3 && run.said.contains("give both as days") && !run.said.contains("before"), "\(run.said)")
      #expect(run.said.contains(span[1]) && run.said.contains(span[3]))
    }
    let whole = try await desk.refuse(
      "meetings", "move", "2017-08-30-troikas", "--start", "2017-08-30T09:00", at: record)
    #expect(whole.status == 3 && whole.said.contains("give both as days"), "\(whole.said)")
    // What another tool has written stays until it is moved.
    let path = record + "/meetings/2017-08-30-troikas/meeting.yml"
    try desk.write(path, try desk.read(path).replacing("end: 2017-08-31", with: "end: 2017-08-31T10:00"))
    try await desk.git("commit", "-qam", "Mixed", in: record)
    try await desk.keep("meetings", "change", "2017-08-30-troikas", "--participant", "CL", at: record)
  }

  @Test func aYearThatCalendarsCannotHoldIsRefused() async throws {
    let record = try await desk.record()
    for id in ["9999-12-31-far", "1582-10-04-old"] {
      let run = try await desk.refuse("meetings", "add", id, "--title", "es=X", at: record)
      #expect(run.status == 3 && run.said.contains("1583 to 9998") && run.said.contains(id.prefix(10)), "\(run.said)")
    }
    let moved = try await desk.refuse("meetings", "move", "2017-08-30-troikas", "--start", "9999-12-31", at: record)
    #expect(moved.status == 3 && moved.said.contains("9998"), "\(moved.said)")
    try await desk.keep("meetings", "add", "9998-12-31-far", "--title", "es=X", at: record)
    // A last day for something may be any; its entry then has no end, which is one day.
    try await desk.keep("agreements", "change", "2017-05-11-4", "--due", "9999-12-31", at: record)
    let file = try await desk.done("calendar", "--as", "ics", at: record).output
    #expect(file.contains("DTSTART;VALUE=DATE:99981231\r\nDTEND;VALUE=DATE:99990101\r\n"))
    #expect(file.contains("DTSTART;VALUE=DATE:99991231\r\nSUMMARY"))
    #expect(!file.contains("DTEND;VALUE=DATE:1970"))
  }

  @Test func whatIsWrongIsRefusedAndNamed() async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let title = ["--title", "es=Algo"]
    let cases: [(words: [String], status: Int, said: [String])] = [
      (["add", "2018-02-01-troikas"], 3, ["“title” is empty"]),
      (["add", "2017-08-30-troikas"] + title, 3, ["already", "gcmrepo meetings change 2017-08-30-troikas"]),
      (["add", "../x"] + title, 3, ["“../x”", "2018-02-01-troikas"]),
      (["add", "2018-02-01-../x"] + title, 3, ["2018-02-01-../x"]),
      (["add", "2018-02-30-x"] + title, 3, ["2018-02-30-x"]),
      (["add", "x"] + title, 3, ["“x” cannot be the id of a meeting"]),
      (["add", "--", "-x"] + title, 2, []),
      (["add", "2018-02-01-x", "--end", "2018-01-31"] + title, 3, ["“end” is 2018-01-31", "2018-02-01"]),
      (["add", "2018-02-01-x", "--start", "2018-02-01T25:00"] + title, 3, ["“start”"]),
      (["add", "2018-02-01-x", "--start", "2018-02-01T09:00"] + title, 3, ["“time_zone”"]),
      (["add", "2018-02-01-x", "--time-zone", "America/Atlantis"] + title, 3, ["America/Atlantis"]),
      (["add", "2018-02-01-x", "--time-zone", "../../etc/passwd"] + title, 3, ["time_zone"]),
      (["add", "2018-02-01-x", "--conference", "ABC"] + title, 3, ["“ABC” of “conferences”", "RCM or SACM"]),
      (["add", "2018-02-01-x", "--participant", "Atlantis"] + title, 3, ["Atlantis"]),
      (["add", "2018-02-01-x", "--theme", "fishing"] + title, 3, ["fishing"]),
      (["add", "2018-02-01-x", "--status", "perhaps"] + title, 3, ["“perhaps” of “status”", "held"]),
      (["move", "2017-08-30-troikas"], 2, ["--start"]),
      (["cancel", "2017-08-30-troika"], 3, ["Did you mean 2017-08-30-troikas"]),
      (["change", "2017-08-30-troikas"], 2, ["--edit"]),
    ]
    for (words, status, said) in cases {
      let run = try await desk.refuse("meetings", more: words, at: record)
      #expect(run.status == status, "\(words): \(run.said)")
      for word in said { #expect(run.said.contains(word), "\(words): \(run.said)") }
    }
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
    expectRefusal(
      try await desk.gcmrepo("meetings", "cancel", "2017-08-30-troikas", "--party", "CL", at: record), status: 5)
  }
}
