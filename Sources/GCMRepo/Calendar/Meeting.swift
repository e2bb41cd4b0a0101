import GitStore

/// A meeting of the calendar.
public struct Meeting: Sendable, Hashable {
  /// Its id, the name of its folder: a day and a slug.
  public let id: String
  /// Its title, by language.
  public let title: LocalizedText
  /// When it begins and ends; a last day belongs to it.
  public let start, end: MeetingTime?
  /// Where it is, by language.
  public let place: LocalizedText
  /// The zone of its times.
  public let timeZone: TimeZoneName?
  /// The codes of the conferences that hold it.
  public let conferences: [String]
  /// The codes of the parties that take part.
  public let participants: [String]
  /// The ids of the themes that it treats.
  public let themes: [String]
  /// Whether it is to come, was held or was cancelled.
  public let status: Status
  /// How often its time, place or status was changed (RFC 5545, section 3.8.7.4).
  public let sequence: Int
  /// What identifies it in calendars, if another program gave that (RFC 5545, section 3.8.4.7).
  public let uid: String?
  /// The best practices that conferences bring to it, in their order.
  public let practices: [SelectedPractice]
  /// What the record says beyond that.
  let unknown: UnknownKeys

  /// What became of a meeting. The set is open: a later version may know more.
  public struct Status: RawRepresentable, Sendable, Hashable {
    /// The word as in the file.
    public let rawValue: String
    /// A status, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// To come; held; cancelled.
    public static let planned = Self(rawValue: "planned"), held = Self(rawValue: "held"),
      cancelled = Self(rawValue: "cancelled")

    /// The statuses of this version.
    public static let known: [Status] = [.planned, .held, .cancelled]
  }

  /// The keys of a meeting in their usual order.
  static let keys = [
    "id", "title", "start", "end", "place", "time_zone", "conferences", "participants", "themes", "status", "sequence",
    "uid", SelectedPractice.listKey,
  ]

  /// The years in which it may be: those of the Gregorian calendar, as long as the day after has four digits for its year.
  static let years = 1583...9998

  /// Whether the meeting is the same for a calendar: its time, its place and its status.
  func isSameEvent(as other: Meeting) -> Bool {
    start == other.start && end == other.end && place == other.place && timeZone == other.timeZone
      && status == other.status
  }

  init(_ file: RecordFile) throws(RecordError) {
    var decoder = file.decoder
    var folder: String?
    if case .meeting(let names) = RecordPath(file.path), names.count == 2 { folder = names[0] }
    if let folder { try decoder.check("id", is: folder) }
    let written = try decoder.optionalString("id")
    id = folder ?? written ?? ""
    title = try decoder.texts("title")
    start = try decoder.optional("start", fault: { .notADay(key: "start", given: $0) }) { MeetingTime($0) }
    end = try decoder.optional("end", fault: { .notADay(key: "end", given: $0) }) { MeetingTime($0) }
    place = try decoder.texts("place")
    timeZone = try decoder.optional("time_zone") { TimeZoneName($0) }
    conferences = try decoder.strings("conferences")
    participants = try decoder.strings("participants")
    themes = try decoder.strings("themes")
    status =
      Status(rawValue: try decoder.optionalString("status", limit: ReadingLimits.title) ?? Status.planned.rawValue)
    sequence = try decoder.optionalInt("sequence", within: 0...ReadingLimits.revisions.upperBound) ?? 0
    uid = try decoder.optionalString("uid", limit: ReadingLimits.title)
    practices = try decoder.mappings(SelectedPractice.listKey).map { mapping throws(RecordError) in
      try SelectedPractice(mapping)
    }
    unknown = decoder.unknown
  }
}

extension RecordState {
  /// The names of the meetings' folders, sorted by bytes, and so by day. Cost: one folder.
  public func meetingIDs() throws(RecordError) -> [String] {
    try folder(RecordFolder.meetings.path).filter { $0.mode == .folder && $0.hasValidName }.map(\.name)
  }

  /// The meetings by their beginning, and the problems of unreadable files. Cost: a file for each.
  public func readableMeetings() throws(RecordError) -> Partial<Meeting> {
    var (meetings, problems): ([Meeting], [RecordError]) = ([], [])
    for id in try meetingIDs() {
      do throws(RecordError) {
        if let file = try file(KeptFile.meeting(id).path) { meetings.append(try Meeting(file)) }
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    // One without a day is found by its id, which begins with one.
    let sorted = meetings.sorted { a, b in
      let (first, second) = (a.start?.description ?? a.id, b.start?.description ?? b.id)
      return first == second ? a.id < b.id : first < second
    }
    return Partial(sorted, problems: problems)
  }

  /// The meeting with an id that a user typed.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry`` with similar ids.
  public func meeting(named text: String) throws(RecordError) -> Meeting {
    let ids = try meetingIDs()
    if ids.contains(text), let file = try file(KeptFile.meeting(text).path) { return try Meeting(file) }
    throw .unknownEntry(.meeting, given: text, nearest: nearestEntries(to: text, among: ids))
  }
}

/// The ids that may be meant: similar ones, else those that contain the typed words.
func nearestEntries(to text: String, among ids: [String]) -> [String] {
  let near = nearestNames(to: text, among: ids)
  guard near.isEmpty, text.utf8.count >= 3 else { return near }
  return Array(ids.filter { $0.contains(text.lowercased()) }.prefix(3))
}
