import ICalendar

/// What a calendar of another program says of meetings, before it is compared with the record.
public struct MeetingIntake: Sendable, Hashable {
  /// The meetings that can be taken, by their UID; of several versions of one the newest.
  public internal(set) var meetings: [Item]
  /// What is left out, in the order of the file.
  public internal(set) var leftOut: [LeftOut]
  /// Times about which the file's own rules of a zone and this system's disagree: the system's count.
  public let disagreements: [Disagreement]
  /// Meetings that begin at a time that the clocks show twice: the first counts.
  public let ambiguous: [Item]
  /// The zones that the file has under names of its own, such as those of Windows, by these names.
  public let renamedZones: [String: TimeZoneName]
  /// How many entries are deadlines that this program wrote: the record knows them.
  public let deadlines: Int
  /// What the file says and a record does not take, by the names of properties and components.
  public let notTaken: [String]

  /// A meeting of the file.
  public struct Item: Sendable, Hashable {
    /// The line on which it begins.
    public let line: Int
    /// What identifies it.
    public let uid: String
    /// What it is called.
    public let title: String
    /// How often its time, place or status was changed.
    public let sequence: Int
    /// The id that this program gave it in the record that it comes from.
    let id: String?
    let start: MeetingTime
    let values: EntryValues
    let stamp: Timestamp
  }

  /// An event that is not taken.
  public struct LeftOut: Sendable, Hashable {
    /// The line on which it begins.
    public let line: Int
    /// What it is called, and what identifies it, as far as the file says it.
    public let title, uid: String
    /// Why.
    public let reason: Reason
    /// What the file has there, such as the name of a zone.
    public let given: String
  }

  /// Why an event is not taken. The raw values are those in JSON; those of a fault of its form are those of the form.
  public struct Reason: RawRepresentable, Sendable, Hashable {
    /// The word as in JSON.
    public let rawValue: String
    /// A reason.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Its time is that of whoever reads it: no certain time.
    public static let floating = Self(rawValue: "floating")
    /// Its zone is none of this system's.
    public static let unknownZone = Self(rawValue: "unknown-zone")
    /// The clocks of its zone skip its time.
    public static let skippedTime = Self(rawValue: "skipped-time")
    /// Its time has seconds, which a meeting has not.
    public static let seconds = Self(rawValue: "seconds")
    /// It has no title.
    public static let noTitle = Self(rawValue: "no-title")
    /// The file has another of its UID that is as new or newer; ``LeftOut/given`` is its line.
    public static let sameUID = Self(rawValue: "same-uid")
    /// The record has a newer version of it.
    public static let older = Self(rawValue: "older")
    /// It differs from the record's in time, place or status, and does not say that it is newer.
    public static let notNewer = Self(rawValue: "not-newer")
    /// It is not meant for everybody: its `CLASS` is not `PUBLIC`.
    public static let notPublic = Self(rawValue: "not-public")
    /// Its title or place holds an address or a telephone number.
    public static let privateContact = Self(rawValue: "private-contact")
    /// The record does not take what it says; ``LeftOut/given`` says why.
    public static let refused = Self(rawValue: "refused")
  }

  /// A time that the file's rules of a zone and this system's make different.
  public struct Disagreement: Sendable, Hashable {
    /// The meeting's UID and title.
    public let uid, title: String
    /// The zone.
    public let zone: TimeZoneName
    /// What its clocks show.
    public let local: String
    /// What that is in UTC by the file, and by this system's tz database, which counts.
    public let byFile, bySystem: Timestamp
  }

  /// The meetings of a calendar. Cost: linear, and a file of the tz database for each zone.
  ///
  /// - Parameters:
  ///   - reading: the calendar.
  ///   - language: the language of texts of which the file does not say it.
  ///   - conferences: the codes of the conferences that hold them, where the file does not say it.
  package init(_ reading: CalendarReading, language: LanguageTag, conferences: [String]) {
    var taking = MeetingTaking(reading, language: language, conferences: conferences)
    for event in reading.events { taking.take(event) }
    var newest: [String: Item] = [:]
    for item in taking.items {
      if let held = newest[item.uid], (held.sequence, held.stamp.seconds) > (item.sequence, item.stamp.seconds) {
        continue
      }
      newest[item.uid] = item
    }
    meetings = taking.items.filter { newest[$0.uid] == $0 }
    let others = taking.items.compactMap { item in
      newest[item.uid].flatMap { counts -> LeftOut? in
        guard counts != item else { return nil }
        return LeftOut(
          line: item.line, title: item.title, uid: item.uid, reason: .sameUID, given: String(counts.line))
      }
    }
    leftOut = (taking.leftOut + others).sorted { $0.line < $1.line }
    (disagreements, deadlines) = (taking.disagreements, taking.deadlines)
    (ambiguous, renamedZones) = (taking.ambiguous, taking.renamed)
    notTaken = taking.notTaken.union(reading.others.keys).sorted()
  }
}
