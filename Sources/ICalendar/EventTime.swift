import RecordValues

/// When an event begins or ends (RFC 5545, sections 3.3.4 and 3.3.5).
public enum EventTime: Sendable, Hashable {
  /// A whole day: `VALUE=DATE`.
  case day(CalendarDay)
  /// A time in UTC.
  case utc(Timestamp)
  /// What the clocks of a zone show, as if it were UTC, and the name of the zone as in the file.
  case local(Timestamp, zone: String)
  /// What the clock of whoever reads it shows, as if it were UTC: no certain time.
  case floating(Timestamp)

  /// Reads a property such as `DTSTART`; `nil` if its value is no date or time.
  public init?(_ property: ContentLine) {
    let kind = property.parameter("VALUE")?.uppercased()
    if kind == "DATE" || kind == nil && property.value.utf8.count == 8 {
      guard let day = Self.day(property.value) else { return nil }
      self = .day(day)
      return
    }
    guard kind == nil || kind == "DATE-TIME" else { return nil }
    var digits = property.value
    let isUTC = digits.last == "Z"
    if isUTC { digits.removeLast() }
    guard let clock = Self.clock(digits) else { return nil }
    switch property.parameter("TZID") {
    case _ where isUTC: self = .utc(clock)
    case let zone? where !zone.isEmpty: self = .local(clock, zone: zone)
    default: self = .floating(clock)
    }
  }

  /// The property with this time.
  public func property(_ name: String) -> ContentLine {
    switch self {
    case .day(let day):
      ContentLine(name, [.init(name: "VALUE", values: ["DATE"])], raw: day.description.filter { $0 != "-" })
    case .utc(let time): ContentLine(name, raw: Self.digits(time) + "Z")
    case .local(let clock, let zone):
      ContentLine(name, [.init(name: "TZID", values: [zone])], raw: Self.digits(clock))
    case .floating(let clock): ContentLine(name, raw: Self.digits(clock))
    }
  }

  /// `20170830`
  static func day(_ digits: String) -> CalendarDay? {
    let bytes = Array(digits.utf8)
    guard bytes.count == 8, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return CalendarDay("\(part(0..<4))-\(part(4..<6))-\(part(6..<8))")
  }

  /// `20170830T093000`
  static func clock(_ digits: String) -> Timestamp? {
    let bytes = Array(digits.utf8)
    guard bytes.count == 15, bytes[8] == UInt8(ascii: "T"), bytes[0] != UInt8(ascii: "0"),
      (bytes[..<8] + bytes[9...]).allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    return Timestamp(
      "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(9..<11)):\(part(11..<13)):\(part(13..<15))Z")
  }

  /// `20170830T093000`
  static func digits(_ clock: Timestamp) -> String {
    String(clock.description.dropLast().filter { $0 != "-" && $0 != ":" })
  }

  /// The days and the seconds of a duration such as `P1DT2H30M` or `P2W`; `nil` for a negative one and for what is none.
  ///
  /// Days are counted on the calendar, hours and less are exact whatever the clocks do (RFC 5545, section 3.3.6).
  static func duration(_ text: String) -> (days: Int64, seconds: Int64)? {
    var rest = Substring(text)
    if rest.first == "+" { rest = rest.dropFirst() }
    guard rest.first == "P", rest.count > 1 else { return nil }
    rest = rest.dropFirst()
    var (days, seconds): (Int64, Int64) = (0, 0)
    var (isTime, hasPart) = (false, false)
    while let first = rest.first {
      if first == "T", !isTime {
        (isTime, rest) = (true, rest.dropFirst())
        continue
      }
      let digits = rest.prefix { ("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count)
      let units: [Character: Int64] = isTime ? ["H": 3600, "M": 60, "S": 1] : ["W": 7, "D": 1]
      // Longer than a person lives is no event.
      guard digits.count <= 7, let number = Int64(digits), let unit = rest.first.flatMap({ units[$0] }) else {
        return nil
      }
      rest = rest.dropFirst()
      if isTime { seconds += number * unit } else { days += number * unit }
      hasPart = true
    }
    return hasPart ? (days, seconds) : nil
  }
}
