import Foundation
import RecordRendering
import Testing

/// `gcmrepo calendar`: what other programs read is what the record says.
@Suite struct CalendarsAreExportedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Times across the changes of rules: Mexico to October 2022, Chile in September 2022, Paraguay to October 2024, Brazil to 2019.
  private static let times = [
    ("mx-a", "2022-07-15T09:00", "America/Mexico_City"), ("mx-b", "2022-10-29T23:30", "America/Mexico_City"),
    ("mx-c", "2022-11-15T09:00", "America/Mexico_City"), ("mx-d", "2023-07-15T09:00", "America/Mexico_City"),
    ("cl-a", "2017-08-30T09:30", "America/Santiago"), ("cl-b", "2022-09-10T23:30", "America/Santiago"),
    ("cl-c", "2027-06-01T08:00", "America/Santiago"), ("py-a", "2024-09-15T09:00", "America/Asuncion"),
    ("py-b", "2024-10-10T09:00", "America/Asuncion"), ("py-c", "2025-07-15T09:00", "America/Asuncion"),
    ("br-a", "2018-12-15T23:30", "America/Sao_Paulo"), ("br-b", "2019-12-15T09:00", "America/Sao_Paulo"),
    ("pa-a", "2018-02-01T23:30", "America/Panama"), ("de-a", "2018-03-24T23:30", "Europe/Berlin"),
    ("utc-a", "2018-01-10T09:00", "UTC"),
  ]

  /// What icalendar and vobject make of a file, and what Python's own zones make of the times of its entries.
  private static let reader = """
    import datetime, json, sys, zoneinfo
    import icalendar, vobject
    data, utc, found = open(sys.argv[1], "rb").read(), datetime.timezone.utc, {}
    def note(uid, program, value):
        if isinstance(value, datetime.datetime): value = value.astimezone(utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        found.setdefault(uid, {})[program] = str(value)
    calendar = icalendar.Calendar.from_ical(data)
    assert not calendar.errors, calendar.errors
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        note(str(event["X-GCMREPO-ID"]), "icalendar", event.decoded("dtstart"))
        found[str(event["X-GCMREPO-ID"])]["summary"] = str(event["summary"])
    for event in vobject.readOne(data.decode()).vevent_list:
        note(event.contents["x-gcmrepo-id"][0].value, "vobject", event.dtstart.value)
    for name, clock, zone in json.load(sys.stdin):
        time = datetime.datetime.fromisoformat(clock).replace(tzinfo=zoneinfo.ZoneInfo(zone))
        note(clock[:10] + "-" + name, "expected", time)
    print(json.dumps(found))
    """

  /// The programs that CI installs for it.
  private static let checkers = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: ".build/checkers").path

  private func read(_ file: String) async throws -> JSONValue {
    let times = "[" + Self.times.map { "[\"\($0.0)\",\"\($0.1)\",\"\($0.2)\"]" }.joined(separator: ",") + "]"
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", Self.reader, file], folder: desk.folder,
      environment: desk.environment(["PYTHONPATH": Self.checkers]), input: Array(times.utf8)
    ).run()
    try #require(
      run.status == 0,
      "python3 -m pip install --target .build/checkers icalendar==7.3.2 vobject==0.9.9 is needed: \(run.said)")
    return try run.json()
  }

  private func record() async throws -> String {
    let record = try await desk.record()
    for (name, start, zone) in Self.times {
      try await desk.keep(
        "meetings", "add", name, "--title", "es=Reunión, «\(name)»; \\ \"x\"", "--start", start, "--time-zone", zone,
        at: record)
    }
    return record
  }

  @Test func otherProgramsReadTheRightInstants() async throws {
    let record = try await record()
    let file = desk.path("c.ics")
    try await desk.done("calendar", "--as", "ics", "-o", file, at: record)
    let text = try desk.read(file)
    #expect(!text.contains("X-WR-TIMEZONE") && text.contains("X-GCMREPO-TZDATA:"))
    let found = try await read(file)
    let rows = try await desk.rows("calendar", key: "entries", at: record)
    for (name, start, _) in Self.times {
      let id = start.prefix(10) + "-" + name
      let event = try #require(found[id])
      let expected = try #require(event["expected"]?.string)
      #expect(event["icalendar"]?.string == expected && event["vobject"]?.string == expected, "\(id)")
      #expect(event["summary"]?.string == "Reunión, «\(name)»; \\ \"x\"")
      #expect(rows.first { $0["id"]?.string == id }?["start_utc"]?.string == expected, "\(id)")
      // For programs that go by other rules.
      #expect(
        text.replacing("\r\n ", with: "").contains("UTC: \(expected.prefix(10)) \(expected.dropFirst(11).prefix(5))"))
    }
    // Days are days.
    #expect(found["2017-08-30-troikas"]?["icalendar"]?.string == "2017-08-30")
    #expect(text.contains("DTSTART;VALUE=DATE:20170830\r\nDTEND;VALUE=DATE:20170901\r\n"))
    let khal = try await Program(
      path: "/usr/bin/python3",
      words: ["-c", "import khal.icalendar as k, sys; print(len(k.split_ics(open(sys.argv[1]).read())))", file],
      folder: desk.folder, environment: desk.environment(["PYTHONPATH": Self.checkers])
    ).run()
    #expect(khal.status != 0 || khal.output == "\(rows.count)\n", "\(khal.said)")
  }

  @Test func theSameStateGivesTheSameBytesAndComesBackTheSame() async throws {
    let record = try await record()
    for (name, more) in [("a.ics", [String]()), ("b.ics", []), ("es.ics", ["--lang", "es"])] {
      try await desk.done(more: ["calendar", "--as", "ics", "-o", desk.path(name), "-C", record] + more)
    }
    #expect(try desk.read("a.ics") == desk.read("b.ics"))
    #expect(try desk.read("es.ics").contains("SUMMARY;LANGUAGE=es:Reunión de las troikas de ambas conferencias"))
    // In the same record nothing is new, in whatever language.
    let same = try await desk.keep("calendar", "import", desk.path("es.ics"), at: record).json()
    #expect(same["unchanged"]?.bool == true && same["same"]?.array?.count == 16 + Self.times.count)
    #expect((same["deadlines"]?.int ?? 0) > 3 && same["left_out"]?.array == [])
    // In another the meetings that it did not have are the same but for their UID.
    let other = try desk.copy(try await SampleRecord.begun.value, as: "other")
    try await desk.keep("calendar", "import", desk.path("a.ics"), at: other)
    for (name, start, _) in Self.times {
      let path = "/meetings/\(start.prefix(10))-\(name)/meeting.yml"
      let lines = try desk.read(other + path).split(separator: "\n").filter { !$0.hasPrefix("uid: ") }
      #expect(try lines == desk.read(record + path).split(separator: "\n"))
    }
    try await desk.done("calendar", "--as", "ics", "-o", desk.path("d.ics"), at: other)
    let uids = { (text: String) in Set(text.split(separator: "\r\n").filter { $0.hasPrefix("UID:meeting") }) }
    #expect(uids(try desk.read("d.ics")).isSuperset(of: uids(try desk.read("a.ics"))))
    try await desk.expectSound(other)
  }

  @Test func movedAndCancelledMeetingsKeepTheirUID() async throws {
    let record = try await desk.record()
    func event() async throws -> String {
      let text = try await desk.done("calendar", "--as", "ics", "--kind", "meeting", at: record).output
      let all = text.replacing("\r\n", with: "\n").split(separator: "BEGIN:VEVENT\n")
      return String(try #require(all.first { $0.contains("X-GCMREPO-ID:2017-08-30-troikas") }))
    }
    let before = try await event()
    try await desk.keep("meetings", "move", "2017-08-30-troikas", "--start", "2017-09-06", at: record)
    let moved = try await event()
    #expect(moved.hasPrefix(before.prefix { $0 != "\n" }) && moved.contains("SEQUENCE:1\n"))
    #expect(moved.contains("DTSTART;VALUE=DATE:20170906\nDTEND;VALUE=DATE:20170908\n"))
    try await desk.keep("meetings", "cancel", "2017-08-30-troikas", at: record)
    let cancelled = try await event()
    #expect(cancelled.contains("SEQUENCE:2\n") && cancelled.contains("STATUS:CANCELLED\n"))
    #expect(cancelled.hasPrefix(before.prefix { $0 != "\n" }))
  }

  @Test func deadlinesOfEverythingElseStandInIt() async throws {
    let record = try await desk.record()
    let rows = try await desk.rows("calendar", key: "entries", at: record)
    func row(_ target: String) -> JSONValue? { rows.first { $0["target"]?.string == target } }
    #expect(row("questionnaire/gcm-inputs")?["start"]?.string == "2017-12-01")
    #expect(row("agreement/2017-05-11-4")?["start"]?.string == "2017-06-08")
    #expect(row("duty/troikas-meet")?["start"]?.string == "2018-05-11")
    #expect(rows.compactMap { $0["start"]?.string } == rows.compactMap { $0["start"]?.string }.sorted())
    #expect(Set(rows.compactMap { $0["target"]?.string }).count == rows.count)
    func ids(_ words: String...) async throws -> [String] {
      try await desk.done(more: ["calendar"] + words + ["--format", "json", "-C", record]).json()["entries"]?.array?
        .compactMap { $0["id"]?.string } ?? []
    }
    #expect(
      try await ids("--from", "2017-08-31", "--to", "2017-09-04", "--kind", "meeting")
        == ["2017-08-30-eclac-consultation", "2017-08-30-troikas", "2017-09-04-thematic-session-5"])
    #expect(
      try await ids("--conference", "csm", "--from", "2017-09-01")
        == ["2017-09-28-lima-declaration", "gcm-inputs", "troikas-meet"])
    expectRefusal(try await desk.gcmrepo("calendar", "--from", "May", at: record), status: 2, naming: "May")
    expectRefusal(try await desk.gcmrepo("calendar", "--conference", "X", at: record), status: 3, naming: "RCM")
    expectRefusal(
      try await desk.gcmrepo("calendar", "--as", "ics", "-o", desk.path("x.html"), at: record), status: 2,
      naming: "html")
    expectRefusal(try await desk.gcmrepo("calendar", "-o", desk.path("x.txt"), at: record), status: 2, naming: "ics")
  }

  @Test(arguments: ["es", "en", "pt", "fr"]) func theChronogramIsAPageAndADocument(language: String) async throws {
    let record = try await desk.record()
    try await desk.keep("meetings", "add", "2018-02-01-x", "--title", "es=<script>alert(1)</script>", at: record)
    try await desk.done("calendar", "--lang", language, "-o", desk.path("c.html"), at: record)
    let page = try desk.read("c.html")
    #expect(
      page.contains("<html lang=\"\(language)\">") && page.contains("&lt;script&gt;") && !page.contains("<script>"))
    // Years with entries only; each mark has its row in the table.
    #expect(page.ranges(of: "<svg ").count == 2)
    let rows = try await desk.rows("calendar", key: "entries", at: record)
    #expect(page.ranges(of: "<tr id=\"").count == rows.count)
    #expect(!page.contains("http://") && !page.contains("https://"))
    try await desk.done("calendar", "--lang", language, "-o", desk.path("c.docx"), at: record)
    let read = try await Program(
      path: "/usr/bin/python3",
      words: [
        "-c",
        "import docx, json, sys; t = docx.Document(sys.argv[1]).tables[-1]; print(json.dumps([c.text for c in t.rows[1].cells] + [len(t.rows)]))",
        desk.path("c.docx"),
      ], folder: desk.folder, environment: desk.environment()
    ).run()
    let cells = try read.json().array
    #expect(cells?.last?.int == rows.count + 1 && cells?.first?.string?.contains("2017") == true, "\(read.said)")
  }

  @Test func timesThatTheClocksSkipAreRefused() async throws {
    let record = try await desk.record()
    let run = try await desk.refuse(
      "meetings", "add", "2018-03-11-x", "--title", "es=X", "--start", "2018-03-11T02:30", "--time-zone",
      "America/New_York", at: record)
    #expect(run.status == 3 && run.said.contains("2018-03-11T02:30") && run.said.contains("America/New_York"))
  }
}
