import RecordValues

/// A file of iCalendar: the component `VCALENDAR` (RFC 5545, section 3.4).
public struct CalendarFile: Sendable, Hashable {
  /// What program made it.
  public var product: String
  /// What is done with it: `PUBLISH`, `CANCEL`; `nil` if it does not say.
  public var method: String?
  /// What it is called, for programs that show it.
  public var name: CalendarEvent.Text?
  /// Properties beyond these, whose names begin with `X-`.
  public var extensions: [ContentLine]
  /// The zones of its times.
  public var zones: [ZoneRules]
  /// Its events.
  public var events: [CalendarEvent]

  /// A file.
  public init(
    product: String, method: String? = "PUBLISH", name: CalendarEvent.Text? = nil, extensions: [ContentLine] = [],
    zones: [ZoneRules] = [], events: [CalendarEvent] = []
  ) {
    (self.product, self.method, self.name, self.extensions) = (product, method, name, extensions)
    (self.zones, self.events) = (zones, events)
  }

  /// The bytes: the same for the same values. Cost: linear.
  public var bytes: [UInt8] {
    var lines = [
      ContentLine("VERSION", raw: "2.0"), ContentLine("PRODID", text: product),
      ContentLine("CALSCALE", raw: "GREGORIAN"),
    ]
    if let method { lines.append(ContentLine("METHOD", raw: method)) }
    if let name {
      // RFC 7986, and what programs read that do not know it.
      lines.append(ContentLine("NAME", text: name.text, language: name.language))
      lines.append(ContentLine("X-WR-CALNAME", text: name.text, language: name.language))
    }
    return Component(
      "VCALENDAR", lines + extensions, components: zones.map(\.component) + events.map(\.component)
    ).bytes
  }
}

/// What is read of a file of iCalendar.
public struct CalendarReading: Sendable, Hashable {
  /// What is done with the file: `PUBLISH`, `CANCEL`; `nil` if it does not say.
  public let method: String?
  /// The events, in the order of the file, each read or with its fault.
  public let events: [Event]
  /// The rules of zones, by name. Of a zone that cannot be read there are none.
  public let zones: [String: ZoneRules]
  /// What else is in the file and is not read, by the name of the component: `VTODO`.
  public let others: [String: Int]

  /// An event of the file.
  public struct Event: Sendable, Hashable {
    /// The line on which it begins, from 1.
    public let line: Int
    /// Its name and its identity, as far as it has them.
    public let summary, uid: String
    /// For whom it is meant, in capitals: `PUBLIC`, `PRIVATE`, `CONFIDENTIAL`; `nil` if it does not say.
    public let classification: String?
    /// The event; `nil` if it has a fault.
    public let event: CalendarEvent?
    /// The fault.
    public let fault: EventFault?
    /// The names of its properties and components that are not read, but for those that only say when it was written.
    public let unread: Set<String>
  }

  /// Reads a file. Cost: linear.
  ///
  /// - Parameter bytes: the file; see ``Component/all(in:)``.
  /// - Throws: ``ICalendarError`` if the file as a whole cannot be read.
  public init(_ bytes: [UInt8]) throws(ICalendarError) {
    let calendars = try Component.all(in: bytes).filter { $0.name == "VCALENDAR" }
    guard !calendars.isEmpty else { throw ICalendarError(.notACalendar, line: 1) }
    var (events, zones, others): ([Event], [String: ZoneRules], [String: Int]) = ([], [:], [:])
    for component in calendars.flatMap(\.components) {
      switch component.name {
      case "VEVENT":
        guard events.count < ICalendarLimits.events else { throw ICalendarError(.tooLarge, line: component.line) }
        var (event, fault): (CalendarEvent?, EventFault?) = (nil, nil)
        do throws(EventFault) { event = try CalendarEvent(component) } catch { fault = error }
        events.append(
          Event(
            line: component.line, summary: component.property("SUMMARY")?.text ?? "",
            uid: component.property("UID")?.text ?? "",
            classification: component.property("CLASS")?.value.uppercased(), event: event, fault: fault,
            unread: Set(component.properties.map(\.name) + component.components.map(\.name)).filter {
              !CalendarEvent.known.contains($0) && !$0.hasPrefix("X-")
            }))
      case "VTIMEZONE": if let rules = ZoneRules(component) { zones[rules.name] = rules }
      default: others[component.name, default: 0] += 1
      }
    }
    method = calendars.lazy.compactMap { $0.property("METHOD")?.value.uppercased() }.first
    (self.events, self.zones, self.others) = (events, zones, others)
  }
}
