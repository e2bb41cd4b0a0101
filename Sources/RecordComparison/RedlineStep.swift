import TextDiff

/// A step between two states, to which changes are attributed.
public enum RedlineStep: Sendable, Hashable {
  /// Everything done between two states.
  case round(from: StateName, to: StateName)
  /// One revision of the record.
  case revision(RevisionName)

  /// The party responsible for the step; `nil` for a round, and if a commit does not say.
  public var party: PartyCode? {
    switch self {
    case .round: nil
    case .revision(let revision): revision.party
    }
  }
}

/// A revision, as a redline cites it.
public struct RevisionName: Sendable, Hashable {
  /// The revision's commit.
  public var commit: CommitID
  /// The code of the State or body on whose behalf it was made, if the commit says so.
  public var party: PartyCode?
  /// Its author.
  public var person: String
  /// Its time, in UTC, as RFC 3339.
  public var time: String
  /// The first line of the commit's message.
  public var subject: String
  /// The reason that its author gave; `nil` for none.
  public var message: String?
  /// The first draft that contains it; `nil` if none does yet.
  public var draft: DraftName?

  /// A revision, from its commit.
  public init(
    commit: CommitID, party: PartyCode?, person: String, time: String, subject: String, message: String? = nil,
    draft: DraftName?
  ) {
    self.commit = commit
    self.party = party
    self.person = person
    self.time = time
    self.subject = subject
    self.message = message
    self.draft = draft
  }
}

/// What one party changed.
public struct PartyStatistics: Sendable, Hashable {
  /// The code of the State or body; `nil` for joint texts, such as the declaration.
  public var party: PartyCode?
  /// The number of its documents among those compared.
  public var documents: Int
  /// What the party changed in its documents.
  public var statistics: TextRedline.Statistics
}

extension StateRedline {
  /// What each party changed, by its code, with joint texts last.
  ///
  /// A contribution belongs to its party. For a joint text, such as the declaration, each revision belongs to its party
  /// if the changes are attributed to revisions.
  public var statisticsOfParties: [PartyStatistics] {
    var sums: [PartyCode?: PartyStatistics] = [:]
    func add(_ party: PartyCode?, _ statistics: TextRedline.Statistics, documents: Int) {
      var sum = sums[party] ?? PartyStatistics(party: party, documents: 0, statistics: .init())
      sum.documents += documents
      sum.statistics += statistics
      sums[party] = sum
    }
    for document in documents where document.text != nil {
      guard document.party == nil, let attribution = document.attribution, isAttributedToRevisions else {
        add(document.party, document.text?.statistics ?? .init(), documents: 1)
        continue
      }
      var parties: Set<PartyCode?> = []
      for (step, statistics) in attribution.statistics {
        let party = steps.indices.contains(step) ? steps[step].party : nil
        add(party, statistics, documents: parties.insert(party).inserted ? 1 : 0)
      }
      if parties.isEmpty { add(nil, .init(), documents: 1) }
    }
    return sums.values.sorted { a, b in
      guard let first = a.party, let second = b.party else { return a.party != nil && b.party == nil }
      return first < second
    }
  }

  /// The statistics of a step over all documents, for lasting changes.
  public func statistics(ofStep step: Int) -> TextRedline.Statistics {
    documents.reduce(into: .init()) { sum, document in
      if let part = document.attribution?.statistics[step] { sum += part }
    }
  }

  /// Whether the steps are revisions, not rounds.
  public var isAttributedToRevisions: Bool {
    steps.contains { if case .revision = $0 { true } else { false } }
  }
}
