import GitStore
import Questionnaires

/// How a consultation stands at a time: what has come of it, and how many days are left.
public struct ConsultationStanding: Sendable, Hashable {
  /// The consultation.
  public let consultation: Consultation
  /// The contributions and answers of the State that came in the period, by id; also after it as long as it is not closed.
  public let came: [ContributionID]
  /// How it stands.
  public let state: State
  /// The days that are left, the last one counted; 0 after the last, and where it is closed.
  public let daysLeft: Int
  /// The days since its last one; 0 unless it is overdue.
  public let daysOverdue: Int
  /// Of answers that came and are partial, the numbers of the questions that are still to be answered.
  public private(set) var missingAnswers: [ContributionID: [String]] = [:]

  /// The raw values are those of JSON.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// It has not begun.
    case planned
    /// Its period runs.
    case open
    /// Its period is over, nothing came, and no body closed it.
    case overdue
    /// Its period is over, and something came; no body closed it.
    case over
    /// A body closed it.
    case closed
  }

  /// Whether the State has still to answer: it has begun, is not closed, and nothing came.
  public var isMissing: Bool { (state == .open || state == .overdue) && came.isEmpty }
}

extension RecordState {
  /// How all consultations stand at a time: the overdue first, then by their last day.
  ///
  /// Cost: a file for each State, and the contributions of those that consult.
  ///
  /// - Parameters:
  ///   - time: the time.
  ///   - country: the only State that is asked about.
  public func consultations(
    at time: Timestamp, of country: PartyCode? = nil
  ) throws(RecordError) -> Partial<ConsultationStanding> {
    let readable = try readableConsultations()
    var problems = readable.problems
    var known: [PartyCode: [Contribution]] = [:]
    var standings: [ConsultationStanding] = []
    var versions: [Slug: QuestionnaireVersions] = [:]
    let now = try self.time()
    for consultation in readable.values where country == nil || consultation.country == country {
      let own: [Contribution]
      if let held = known[consultation.country] {
        own = held
      } else {
        let read = try readableContributions(ContributionFilter(party: consultation.country))
        problems += read.problems
        own = read.values
        known[consultation.country] = own
      }
      var standing = ConsultationStanding(consultation, contributions: own, at: time)
      problems += try standing.readAnswers(in: self, at: now, &versions)
      standings.append(standing)
    }
    return Partial(standings.sorted(), problems: problems)
  }

  /// The member States without any consultation, by code.
  public func statesWithoutConsultation() throws(RecordError) -> [PartyCode] {
    let consulting = Set(try readableConsultations().values.map(\.country))
    return try parties().filter { $0.isMemberState && !consulting.contains($0.code) }.map(\.code)
  }
}

extension [ConsultationStanding] {
  /// The overdue first, then by their last day.
  package func sorted() -> [ConsultationStanding] { sorted { $0.rank < $1.rank } }
}

extension ConsultationStanding {
  /// Finds out which of the answers that came are partial. Cost: a file for each.
  ///
  /// - Parameters:
  ///   - state: the state that has them.
  ///   - time: when what they lack is asked for.
  ///   - versions: of the questionnaires, for all consultations.
  /// - Returns: the problems of those that cannot be read.
  package mutating func readAnswers(
    in state: RecordState, at time: Timestamp, _ versions: inout [Slug: QuestionnaireVersions]
  ) throws(RecordError) -> [RecordError] {
    var problems: [RecordError] = []
    for id in came where id.kind == .questionnaire {
      do throws(RecordError) {
        guard
          let answers = try state.answers(
            of: id.party, to: id.slug, &versions[id.slug, default: QuestionnaireVersions(of: id.slug)])
        else { continue }
        let missing = answers.missing(at: time)
        if !missing.isEmpty { missingAnswers[id] = missing }
      } catch {
        guard error.concernsOneFile else { throw error }
        problems.append(error)
      }
    }
    return problems
  }

  /// How a consultation stands at a time.
  ///
  /// - Parameter contributions: those of the State.
  package init(_ consultation: Consultation, contributions: [Contribution], at time: Timestamp) {
    let (start, end) = consultation.period
    let last = consultation.closed.flatMap { Timestamp("\($0)T23:59:59Z") }.map { max($0, end) } ?? time
    came = contributions.filter { contribution in
      guard let sent = contribution.submittedAt, sent >= start, sent <= max(end, last), sent <= time else {
        return false
      }
      // One about a questionnaire gathers the answers to it; others gather everything.
      guard let asked = consultation.questionnaire else { return true }
      return contribution.id.kind == .questionnaire && contribution.id.slug.string == asked
    }.map(\.id).sorted()
    self.consultation = consultation
    let isClosed = consultation.closed != nil
    state =
      isClosed ? .closed : time < start ? .planned : time <= end ? .open : came.isEmpty ? .overdue : .over
    let left = end.seconds - time.seconds
    daysLeft = isClosed || left < 0 ? 0 : Int(left / 86_400) + 1
    daysOverdue = state == .overdue ? Int((-left + 86_399) / 86_400) : 0
  }

  fileprivate var rank: Rank {
    let group =
      switch state {
      case .overdue: 0
      case .open: 1
      case .planned: 2
      case .over: 3
      case .closed: 4
      }
    return Rank(group: group, day: consultation.until.description, name: consultation.name)
  }

  fileprivate struct Rank: Comparable {
    let group: Int
    let day, name: String

    static func < (a: Rank, b: Rank) -> Bool { (a.group, a.day, a.name) < (b.group, b.day, b.name) }
  }
}
