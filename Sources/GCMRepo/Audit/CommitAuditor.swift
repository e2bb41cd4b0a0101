import GitStore

/// Audits commits one after the other, newest first, and caches what neighbouring commits share.
struct CommitAuditor {
  let repository: Repository
  /// Commits whose parents a shallow clone does not have.
  private let boundary: Set<ObjectID>
  private var parent: StoredCommit?
  private var memory = TreeMemory()
  /// The parties of the tree that was read last; most commits do not change them.
  private var rights: (tree: ObjectID, rights: PartyRights)?
  private var signers: SignerLookup
  private var configurations = ConfigurationLookup()
  private var files = (
    configuration: TrackedFile(path: FactFile.configuration), keys: TrackedFile(path: FactFile.allowedSigners)
  )
  /// When commits were there.
  private var times: CommitTimes
  /// The rules about changes.
  private let rules: [any AuditRule]

  init(
    repository: Repository, boundary: Set<ObjectID>, times: CommitTimes = CommitTimes(),
    signatures: SignatureCache = SignatureCache(), rules: [any AuditRule] = AuditRules.ofChanges
  ) {
    self.rules = rules
    self.repository = repository
    self.boundary = boundary
    self.times = times
    signers = SignerLookup(repository: repository, cache: signatures)
  }

  /// Valid signatures that were not known before, by commit, since the last time that they were taken.
  mutating func takeFoundSignatures() -> [ObjectID: [UInt8]] { signers.takeFound() }

  /// Goes on with commits other than the last one's parent.
  ///
  /// - Parameters:
  ///   - commit: the first, if it has been read already.
  ///   - times: when they were there.
  mutating func skip(to commit: StoredCommit?, _ times: CommitTimes) {
    parent = commit
    memory = TreeMemory()
    self.times = times
  }

  /// The audit entry of a commit: its trailers and the findings of the rules.
  ///
  /// - Parameters:
  ///   - id: the commit.
  ///   - next: its parent, if it has been read already.
  mutating func entry(
    _ id: ObjectID, parent next: StoredCommit? = nil
  ) throws(GitError) -> (entry: AuditEntry, parent: ObjectID?, newestDraft: KnownDraft?) {
    let stored: StoredCommit
    if let parent, parent.commit.id == id { stored = parent } else { stored = try repository.storedCommit(id) }
    let commit = stored.commit
    // A damaged parent is reported as a commit of its own.
    parent = commit.parents.first.flatMap { first in
      if let next, next.commit.id == first { next } else { try? repository.storedCommit(first) }
    }
    var judged = JudgedCommit(commit, in: repository)
    var (findings, notices): ([Finding], [Finding]) = ([], [])
    // Another tool's merge is no event: what else it lacks follows from that.
    if commit.parents.count > 1 {
      var merges = SingleParent().findings(of: judged)
      do throws(GitError) { merges += try MergedTree(commit, in: repository).findings } catch {
        merges.append(.unreadable(RecordError(error)))
      }
      try readSignature(ofMerge: stored, &judged)
      if judged.signature.status == .bad { merges.append(.badSignature(author: commit.author.name)) }
      let entry = AuditEntry(
        revision: Revision(commit, judged.facts), findings: merges, notices: [],
        signature: judged.signature(at: times[id]))
      memory = TreeMemory()
      return (entry, commit.parents.first, KnownDraft(anchoredBy: judged.trailers))
    }
    for rule in AuditRules.ofMessages { findings += try rule.findings(of: judged) }
    // Without a readable parent, a commit's changes are unknown.
    if parent != nil || commit.parents.isEmpty, !boundary.contains(id) {
      do throws(GitError) {
        findings += try changeFindings(&judged, stored)
        for rule in AuditRules.notices { notices += try rule.findings(of: judged) }
      } catch {
        // Continue with the remaining commits.
        findings.append(.unreadable(RecordError(error)))
        memory = TreeMemory()
        rights = nil
      }
    }
    let entry = AuditEntry(
      revision: Revision(commit, judged.facts), findings: findings, notices: notices,
      signature: judged.signature(at: times[id]), rule: judged.rule)
    return (entry, commit.parents.first, KnownDraft(anchoredBy: judged.trailers))
  }

