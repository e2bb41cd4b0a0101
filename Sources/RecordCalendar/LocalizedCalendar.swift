import GCMRepo
import RecordLocalization
import RecordRendering

/// The calendar of a record in one language: what every form of it says.
///
/// ```swift
/// let calendar = try LocalizedCalendar(state, CalendarFilter(conference: "RCM"), language: "es")
/// let file = try calendar.ics()
/// ```
public struct LocalizedCalendar: Sendable {
  /// The entries, by their day.
  public let entries: [CalendarEntry]
  /// The problems of files that cannot be read.
  public let problems: [RecordError]
  /// The language of its texts.
  public let language: LanguageTag
  let state: RecordState
  let parties: [String: LocalizedText]

  /// The language of the words around the texts; English where they are not translated.
  public var interface: InterfaceLanguage { InterfaceLanguage(rawValue: language.primary) ?? .en }

  /// The calendar of a state. Cost: that of `RecordState.calendar`, and a file for each party.
  ///
  /// - Parameters:
  ///   - state: the record at one commit.
  ///   - filter: which entries.
  ///   - language: the language of the texts; one that does not have it is in another.
  public init(
    _ state: RecordState, _ filter: CalendarFilter = CalendarFilter(), language: LanguageTag
  ) throws(RecordError) {
    let readable = try state.calendar(filter)
    (entries, problems) = (readable.values, readable.problems)
    (self.state, self.language) = (state, language)
    parties = Dictionary(try state.parties().map { ($0.code.description, $0.names) }) { first, _ in first }
  }

  /// The same calendar in another language. Cost: none.
  public init(_ other: LocalizedCalendar, language: LanguageTag) {
    (entries, problems, state, parties) = (other.entries, other.problems, other.state, other.parties)
    self.language = language
  }

  /// A text of the record in the calendar's language, else in the words' own, English, or any.
  func text(_ texts: LocalizedText) -> String {
    texts.preferring(language.description, interface.rawValue, "en", "es") ?? ""
  }

  /// The language that ``text(_:)`` takes.
  func languageOfText(_ texts: LocalizedText) -> String? {
    [language.description, interface.rawValue, "en", "es"].first { texts[$0] != nil }
      ?? texts.entries.first?.language
  }

  /// What an entry is called: the title of a meeting, "Answers due: …" for a questionnaire.
  public func title(of entry: CalendarEntry) -> String {
    let own = text(entry.title)
    return switch entry.kind {
    case .meeting: own.isEmpty ? entry.id : own
    case .questionnaire: Message("Answers due: \(own.isEmpty ? entry.id : own, "title")")(interface)
    case .contributions: Message("Last day for contributions of kind \(entry.id, "kind")")(interface)
    case .silence: Message("End of the silence procedure \(entry.id, "id")")(interface)
    case .agreement: Message("Due as agreed: \(own.isEmpty ? entry.id : own, "text")")(interface)
    case .duty: Message("Due again: \(own.isEmpty ? entry.id : own, "title")")(interface)
    case .consultation:
      Message(
        "Consultation in \(entry.participants.first ?? "", "country") ends: \(own.isEmpty ? entry.id : own, "subject")")(
          interface)
    }
  }

  /// The place of an entry; empty if it has none.
  public func place(of entry: CalendarEntry) -> String { text(entry.place) }

  /// How an entry stands, in words.
  public func status(of entry: CalendarEntry) -> String {
    let words: Message =
      switch entry.status {
      case .planned: Message("planned")
      case .held: Message("held")
      case .cancelled: Message("cancelled")
      case .open: Message("open")
      case .done: Message("done")
      default: Message(verbatim: entry.status.rawValue)
      }
    return words(interface)
  }

  /// The abbreviations of an entry's conferences in the calendar's language.
  public func conferences(of entry: CalendarEntry) -> [String] {
    entry.conferences.map { state.configuration.abbreviation(ofConference: $0, in: language.description) }
  }

  /// When an entry is, in words: the days, and for times the zone and the hour in UTC.
  public func time(of entry: CalendarEntry) -> String {
    let (first, last) = (entry.start, entry.end)
    func words(_ time: MeetingTime) -> String {
      dayInWords(time.day, interface) + (time.clock.map { ", " + $0 } ?? "")
    }
    var text = words(first)
    if last.day == first.day {
      if last != first { text += "–" + (last.clock ?? "") }
    } else if first.clock == nil, last.clock == nil, first.day.description.prefix(7) == last.day.description.prefix(7) {
      // "30–31 Aug 2017"
      text = "\(Int(first.day.description.suffix(2)) ?? 1)–" + words(last)
    } else {
      text += " – " + words(last)
    }
    guard first.clock != nil else { return text }
    let zone = entry.timeZone?.description ?? "UTC"
    guard zone != "UTC", let utc = utc(of: entry)?.start else { return text + " " + zone }
    return text + " \(zone) (\(utc.description.dropFirst(11).prefix(5)) UTC)"
  }

  /// The times of an entry in UTC; `nil` for days, and for a zone that this system does not have.
  public func utc(of entry: CalendarEntry) -> (start: Timestamp, end: Timestamp)? {
    guard entry.start.clock != nil, let zone = ZoneOfTimes(entry.timeZone ?? "UTC") else { return nil }
    let end = entry.end.clock == nil ? Timestamp(seconds: entry.end.asClock.seconds + 86_340) : entry.end.asClock
    return (zone.time(ofClock: entry.start.asClock), zone.time(ofClock: end))
  }

  /// The version of the tz database by which hours in UTC are computed, such as `2025b`; `nil` if the system does not say.
  public static var tzVersion: String? { ZoneOfTimes.version }
}
