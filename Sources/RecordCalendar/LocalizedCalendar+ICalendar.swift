import GCMRepo
import ICalendar
import RecordLocalization
import RecordRendering
import RecordValues

extension LocalizedCalendar {
  /// The calendar as a file of iCalendar (RFC 5545), to be opened or subscribed to.
  ///
  /// Times are those of their zones, whose rules are in the file for the time that its entries need; days are `DATE`. The hour
  /// in UTC is in each description as well, with the version of the tz database, as programs differ where rules have changed.
  /// The same state, language and tz database give the same bytes.
  ///
  /// - Parameters:
  ///   - stamp: the time of `DTSTAMP`; else that of the state's commit.
  ///   - link: the address of a page about an entry.
  /// - Throws: `RecordError.Code.shallow` for a clone without its first commit, which the UIDs need.
  public func ics(
    stamp: Timestamp? = nil, link: (CalendarEntry) -> String? = { _ in nil }
  ) throws(RecordError) -> [UInt8] {
    let time: Timestamp
    if let stamp { time = stamp } else { time = try state.time() }
    let domain = try state.record.calendarDomain()
    var file = CalendarFile(
      product: "-//gcmrepo//calendar 1//EN",
      name: .init(state.title(in: language.description), language: language.description))
    file.extensions.append(
      ContentLine("REFRESH-INTERVAL", [.init(name: "VALUE", values: ["DURATION"])], raw: "P1D"))
    if let version = Self.tzVersion { file.extensions.append(ContentLine("X-GCMREPO-TZDATA", text: version)) }
    file.zones = zones
    file.events = entries.map { event(of: $0, uid: $0.uid(in: domain), time, link($0)) }
    return file.bytes
  }

  /// The rules of the zones, by name, each for the time of its entries.
  private var zones: [ZoneRules] {
    var spans: [TimeZoneName: (Timestamp, Timestamp)] = [:]
    for entry in entries {
      // Also of whole days, which begin and end by the zone's clocks.
      guard let zone = entry.timeZone, zone != "UTC", let own = utc(of: entry) ?? days(of: entry) else { continue }
      let held = spans[zone] ?? own
      spans[zone] = (min(held.0, own.start), max(held.1, own.end))
    }
    return spans.sorted { $0.key.description < $1.key.description }.compactMap { name, span in
      ZoneOfTimes(name)?.rules(from: span.0, to: span.1)
    }
  }

  /// The days of an entry without an hour, in UTC.
  private func days(of entry: CalendarEntry) -> (start: Timestamp, end: Timestamp)? {
    guard let start = Timestamp("\(entry.start.day)T00:00:00Z"), let end = Timestamp("\(entry.end.day)T23:59:59Z")
    else {
      return nil
    }
    return (start, end)
  }

  private func event(of entry: CalendarEntry, uid: String, _ stamp: Timestamp, _ link: String?) -> CalendarEvent {
    let (start, end) = times(of: entry)
    let place = place(of: entry)
    var event = CalendarEvent(
      uid: uid, sequence: entry.sequence, stamp: stamp, start: start, end: end,
      summary: .init(title(of: entry), language: entry.isDeadline ? interface.rawValue : languageOfText(entry.title)),
      location: place.isEmpty ? nil : .init(place, language: languageOfText(entry.place)),
      description: .init(description(of: entry), language: interface.rawValue))
    event.status = entry.status == .cancelled ? "CANCELLED" : entry.isDeadline ? nil : "CONFIRMED"
    event.categories = conferences(of: entry)
    event.url = link
    event.isTransparent = entry.isDeadline
    event.extensions = own(of: entry)
    return event
  }

  /// What iCalendar has no property for, so that our own reader gets the same meeting back.
  private func own(of entry: CalendarEntry) -> [ContentLine] {
    func line(_ property: OwnProperty, _ text: String, _ language: String? = nil) -> ContentLine {
      ContentLine(property.name, text: text, language: language)
    }
    func list(_ property: OwnProperty, _ items: [String]) -> [ContentLine] {
      items.isEmpty ? [] : [ContentLine(property.name, texts: items)]
    }
    var lines = [line(.kind, entry.kind.rawValue), line(.id, entry.id), line(.status, entry.status.rawValue)]
    guard !entry.isDeadline else { return lines }
    if entry.start.clock == nil, let zone = entry.timeZone { lines.append(line(.zone, zone.description)) }
    lines += entry.title.entries.map { line(.title, $0.text, $0.language) }
    lines += entry.place.entries.map { line(.place, $0.text, $0.language) }
    return lines + list(.conferences, entry.conferences) + list(.participants, entry.participants)
      + list(.themes, entry.themes)
  }

  private func times(of entry: CalendarEntry) -> (EventTime, EventTime?) {
    // Without an end it is one day (RFC 5545, section 3.6.1), as it is for the last day that has a name.
    let next = entry.end.day.next ?? (entry.start.day < entry.end.day ? entry.end.day : nil)
    let days: (EventTime, EventTime?) = (.day(entry.start.day), next.map { .day($0) })
    guard let utc = utc(of: entry) else { return days }
    guard let name = entry.timeZone, name != "UTC", let zone = ZoneOfTimes(name) else {
      return (.utc(utc.start), utc.end > utc.start ? .utc(utc.end) : nil)
    }
    // Not what the record says but what the clocks show then: where they skip it, no program knows it.
    func local(_ time: Timestamp) -> EventTime { .local(zone.clock(at: time), zone: name.description) }
    return (local(utc.start), utc.end > utc.start ? local(utc.end) : nil)
  }

  private func description(of entry: CalendarEntry) -> String {
    var lines: [String] = []
    if let utc = utc(of: entry) {
      func words(_ time: Timestamp) -> String { String(time.description.prefix(16).replacing("T", with: " ")) }
      let span = words(utc.start) + (utc.end > utc.start ? " – " + words(utc.end) : "")
      lines.append("UTC: " + span + (Self.tzVersion.map { " (tz \($0))" } ?? ""))
    } else if entry.start.clock != nil {
      lines.append(time(of: entry))
    }
    if !entry.conferences.isEmpty {
      lines.append(
        Message("Conferences")(interface) + ": " + conferences(of: entry).joined(separator: ", "))
    }
    if !entry.participants.isEmpty {
      let names = entry.participants.map { code in parties[code].map { text($0) } ?? code }
      lines.append(Message("Participants")(interface) + ": " + names.joined(separator: "; "))
    }
    lines.append(Message("Status")(interface) + ": " + status(of: entry))
    return lines.joined(separator: "\n")
  }
}
