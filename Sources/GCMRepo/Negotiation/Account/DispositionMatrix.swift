import GitStore
import NegotiatedText

/// What became of every change of every proposal, and of every numbered recommendation: the disposition matrix.
public struct DispositionMatrix: Sendable {
  /// The drafts whose proposals it accounts for, oldest first.
  public let drafts: [DraftName]
  /// The changes in the order of their drafts and texts, then the recommendations.
  public let rows: [Row]
  /// Proposals that were withdrawn: nothing of them is open.
  public let withdrawn: [ContributionID]
  /// Proposals that cannot be read.
  public let unread: [UnreadProposal]

  /// A change or a recommendation, what became of it, and what its State says.
  public struct Row: Sendable, Hashable {
    /// What it is about.
    public let subject: Subject
    /// The last disposition; `nil` if there is none.
    public let disposition: Disposition?
    /// The State's last answer to it; `nil` if there is none.
    public let answer: DispositionAnswer?
    /// The disposition of what stood in its place in an earlier revision of the proposal, of which it is another change.
    public let earlier: Disposition?
    /// The settled bracket that took its words; `nil` if none did. It is no disposition.
    public internal(set) var taken: TakenWords?

    /// A change of a proposal, or a recommendation.
    public enum Subject: Sendable, Hashable {
      /// A change of a proposal.
      case change(AccountedChange)
      /// A recommendation of an input.
      case recommendation(ContributionID, Recommendation)
    }
  }

  /// How a row stands. The raw values are those of JSON.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// Nobody has said what became of it; it is said, and the State has not answered; the State is satisfied, or is not.
    case open, disposed, satisfied
    /// Disposed of, and its State is not satisfied.
    case notSatisfied = "not-satisfied"
  }

  /// The rows that wait for somebody: for the secretariats what is not disposed of, for a State what is not accepted as it asked.
  public var open: [Row] { rows.filter { $0.waitsFor != nil } }
}

extension DispositionMatrix.Row {
  /// Its name: `CL/proposals/draft-2/detencion#3`, `CL/inputs/aportes#2`.
  public var reference: AccountReference {
    switch subject {
    case .change(let change): change.reference
    case .recommendation(let id, let recommendation): AccountReference(id.description, recommendation.number)
    }
  }

  /// The proposal or the input.
  public var contribution: ContributionID {
    switch subject {
    case .change(let change): change.proposal
    case .recommendation(let id, _): id
    }
  }

  /// The draft that it concerns.
  public var draft: DraftName? {
    switch subject {
    case .change(let change): change.draft
    case .recommendation(_, let recommendation): recommendation.draft
    }
  }

  /// The place of its paragraph in the draft; of a new one that of the paragraph before it. `nil` for a recommendation that
  /// concerns none.
  public var place: Int? {
    switch subject {
    case .change(let change): change.quote.anchor
    case .recommendation(_, let recommendation): recommendation.aboutPlace
    }
  }

  /// How its paragraph is cited; its place if it has no number.
  public var citation: String? {
    switch subject {
    case .change(let change): change.citation ?? "#\(change.quote.anchor)"
    case .recommendation(_, let recommendation): recommendation.about
    }
  }

  /// How it stands.
  public var standing: DispositionMatrix.Standing {
    guard disposition != nil else { return .open }
    return switch answer?.word {
    case .satisfied: .satisfied
    case .notSatisfied: .notSatisfied
    case nil: .disposed
    }
  }

  /// Whom it waits for; `nil` if it is settled.
  public var waitsFor: Waiting? {
    switch standing {
    case .open: .secretariat
    case .disposed: disposition?.outcome == .accepted ? nil : .party(contribution.party)
    case .satisfied, .notSatisfied: nil
    }
  }

  /// Whom a row waits for.
  public enum Waiting: Sendable, Hashable {
    /// The bodies that may dispose of it.
    case secretariat
    /// The State that answers.
    case party(PartyCode)
  }
}

extension Record {
  /// The disposition matrix, as the record has it now.
  ///
  /// Cost: linear in the texts of the drafts and of their proposals.
  ///
  /// - Parameters:
  ///   - name: a draft: the proposals on it, and the recommendations that concern it or no draft. All drafts for `nil`.
  ///   - party: whose proposals and inputs; everybody's for `nil`.
  /// - Throws: ``RecordError/Code-swift.struct/unknownRevision``.
  public func matrix(of name: String? = nil, party: PartyCode? = nil) throws(RecordError) -> DispositionMatrix {
    let state = try current()
    let all = try drafts().filter(\.isAnnotated).map(\.name)
    let chosen = try name.map { name throws(RecordError) in [try draft(named: name).name] }
    let ids = try state.proposalIDs()
    let drafts = chosen ?? all.filter { draft in ids.contains { $0.draft == draft } }
    var (rows, unread): ([DispositionMatrix.Row], [UnreadProposal]) = ([], [])
    for draft in drafts {
      let found = try state.accountedChanges(on: draft, of: party)
      unread += found.unread
      var files: [ContributionID: (DispositionFile, DispositionAnswers)] = [:]
      for proposal in found.proposals {
        files[proposal.id] = (try state.dispositionFile(of: proposal.id), try state.dispositionAnswers(of: proposal.id))
      }
      let taken = try takenWords(of: found.changes, on: try self.draft(named: draft.description))
      for change in found.changes {
        guard let (file, answers) = files[change.proposal] else { continue }
        var row = DispositionMatrix.Row(.change(change), change.item, file.dispositions, answers)
        row.taken = taken[change.reference]
        rows.append(row)
      }
    }
    for id in try state.recommendedIDs() where party == nil || id.party == party {
      let file = try state.recommendationFile(of: id)
      let answers = try state.dispositionAnswers(of: id)
      for recommendation in file.recommendations
      where chosen == nil || recommendation.draft == nil || recommendation.draft == chosen?.first {
        rows.append(
          .init(
            .recommendation(id, recommendation), AccountItem(number: recommendation.number, mark: nil),
            file.dispositions, answers))
      }
    }
    let withdrawn = try state.withdrawnProposals(of: party).map(\.id)
      .filter { id in chosen == nil || id.draft == chosen?.first }
    return DispositionMatrix(drafts: drafts, rows: rows, withdrawn: withdrawn, unread: unread)
  }
}

extension DispositionMatrix.Row {
  init(_ subject: Subject, _ item: AccountItem, _ dispositions: DispositionList, _ answers: DispositionAnswers) {
    let last = dispositions.last(on: item)
    self.init(
      subject: subject, disposition: last, answer: last.flatMap { answers.last(to: $0, of: item) },
      earlier: last == nil ? dispositions.earlier(than: item) : nil)
  }
}

extension RecordState {
  /// The proposals that were withdrawn, sorted, with their last revisions.
  func withdrawnProposals(of party: PartyCode? = nil) throws(RecordError) -> [(id: ContributionID, revision: Int)] {
    var filter = ContributionFilter(party: party, kind: .proposal)
    filter.takesProposals = true
    return try withdrawnIDs(filter)
  }
}
