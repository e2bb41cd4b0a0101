import ICalendar

/// The zone of the times of an entry, by this system's tz database.
package struct ZoneOfTimes: Sendable {
  /// Its name.
  package let name: TimeZoneName
  private let file: TimeZoneFile

  /// A zone of this system; `nil` if it has none of that name.
  package init?(_ name: TimeZoneName) {
    guard let file = TimeZoneFile(name) else { return nil }
    (self.name, self.file) = (name, file)
  }

  /// The version of the tz database, such as `2025b`; `nil` if it does not say.
  package static var version: String? { TimeZones.version }

  /// The first of the times that the zone's clocks show as this one; where they skip it, what it would be by the offset before
  /// (RFC 5545, section 3.3.5).
  package func time(ofClock clock: Timestamp) -> Timestamp {
    if let first = file.times(ofClock: clock).first { return first }
    let before = file.offset(at: Timestamp(seconds: clock.seconds - 86_400))
    return Timestamp(seconds: clock.seconds - Int64(before))
  }

  /// How many times the zone's clocks show as this one: 0 where they are put forward over it, 2 where they are put back.
  package func count(ofClock clock: Timestamp) -> Int { file.times(ofClock: clock).count }

  /// What the zone's clocks show at a time, as if it were UTC.
  package func clock(at time: Timestamp) -> Timestamp {
    Timestamp(seconds: time.seconds + Int64(file.offset(at: time)))
  }

  /// The rules of the zone from the last change before a time to another time: what a calendar needs for its events in
  /// between, and no rule for years to come, which change.
  ///
  /// Changes before 1970, and those of a zone that never had one, are one span that begins there or earlier.
  package func rules(from start: Timestamp, to end: Timestamp) -> ZoneRules {
    let changes = file.changes(from: start, to: end)
    let epoch = Timestamp(seconds: min(0, start.seconds - 366 * 86_400))
    var before = file.firstOffset
    var observances: [ZoneRules.Observance] = []
    for (place, change) in changes.enumerated() {
      if place == 0 {
        // What was before the first is needed by no event.
        before = file.offset(at: Timestamp(seconds: change.time - 1))
        if change.time < epoch.seconds {
          observances.append(
            .init(
              isDaylight: change.isDaylight, start: epoch, before: change.offset, after: change.offset,
              name: change.name))
          before = change.offset
          continue
        }
      }
      observances.append(
        .init(
          isDaylight: change.isDaylight, start: Timestamp(seconds: change.time + Int64(before)), before: before,
          after: change.offset, name: change.name))
      before = change.offset
    }
    if changes.first.map({ $0.time > start.seconds }) ?? true {
      let offset = file.offset(at: start)
      observances.insert(.init(isDaylight: false, start: epoch, before: offset, after: offset), at: 0)
    }
    return ZoneRules(name: name.description, observances: observances)
  }
}

extension MeetingTime {
  /// What the clocks show, as if it were UTC; of a whole day its first minute.
  package var asClock: Timestamp { Timestamp("\(day)T\(clock ?? "00:00"):00Z") ?? Timestamp(seconds: 0) }

  /// The time that the clocks show, to the minute.
  package init(clock: Timestamp) {
    self = MeetingTime(String(clock.description.prefix(16))) ?? MeetingTime(on: CalendarDay(clock))
  }
}
