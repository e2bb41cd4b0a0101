import RecordValues
import SeededRandom
import Testing

@testable import ICalendar

/// What is written is read back as it was, whatever its texts hold.
@Suite struct CalendarsAreReadBackTests {
  @Test(arguments: 1...40)
  func randomEventsComeBack(_ seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    let events = (0..<random.below(12)).map { _ in Self.event(&random) }
    let file = CalendarFile(
      product: "-//test//EN", name: .init(Self.text(&random), language: "es"),
      extensions: [ContentLine("X-A", text: Self.text(&random))], zones: [Self.zone], events: events)
    let bytes = file.bytes
    #expect(bytes == file.bytes)
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      #expect(line.last == 0x0D && line.count <= 76, "seed \(seed)")
      #expect(String(validating: line, as: UTF8.self) != nil, "seed \(seed): a fold divides a character")
    }
    let reading = try CalendarReading(bytes)
    #expect(reading.events.compactMap(\.event) == events, "seed \(seed)")
    #expect(reading.zones["America/Test"] == Self.zone && reading.method == "PUBLISH" && reading.others.isEmpty)
  }

  /// What is damaged is refused or read, and never ends the program.
  @Test(arguments: 1...150)
  func damagedFilesAreRefusedOrRead(_ seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var bytes = CalendarFile(
      product: "-//test//EN", zones: [Self.zone], events: (0..<4).map { _ in Self.event(&random) }
    ).bytes
    for _ in 0..<1 + random.below(12) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: Array(random.pick(Self.pieces).utf8), at: place)
      case 3: bytes = Array(bytes[..<place])
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 80)], at: random.below(bytes.count))
      }
    }
    if let reading = try? CalendarReading(bytes) {
      for event in reading.events { #expect((event.event == nil) != (event.fault == nil)) }
      for zone in reading.zones.values { _ = zone.offset(atClock: Timestamp(seconds: 1_500_000_000)) }
    }
  }

  @Test func foldsAreOfOctetsAndDivideNoCharacter() throws {
    let line = ContentLine("SUMMARY", text: String(repeating: "ñ€😀", count: 60), language: "es")
    var bytes: [UInt8] = []
    LineFolding.append(line.line, to: &bytes)
    #expect(bytes.split(separator: 0x0A).allSatisfy { $0.count <= 76 })
    #expect(ContentLine(line: try LineFolding.unfolded(bytes)[0].text) == line)
    // Other programs fold within a character.
    let broken = Array("X:n".utf8) + [0xC3, 0x0D, 0x0A, 0x20, 0xB1] + Array("o\r\n".utf8)
    #expect(try LineFolding.unfolded(broken).map(\.text) == ["X:nño"])
  }

  @Test func parametersHoldWhatLinesCannot() {
    for value in ["plain", "with:colon", "a;b,c", "say \"x\"", "up ^ down", "^^n", "two\nlines", ""] {
      let line = ContentLine("X", [.init(name: "P", values: [value, "second"])], raw: "v:;,")
      #expect(ContentLine(line: line.line) == line, "\(value)")
    }
    #expect(ContentLine(line: "x-a;lang=es:1")?.name == "X-A")
    for bad in ["", ":", "A", "A;B:", "A;B=\"c:", "Á:1", "A B:1"] { #expect(ContentLine(line: bad) == nil, "\(bad)") }
  }

  @Test(
    arguments: [
      ("P1D", 86_400), ("PT1H30M", 5_400), ("P2W", 1_209_600), ("+P1DT1S", 86_401), ("-PT1H", nil), ("P", nil),
      ("PT", nil), ("1D", nil), ("P1H", nil), ("P99999999999D", nil), ("PTT1H", nil),
    ] as [(String, Int64?)])
  func durationsAreRead(_ text: String, _ seconds: Int64?) {
    #expect(EventTime.duration(text).map { $0.days * 86_400 + $0.seconds } == seconds)
  }

  @Test(arguments: [
    ("DTSTART:20180201T093000\r\n", "floating"), ("DTSTART;VALUE=DATE:20180230\r\n", "no-start"),
    ("DTSTART:20180201T250000Z\r\n", "no-start"), ("", "no-start"),
    ("DTSTART;VALUE=DATE:20180201\r\nRRULE:FREQ=WEEKLY\r\n", "endless"),
    ("DTSTART;VALUE=DATE:20180201\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n", "repeated"),
    ("DTSTART;VALUE=DATE:20180201\r\nRDATE;VALUE=DATE:20180301\r\n", "repeated"),
    ("DTSTART;VALUE=DATE:20180201\r\nRECURRENCE-ID;VALUE=DATE:20180201\r\n", "one-of-many"),
    ("DTSTART;VALUE=DATE:20180201\r\nDTEND:20180201T100000Z\r\n", "bad-end"),
    ("DTSTART;VALUE=DATE:20180201\r\nDTEND;VALUE=DATE:20180101\r\n", "ends-too-early"),
    ("DTSTART;VALUE=DATE:20180201\r\nDURATION:PT1H\r\n", "bad-end"),
    ("DTSTART;VALUE=DATE:20180201\r\nSEQUENCE:-1\r\n", "bad-sequence"),
    ("DTSTART;VALUE=DATE:20180201\r\nSEQUENCE:99999999999999999999\r\n", "bad-sequence"),
  ])
  func eachFaultIsNamed(_ lines: String, _ fault: String) throws {
    let text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n\(lines)END:VEVENT\r\nEND:VCALENDAR\r\n"
    let event = try #require(try CalendarReading(Array(text.utf8)).events.first)
    if fault == "floating" {
      guard case .floating = event.event?.start else { return #expect(Bool(false)) }
    } else {
      #expect(event.fault?.rawValue == fault && event.line == 2)
    }
  }

  @Test(arguments: [
    ("", ICalendarError.Reason.notACalendar, 1), ("BEGIN:VEVENT\nEND:VEVENT\n", .notACalendar, 1),
    ("BEGIN:VCALENDAR\n", .unbalanced, 1), ("BEGIN:VCALENDAR\nEND:VEVENT\n", .unbalanced, 2),
    ("VERSION:2.0\n", .unbalanced, 1), ("BEGIN:VCALENDAR\nnothing\nEND:VCALENDAR\n", .notAContentLine, 2),
    (" BEGIN:VCALENDAR\n", .notAContentLine, 1), ("BEGIN:VCALENDAR\nX:a\u{1}b\nEND:VCALENDAR\n", .controlCharacter, 2),
    (String(repeating: "BEGIN:A\n", count: 9), .tooLarge, 9),
    ("BEGIN:VCALENDAR\nX:" + String(repeating: "a", count: 100_001) + "\n", .tooLarge, 2),
  ])
  func eachRefusalNamesItsLine(_ text: String, _ reason: ICalendarError.Reason, _ line: Int) {
    let error = #expect(throws: ICalendarError.self) { try CalendarReading(Array(text.utf8)) }
    #expect(error?.reason == reason && error?.line == line)
  }

  /// Zones as other programs write them.
  @Test func rulesOfZonesAreFollowed() throws {
    let text = """
      BEGIN:VTIMEZONE
      TZID:Old Mexico
      BEGIN:STANDARD
      DTSTART:19701025T020000
      RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
      TZOFFSETFROM:-0500
      TZOFFSETTO:-0600
      END:STANDARD
      BEGIN:DAYLIGHT
      DTSTART:19700405T020000
      RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4
      TZOFFSETFROM:-0600
      TZOFFSETTO:-0500
      END:DAYLIGHT
      END:VTIMEZONE
      """
    let rules = try #require(ZoneRules(try Component.all(in: Array(text.utf8))[0]))
    for (clock, offset) in [
      ("2023-07-01T12:00:00Z", -18_000), ("2023-01-01T12:00:00Z", -21_600), ("2023-04-02T01:59:00Z", -21_600),
      ("2023-04-02T03:00:00Z", -18_000), ("2023-10-29T03:00:00Z", -21_600), ("1969-01-01T00:00:00Z", -21_600),
    ] {
      #expect(rules.offset(atClock: try #require(Timestamp(clock))) == offset, "\(clock)")
    }
    for bad in ["FREQ=DAILY", "FREQ=YEARLY;BYMONTH=13;BYDAY=1SU", "FREQ=YEARLY;BYMONTH=1;BYDAY=XX", "", "FREQ=YEARLY"] {
      #expect(ZoneRepetition(bad, before: 0) == nil, "\(bad)")
    }
    #expect(ZoneRules.seconds("+0530") == 19_800 && ZoneRules.seconds("-051836") == -19_116)
    #expect(
      ZoneRules.offset(-19_116) == "-051836" && ZoneRules.seconds("0500") == nil && ZoneRules.seconds("+9900") == nil)
  }

  /// The day of a change, against the days of its month one after the other.
  @Test func changesOfClocksFallOnTheirDays() throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    let names = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"]
    for _ in 0..<200 {
      let (year, month, weekday) = (1971 + random.below(120), 1 + random.below(12), random.below(7))
      let padded = month < 10 ? "0\(month)" : "\(month)"
      let days = (1...31).compactMap { Timestamp("\(year)-\(padded)-\($0 < 10 ? "0" : "")\($0)T00:00:00Z") }
      let fitting = days.filter { ($0.seconds / 86_400 + 4) % 7 == weekday }
      let count = [1, 2, 3, 4, 5, -1, -2, -3, -4, -5][random.below(10)]
      let first = 1 + random.below(25)
      let cases: [(rule: String, day: Timestamp?)] = [
        (
          "BYDAY=\(count)\(names[weekday])",
          (count > 0 ? fitting : fitting.reversed()).dropFirst(abs(count) - 1).first
        ),
        (
          "BYDAY=\(names[weekday]);BYMONTHDAY=" + (first..<first + 7).map(String.init).joined(separator: ","),
          fitting.first { day in days.firstIndex(of: day).map { $0 + 1 >= first } ?? false }
        ), ("BYMONTHDAY=\(first)", days[first - 1]),
      ]
      for one in cases {
        let rule = try #require(ZoneRepetition("FREQ=YEARLY;BYMONTH=\(month);\(one.rule)", before: 0), "seed \(seed)")
        let begin = try #require(Timestamp("\(year)-01-01T00:00:00Z"))
        let end = try #require(Timestamp("\(year)-12-31T00:00:00Z"))
        #expect(rule.last(notAfter: end, from: begin) == one.day, "seed \(seed): \(year) \(month) \(one.rule)")
      }
    }
  }

  /// Of a zone with more changes than any has, nothing is read.
  @Test(arguments: [(200, 0, true), (201, 0, false), (2, 500, true), (2, 501, false)])
  func zonesAreBounded(_ observances: Int, _ dates: Int, _ isRead: Bool) throws {
    let part = """
      BEGIN:STANDARD
      DTSTART:19701025T020000
      TZOFFSETFROM:-0500
      TZOFFSETTO:-0600
      \((0..<dates).map { "RDATE:2017\(10 + $0 % 3)\(10 + $0 % 20)T0200\(10 + $0 % 50)\n" }.joined())END:STANDARD

      """
    let text = "BEGIN:VTIMEZONE\nTZID:X\n" + String(repeating: part, count: observances) + "END:VTIMEZONE\n"
    let component = try #require(try Component.all(in: Array(text.utf8)).first)
    #expect((ZoneRules(component) != nil) == isRead)
  }

  // MARK: Random values

  private static let zone = ZoneRules(
    name: "America/Test",
    observances: [
      .init(isDaylight: false, start: Timestamp(seconds: 0), before: -18_000, after: -18_000, name: "EST"),
      .init(isDaylight: true, start: Timestamp(seconds: 1_489_287_600), before: -18_000, after: -14_400),
    ])

  private static let pieces = [
    "\r\n", "\n ", ";", ":", "\"", "BEGIN:VEVENT\r\n", "END:VEVENT\r\n", "\u{0}", "RRULE:FREQ=YEARLY\r\n", "\\", "é",
    "BEGIN:VTIMEZONE\r\n", "DTSTART:99999999T999999\r\n", "TZOFFSETTO:+9959\r\n",
  ]

  private static func text(_ random: inout SeededNumbers) -> String {
    let parts = [
      "Reunión", " ", ",", ";", "\\", "\n", ":", "\"", "ção", "\\n", "😀", "e\u{301}", "BEGIN:VEVENT", "\t", "^n",
    ]
    return "x" + (0..<random.below(40)).map { _ in random.pick(parts) }.joined()
  }

  private static func time(_ random: inout SeededNumbers, _ kind: Int) -> EventTime {
    let clock = Timestamp(seconds: Int64(random.below(4_000_000_000)))
    return switch kind {
    case 0: .day(CalendarDay(clock))
    case 1: .utc(clock)
    case 2: .local(clock, zone: "America/Test")
    default: .floating(clock)
    }
  }

  private static func event(_ random: inout SeededNumbers) -> CalendarEvent {
    let kind = random.below(4)
    let (a, b) = (time(&random, kind), time(&random, kind))
    let (start, end) = a.clock <= b.clock ? (a, b) : (b, a)
    return CalendarEvent(
      uid: text(&random), sequence: random.below(9), stamp: Timestamp(seconds: Int64(random.below(2_000_000_000))),
      start: start, end: random.chance(70) ? end : nil, summary: .init(text(&random), language: "es"),
      location: random.chance(50) ? .init(text(&random), language: nil) : nil,
      description: random.chance(50) ? .init(text(&random), language: "pt-BR") : nil,
      status: random.chance(50) ? "CANCELLED" : nil,
      categories: (0..<random.below(3)).map { _ in text(&random) },
      url: random.chance(20) ? "https://example.org/a;b,c" : nil, isTransparent: random.chance(30),
      extensions: random.chance(50) ? [ContentLine("X-OWN", text: text(&random), language: "fr")] : [])
  }
}
