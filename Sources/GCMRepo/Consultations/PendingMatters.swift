import Questionnaires

/// What is expected of a party and has not come: what a reminder says.
public struct PendingMatters: Sendable {
  /// The party.
  public let party: Party
  /// Its consultations that have begun and of which nothing came.
  public var consultations: [ConsultationStanding] = []
  /// The questionnaires that ask it and that it has not answered, with their deadlines.
  public var questionnaires: [UnansweredQuestionnaire] = []
  /// The agreements that it does and that are overdue.
  public var agreements: [Agreement] = []

  /// A questionnaire that waits for answers.
  public struct UnansweredQuestionnaire: Sendable {
    /// The questionnaire.
    public let questionnaire: Questionnaire
    /// Its deadline; `nil` if it has none.
    public let deadline: QuestionnaireDeadline?
  }

  /// Whether nothing is expected of it.
  public var isEmpty: Bool { consultations.isEmpty && questionnaires.isEmpty && agreements.isEmpty }

  /// The addresses of its focal points on a day that are public, with their names.
  public func publicAddresses(on day: CalendarDay) -> [(name: String, address: String)] {
    party.focalPoints.filter { $0.isCurrent(on: day) }.compactMap { person in
      person.publicContact.email.map { (person.name, $0) }
    }
  }
}

extension RecordState {
  /// What is expected of each party and has not come, by code; parties of which nothing is expected are left out.
  ///
  /// Cost: the consultations, agreements and questionnaires, and the contributions of the States that consult.
  ///
  /// - Parameters:
  ///   - time: the time at which it is looked at.
  ///   - only: the only party that is asked about.
  public func pendingMatters(
    at time: Timestamp, of only: PartyCode? = nil
  ) throws(RecordError) -> (matters: [PendingMatters], problems: [RecordError]) {
    let (all, unread) = try readableParties()
    var problems = unread
    var matters: [PartyCode: PendingMatters] = [:]
    for party in all where only == nil || party.code == only { matters[party.code] = PendingMatters(party: party) }
    let consultations = try self.consultations(at: time, of: only)
    problems += consultations.problems
    for standing in consultations.values where standing.isMissing {
      matters[standing.consultation.country]?.consultations.append(standing)
    }
    for (questionnaire, states) in try unansweredQuestionnaires() {
      for code in states {
        matters[code]?.questionnaires.append(
          .init(questionnaire: questionnaire, deadline: QuestionnaireDeadline(questionnaire)))
      }
    }
    let agreements = try readableAgreements()
    problems += agreements.problems
    let day = CalendarDay(time)
    for agreement in agreements.values where agreement.isOverdue(on: day) {
      for code in agreement.responsible.compactMap({ PartyCode($0) }) { matters[code]?.agreements.append(agreement) }
    }
    return (matters.values.filter { !$0.isEmpty }.sorted { $0.party.code < $1.party.code }, problems)
  }

  /// The newest rounds of the questionnaires with the States that they ask and that have not answered.
  private func unansweredQuestionnaires() throws(RecordError) -> [(Questionnaire, [PartyCode])] {
    var forms: [Questionnaire] = []
    for id in try questionnaireIDs() {
      if let slug = Slug(name: id), let form = try? questionnaire(slug, version: nil) {
        forms.append(form.questionnaire)
      }
    }
    let replaced = Set(forms.compactMap(\.replaces))
    let answered = Set(try contributionIDs(ContributionFilter(kind: .questionnaire)).map(\.description))
    return try forms.filter { !replaced.contains($0.id) }.map { form throws(RecordError) in
      let missing = try addressees(of: form).filter { code in
        guard let slug = Slug(name: form.id) else { return false }
        return !answered.contains(Self.answersID(of: code, to: slug).description)
      }
      return (form, missing)
    }
  }
}
