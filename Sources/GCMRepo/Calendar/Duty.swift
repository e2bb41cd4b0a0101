/// What must recur: `meetings/duties.yml`, such as "the troikas meet at least once a year".
public struct Duty: Sendable, Hashable {
  /// Its id: a slug.
  public let id: String
  /// What must be done, by language.
  public let title: LocalizedText
  /// How many months may pass until it is done again.
  public let months: Int
  /// The day from which the months are counted as long as it was never done.
  public let since: CalendarDay
  /// The last day on which it binds; `nil` if it has no end.
  public let until: CalendarDay?
  /// The codes of the parties that do it.
  public let responsible: [String]
  /// The id of the agreement that says so.
  public let agreement: String?
  /// Which meetings do it.
  public let metBy: Match
  /// What the record says beyond that.
  let unknown: UnknownKeys

  /// Which meetings do it: all that is given here holds of them.
  public struct Match: Sendable, Hashable {
    /// The codes of conferences that hold the meeting.
    public let conferences: [String]
    /// The codes of parties that take part.
    public let participants: [String]
    /// The ids of themes that it treats.
    public let themes: [String]
    /// A word of the meeting's id, such as `troikas`.
    public let name: String?

    /// Whether a meeting is one of them, whatever its status.
    public func takes(_ meeting: Meeting) -> Bool {
      conferences.allSatisfy(meeting.conferences.contains) && participants.allSatisfy(meeting.participants.contains)
        && themes.allSatisfy(meeting.themes.contains)
        && (name.map { ("-" + meeting.id + "-").contains("-" + $0 + "-") } ?? true)
    }

    /// Whether nothing is given, so that any meeting would do.
    public var isEmpty: Bool { conferences.isEmpty && participants.isEmpty && themes.isEmpty && name == nil }
  }

  /// The key of the list in its file.
  static let listKey = "duties"
  /// The keys of a duty in their usual order.
  static let keys = [
    "id", "title", "every_months", "since", "until", "responsible", "agreement", "met_by",
  ]
  /// The most months: a century.
  static let longest = 1...1_200

  /// The duties of a file, in its order.
  static func all(in file: RecordFile) throws(RecordError) -> [Duty] {
    var decoder = file.decoder
    var duties: [Duty] = []
    for item in try decoder.mappings(listKey) {
      let duty = try Duty(item)
      guard !duties.contains(where: { $0.id == duty.id }) else { throw item.fault("id", .duplicateID(duty.id)) }
      duties.append(duty)
    }
    return duties
  }

  init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    id = try decoder.required("id") { Slug.isValid($0) ? $0 : nil }
    title = try decoder.texts("title")
    months = try decoder.int("every_months", within: Self.longest)
    guard let since = try decoder.day("since") else { throw decoder.fault("since", .missingKey("since")) }
    self.since = since
    until = try decoder.day("until")
    responsible = try decoder.strings("responsible")
    agreement = try decoder.optionalString("agreement", limit: ReadingLimits.title)
    guard var match = decoder.optionalMapping("met_by") else { throw decoder.fault("met_by", .missingKey("met_by")) }
    metBy = Match(
      conferences: try match.strings("conferences"), participants: try match.strings("participants"),
      themes: try match.strings("themes"), name: try match.optional("name") { Slug.isValid($0) ? $0 : nil })
    // Without a condition any meeting would do, and the duty would never be overdue.
    if metBy.isEmpty { throw decoder.fault("met_by", .empty(key: "met_by")) }
    unknown = decoder.unknown
  }
}

/// How a duty stands.
public struct DutyStanding: Sendable, Hashable {
  /// The duty.
  public let duty: Duty
  /// The last meeting that was held and did it.
  public let last: Meeting?
  /// The first meeting after that which is planned and does it.
  public let planned: Meeting?
  /// The last day by which it must be done again; `nil` if it no longer binds by then.
  public let due: CalendarDay?

  /// Whether it should have been done.
  public func isOverdue(on day: CalendarDay) -> Bool { due.map { $0 < day } ?? false }

  /// How many days it is overdue; 0 if it is not.
  public func daysOverdue(on day: CalendarDay) -> Int {
    guard let due, due < day, let first = Timestamp("\(due)T00:00:00Z"), let now = Timestamp("\(day)T00:00:00Z") else {
      return 0
    }
    return Int((now.seconds - first.seconds) / 86_400)
  }

  /// Its entry in the calendar; `nil` if it is no longer due.
  var entry: CalendarEntry? {
    due.map { day in
      CalendarEntry(
        kind: .duty, id: duty.id, title: duty.title, start: MeetingTime(on: day), conferences: duty.metBy.conferences,
        participants: duty.responsible, status: .open)
    }
  }
}

extension Duty {
  /// How it stands among the meetings of a record. Cost: linear in them.
  func standing(among meetings: [Meeting]) -> DutyStanding {
    let fitting = meetings.filter(metBy.takes)
    func day(_ meeting: Meeting) -> CalendarDay? {
      (meeting.end ?? meeting.start)?.day ?? Meeting.day(ofID: meeting.id)
    }
    let held = fitting.filter { $0.status == .held && (day($0).map { $0 >= since } ?? false) }
    let last = held.max { (day($0) ?? since) < (day($1) ?? since) }
    let from = last.flatMap(day) ?? since
    let planned = fitting.filter { $0.status == .planned && (day($0).map { $0 >= from } ?? false) }
      .min { (day($0) ?? since) < (day($1) ?? since) }
    let due = from.adding(months: months)
    let binds = until.map { until in due.map { $0 <= until } ?? false } ?? true
    return DutyStanding(duty: self, last: last, planned: planned, due: binds ? due : nil)
  }
}

extension RecordState {
  /// The duties, in the order of their file. Cost: one file.
  public func duties() throws(RecordError) -> [Duty] {
    guard let file = try file(KeptFile.duties.path) else { return [] }
    return try Duty.all(in: file)
  }

  /// How the duties stand, the first due first, and the problems of meetings that cannot be read. Cost: a file for each
  /// meeting.
  public func dutyStandings() throws(RecordError) -> Partial<DutyStanding> {
    let meetings = try readableMeetings()
    let standings = try duties().map { $0.standing(among: meetings.values) }
    return Partial(
      standings.sorted { a, b in
        (a.due?.description ?? "9", a.duty.id) < (b.due?.description ?? "9", b.duty.id)
      }, problems: meetings.problems)
  }

  /// The duty with an id that a user typed.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry`` with similar ids.
  public func duty(named text: String) throws(RecordError) -> Duty {
    let duties = try duties()
    if let duty = duties.first(where: { $0.id == text }) { return duty }
    throw .unknownEntry(.duty, given: text, nearest: nearestEntries(to: text, among: duties.map(\.id)))
  }
}

extension CalendarDay {
  /// The same day some months later, or the last of its month; `nil` after the year 9999.
  func adding(months: Int) -> CalendarDay? {
    let parts = description.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let count = parts[0] * 12 + parts[1] - 1 + months
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    for day in (1...parts[2]).reversed() {
      if let found = CalendarDay("\(count / 12)-\(padded(count % 12 + 1))-\(padded(day))") { return found }
    }
    return nil
  }
}
