/// A time to the second, in UTC, written as RFC 3339: `2017-05-11T16:00:00Z`.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z.
  public let seconds: Int64

  /// A time from its seconds since 1970-01-01T00:00:00Z.
  public init(seconds: Int64) { self.seconds = seconds }

  /// Reads RFC 3339 with a `Z` or a numeric offset; fractions of a second are dropped.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    guard bytes.count >= 20, let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), "Tt ".utf8.contains(bytes[10]),
      bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), (1...12).contains(month),
      (1...CivilTime.lastDay(year: year, month: month)).contains(day), hour < 24, minute < 60, second <= 60
    else { return nil }
    var rest = bytes[19...]
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst()
      rest = digits.drop { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard rest.count < digits.count else { return nil }
    }
    var offset = 0
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      let start = rest.startIndex
      guard rest.count == 6, rest[start + 3] == UInt8(ascii: ":"), let hours = number(start + 1..<start + 3),
        let minutes = number(start + 4..<start + 6), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (rest.first == UInt8(ascii: "-") ? -60 : 60)
    } else {
      guard rest.elementsEqual("Z".utf8) || rest.elementsEqual("z".utf8) else { return nil }
    }
    let days = CivilTime.days(year: year, month: month, day: day)
    seconds = Int64(days * 86_400 + hour * 3600 + minute * 60 + second - offset)
  }

  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    let time = CivilTime(self)
    return "\(padded(time.year, 4))-\(padded(time.month, 2))-\(padded(time.day, 2))T"
      + "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))Z"
  }

  public static func < (a: Timestamp, b: Timestamp) -> Bool { a.seconds < b.seconds }
}
