import Foundation
import RecordRendering
import Testing

/// `gcmrepo calendar import`: meetings of other programs come in, and what is no certain meeting is named.
@Suite struct CalendarsAreTakenTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// An event of a calendar, and the calendar around it.
  private static func event(_ lines: String..., uid: String = "one@example.org") -> String {
    (["BEGIN:VEVENT", "UID:\(uid)"] + lines + ["END:VEVENT"]).map { $0 + "\r\n" }.joined()
  }

  private static func calendar(_ parts: String...) -> String {
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//EN\r\n" + parts.joined() + "END:VCALENDAR\r\n"
  }

  static let outside = calendar(
    event("DTSTART;TZID=America/Lima:20180928T093000", "DTEND;TZID=America/Lima:20180928T130000", "SUMMARY:Sesión"))

  /// Mexico's rules as they were until October 2022.
  private static let oldMexico = """
    BEGIN:VTIMEZONE\r
    TZID:America/Mexico_City\r
    BEGIN:STANDARD\r
    DTSTART:19701025T020000\r
    RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
    TZOFFSETFROM:-0500\r
    TZOFFSETTO:-0600\r
    END:STANDARD\r
    BEGIN:DAYLIGHT\r
    DTSTART:19700405T020000\r
    RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4\r
    TZOFFSETFROM:-0600\r
    TZOFFSETTO:-0500\r
    END:DAYLIGHT\r
    END:VTIMEZONE\r

    """

  private func take(_ text: String, _ more: String..., at record: String, status: Int = 0) async throws -> Outcome {
    let file = try desk.write("in.ics", text)
    let run = try await desk.gcmrepo(
      more: ["calendar", "import", file, "--party", "RCM-TS", "--format", "json", "-C", record] + more)
    try #require(run.status == status, "\(run.said)\(run.output)")
    return run
  }

  @Test func whatIsNotForEverybodyIsLeftOutAndNamed() async throws {
    let record = try await desk.record()
    let day = "DTSTART;VALUE=DATE:20180301"
    let answer = try await take(
      Self.calendar(
        Self.event(day, "SUMMARY:Call ana@x.example", uid: "1"),
        Self.event(day, "SUMMARY:Call", "LOCATION:+56 9 8765 4321", uid: "2"),
        Self.event(day, "SUMMARY:Doctor", "CLASS:PRIVATE", uid: "3"),
        Self.event(day, "SUMMARY:Staff", "CLASS:Confidential", uid: "4"),
        Self.event(day, "SUMMARY:Other", "CLASS:X-SECRET", uid: "5"),
        Self.event(day, "SUMMARY:Session", "CLASS:PUBLIC", uid: "six@x.example")), at: record, status: 1
    ).json()
    #expect(answer["added"]?.array?.compactMap(\.string) == ["2018-03-01-session"])
    let left = answer["left_out"]?.array ?? []
    #expect(
      left.map { $0["reason"]?.string } == [
        "private-contact", "private-contact", "not-public", "not-public", "not-public",
      ])
    #expect(left.compactMap { $0["given"]?.string }.prefix(2) == ["ana@x.example", "+56 9 8765 4321"])
    let objects = try await desk.shell("git -C '\(record)' cat-file --batch-all-objects --batch --unordered")
    let text = String(decoding: objects.bytes, as: UTF8.self)
    for word in ["ana-x", "ana@x", "9 8765 4321", "Doctor", "Staff"] { #expect(!text.contains(word), "\(word)") }
    try await desk.expectSound(record)
  }

  @Test func aMeetingComesInAndIsChangedByItsUID() async throws {
    let record = try await desk.record()
    let first = try await take(Self.outside, "--conference", "CSM", at: record).json()
    #expect(first["added"]?.array?.compactMap(\.string) == ["2018-09-28-sesion"])
    #expect(
      try desk.read(record + "/meetings/2018-09-28-sesion/meeting.yml") == """
        id: 2018-09-28-sesion
        title:
          es: Sesión
        start: 2018-09-28T09:30
        end: 2018-09-28T13:00
        time_zone: America/Lima
        conferences: [SACM]
        participants: []
        status: planned
        uid: one@example.org

        """)
    #expect(
      try await desk.lastCommit(of: record) == [
        "Record 1 meeting of a calendar", "Party: RCM-TS", "Action: record", "meetings/2018-09-28-sesion/meeting.yml",
      ])
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    #expect(try await take(Self.outside, at: record).json()["same"]?.array?.count == 1)
    let moved = Self.outside.replacing("20180928T", with: "20181002T")
    let stays = try await take(moved, at: record, status: 1).json()
    #expect(stays["left_out"]?.array?.first?["reason"]?.string == "not-newer")
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
    let newer = moved.replacing("SUMMARY", with: "SEQUENCE:3\r\nSTATUS:CANCELLED\r\nSUMMARY")
    let dry = try await take(newer, "--dry-run", at: record).json()
    #expect(dry["dry_run"]?.bool == true && dry["changed"]?.array?.count == 1)
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
    #expect(try await take(newer, at: record).json()["changed"]?.array?.count == 1)
    let file = try desk.read(record + "/meetings/2018-09-28-sesion/meeting.yml")
    #expect(file.contains("start: 2018-10-02T09:30\n") && file.contains("status: cancelled\nsequence: 3\n"))
    #expect(
      try await take(Self.outside, at: record, status: 1).json()["left_out"]?.array?.first?["reason"]?.string == "older"
    )
    try await desk.expectSound(record)
  }

  @Test(arguments: [
    ("DTSTART:20180928T093000", "floating"), ("DTSTART;TZID=Nowhere/Town:20180928T093000", "unknown-zone"),
    ("DTSTART;TZID=../../etc/passwd:20180928T093000", "unknown-zone"),
    ("DTSTART;TZID=America/New_York:20180311T023000", "skipped-time"),
    ("DTSTART;TZID=America/Lima:20180928T093010", "seconds"), ("DTSTART:20181328T093000Z", "no-start"),
    ("DTSTART;VALUE=DATE:20180928\r\nRRULE:FREQ=DAILY", "endless"),
    ("DTSTART;VALUE=DATE:20180928\r\nRRULE:FREQ=DAILY;COUNT=2", "repeated"),
    ("DTSTART;VALUE=DATE:20180928\r\nDTEND;VALUE=DATE:20180901", "ends-too-early"),
    ("DTSTART;TZID=America/Lima:20180928T233000\r\nDTEND;TZID=Europe/Berlin:20180929T053000", "ends-too-early"),
  ])
  func whatIsNoCertainMeetingIsLeftOutAndNamed(_ lines: String, _ reason: String) async throws {
    let record = try await desk.record()
    let text = Self.calendar(
      Self.event(lines, "SUMMARY:Mala"), Self.event("DTSTART;VALUE=DATE:20180101", "SUMMARY:Buena", uid: "two"))
    let run = try await take(text, at: record, status: 1)
    let json = try run.json()
    #expect(json["left_out"]?.array?.map { $0["reason"]?.string } == [reason], "\(run.output)")
    #expect(json["left_out"]?.array?.first?["line"]?.int == 4 && run.said.contains("“Mala”"))
    #expect(json["added"]?.array?.compactMap(\.string) == ["2018-01-01-buena"])
  }

  @Test func ofTwoWithOneUIDTheOtherIsNamed() async throws {
    let record = try await desk.record()
    let text = Self.calendar(
      Self.event("DTSTART;VALUE=DATE:20180101", "SUMMARY:Vieja", uid: "one"),
      Self.event("DTSTART;VALUE=DATE:20180201", "SUMMARY:Nueva", uid: "one"),
      Self.event("DTSTART;VALUE=DATE:20180301", "SEQUENCE:4", "SUMMARY:Cuarta", uid: "two"),
      Self.event("DTSTART;VALUE=DATE:20180401", "SEQUENCE:3", "SUMMARY:Tercera", uid: "two"))
    let run = try await take(text, at: record, status: 1)
    let json = try run.json()
    #expect(json["added"]?.array?.compactMap(\.string) == ["2018-02-01-nueva", "2018-03-01-cuarta"])
    let left = json["left_out"]?.array ?? []
    #expect(left.map { $0["title"]?.string } == ["Vieja", "Tercera"])
    #expect(left.allSatisfy { $0["reason"]?.string == "same-uid" })
    #expect(run.said.contains("“Vieja”") && run.said.contains("same UID"))
    #expect(!run.said.contains("nothing was written"))
  }

  @Test func whereNothingCanBeTakenThatIsSaid() async throws {
    let record = try await desk.record()
    let bad = Self.event("DTSTART:20180928T093000", "SUMMARY:Mala", uid: "bad")
    let none = try await take(Self.calendar(bad), at: record, status: 1)
    #expect(none.said.contains("could not be taken") && !none.said.contains("says so already"), "\(none.said)")
    let good = Self.event("DTSTART;VALUE=DATE:20180101", "SUMMARY:Buena", uid: "good")
    _ = try await take(Self.calendar(good), at: record)
    let known = try await take(Self.calendar(bad, good), at: record, status: 1)
    #expect(known.said.contains("What could be taken is in the record already"), "\(known.said)")
    let same = try await take(Self.calendar(good), at: record)
    #expect(same.said.contains("The record says so already"), "\(same.said)")
  }

  @Test func aFileThatIsNoneIsRefused() async throws {
    let record = try await desk.record()
    for (text, said) in [
      ("hello", "Line 1"), (Self.calendar(), "no meetings"), ("BEGIN:VCALENDAR\r\nX:\u{7}\r\n", "Line 2"),
      (Self.calendar().replacing("END:VCALENDAR", with: "END:VEVENT"), "Line 4"),
    ] {
      let file = try desk.write("bad.ics", text)
      let run = try await desk.refuse("calendar", "import", file, at: record)
      #expect(run.status == 3 && run.said.contains(said), "\(run.said)")
    }
    let own = Self.calendar(Self.event("DTSTART;VALUE=DATE:20180101", "SUMMARY:x\u{202E}y"))
    let hidden = try await take(own, at: record, status: 1).json()
    #expect(hidden["left_out"]?.array?.first?["reason"]?.string == "refused")
    let run = try await desk.gcmrepo(
      "calendar", "import", try desk.write("o.ics", Self.outside), "--party", "CL", at: record)
    #expect(run.status == 5)
  }

  @Test func rulesThatAreOutOfDateAreNamedWithBothHours() async throws {
    let record = try await desk.record()
    let text = Self.calendar(
      Self.oldMexico,
      Self.event("DTSTART;TZID=America/Mexico_City:20220715T090000", "SUMMARY:Antes", uid: "a"),
      Self.event("DTSTART;TZID=America/Mexico_City:20230715T090000", "SUMMARY:Después", uid: "b"))
    let run = try await take(text, at: record)
    let found = try #require(try run.json()["disagreements"]?.array)
    #expect(found.count == 1 && found[0]["uid"]?.string == "b")
    #expect(found[0]["by_file"]?.string == "2023-07-15T14:00:00Z")
    #expect(found[0]["by_system"]?.string == "2023-07-15T15:00:00Z")
    #expect(run.said.contains("2023-07-15T14:00:00Z") && run.said.contains("2023-07-15T15:00:00Z"))
  }

  @Test func zonesOfWindowsAreTakenAndNamed() async throws {
    let record = try await desk.record()
    let text = Self.calendar(
      Self.event("DTSTART;TZID=Pacific SA Standard Time:20180601T093000", "SUMMARY:Santiago", uid: "a"),
      Self.event("DTSTART;TZID=/example.org/2018/America/Lima:20180602T093000", "SUMMARY:Lima", uid: "b"))
    let run = try await take(text, at: record)
    #expect(
      try run.json()["zones"]?.array?.compactMap { $0["time_zone"]?.string } == ["America/Lima", "America/Santiago"])
    #expect(run.said.contains("“Pacific SA Standard Time”"))
    #expect(try desk.read(record + "/meetings/2018-06-02-lima/meeting.yml").contains("time_zone: America/Lima\n"))
  }

  @Test func aMeetingAcrossContinentsHasTheZoneOfItsBeginning() async throws {
    let record = try await desk.record()
    let text = Self.calendar(
      Self.event(
        "DTSTART;TZID=America/Panama:20180201T233000", "DTEND;TZID=Europe/Berlin:20180202T070000", "SUMMARY:Tarde"),
      Self.event("DTSTART:20180301T233000Z", "DURATION:PT2H", "SUMMARY:Universal", uid: "u"),
      // The clocks go forward at midnight; hours of a duration are exact.
      Self.event("DTSTART;TZID=America/Santiago:20190907T223000", "DURATION:PT4H30M", "SUMMARY:Noche", uid: "n"),
      Self.event("DTSTART;TZID=America/New_York:20181104T013000", "SUMMARY:Dos veces", uid: "w"))
    let json = try await take(text, at: record).json()
    let late = try desk.read(record + "/meetings/2018-02-01-tarde/meeting.yml")
    #expect(late.contains("start: 2018-02-01T23:30\nend: 2018-02-02T01:00\ntime_zone: America/Panama\n"))
    let universal = try desk.read(record + "/meetings/2018-03-01-universal/meeting.yml")
    #expect(universal.contains("start: 2018-03-01T23:30\nend: 2018-03-02T01:30\ntime_zone: UTC\n"))
    let night = try desk.read(record + "/meetings/2019-09-07-noche/meeting.yml")
    #expect(night.contains("start: 2019-09-07T22:30\nend: 2019-09-08T04:00\n"))
    #expect(json["ambiguous"]?.array?.compactMap(\.string) == ["w"])
  }

  @Test func privateContactsStayOutOfTheRecord() async throws {
    let record = try await desk.record()
    let text = Self.outside.replacing(
      "SUMMARY",
      with: "ORGANIZER:mailto:secret@example.org\r\nATTENDEE:mailto:b@example.org\r\n"
        + "DESCRIPTION:Clave 98765\r\nURL:https://example.org/secret\r\nSUMMARY")
    let run = try await take(text, at: record)
    #expect(
      try run.json()["not_taken"]?.array?.compactMap(\.string) == ["ATTENDEE", "DESCRIPTION", "ORGANIZER", "URL"])
    let commit = try await desk.git("show", "HEAD", in: record)
    for word in ["secret", "98765", "b@example"] { #expect(!commit.contains(word)) }
  }
}
