/// Agreements as the tasks of a work plan, in an order in which each follows those that it depends on.
public struct WorkPlan: Sendable {
  /// The tasks, in their order.
  public let tasks: [Task]

  /// An agreement as a task.
  public struct Task: Sendable, Hashable {
    /// The agreement.
    public let agreement: Agreement
    /// How it stands.
    public let state: State
    /// The ids of what it waits for: what it depends on and is not closed.
    public let waitsFor: [String]
  }

  /// The raw values are those of JSON.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Its last day is over.
    case overdue
    /// It waits for another.
    case waiting
    /// Its first day is to come.
    case planned
    /// It can be begun.
    case ready
    /// It was begun.
    case inProgress = "in-progress"
    /// It is done, or no longer to be done.
    case done, dropped
  }

  /// - Parameters:
  ///   - agreements: the tasks.
  ///   - all: all agreements of the record, among them what the tasks depend on.
  ///   - day: the day on which they are looked at.
  public init(_ agreements: [Agreement], among all: [Agreement], on day: CalendarDay) {
    let open = Set(all.filter { !$0.status.isClosed }.map(\.id))
    let ordered = agreements.sorted { Self.rank($0) < Self.rank($1) }
    let before = Dictionary(agreements.map { ($0.id, $0.dependsOn) }) { first, _ in first }
    let byID = Dictionary(agreements.map { ($0.id, $0) }) { first, _ in first }
    tasks = DependencyOrder.sorted(ordered.map(\.id), before).compactMap { id in
      guard let agreement = byID[id] else { return nil }
      let waitsFor = agreement.dependsOn.filter(open.contains)
      return Task(agreement: agreement, state: Self.state(agreement, waitsFor, on: day), waitsFor: waitsFor)
    }
  }

  private static func state(_ agreement: Agreement, _ waitsFor: [String], on day: CalendarDay) -> State {
    if agreement.status == .dropped { return .dropped }
    if agreement.status.isClosed { return .done }
    if agreement.isOverdue(on: day) { return .overdue }
    if !waitsFor.isEmpty { return .waiting }
    if agreement.status == .inProgress { return .inProgress }
    return agreement.start.map { $0 > day } ?? false ? .planned : .ready
  }

  /// By the first day, then the last; what has none comes after what has one.
  private static func rank(_ agreement: Agreement) -> [String] {
    let first = agreement.start ?? agreement.due
    return [first?.description ?? "~", agreement.due?.description ?? "~", agreement.meeting]
  }
}

extension [String] {
  fileprivate static func < (a: [String], b: [String]) -> Bool { a.lexicographicallyPrecedes(b) }
}

extension RecordState {
  /// The agreements as a work plan.
  ///
  /// - Parameters:
  ///   - meeting: only those of this meeting.
  ///   - responsible: only those that this party does.
  ///   - day: the day on which they are looked at.
  /// - Returns: Without a meeting and a party, the agreements with a place in an order: a first day, or something before or after.
  public func workPlan(
    of meeting: String? = nil, for responsible: String? = nil, on day: CalendarDay
  ) throws(RecordError) -> (plan: WorkPlan, problems: [RecordError]) {
    let readable = try readableAgreements()
    let needed = Set(readable.values.flatMap(\.dependsOn))
    let chosen = readable.values.filter { agreement in
      guard meeting != nil || responsible != nil else {
        return agreement.start != nil || !agreement.dependsOn.isEmpty || needed.contains(agreement.id)
      }
      return (meeting == nil || agreement.meeting == meeting)
        && (responsible.map { agreement.responsible.contains($0) } ?? true)
    }
    return (WorkPlan(chosen, among: readable.values, on: day), readable.problems)
  }
}
