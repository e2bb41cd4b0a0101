import RecordValues

/// How far the clocks of a time zone are from UTC: the component `VTIMEZONE` (RFC 5545, section 3.6.5).
public struct ZoneRules: Sendable, Hashable {
  /// The name by which times refer to it.
  public var name: String
  /// The spans of time between changes of its clocks.
  public var observances: [Observance]

  /// A span of time that begins with a change of the clocks.
  public struct Observance: Sendable, Hashable {
    /// Whether it is daylight saving time.
    public var isDaylight: Bool
    /// What the clocks showed at the change before it, as if it were UTC.
    public var start: Timestamp
    /// Seconds east of UTC, before and after the change.
    public var before, after: Int
    /// What the zone is called in it, such as `CST`.
    public var name: String?
    /// When it begins again.
    var repetition: ZoneRepetition?
    /// Further changes to it, as the clocks showed them before.
    var others: [Timestamp] = []

    /// A span of time that begins once.
    public init(isDaylight: Bool, start: Timestamp, before: Int, after: Int, name: String? = nil) {
      (self.isDaylight, self.start, self.before, self.after, self.name) = (isDaylight, start, before, after, name)
    }
  }

  /// Rules of a zone.
  public init(name: String, observances: [Observance]) { (self.name, self.observances) = (name, observances) }

  /// Its component.
  public var component: Component {
    Component(
      "VTIMEZONE", [ContentLine("TZID", text: name)],
      components: observances.map { observance in
        var lines = [
          EventTime.floating(observance.start).property("DTSTART"),
          ContentLine("TZOFFSETFROM", raw: Self.offset(observance.before)),
          ContentLine("TZOFFSETTO", raw: Self.offset(observance.after)),
        ]
        if let name = observance.name { lines.append(ContentLine("TZNAME", text: name)) }
        return Component(observance.isDaylight ? "DAYLIGHT" : "STANDARD", lines)
      })
  }

  /// Reads a component `VTIMEZONE`; `nil` if it cannot be read, or repeats its changes in a way that zones do not.
  public init?(_ component: Component) {
    guard let name = component.property("TZID")?.text, !name.isEmpty else { return nil }
    var observances: [Observance] = []
    var dates = 0
    for part in component.components where part.name == "STANDARD" || part.name == "DAYLIGHT" {
      guard observances.count < ICalendarLimits.zoneObservances else { return nil }
      guard let start = part.property("DTSTART").flatMap({ EventTime($0) }),
        let before = part.property("TZOFFSETFROM").flatMap({ Self.seconds($0.value) }),
        let after = part.property("TZOFFSETTO").flatMap({ Self.seconds($0.value) })
      else { return nil }
      var observance = Observance(
        isDaylight: part.name == "DAYLIGHT", start: start.clock, before: before, after: after,
        name: part.property("TZNAME")?.text)
      let rules = part.properties("RRULE")
      guard rules.count < 2 else { return nil }
      if let rule = rules.first {
        guard let repetition = ZoneRepetition(rule.value, before: before) else { return nil }
        observance.repetition = repetition
      }
      for line in part.properties("RDATE") {
        for value in line.value.split(separator: ",") {
          dates += 1
          guard dates <= ICalendarLimits.zoneDates,
            let time = EventTime(ContentLine("RDATE", raw: String(value)))
          else { return nil }
          observance.others.append(time.clock)
        }
      }
      observances.append(observance)
    }
    guard !observances.isEmpty else { return nil }
    self.init(name: name, observances: observances)
  }

  /// Seconds east of UTC when the clocks show a time: of the last change before it. Cost: the observances.
  ///
  /// - Parameter clock: what the clocks show, as if it were UTC.
  public func offset(atClock clock: Timestamp) -> Int {
    var last: (start: Timestamp, offset: Int)?
    for observance in observances {
      guard let start = observance.lastStart(notAfter: clock) else { continue }
      if last.map({ $0.start < start }) ?? true { last = (start, observance.after) }
    }
    return last?.offset ?? observances.min { $0.start < $1.start }?.before ?? 0
  }

  /// `-0300`, with seconds where there are any.
  static func offset(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let size = abs(seconds)
    return (seconds < 0 ? "-" : "+") + padded(size / 3600) + padded(size / 60 % 60)
      + (size % 60 == 0 ? "" : padded(size % 60))
  }

  static func seconds(_ offset: String) -> Int? {
    let digits = offset.dropFirst()
    guard offset.first == "+" || offset.first == "-", digits.utf8.count == 4 || digits.utf8.count == 6,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(digits)
    else { return nil }
    let whole = digits.utf8.count == 4 ? number * 100 : number
    let (hours, minutes, seconds) = (whole / 10_000, whole / 100 % 100, whole % 100)
    guard hours < 24, minutes < 60, seconds < 60 else { return nil }
    return (hours * 3600 + minutes * 60 + seconds) * (offset.first == "-" ? -1 : 1)
  }
}

extension ZoneRules.Observance {
  /// Its last beginning at or before a time of the clocks.
  fileprivate func lastStart(notAfter clock: Timestamp) -> Timestamp? {
    guard start <= clock else { return nil }
    var last = start
    for other in others where other <= clock && other > last { last = other }
    if let found = repetition?.last(notAfter: clock, from: start), found > last { last = found }
    return last
  }
}
