import ICalendar

import func MarkdownText.nfc

/// Takes events of a calendar as meetings, one after the other.
struct MeetingTaking {
  private let reading: CalendarReading
  private let language: LanguageTag
  private let conferences: [String]
  private var zones: [String: ZoneOfTimes?] = [:]

  private(set) var items: [MeetingIntake.Item] = []
  private(set) var leftOut: [MeetingIntake.LeftOut] = []
  private(set) var disagreements: [MeetingIntake.Disagreement] = []
  private(set) var ambiguous: [MeetingIntake.Item] = []
  private(set) var deadlines = 0
  private(set) var renamed: [String: TimeZoneName] = [:]
  private(set) var notTaken: Set<String> = []

  init(_ reading: CalendarReading, language: LanguageTag, conferences: [String]) {
    (self.reading, self.language, self.conferences) = (reading, language, conferences)
  }

  /// Why an event is not taken, and what the file has there.
  private struct Refusal: Error {
    let reason: MeetingIntake.Reason
    var given = ""
  }

  mutating func take(_ read: CalendarReading.Event) {
    notTaken.formUnion(read.unread)
    guard let event = read.event else {
      leaveOut(read, MeetingIntake.Reason(rawValue: read.fault?.rawValue ?? "refused"), "")
      return
    }
    if let kind = event.own(.kind), kind != CalendarEntry.Kind.meeting.rawValue {
      deadlines += 1
      return
    }
    // One that is not known counts as PRIVATE (RFC 5545, section 3.8.1.3).
    if let classification = read.classification, classification != "PUBLIC" {
      leaveOut(read, .notPublic, classification)
      return
    }
    if event.description != nil, event.own(.kind) == nil { notTaken.insert("DESCRIPTION") }
    if event.url != nil { notTaken.insert("URL") }
    do throws(Refusal) { try take(event, read) } catch { leaveOut(read, error.reason, error.given) }
  }

  private mutating func leaveOut(_ read: CalendarReading.Event, _ reason: MeetingIntake.Reason, _ given: String) {
    leftOut.append(.init(line: read.line, title: read.summary, uid: read.uid, reason: reason, given: given))
  }

  private mutating func take(_ event: CalendarEvent, _ read: CalendarReading.Event) throws(Refusal) {
    guard !event.summary.text.allSatisfy(\.isWhitespace) else { throw Refusal(reason: .noTitle) }
    let zone = try zone(of: event.start)
    let start = try meetingTime(event.start, zone)
    let end = try self.end(of: event, start, zone)
    var values = EntryValues()
    values.set("title", .texts(texts(event.summary, event, .title)))
    values.set("start", .plain(start.description))
    values.set("end", .plain(end.description))
    if let place = event.location { values.set("place", .texts(texts(place, event, .place))) }
    let ownZone = event.own(.zone).flatMap { TimeZoneName($0) }
    values.set("time_zone", (zone?.name ?? ownZone).map { .text($0.description) })
    let holders = event.owns(.conferences)
    values.set("conferences", .list(holders.isEmpty && event.own(.kind) == nil ? conferences : holders))
    if event.own(.kind) != nil {
      values.set("participants", .list(event.owns(.participants)))
      let themes = event.owns(.themes)
      values.set("themes", themes.isEmpty ? nil : .list(themes))
    }
    let isCancelled = event.status == "CANCELLED" || reading.method == "CANCEL"
    values.set(
      "status",
      .text(isCancelled ? Meeting.Status.cancelled.rawValue : event.own(.status) ?? Meeting.Status.planned.rawValue))
    let item = MeetingIntake.Item(
      line: read.line, uid: event.uid, title: event.summary.text, sequence: event.sequence, id: event.own(.id),
      start: start, values: values, stamp: event.stamp)
    items.append(item)
    for time in [event.start, event.end].compactMap({ $0 }) { compare(time, item) }
    if let zone, event.start.hasClock, zone.count(ofClock: start.asClock) == 2 { ambiguous.append(item) }
  }

  /// The text in its language, and in those in which this program has written it beside.
  private func texts(_ text: CalendarEvent.Text, _ event: CalendarEvent, _ own: OwnProperty) -> LocalizedText {
    let said = text.language.flatMap { LanguageTag($0) } ?? language
    var texts = LocalizedText()
    for line in event.extensions where line.name == own.name {
      if let tag = line.parameter("LANGUAGE").flatMap({ LanguageTag($0) }) { texts[tag] = nfc(line.text) }
    }
    if texts[said] == nil { texts[said] = nfc(text.text) }
    return texts
  }

  // MARK: Times

