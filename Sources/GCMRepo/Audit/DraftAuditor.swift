import GitStore

/// Checks drafts one after another, and caches what they share.
struct DraftAuditor {
  private let repository: Repository
  /// The commits of the audited range.
  private let commits: Set<ObjectID>
  private let tip: ObjectID
  /// Whether the whole history could be read; if not, a draft may be in the missing part.
  private let isWhole: Bool
  private var manifest: Manifest
  private var rights: PartyRights?
  /// When tags were there.
  private let times: CommitTimes
  private var judge: TagJudge?
  /// For drafts that exist.
  private var judges: TagJudges?
  private var configurations = ConfigurationLookup()

  init(
    repository: Repository, commits: Set<ObjectID>, tip: ObjectID, isWhole: Bool, manifest: Manifest = Manifest(),
    times: CommitTimes = CommitTimes(), judges: TagJudges? = nil
  ) {
    self.judges = judges
    self.times = times
    self.repository = repository
    self.manifest = manifest
    self.commits = commits
    self.tip = tip
    self.isWhole = isWhole
  }

  /// What the rules find in the draft of a reference; nothing if its commit is before the audited range.
  mutating func findings(of reference: TagReference) throws(GitError) -> [Finding] {
    let target = reference.peeled
    // A tag may name a tree or a blob, which is in no branch's history.
    let isCommit = try repository.kind(of: target) == .commit
    var isInHistory: Bool? = isWhole || !isCommit ? false : nil
    if commits.contains(target) {
      isInHistory = true
    } else if isCommit {
      do throws(GitError) {
        if try repository.isAncestor(target, of: tip) { return [] }
      } catch {
        if isWhole { throw error }
      }
    }
    if let tag = reference.tag, tag.targetKind == .tag {
      return [.nestedDraft(reference.name, of: try repository.tag(tag.target).name)]
    }
    let log = try repository.reflog(of: "refs/tags/" + reference.name)
    return try findings(
      of: reference.name, tag: reference.tag, onCommit: isCommit ? target : nil, isInHistory: isInHistory,
      earlierTargets: log.map(\.old).filter { $0 != .zero })
  }

  /// What the rules find in a draft that is about to be made.
  ///
  /// - Parameter name: the name of its reference, without `refs/tags/`; else the one in the tag.
  mutating func findings(ofNew tag: Tag, named name: String? = nil) throws(GitError) -> [Finding] {
    try findings(of: name ?? tag.name, tag: tag, onCommit: tag.target, isInHistory: true, earlierTargets: [])
  }

  private mutating func findings(
    of name: String, tag: Tag?, onCommit commit: ObjectID?, isInHistory: Bool?, earlierTargets: [ObjectID]
  ) throws(GitError) -> [Finding] {
    var (rights, manifest): (PartyRights?, String?)
    var trailers = Trailers([])
    var signature = CommitSignature.unsigned
    var policy = Policy.formatOne
    if let tag, let commit {
      trailers = tag.trailers
      let tree = try repository.commit(commit).tree
      if trailers["Party"] != nil { rights = try self.rights(at: tree) }
      let file = try repository.entry(at: FactFile.configuration, in: tree)?.id
      policy = (try? configurations.configuration(in: file, of: repository)?.get())?.policy ?? .formatOne
      if tag.signature != nil { signature = try self.signature(of: tag) }
      if trailers["Manifest-SHA256"] != nil { manifest = try self.manifest.hash(of: tree, in: repository) }
    }
    let judged = JudgedDraft(
      name: name, tag: tag, isInHistory: isInHistory, earlierTargets: earlierTargets, isOfCommit: commit != nil,
      trailers: trailers, rights: rights, manifest: manifest, policy: policy, signature: signature)
    return DraftRules.all.flatMap { $0.findings(of: judged) }
  }

  /// By the keys as they were when the host received it, else by the newest: they are never taken out, and a draft's own
  /// commit may be older than one.
  private mutating func signature(of tag: Tag) throws(GitError) -> CommitSignature {
    if let judge = try judges?.judge(of: tag.id) { return judge.signature(of: tag) }
    var made: TagJudge
    if let judge { made = judge } else { made = try TagJudge(tree: try repository.commit(tip).tree, of: repository) }
    made.times = times
    judge = made
    return made.signature(of: tag)
  }

  private mutating func rights(at tree: ObjectID) throws(GitError) -> PartyRights {
    let folder = try PartyRights.folder(in: tree, of: repository)
    if let rights, rights.folder == folder { return rights }
    let read = try PartyRights(folder: folder, of: repository)
    rights = read
    return read
  }
}
