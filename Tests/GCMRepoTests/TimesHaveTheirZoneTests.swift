import Foundation
import SeededRandom
import Testing

@testable import GCMRepo

/// A time that a person types is one time, in the zone that the person means.
@Suite struct TimesHaveTheirZoneTests {
  @Test(arguments: [
    ("2026-12-05T18:00-03:00", nil, "2026-12-05T21:00:00Z", "2026-12-05T21:00:00Z"),
    ("2026-12-05T18:00:30Z", nil, "2026-12-05T18:00:30Z", "2026-12-05T18:00:30Z"),
    ("2026-12-05 18:00", "America/Panama", "2026-12-05T23:00:00Z", "2026-12-05T18:00:00-05:00"),
    ("2026-12-05 18:00", "America/Santiago", "2026-12-05T21:00:00Z", "2026-12-05T18:00:00-03:00"),
    ("2026-06-05T18:00", "America/Santiago", "2026-06-05T22:00:00Z", "2026-06-05T18:00:00-04:00"),
    ("2026-12-05", "America/Guyana", "2026-12-06T03:59:59Z", "2026-12-05T23:59:59-04:00"),
    ("2026-12-05T18:00Z", "America/New_York", "2026-12-05T18:00:00Z", "2026-12-05T13:00:00-05:00"),
    // Beyond what the zone's file lists.
    ("2050-01-15 12:00", "America/Santiago", "2050-01-15T15:00:00Z", "2050-01-15T12:00:00-03:00"),
    ("2050-07-15 12:00", "America/New_York", "2050-07-15T16:00:00Z", "2050-07-15T12:00:00-04:00"),
    ("2026-12-05 18:00", "UTC", "2026-12-05T18:00:00Z", "2026-12-05T18:00:00+00:00"),
  ])
  func aTimeIsRead(_ given: String, _ zone: String?, _ utc: String, _ local: String) throws {
    let time = try ZonedTime(given, zone: zone)
    #expect(time.time.description == utc && time.local == local)
  }

  @Test(arguments: [
    ("2026-12-05 18:00", nil, "no-zone"), ("2026-12-05", nil, "no-zone"), ("tomorrow", nil, "not-a-time"),
    ("", "America/Panama", "not-a-time"), ("2026-13-05 18:00", "America/Panama", "not-a-time"),
    ("2026-02-30", "America/Panama", "not-a-time"), ("2026-03-08 02:30", "America/New_York", "skipped"),
    ("2026-11-01 01:30", "America/New_York", "twice"),
  ])
  func whatIsNotOneTimeIsRefused(_ given: String, _ zone: String?, _ problem: String) {
    let error = #expect(throws: RecordError.self) { try ZonedTime(given, zone: zone) }
    #expect(error?.code == .timeUnclear && error?.facts.text(.problem) == problem)
  }

  @Test(arguments: ["America/Panam", "../etc/passwd", "America", "", "Nowhere/Town"])
  func aZoneThatIsNotThereIsNamed(_ zone: String) {
    let error = #expect(throws: RecordError.self) { try ZonedTime("2026-12-05 18:00", zone: zone) }
    #expect(error?.code == .unknownTimeZone)
  }

  @Test func everyZoneAgreesWithThePlatform() throws {
    var random = SeededNumbers(seed: 11)
    for name in TimeZones.usual where name != "UTC" {
      let zone = try #require(TimeZoneName(name).flatMap { TimeZoneFile($0) }, "\(name)")
      let known = try #require(TimeZone(identifier: name))
      for _ in 0..<500 {
        // 1990 to 2037, where both have the same tables.
        let seconds = Int64.random(in: 631_152_000..<2_114_380_800, using: &random)
        let expected = known.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        #expect(zone.offset(at: Timestamp(seconds: seconds)) == expected, "\(name) \(seconds)")
      }
    }
  }

  @Test func aRuleOfPosixIsRead() throws {
    for (text, time, offset) in [
      ("<-03>3", "2050-01-01T00:00:00Z", -10_800), ("EST5EDT,M3.2.0,M11.1.0", "2050-07-01T00:00:00Z", -14_400),
      ("EST5EDT,M3.2.0,M11.1.0", "2050-12-01T00:00:00Z", -18_000),
      ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "2050-01-01T00:00:00Z", -10_800),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2050-01-01T00:00:00Z", 0), ("<+0330>-3:30", "2050-01-01T00:00:00Z", 12_600),
    ] {
      let rule = try #require(TimeZoneRule(text), "\(text)")
      #expect(rule.offset(at: try #require(Timestamp(time))) == offset, "\(text) \(time)")
    }
    for text in ["", "x", "EST", "EST5EDT", "EST5EDT,M13.1.0,M1.1.0", "EST5EDT,M3.2.0", "<-03>3x", "EST999"] {
      #expect(TimeZoneRule(text) == nil, "\(text)")
    }
  }

  @Test func anyBytesAreNoZone() {
    var random = SeededNumbers(seed: 12)
    for count in [0, 4, 43, 44, 100, 1_000] {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = TimeZoneFile(Array("TZif2".utf8) + bytes)
      #expect(TimeZoneFile(bytes) == nil)
    }
  }
}
