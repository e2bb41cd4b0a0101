import Questionnaires

/// How a time stands to a questionnaire's deadline.
public struct QuestionnaireDeadline: Sendable, Hashable {
  /// The last second in which answers are in time.
  public let end: Timestamp
  /// The zone in which people read it; `nil` for UTC.
  public let zone: TimeZoneName?
  /// Whether later answers are refused.
  public let isHard: Bool

  /// The deadline of a questionnaire; `nil` if it has none.
  ///
  /// In a zone that this system does not know, or whose clocks skip that time, it is the end of the day in UTC: answers are
  /// rather taken than refused.
  public init?(_ questionnaire: Questionnaire) {
    guard let deadline = questionnaire.deadline else { return nil }
    (zone, isHard) = (deadline.zone, deadline.isHard)
    let clock = Timestamp("\(deadline.day)T\(deadline.clock.map { $0 + ":59" } ?? "23:59:59")Z")
    guard let clock else { return nil }
    end = deadline.zone.flatMap { TimeZoneFile($0) }?.times(ofClock: clock).max() ?? clock
  }

  /// Whether a time is after it.
  public func isPassed(at time: Timestamp) -> Bool { time > end }

  /// The days between it and a time, rounded up: 0 if it is not passed.
  public func daysPassed(at time: Timestamp) -> Int {
    isPassed(at: time) ? Int((time.seconds - end.seconds + 86_399) / 86_400) : 0
  }
}
