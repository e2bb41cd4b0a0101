import GitStore
import SSHKeys

/// Whether a draft has the agreement that the rules ask for.
public struct DraftStanding: Sendable, Hashable {
  /// The raw values are those of the JSON.
  public enum State: String, Sendable, Hashable, Codable {
    /// Not all who must have signed it.
    case proposed
    /// The rules are met; in a record without rules a draft always is.
    case agreed
  }

  /// Whether the rules are met.
  public var state: State
  /// Who signed it: the one who made it first.
  public var approvals: [Approval]
  /// The conferences whose body has not signed yet.
  public var missing: [String]
}

extension Record {
  /// The standing of a draft: its own signature and the approvals.
  ///
  /// Keys count as they were when the host received each signature, roles as they are in the draft.
  public func standing(of draft: Draft) throws(RecordError) -> DraftStanding {
    let state = try state(at: draft.commit)
    guard let threshold = state.configuration.rules?.drafts else {
      return DraftStanding(state: .agreed, approvals: [], missing: [])
    }
    let consents = try self.consents(to: draft.name.description, in: state)
    let rights = try inRecord { () throws(GitError) in
      try PartyRights(folder: PartyRights.folder(in: state.tree, of: repository), of: repository)
    }
    let conferences = state.configuration.conferences(with: threshold, rights)
    let parties = consents.compactMap { approval in
      rights.party(approval.party.description).map {
        Threshold.Consent(party: $0, person: approval.person, fingerprint: approval.fingerprint)
      }
    }
    let missing = conferences.filter { conference in
      !parties.contains { consent in
        consent.party.roles.contains { $0.conference == conference && $0.name == threshold.eachConference }
      }
    }
    let isMet = threshold.isMet(by: parties, conferences: conferences)
    return DraftStanding(state: isMet ? .agreed : .proposed, approvals: consents, missing: missing)
  }

  /// The valid signatures under a draft.
  private func consents(to draft: String, in state: RecordState) throws(RecordError) -> [Approval] {
    try inRecord { () throws(GitError) in
      guard let target = try references(below: "refs/tags/").first(where: { $0.name == "refs/tags/" + draft })?.target,
        try repository.kind(of: target) == .tag
      else { return [] }
      var judges = TagJudges(of: self)
      var approvals: [Approval] = []
      if let own = try judges.approval(try repository.tag(target)) { approvals.append(own) }
      for reference in try references(below: Approval.references) {
        guard let names = Approval.names(in: reference.name), names.draft == draft,
          let tag = try? repository.tag(reference.target), tag.target == target,
          let approval = try judges.approval(tag), approval.party == names.party
        else { continue }
        approvals.append(approval)
      }
      return approvals
    }
  }
}

/// Judges each signed tag by the keys as they were when the host received it: an approval once given is not taken back by a
/// later change of keys. One that the host has not received is judged by the newest keys.
struct TagJudges {
  private let record: Record
  private let received: [ObjectID: (time: Timestamp, tip: ObjectID)]
  private var judges: [ObjectID: TagJudge] = [:]

  init(of record: Record) {
    self.record = record
    received = (try? record.receivedLog())?.tags(besides: record.branchReference) ?? [:]
  }

  /// The judge of a tag; `nil` if there is no branch.
  mutating func judge(of tag: ObjectID) throws(GitError) -> TagJudge? {
    var tip = received[tag]?.tip
    if tip == nil { tip = try record.tipOrNone() }
    guard let tip else { return nil }
    var judge: TagJudge
    if let known = judges[tip] {
      judge = known
    } else {
      judge = try TagJudge(tree: try record.repository.commit(tip).tree, of: record.repository)
      judges[tip] = judge
    }
    if let time = received[tag]?.time { judge.times.set(time, .host, of: tag) }
    return judge
  }

  /// The consent that a tag expresses.
  mutating func approval(_ tag: Tag) throws(GitError) -> Approval? { try judge(of: tag.id)?.approval(tag) }
}

/// Judges signed tags by the keys of one commit.
struct TagJudge {
  let lookup: SignerLookup
  let signers: AllowedSigners
  let rights: PartyRights
  let policy: Policy
  /// When tags were there.
  var times = CommitTimes()

  init(of record: Record) throws(GitError) {
    guard let tip = try record.tipOrNone() else { throw GitError(code: .notFound, message: "there is no branch") }
    try self.init(tree: try record.repository.commit(tip).tree, of: record.repository)
  }

  init(tree: ObjectID, of repository: Repository) throws(GitError) {
    lookup = SignerLookup(repository: repository)
    let file = try repository.entry(at: FactFile.allowedSigners, in: tree).flatMap { $0.mode.isFile ? $0.id : nil }
    signers = file.map { SignerLookup.signers(in: $0, of: repository) } ?? AllowedSigners()
    rights = try PartyRights(folder: PartyRights.folder(in: tree, of: repository), of: repository)
    var configurations = ConfigurationLookup()
    let configuration = try repository.entry(at: FactFile.configuration, in: tree)?.id
    policy = (try? configurations.configuration(in: configuration, of: repository)?.get())?.policy ?? .formatOne
  }

  func signature(of tag: Tag) -> CommitSignature {
    lookup.signature(
      of: tag, party: tag.trailers["Party"],
      by: SignerLookup.Basis(signers: signers, rights: rights, policy: policy, received: times[tag.id], notBefore: nil))
  }

  /// The consent that a tag expresses; `nil` if it is not signed by a key of its party.
  func approval(_ tag: Tag) -> Approval? {
    let signature = signature(of: tag)
    guard signature.status == .good, let party = tag.trailers["Party"].flatMap({ PartyCode($0) }),
      let fingerprint = signature.fingerprint
    else { return nil }
    return Approval(
      party: party, person: signature.person ?? fingerprint, fingerprint: fingerprint,
      time: Timestamp(seconds: tag.tagger?.time ?? 0))
  }
}
