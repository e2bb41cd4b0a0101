import BestPractices

extension RecordState {
  /// The best practices of the members of a conference, or of all, sorted by id, and the problems of unreadable ones.
  ///
  /// Cost: each one's `contribution.yml`, and for a conference the parties.
  public func readablePractices(
    _ filter: ContributionFilter = .init(), of conference: String? = nil
  ) throws(RecordError) -> Partial<Contribution> {
    var filter = filter
    filter.kind = .bestPractice
    let found = try readableContributions(filter)
    guard let conference else { return found }
    let members = try parties().filter { party in
      party.roles.contains { $0.conference == conference && $0.name == .member }
    }
    let codes = Set(members.map(\.code))
    return Partial(found.values.filter { codes.contains($0.id.party) }, problems: found.problems)
  }

  /// A best practice's text in a language, or in its first, read by its headings. Cost: the text.
  public func practiceText(of contribution: Contribution, in language: LanguageTag?) throws(RecordError) -> PracticeText
  {
    PracticeText(try text(of: contribution, language: language))
  }

  /// The sessions to which a practice was brought, with what was said of it, by their beginning. Cost: a file for each
  /// meeting.
  public func selections(of practice: ContributionID) throws(RecordError) -> [(
    meeting: Meeting, selected: SelectedPractice
  )] {
    try readableMeetings().values.flatMap { meeting in
      meeting.practices.filter { $0.practice == practice }.map { (meeting, $0) }
    }
  }
}
