import Foundation
import SeededRandom
import Testing

@testable import GCMRepo

@Suite struct TimestampTests {
  @Test(arguments: [UInt64](1...20)) func writingAndReadingGivesTheSameSecond(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<200 {
      // From year 1 to year 9998.
      let time = Timestamp(seconds: .random(in: -62_135_596_800..<253_370_764_800, using: &numbers))
      #expect(Timestamp(time.description) == time, "seed \(seed), \(time.seconds)")
    }
  }

  @Test(arguments: [UInt64](1...5)) func foundationAgrees(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<50 {
      let seconds = Int64.random(in: -2_000_000_000..<8_000_000_000, using: &numbers)
      let date = Date(timeIntervalSince1970: Double(seconds))
      #expect(Timestamp(seconds: seconds).description == date.formatted(.iso8601), "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2017-05-11T16:00:00z", 1_494_518_400),
    ("2017-05-11T10:00:00-06:00", 1_494_518_400), ("2017-05-11T21:30:00+05:30", 1_494_518_400),
    ("2017-05-11T16:00:00.999Z", 1_494_518_400), ("2016-02-29T00:00:00Z", 1_456_704_000),
    ("2000-02-29T23:59:59Z", 951_868_799), ("1969-12-31T23:59:59Z", -1),
  ]) func anOffsetAndAFractionAreUnderstood(text: String, seconds: Int64) {
    #expect(Timestamp(text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "2017-05-11", "2017-05-11T16:00:00", "2017-13-11T16:00:00Z", "2017-00-11T16:00:00Z",
    "2017-02-29T16:00:00Z", "2100-02-29T16:00:00Z", "2017-04-31T16:00:00Z", "2017-05-00T16:00:00Z",
    "2017-05-11T24:00:00Z", "2017-05-11T16:60:00Z", "2017-05-11T16:00:61Z", "2017-05-11x16:00:00Z",
    "2017/05/11T16:00:00Z", "2017-05-11T16:00:00.Z", "2017-05-11T16:00:00+6:00", "2017-05-11T16:00:00+0600",
    "2017-05-11T16:00:00+24:00", "2017-05-11T16:00:00+06:60", "2017-05-11T16:00:00+06x00",
    "2017-05-11T16:00:00ZZ", " 2017-05-11T16:00:00Z", "+017-05-11T16:00:00Z",
  ]) func whatIsNoMomentIsNone(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test(arguments: [Int64.min, .max, -62_135_596_801]) func noSecondStopsTheProgram(seconds: Int64) {
    #expect(Timestamp(seconds: seconds).description.hasSuffix("Z"))
  }
}
