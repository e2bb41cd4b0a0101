import ICalendar
import SeededRandom
import Testing

@testable import GCMRepo

/// The rules that a calendar gets of a zone are those of this system's tz database, for the time that its entries need.
@Suite struct ZonesAreWrittenAsTheyAreTests {
  @Test func rulesAgreeWithTheDatabaseInTheirTime() throws {
    var random = SeededNumbers(seed: 23)
    for name in TimeZones.usual + ["Africa/Casablanca", "Europe/London"] where name != "UTC" {
      let zone = try #require(TimeZoneName(name).flatMap { ZoneOfTimes($0) }, "\(name)")
      for _ in 0..<40 {
        // 1980 to 2060: beyond what the files list.
        let start = Timestamp(seconds: Int64.random(in: 315_532_800..<2_840_140_800, using: &random))
        let end = Timestamp(seconds: start.seconds + Int64(random.below(900)) * 86_400)
        let rules = zone.rules(from: start, to: end)
        let read = try #require(ZoneRules(rules.component), "\(name)")
        #expect(read == rules)
        for _ in 0..<10 {
          let time = Timestamp(seconds: Int64.random(in: start.seconds...end.seconds, using: &random))
          let clock = zone.clock(at: time)
          guard zone.count(ofClock: clock) == 1 else { continue }
          #expect(
            clock.seconds - Int64(rules.offset(atClock: clock)) == time.seconds,
            "\(name) from \(start) to \(end) at \(time)")
          #expect(zone.time(ofClock: clock) == time)
        }
      }
    }
  }

  @Test(arguments: [
    ("America/New_York", "2018-03-11T02:30:00Z", 0, "2018-03-11T07:30:00Z"),
    ("America/New_York", "2018-11-04T01:30:00Z", 2, "2018-11-04T05:30:00Z"),
    ("America/Asuncion", "2024-10-06T00:30:00Z", 0, "2024-10-06T04:30:00Z"),
    ("America/Panama", "2018-02-01T23:30:00Z", 1, "2018-02-02T04:30:00Z"),
  ])
  func skippedAndRepeatedTimesAreCounted(_ name: String, _ clock: String, _ count: Int, _ utc: String) throws {
    let zone = try #require(TimeZoneName(name).flatMap { ZoneOfTimes($0) })
    let clock = try #require(Timestamp(clock))
    #expect(zone.count(ofClock: clock) == count && zone.time(ofClock: clock).description == utc)
  }

  @Test func monthsAreAddedToDays() {
    for (day, months, expected) in [
      ("2018-01-31", 1, "2018-02-28"), ("2016-01-31", 1, "2016-02-29"), ("2017-05-11", 12, "2018-05-11"),
      ("2017-12-01", 1, "2018-01-01"), ("9999-12-01", 1, nil),
    ] as [(String, Int, String?)] {
      #expect(CalendarDay(day)?.adding(months: months)?.description == expected)
    }
    #expect(TimeZones.version?.isEmpty == false)
  }
}
