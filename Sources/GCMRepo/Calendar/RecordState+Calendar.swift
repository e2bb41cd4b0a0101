import Questionnaires

extension RecordState {
  /// The calendar: meetings and deadlines by their day, and the problems of unreadable files.
  ///
  /// Cost: a file for each meeting, for its agreements, and for each questionnaire and silence procedure.
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
    let sorted = entries.filter(filter.takes).sorted { a, b in
      (a.start.description, a.end.description, a.target) < (b.start.description, b.end.description, b.target)
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
        let questionnaire = form.questionnaire
        guard let deadline = questionnaire.deadline else { continue }
        let clock = deadline.clock.flatMap { MeetingTime("\(deadline.day)T\($0)") }
        entries.append(
          CalendarEntry(
            kind: .questionnaire, id: id, title: questionnaire.title, start: clock ?? MeetingTime(on: deadline.day),
            timeZone: deadline.zone, conferences: questionnaire.addressees.filter(conferences.contains),
            participants: questionnaire.addressees.filter { !conferences.contains($0) }, status: .open,
            sequence: max(0, questionnaire.version - 1)))
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
      let country = parties.first { $0.code == consultation.country }
      return CalendarEntry(
        kind: .consultation, id: consultation.name, title: consultation.subject,
        start: MeetingTime(on: consultation.until), conferences: country?.roles.map(\.conference) ?? [],
        participants: [consultation.country.description], status: consultation.closed == nil ? .open : .done,
        sequence: consultation.closed == nil ? 0 : 1)
    }
    return Partial(entries, problems: readable.problems)
  }

  private func agreementDeadlines(_ meetings: [Meeting]) throws(RecordError) -> Partial<CalendarEntry> {
    let readable = try readableAgreements()
    return Partial(
      readable.values.compactMap { agreement in
        agreement.due.map { day in
          CalendarEntry(
            kind: .agreement, id: agreement.id, title: agreement.text, start: MeetingTime(on: day),
            conferences: meetings.first { $0.id == agreement.meeting }?.conferences ?? [],
            participants: agreement.responsible,
            status: agreement.status == .dropped ? .cancelled : agreement.status == .done ? .done : .open,
            sequence: agreement.status.isClosed ? 1 : 0)
        }
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

extension SilenceProcedure {
  fileprivate var entry: CalendarEntry {
    let zone = timeZone.flatMap { ZoneOfTimes($0) }
    return CalendarEntry(
      kind: .silence, id: id.string, start: MeetingTime(clock: zone?.clock(at: until) ?? until),
      timeZone: zone?.name ?? "UTC", status: closing == nil ? .open : .done, sequence: closing == nil ? 0 : 1)
  }
}