  /// The signature of a merge, which is no event of a party: any key of the record will do.
  private mutating func readSignature(
    ofMerge stored: StoredCommit, _ judged: inout JudgedCommit
  ) throws(GitError) {
    guard stored.commit.isSigned, let parent else { return }
    let file = try repository.entry(at: FactFile.allowedSigners, in: parent.commit.tree)
    judged.signature = signers.signature(
      of: stored, facts: judged.facts,
      by: SignerLookup.Basis(
        signers: signers.signers(in: file?.id), rights: nil, policy: .formatOne, received: times[stored.commit.id],
        notBefore: parent.commit.committer.time))
    if judged.signature.status == .wrongParty, judged.facts.party == nil { judged.signature.status = .good }
  }

  /// The findings of the rules about changes, with the changes read once for all of them.
  private mutating func changeFindings(
    _ judged: inout JudgedCommit, _ stored: StoredCommit
  ) throws(GitError) -> [Finding] {
    let commit = judged.commit
    judged.changes = try repository.changedPaths(from: parent?.commit.tree, to: commit.tree, remembering: &memory)
    if judged.facts.party != nil { judged.rights = try rights(before: commit, judged.changes) }
    try readRules(&judged, stored)
    var findings: [Finding] = []
    for rule in rules { findings += try rule.findings(of: judged) }
    return findings
  }

  /// The rules, the keys and the signature, which the rules of signed records need.
  private mutating func readRules(_ judged: inout JudgedCommit, _ stored: StoredCommit) throws(GitError) {
    let commit = judged.commit
    let tree = parent?.commit.tree ?? commit.tree
    let before = try files.configuration.file(in: tree, before: commit, judged.changes, of: repository)
    let keys = try files.keys.file(in: tree, before: commit, judged.changes, of: repository)
    if parent != nil {
      judged.configuration.before = try? configurations.configuration(in: before, of: repository)?.get()
    }
    judged.configuration.after = judged.configuration.before
    if parent == nil || judged.change(at: FactFile.configuration) != nil {
      var own = ConfigurationLookup()
      let after = parent == nil ? before : judged.change(at: FactFile.configuration)?.new?.id
      judged.configuration.after = try? own.configuration(in: after, of: repository)?.get()
    }
    judged.policy = judged.configuration.before?.policy ?? .formatOne
    // Nobody's keys are in the record before it begins: the host's own, which it brings.
    let isBeginning = parent == nil || judged.beginsRules
    let own = judged.change(at: FactFile.allowedSigners)
    let file = isBeginning && own != nil ? own?.new?.id : keys
    judged.signers = signers.signers(in: file)
    let received = times[commit.id]
    if let received {
      judged.time = received.time
      judged.hostTime = received.source == .host ? received.time : nil
    }
    guard commit.isSigned else { return }
    judged.signature = signers.signature(
      of: stored, facts: judged.facts,
      by: SignerLookup.Basis(
        signers: judged.signers, rights: judged.rights, policy: judged.policy, received: received,
        notBefore: parent?.commit.committer.time))
    // The host is no party, and begins the record in the name of one.
    if isBeginning, judged.signature.status == .wrongParty, judged.signature.principal == Principal.host.description {
      judged.signature.status = .good
    }
  }

  /// The parties before a commit: its parent's, or for the first commit its own.
  private mutating func rights(before commit: Commit, _ changes: [PathChange]) throws(GitError) -> PartyRights {
    let tree = parent?.commit.tree ?? commit.tree
    if let known = rights, known.tree == tree || known.tree == commit.tree && !changes.contains(where: Self.isParty) {
      rights = (tree, known.rights)
      return known.rights
    }
    let folder = try PartyRights.folder(in: tree, of: repository)
    let read =
      if let known = rights?.rights, known.folder == folder { known } else {
        try PartyRights(folder: folder, of: repository)
      }
    rights = (tree, read)
    return read
  }

  private static func isParty(_ change: PathChange) -> Bool { change.path.isAt(RecordFolder.parties.path) }
}
