import Questionnaires

extension RecordState {
  /// The calendar: meetings and deadlines by their day, and the problems of unreadable files.
  ///
  /// Cost: a file for each meeting, for its agreements, and for each questionnaire and silence procedure; for deadlines also
  /// the commits since their changes were last counted.
  public func calendar(_ filter: CalendarFilter = CalendarFilter()) throws(RecordError) -> Partial<CalendarEntry> {
    var (entries, problems): ([CalendarEntry], [RecordError]) = ([], [])
    let meetings = try readableMeetings()
    for kind in CalendarEntry.Kind.allCases where filter.kinds.isEmpty || filter.kinds.contains(kind) {
      do throws(RecordError) {
        let own = try self.entries(of: kind, meetings)
        entries += own.values
        problems += own.problems
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    var sorted = entries.filter(filter.takes).sorted { a, b in
      (a.start.description, a.end.description, a.target) < (b.start.description, b.end.description, b.target)
    }
    if sorted.contains(where: \.isCountedByHistory), let changes = record.deadlineChanges(upTo: object) {
      for place in sorted.indices where sorted[place].isCountedByHistory {
        sorted[place].sequence = changes.sequence(of: sorted[place])
      }
    }
    return Partial(sorted, problems: problems.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }

  private func entries(
    of kind: CalendarEntry.Kind, _ meetings: Partial<Meeting>
  ) throws(RecordError) -> Partial<CalendarEntry> {
    switch kind {
    case .meeting: Partial(meetings.values.compactMap(\.entry), problems: meetings.problems)
    case .questionnaire: try questionnaireDeadlines()
    case .contributions: Partial(contributionDeadlines)
    case .silence: Partial(try silenceProcedures().map(\.entry))
    case .agreement: try agreementDeadlines(meetings.values)
    case .duty: Partial(try duties().compactMap { $0.standing(among: meetings.values).entry })
    case .consultation: try consultationEnds()
    }
  }

  private var contributionDeadlines: [CalendarEntry] {
    guard let rules = configuration.rules else { return [] }
    return rules.deadlines.enumerated().map { place, deadline in
      let isFirst = !rules.deadlines[..<place].contains { $0.kind == deadline.kind }
      return CalendarEntry(
        kind: .contributions, id: deadline.kind.rawValue + (isFirst ? "" : "-\(place + 1)"),
        start: MeetingTime(clock: deadline.until), timeZone: "UTC", status: .open, sequence: max(0, rules.version - 1))
    }
  }

  private func questionnaireDeadlines() throws(RecordError) -> Partial<CalendarEntry> {
    var (entries, problems): ([CalendarEntry], [RecordError]) = ([], [])
    let conferences = configuration.conferences.map(\.code)
    for id in try questionnaireIDs() where Slug.isValid(id) {
      do throws(RecordError) {
        guard let form = try questionnaire(Slug(id), version: nil) else { continue }
        if let entry = form.questionnaire.entry(id, among: conferences) { entries.append(entry) }
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return Partial(entries, problems: problems)
  }

  private func consultationEnds() throws(RecordError) -> Partial<CalendarEntry> {
    let readable = try readableConsultations()
    let parties = try readableParties().parties
    let entries = readable.values.map { consultation in
      consultation.entry(of: parties.first { $0.code == consultation.country }?.roles.map(\.conference) ?? [])
    }
    return Partial(entries, problems: readable.problems)
  }

  private func agreementDeadlines(_ meetings: [Meeting]) throws(RecordError) -> Partial<CalendarEntry> {
    let readable = try readableAgreements()
    return Partial(
      readable.values.compactMap { agreement in
        agreement.entry(of: meetings.first { $0.id == agreement.meeting }?.conferences ?? [])
      }, problems: readable.problems)
  }
}

extension Meeting {
  /// Its entry in the calendar; `nil` if it has no day.
  public var entry: CalendarEntry? {
    guard let start = start ?? Meeting.day(ofID: id).map({ MeetingTime(on: $0) }) else { return nil }
    return CalendarEntry(
      kind: .meeting, id: id, uid: uid, title: title, start: start, end: end, timeZone: timeZone, place: place,
      conferences: conferences, participants: participants, themes: themes,
      status: CalendarEntry.Status(rawValue: status.rawValue), sequence: sequence)
  }
}

extension Questionnaire {
  /// The entry of its deadline; `nil` if it has none.
  ///
  /// - Parameters:
  ///   - id: its id in the record.
  ///   - conferences: the codes of the record's conferences.
  func entry(_ id: String, among conferences: [String]) -> CalendarEntry? {
    deadline.map { deadline in
      let clock = deadline.clock.flatMap { MeetingTime("\(deadline.day)T\($0)") }
      return CalendarEntry(
        kind: .questionnaire, id: id, title: title, start: clock ?? MeetingTime(on: deadline.day),
        timeZone: deadline.zone, conferences: addressees.filter(conferences.contains),
        participants: addressees.filter { !conferences.contains($0) }, status: .open, sequence: max(0, version - 1))
    }
  }
}

extension Consultation {
  /// The entry of its last day, for the conferences of its State.
  func entry(of conferences: [String]) -> CalendarEntry {
    CalendarEntry(
      kind: .consultation, id: name, title: subject, start: MeetingTime(on: until), conferences: conferences,
      participants: [country.description], status: closed == nil ? .open : .done, sequence: closed == nil ? 0 : 1)
  }
}

extension Agreement {
  /// The entry of its last day, for the conferences that agreed it; `nil` if it has none.
  func entry(of conferences: [String]) -> CalendarEntry? {
    due.map { day in
      CalendarEntry(
        kind: .agreement, id: id, title: text, start: MeetingTime(on: day), conferences: conferences,
        participants: responsible, status: status == .dropped ? .cancelled : status == .done ? .done : .open,
        sequence: status.isClosed ? 1 : 0)
    }
  }
}

extension SilenceProcedure {
  var entry: CalendarEntry {
    let zone = timeZone.flatMap { ZoneOfTimes($0) }
    return CalendarEntry(
      kind: .silence, id: id.string, start: MeetingTime(clock: zone?.clock(at: until) ?? until),
      timeZone: zone?.name ?? "UTC", status: closing == nil ? .open : .done, sequence: closing == nil ? 0 : 1)
  }
}
