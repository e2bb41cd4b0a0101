import RecordComparison

/// A time with the zone in which people read it.
public struct ZonedTime: Sendable, Hashable {
  /// The time.
  public let time: Timestamp
  /// The zone; `nil` if people read it in UTC.
  public let zone: TimeZoneName?

  /// A time in a zone.
  public init(_ time: Timestamp, in zone: TimeZoneName? = nil) { (self.time, self.zone) = (time, zone) }

  /// Reads what a person types: a time with an offset, `2026-12-05T18:00-03:00`, or a clock's time, `2026-12-05 18:00`, with the
  /// zone of that clock. Seconds may be left out; a day alone is its last second.
  ///
  /// - Parameters:
  ///   - given: the time.
  ///   - zoneName: the zone.
  /// - Throws: ``RecordError/Code-swift.struct/timeUnclear`` if it is no time, needs a zone, or does not say one time,
  ///   ``RecordError/Code-swift.struct/unknownTimeZone``.
  public init(_ given: String, zone zoneName: String?) throws(RecordError) {
    let zone = try zoneName.map { name throws(RecordError) -> (name: TimeZoneName, file: TimeZoneFile) in
      guard let zone = TimeZoneName(name), let file = TimeZoneFile(zone) else {
        throw RecordError(
          .unknownTimeZone, [.given: .text(name), .nearest: .texts(nearestNames(to: name, among: TimeZones.usual))])
      }
      return (zone, file)
    }
    if let exact = Self.exact(given) {
      self.init(exact, in: zone?.name)
      return
    }
    guard let local = Self.clock(given) else { throw .timeUnclear(given, "not-a-time") }
    guard let zone else { throw .timeUnclear(given, "no-zone") }
    let times = zone.file.times(ofClock: local)
    guard times.count == 1 else { throw .timeUnclear(given, times.isEmpty ? "skipped" : "twice") }
    self.init(times[0], in: zone.name)
  }

  /// Seconds east of UTC in the zone at that time; `nil` without a zone, and for one that this system does not have.
  public var offset: Int? { zone.flatMap { TimeZoneFile($0) }.map { $0.offset(at: time) } }

  /// RFC 3339 with the zone's own offset: `2026-12-05T18:00:00-03:00`; in UTC where there is none.
  public var local: String {
    guard let offset else { return time.description }
    let clock = Timestamp(seconds: time.seconds + Int64(offset)).description.dropLast()
    let minutes = abs(offset) / 60
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return clock + (offset < 0 ? "-" : "+") + padded(minutes / 60) + ":" + padded(minutes % 60)
  }

  /// A time with an offset, with or without seconds.
  private static func exact(_ given: String) -> Timestamp? {
    if let time = Timestamp(given) { return time }
    // 2026-12-05T18:00Z, 2026-12-05T18:00-03:00
    let minutes = given.prefix(16)
    guard minutes.count == 16, given.utf8.count > 16 else { return nil }
    return Timestamp(minutes + ":00" + given.dropFirst(16))
  }

  /// A clock's time, as if it were UTC.
  private static func clock(_ given: String) -> Timestamp? {
    switch given.utf8.count {
    case 10: Timestamp(given + "T23:59:59Z")
    case 16: Timestamp(given + ":00Z")
    case 19: Timestamp(given + "Z")
    default: nil
    }
  }
}

extension RecordError {
  static func timeUnclear(_ given: String, _ problem: String) -> RecordError {
    RecordError(.timeUnclear, [.given: .text(given), .problem: .text(problem)])
  }
}
