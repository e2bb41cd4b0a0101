/// Who has submitted what: a row for each member State.
public struct Status: Sendable, Hashable {
  /// The commit that the entry describes.
  public let commit: CommitID
  /// A row for each State that is a member of a conference, by code.
  public let rows: [Row]
  /// The reference documents of each party that has some, by code.
  public let references: [References]
  /// The problems of parties and contributions that cannot be read; they are not counted.
  public let problems: [RecordError]

  /// What one State has submitted.
  public struct Row: Sendable, Hashable {
    /// The State.
    public let party: Party
    /// How many contributions of each kind it has.
    public let counts: [ContributionKind: Int]
    /// The languages of its contributions, in the record's order.
    public let languages: [LanguageTag]
    /// When it last submitted; `nil` if it has not, or the record does not say.
    public let lastSubmission: Timestamp?
    /// The kinds asked of it in which it has submitted nothing.
    public let missing: [ContributionKind]
    /// Its best practices that lack a required text.
    public let incomplete: [ContributionID]
    /// Its contributions with a language that was not revised with the newest one.
    public let unevenlyRevised: [ContributionID]

    /// Its contributions that a body sent in for it, and that it has not answered.
    public let unconfirmed: [ContributionID]
    /// Its contributions that a body sent in for it, and that it contests.
    public let contested: [ContributionID]

    /// A row from its parts. The kinds with a count are those that are not missing.
    public init(
      party: Party, counts: [ContributionKind: Int] = [:], languages: [LanguageTag] = [],
      lastSubmission: Timestamp? = nil, incomplete: [ContributionID] = [], unevenlyRevised: [ContributionID] = [],
      unconfirmed: [ContributionID] = [], contested: [ContributionID] = []
    ) {
      self.party = party
      self.counts = counts
      self.languages = languages
      self.lastSubmission = lastSubmission
      missing = ContributionKind.contributed.filter { counts[$0] == nil }
      self.incomplete = incomplete
      self.unevenlyRevised = unevenlyRevised
      self.unconfirmed = unconfirmed
      self.contested = contested
    }
  }

  /// The reference documents of a party.
  public struct References: Sendable, Hashable {
    /// The State or body.
    public let party: PartyCode
    /// Its reference documents.
    public let documents: [ContributionID]
    /// When it last submitted one; `nil` if the record does not say.
    public let lastSubmission: Timestamp?

    /// References from their parts.
    public init(party: PartyCode, documents: [ContributionID], lastSubmission: Timestamp? = nil) {
      self.party = party
      self.documents = documents
      self.lastSubmission = lastSubmission
    }
  }

  /// A status from its parts.
  public init(commit: CommitID, rows: [Row], references: [References] = [], problems: [RecordError] = []) {
    self.commit = commit
    self.rows = rows
    self.references = references
    self.problems = problems
  }

  /// How many States have submitted something.
  public var answered: Int { rows.count { !$0.counts.isEmpty } }
}

extension RecordState {
  /// The status of every member State, by code, and of any other party with a contribution. Reference documents are counted
  /// apart: they answer nothing that a State is asked for.
  ///
  /// Cost: each contribution's `contribution.yml`; history is not read.
  public func status() throws(RecordError) -> Status {
    let readable = try readableContributions()
    let (parties, unreadable) = try readableParties()
    var problems = unreadable
    let byParty = Dictionary(grouping: readable.values.filter { $0.id.kind != .reference }, by: \.id.party)
    var rows: [Status.Row] = []
    for party in parties where party.isMemberState || byParty[party.code] != nil {
      let contributions = byParty[party.code] ?? []
      var counts: [ContributionKind: Int] = [:]
      for contribution in contributions { counts[contribution.id.kind, default: 0] += 1 }
      var standings: [ContributionID: SenderStanding] = [:]
      for contribution in contributions {
        do throws(RecordError) { standings[contribution.id] = try standing(of: contribution) } catch {
          guard error.concernsOneFile else { throw error }
          problems.append(error)
        }
      }
      let used = Set(contributions.flatMap(\.languages))
      rows.append(
        Status.Row(
          party: party, counts: counts, languages: configuration.languages.filter(used.contains),
          lastSubmission: contributions.compactMap(\.submittedAt).max(),
          incomplete: contributions.filter { $0.status == .incomplete }.map(\.id),
          unevenlyRevised: contributions.filter { !$0.olderOriginals.isEmpty }.map(\.id),
          unconfirmed: contributions.map(\.id).filter { standings[$0] == .unconfirmed },
          contested: contributions.map(\.id).filter { standings[$0] == .contested }))
    }
    return Status(
      commit: commit, rows: rows, references: Self.references(among: readable.values),
      problems: problems + readable.problems)
  }
  private static func references(among contributions: [Contribution]) -> [Status.References] {
    let references = contributions.filter { $0.id.kind == .reference }
    return Dictionary(grouping: references, by: \.id.party).sorted { $0.key < $1.key }.map { party, documents in
      Status.References(
        party: party, documents: documents.map(\.id), lastSubmission: documents.compactMap(\.submittedAt).max())
    }
  }
}
