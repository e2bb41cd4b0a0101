import RecordValues

/// Why an event is not read.
public enum EventFault: String, Error, Sendable, Hashable, CaseIterable {
  /// It has no `UID`, by which it would be found again.
  case noUID = "no-uid"
  /// It has no `DTSTART`, or one that is no date or time.
  case noStart = "no-start"
  /// Its `DTEND` or `DURATION` is none, or of another kind than its beginning.
  case badEnd = "bad-end"
  /// It ends before it begins.
  case endsTooEarly = "ends-too-early"
  /// `SEQUENCE` is no number.
  case badSequence = "bad-sequence"
  /// It is repeated without an end.
  case endless
  /// It is repeated: a record has a meeting for each time.
  case repeated
  /// It changes one time of an event that is repeated.
  case oneOfMany = "one-of-many"
}

extension CalendarEvent {
  /// The properties that are read, and those that say nothing of the event itself.
  static let known: Set<String> = [
    "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "DURATION", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS",
    "CATEGORIES", "URL", "TRANSP", "RRULE", "RDATE", "RECURRENCE-ID", "CREATED", "LAST-MODIFIED", "CLASS", "PRIORITY",
  ]

  /// Reads a component `VEVENT`.
  ///
  /// `DURATION` becomes an end, and of a time in a zone ``lasting`` too. An event without `DTSTAMP` has that of 1 January 1970.
  ///
  /// - Throws: ``EventFault``.
  public init(_ component: Component) throws(EventFault) {
    guard let uid = component.property("UID")?.text, !uid.isEmpty else { throw .noUID }
    guard let start = component.property("DTSTART").flatMap({ EventTime($0) }) else { throw .noStart }
    if component.property("RECURRENCE-ID") != nil { throw .oneOfMany }
    let rules = component.properties("RRULE")
    if !rules.isEmpty {
      let isEndless = rules.contains { rule in
        !rule.value.uppercased().split(separator: ";").contains { $0.hasPrefix("COUNT=") || $0.hasPrefix("UNTIL=") }
      }
      throw isEndless ? .endless : .repeated
    }
    if component.property("RDATE") != nil { throw .repeated }
    var sequence = 0
    if let line = component.property("SEQUENCE") {
      guard let number = Int(line.value), (0...Int(Int32.max)).contains(number) else { throw .badSequence }
      sequence = number
    }
    func text(_ name: String) -> Text? {
      component.property(name).map { Text($0.text, language: $0.parameter("LANGUAGE")) }
        .flatMap { $0.text.isEmpty ? nil : $0 }
    }
    let stamp = component.property("DTSTAMP").flatMap { EventTime($0) }
    self.init(
      uid: uid, sequence: sequence, stamp: stamp?.clock ?? Timestamp(seconds: 0), start: start,
      end: try Self.end(of: component, start), lasting: Self.lasting(component, start),
      summary: text("SUMMARY") ?? Text(""), location: text("LOCATION"),
      description: text("DESCRIPTION"), status: component.property("STATUS")?.value.uppercased(),
      categories: component.properties("CATEGORIES").flatMap(\.texts), url: component.property("URL")?.value,
      isTransparent: component.property("TRANSP")?.value.uppercased() == "TRANSPARENT",
      extensions: component.properties.filter { $0.name.hasPrefix("X-") })
  }

  private static func end(of component: Component, _ start: EventTime) throws(EventFault) -> EventTime? {
    if let line = component.property("DTEND") {
      guard let end = EventTime(line), end.isSameKind(as: start) else { throw .badEnd }
      // Of two zones neither clock is earlier.
      if end.zone == start.zone, end.clock < start.clock { throw .endsTooEarly }
      return end
    }
    guard let line = component.property("DURATION") else { return nil }
    guard let duration = EventTime.duration(line.value) else { throw .badEnd }
    let day = Timestamp(seconds: start.clock.seconds + duration.days * 86_400)
    let time = Timestamp(seconds: day.seconds + duration.seconds)
    switch start {
    case .day:
      guard duration.seconds == 0 else { throw .badEnd }
      return .day(CalendarDay(day))
    case .utc: return .utc(time)
    // Only who knows the zone can say what its clocks show then: see `lasting`.
    case .local(_, let zone): return .local(day, zone: zone)
    case .floating: return .floating(time)
    }
  }

  private static func lasting(_ component: Component, _ start: EventTime) -> Int64 {
    guard case .local = start, component.property("DTEND") == nil, let line = component.property("DURATION") else {
      return 0
    }
    return EventTime.duration(line.value)?.seconds ?? 0
  }
}

extension EventTime {
  /// What the clock shows, as if it were UTC; of a day its first second.
  public var clock: Timestamp {
    switch self {
    case .day(let day): Timestamp("\(day)T00:00:00Z") ?? Timestamp(seconds: 0)
    case .utc(let clock), .local(let clock, _), .floating(let clock): clock
    }
  }

  /// The zone's name as in the file; `UTC` for UTC.
  public var zone: String? {
    switch self {
    case .day, .floating: nil
    case .utc: "UTC"
    case .local(_, let zone): zone
    }
  }

  /// Whether both are days, or both are times.
  func isSameKind(as other: EventTime) -> Bool {
    switch (self, other) {
    case (.day, .day): true
    case (.day, _), (_, .day): false
    default: true
    }
  }
}
