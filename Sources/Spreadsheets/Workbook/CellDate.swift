import RecordValues

/// How a workbook counts days.
public enum DateSystem: Sendable, Hashable {
  /// From 1 January 1900, which is 1, with a 29 February 1900 that never was.
  case since1900
  /// From 1 January 1904, which is 0, as Excel for the Macintosh did.
  case since1904
}

/// A day, a time of the day, or both, as a cell shows it: `2018-02-01`, `09:30:00`, `2018-02-01T09:30:00`.
public struct CellDate: Sendable, Hashable, LosslessStringConvertible {
  public let description: String

  /// What a number format shows of a date.
  public enum Parts: Sendable, Hashable {
    case day, time, dayAndTime
  }

  /// Reads a day, a time, or both with `T` or a space between them, fractions of a second dropped.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.count >= 10, let day = CalendarDay(String(decoding: bytes[..<10], as: UTF8.self)) {
      guard bytes.count > 10 else {
        description = day.description
        return
      }
      guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), let clock = Self.clock(bytes[11...])
      else { return nil }
      description = day.description + "T" + clock
      return
    }
    guard let clock = Self.clock(bytes[...]) else { return nil }
    description = clock
  }

  /// The date that a number stands for.
  ///
  /// A number below 1 is a time if its format shows one. `nil` for a day that is not in the calendar, such as the 29
  /// February 1900, for a day before the first or after the year 9999.
  public init?(serial: Double, system: DateSystem, parts: Parts) {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    let seconds = Int64((serial * 86_400).rounded())
    let clock = Self.clock(ofDay: seconds)
    if serial < 1, parts != .day {
      description = clock
      return
    }
    let days = seconds / 86_400
    let epoch: Int64
    switch system {
    case .since1904: epoch = -24_107
    case .since1900 where days > 60: epoch = -25_569
    case .since1900 where days > 0 && days < 60: epoch = -25_568
    case .since1900: return nil
    }
    let day = String(Timestamp(seconds: (days + epoch) * 86_400).description.prefix(10))
    description = parts == .day && seconds % 86_400 == 0 ? day : day + "T" + clock
  }

  /// The number of the date, as ``init(serial:system:parts:)`` reads it; `nil` for a day that the system does not have.
  public func serial(in system: DateSystem) -> Double? {
    let text = (day ?? "1970-01-01") + "T" + (clock ?? "00:00:00") + "Z"
    guard let seconds = Timestamp(text)?.seconds else { return nil }
    guard day != nil else { return Double(seconds) / 86_400 }
    let days = Double(seconds) / 86_400
    switch system {
    case .since1904: return days + 24_107 < 0 ? nil : days + 24_107
    case .since1900: return days + 25_569 >= 61 ? days + 25_569 : days + 25_568 >= 1 ? days + 25_568 : nil
    }
  }

  /// The day, if there is one.
  public var day: String? { description.utf8.count >= 10 ? String(description.prefix(10)) : nil }

  /// The time of the day, if there is one.
  public var clock: String? {
    switch description.utf8.count {
    case 8: description
    case 10: nil
    default: String(description.suffix(8))
    }
  }

  /// What it has.
  public var parts: Parts { day == nil ? .time : clock == nil ? .day : .dayAndTime }

  private static func clock(ofDay seconds: Int64) -> String {
    let seconds = seconds % 86_400
    func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60)):\(padded(seconds % 60))"
  }

  /// `09:30`, `09:30:00` or `09:30:00.5`, also with `Z`, as `09:30:00`.
  private static func clock(_ text: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: text, as: UTF8.self)
    let whole = text.utf8.count == 5 ? text + ":00" : text
    guard whole.utf8.count >= 8, let time = Timestamp("1970-01-01T" + whole + (whole.utf8.last == 0x5A ? "" : "Z")),
      (0..<86_400).contains(time.seconds)
    else { return nil }
    return clock(ofDay: time.seconds)
  }
}