  private mutating func zone(of time: EventTime) throws(Refusal) -> ZoneOfTimes? {
    switch time {
    case .day: return nil
    case .floating(let clock): throw Refusal(reason: .floating, given: MeetingTime(clock: clock).description)
    case .utc: return ZoneOfTimes("UTC")
    case .local(_, let name):
      guard let zone = self.zone(named: name) else { throw Refusal(reason: .unknownZone, given: name) }
      return zone
    }
  }

  /// The zone with a name of the tz database, also where a program has put its own name before it, as in
  /// `/example.org/America/Lima`, and of Windows.
  private mutating func zone(named name: String) -> ZoneOfTimes? {
    if let known = zones[name] { return known }
    let parts = name.split(separator: "/").map(String.init)
    let tails = name.hasPrefix("/") ? [3, 2].map { parts.suffix($0).joined(separator: "/") } : []
    let candidates = [name] + tails + [WindowsZones.names[name]].compactMap { $0 }
    let zone = candidates.lazy.compactMap { TimeZoneName($0).flatMap { ZoneOfTimes($0) } }.first
    if let zone, zone.name.description != name { renamed[name] = zone.name }
    zones[name] = .some(zone)
    return zone
  }

  private func meetingTime(_ time: EventTime, _ zone: ZoneOfTimes?) throws(Refusal) -> MeetingTime {
    if case .day(let day) = time { return MeetingTime(on: day) }
    let clock = time.clock
    guard clock.seconds % 60 == 0 else { throw Refusal(reason: .seconds, given: clock.description) }
    let local = MeetingTime(clock: clock)
    guard zone?.count(ofClock: clock) != 0 else {
      throw Refusal(reason: .skippedTime, given: "\(local) \(zone?.name.description ?? "")")
    }
    return local
  }

  private mutating func end(
    of event: CalendarEvent, _ start: MeetingTime, _ zone: ZoneOfTimes?
  ) throws(Refusal) -> MeetingTime {
    guard let end = event.end else { return start }
    if case .day(let day) = end {
      // The day after the last one.
      let last = CalendarDay(Timestamp(seconds: MeetingTime(on: day).asClock.seconds - 86_400))
      return MeetingTime(on: max(last, start.day))
    }
    guard let own = try self.zone(of: end) else { throw Refusal(reason: .floating) }
    var local = try meetingTime(end, own)
    if event.lasting != 0 {
      guard event.lasting % 60 == 0 else { throw Refusal(reason: .seconds, given: "\(event.lasting) s") }
      let last = own.time(ofClock: local.asClock).seconds + event.lasting
      local = MeetingTime(clock: own.clock(at: Timestamp(seconds: last)))
    }
    guard let zone, own.name != zone.name else { return local }
    // A meeting has one zone: that of its beginning.
    let moved = MeetingTime(clock: zone.clock(at: own.time(ofClock: local.asClock)))
    guard moved >= start else { throw Refusal(reason: .init(rawValue: EventFault.endsTooEarly.rawValue)) }
    return moved
  }

  /// Notes where the file's rules of a zone and this system's disagree.
  private mutating func compare(_ time: EventTime, _ item: MeetingIntake.Item) {
    guard case .local(let clock, let name) = time, let rules = reading.zones[name], let zone = self.zone(named: name)
    else { return }
    let byFile = Timestamp(seconds: clock.seconds - Int64(rules.offset(atClock: clock)))
    let bySystem = zone.time(ofClock: clock)
    guard byFile != bySystem, zone.count(ofClock: clock) == 1 else { return }
    disagreements.append(
      .init(
        uid: item.uid, title: item.title, zone: zone.name, local: MeetingTime(clock: clock).description, byFile: byFile,
        bySystem: bySystem))
  }
}

/// The properties in which this program writes what iCalendar has no property for.
package enum OwnProperty: String, Sendable, CaseIterable {
  /// The entry's kind and id; a meeting's status; the zone of a meeting of whole days.
  case kind, id, status, zone
  /// The title and the place in the other languages, with the parameter `LANGUAGE`.
  case title, place
  /// Codes, as lists.
  case conferences, participants, themes

  /// The name in a file.
  package var name: String { "X-GCMREPO-" + rawValue.uppercased() }
}

extension CalendarEvent {
  /// What this program has written in a property of its own.
  func own(_ property: OwnProperty) -> String? { extensions.first { $0.name == property.name }?.text }

  /// The same, of a list.
  func owns(_ property: OwnProperty) -> [String] { extensions.first { $0.name == property.name }?.texts ?? [] }
}

extension EventTime {
  /// Whether it is a time, not a day.
  var hasClock: Bool { if case .day = self { false } else { true } }
}
