/// What became of the agreements of earlier meetings: for the next one.
public struct FollowUp: Sendable {
  /// The day on which they are looked at.
  public let day: CalendarDay
  /// The day since which closed agreements are named; `nil` for all.
  public let since: CalendarDay?
  /// Those overdue and those with a day to come, by that day; those without one; those closed, by the day on which they were.
  public let overdue, dated, undated, closed: [Agreement]
  /// What could not be read.
  public let problems: [RecordError]
}

extension RecordState {
  /// The follow-up of agreements.
  ///
  /// - Parameters:
  ///   - meeting: the meeting that it is for: only the agreements of earlier meetings of its conferences count, and of the closed
  ///     ones those closed since the last of them. `nil` for all.
  ///   - responsible: only those that this party does.
  ///   - day: the day on which they are looked at.
  public func followUp(
    for meeting: Meeting?, responsible: String? = nil, on day: CalendarDay
  ) throws(RecordError) -> FollowUp {
    let readable = try readableAgreements()
    var earlier: Set<String>?
    var since: CalendarDay?
    if let meeting, let start = meeting.start?.day {
      let former = try readableMeetings().values.filter { other in
        guard let own = other.start?.day, other.id != meeting.id, own < start else { return false }
        return meeting.conferences.isEmpty || !Set(other.conferences).isDisjoint(with: meeting.conferences)
      }
      earlier = Set(former.map(\.id))
      since = former.filter { $0.status == .held }.compactMap { $0.start?.day }.max()
    }
    let chosen = readable.values.filter { agreement in
      (earlier?.contains(agreement.meeting) ?? true) && (responsible.map { agreement.responsible.contains($0) } ?? true)
    }
    let open = chosen.filter { !$0.status.isClosed }
    func byDay(_ agreements: [Agreement], _ day: (Agreement) -> CalendarDay?) -> [Agreement] {
      agreements.enumerated().sorted { a, b in
        let (first, second) = (day(a.element)?.description ?? "", day(b.element)?.description ?? "")
        return first == second ? a.offset < b.offset : first < second
      }.map(\.element)
    }
    return FollowUp(
      day: day, since: since, overdue: byDay(open.filter { $0.isOverdue(on: day) }, \.due),
      dated: byDay(open.filter { $0.due != nil && !$0.isOverdue(on: day) }, \.due),
      undated: open.filter { $0.due == nil },
      closed: byDay(
        chosen.filter { agreement in
          agreement.status.isClosed && (since.map { day in agreement.closed.map { $0 >= day } ?? true } ?? true)
        }, \.closed), problems: readable.problems)
  }
}
