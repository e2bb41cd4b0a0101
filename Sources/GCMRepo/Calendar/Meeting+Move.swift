extension Meeting {
  /// Completes what a move says by what the meeting keeps: a day alone keeps the clock's time, and the end keeps the length, in
  /// elapsed time where there are times. An end that is given counts.
  func completeMove(_ values: inout EntryValues) {
    func completed(_ key: String, _ old: MeetingTime?) -> MeetingTime? {
      guard let given = values.text(key).flatMap({ MeetingTime($0) }) else { return nil }
      guard given.clock == nil, let clock = old?.clock, let whole = MeetingTime("\(given.day)T\(clock)") else {
        return given
      }
      values.set(key, .plain(whole.description))
      return whole
    }
    let isDayAlone = values.text("start").flatMap { MeetingTime($0) }.map { $0.clock == nil } ?? false
    let moved = completed("start", start)
    guard values["end"] == nil else {
      _ = completed("end", end)
      return
    }
    guard let moved, let start, let end, end >= start else { return }
    let zone = values.text("time_zone").flatMap { TimeZoneName($0) } ?? timeZone
    let last: MeetingTime
    if !isDayAlone, start.clock != nil, end.clock != nil {
      last = Self.end(of: moved, in: zone, lasting: Self.seconds(from: start, to: end, in: timeZone))
    } else {
      let shift = MeetingTime(on: moved.day).asClock.seconds - MeetingTime(on: start.day).asClock.seconds
      let day = CalendarDay(Timestamp(seconds: MeetingTime(on: end.day).asClock.seconds + shift))
      last = end.clock.flatMap { MeetingTime("\(day)T\($0)") } ?? MeetingTime(on: day)
    }
    // A day that has no name is none on which it ends: the check refuses it.
    let farthest = "9999-12-31" + (last.clock.map { "T" + $0 } ?? "")
    values.set("end", .plain(last.day < moved.day ? farthest : last.description))
  }

  /// How long it lasts, whatever the clocks do in that time.
  private static func seconds(from start: MeetingTime, to end: MeetingTime, in zone: TimeZoneName?) -> Int64 {
    guard let zone = zone.flatMap({ ZoneOfTimes($0) }) else { return end.asClock.seconds - start.asClock.seconds }
    return max(0, zone.time(ofClock: end.asClock).seconds - zone.time(ofClock: start.asClock).seconds)
  }

  /// What the clocks show after that time.
  private static func end(of start: MeetingTime, in zone: TimeZoneName?, lasting seconds: Int64) -> MeetingTime {
    guard let zone = zone.flatMap({ ZoneOfTimes($0) }) else {
      return MeetingTime(clock: Timestamp(seconds: start.asClock.seconds + seconds))
    }
    let end = Timestamp(seconds: zone.time(ofClock: start.asClock).seconds + seconds)
    return MeetingTime(clock: zone.clock(at: end))
  }
}
