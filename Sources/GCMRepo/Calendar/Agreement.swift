/// What a meeting agreed that somebody does: who, what, by when, and whether it is done.
public struct Agreement: Sendable, Hashable {
  /// Its id in the record: the day of the meeting and a number, `2017-05-11-3`.
  public let id: String
  /// The id of the meeting that agreed it.
  public let meeting: String
  /// Its number in the minutes: `3`, of a sub-item `3(a)`; `nil` if it was not read from minutes.
  public let number: String?
  /// The id of the agreement that it is part of.
  public let partOf: String?
  /// What is to be done, by language.
  public let text: LocalizedText
  /// The codes of the parties that do it.
  public let responsible: [String]
  /// Who does it in the words of the minutes, where they name nobody in the record or the States together.
  public let who: LocalizedText
  /// The first day of the work on it: of a task of a plan.
  public let start: CalendarDay?
  /// The last day for it, if there is one.
  public let due: CalendarDay?
  /// By when it is to be done in the words of the minutes, where they name no day.
  public let when: LocalizedText
  /// The ids of the agreements that have to be done before.
  public let dependsOn: [String]
  /// The id of the meeting at which it is done, if it is done at one.
  public let doneAt: String?
  /// Whether it is done.
  public let status: Status
  /// The day on which it was closed.
  public let closed: CalendarDay?
  /// What was noted on the way, in the order in which it was.
  public let progress: [Progress]
  /// What the record says beyond that.
  let unknown: UnknownKeys

  /// How far an agreement is. The set is open: a later version may know more.
  public struct Status: RawRepresentable, Sendable, Hashable {
    /// The word as in the file.
    public let rawValue: String
    /// A status, known to this version or not.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// To be done; being done; done; no longer to be done.
    public static let open = Self(rawValue: "open"), inProgress = Self(rawValue: "in-progress"),
      done = Self(rawValue: "done"), dropped = Self(rawValue: "dropped")

    /// The statuses of this version.
    public static let known: [Status] = [.open, .inProgress, .done, .dropped]

    /// Whether nothing is left to be done.
    public var isClosed: Bool { self == .done || self == .dropped }
  }

  /// Whether it is not closed and its day is over.
  public func isOverdue(on day: CalendarDay) -> Bool { !status.isClosed && due.map { $0 < day } ?? false }

  /// The keys of an agreement in their usual order.
  static let keys = [
    "id", "number", "part_of", "text", "responsible", "who", "start", "due", "when", "depends_on", "meeting", "status",
    "closed", Progress.listKey,
  ]

  /// The agreements of a file, in its order.
  static func all(in file: RecordFile, of meeting: String) throws(RecordError) -> [Agreement] {
    var decoder = file.decoder
    return try decoder.mappings("agreements").map { mapping throws(RecordError) in
      try Agreement(mapping, of: meeting)
    }
  }

  init(_ mapping: MappingDecoder, of meeting: String) throws(RecordError) {
    var decoder = mapping
    self.meeting = meeting
    id = try decoder.string("id", limit: ReadingLimits.title)
    number = try decoder.optionalString("number", limit: ReadingLimits.title)
    partOf = try decoder.optionalString("part_of", limit: ReadingLimits.title)
    text = try decoder.texts("text")
    responsible = try decoder.strings("responsible")
    who = try decoder.texts("who")
    start = try decoder.day("start")
    due = try decoder.day("due")
    when = try decoder.texts("when")
    dependsOn = try decoder.strings("depends_on")
    doneAt = try decoder.optionalString("meeting", limit: ReadingLimits.title)
    status = Status(rawValue: try decoder.optionalString("status", limit: ReadingLimits.title) ?? Status.open.rawValue)
    closed = try decoder.day("closed")
    progress = try decoder.mappings(Progress.listKey).map { mapping throws(RecordError) in try Progress(mapping) }
    unknown = decoder.unknown
  }
}

extension RecordState {
  /// The agreements of all meetings, by meeting and in the order of its file, and the problems of unreadable files.
  ///
  /// Cost: a file for each meeting.
  public func readableAgreements() throws(RecordError) -> Partial<Agreement> {
    var (agreements, problems): ([Agreement], [RecordError]) = ([], [])
    for id in try meetingIDs() {
      do throws(RecordError) {
        guard let file = try file(KeptFile.agreements(of: id).path) else { continue }
        agreements += try Agreement.all(in: file, of: id)
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return Partial(agreements, problems: problems)
  }

  /// The agreements of a meeting, in the order of its file.
  public func agreements(of meeting: Meeting) throws(RecordError) -> [Agreement] {
    guard let file = try file(KeptFile.agreements(of: meeting.id).path) else { return [] }
    return try Agreement.all(in: file, of: meeting.id)
  }

  /// The agreement with an id that a user typed.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownEntry`` with similar ids.
  public func agreement(named text: String) throws(RecordError) -> Agreement {
    let readable = try readableAgreements()
    if let found = readable.values.first(where: { $0.id == text }) { return found }
    if let problem = readable.problems.first { throw problem }
    throw .unknownEntry(.agreement, given: text, nearest: nearestNames(to: text, among: readable.values.map(\.id)))
  }
}
