import GitStore

extension Record {
  /// What is wrong with the drafts that lie in a range, and with those that lie nowhere in the branch's history or are
  /// no longer there.
  func draftFindings(in range: HistoryRange, _ history: History) throws(RecordError) -> [Finding] {
    let tip = try tip()
    var auditor = DraftAuditor(
      repository: repository, commits: Set(history.commits), tip: tip, isWhole: history.isWhole)
    var findings: [Finding] = []
    let references = try inRecord { () throws(GitError) in try self.references(below: "refs/tags/") }
    for reference in references {
      do throws(GitError) {
        findings += try auditor.findings(of: try repository.tag(of: reference))
      } catch {
        findings.append(.unreadable(RecordError(error).reading(reference.name)))
      }
    }
    do throws(GitError) {
      let notes = try self.references(below: KnownDraft.references)
      let known = repository.knownDrafts(notes: notes, tags: references)
      for finding in DraftAuditor.lost(known, among: references) where !findings.contains(finding) {
        findings.append(finding)
      }
    } catch {
      findings.append(.unreadable(RecordError(error)))
    }
    return findings
  }
}

/// Holds drafts to their trailers, their manifests and their logs.
private struct DraftAuditor {
  let repository: Repository
  let commits: Set<ObjectID>
  let tip: ObjectID
  /// Whether the history could be read; where not, a draft may lie in what is missing.
  let isWhole: Bool
  private var manifest = Manifest()
  private var roster: Roster?
  private let policy = Policy.formatOne

  init(repository: Repository, commits: Set<ObjectID>, tip: ObjectID, isWhole: Bool) {
    self.repository = repository
    self.commits = commits
    self.tip = tip
    self.isWhole = isWhole
  }

  mutating func findings(of reference: TagReference) throws(GitError) -> [Finding] {
    var findings: [Finding] = []
    let target = reference.tag?.target ?? reference.object
    // A tag may name a folder, a file or another tag; such a one is in no branch's history.
    let isCommit = try repository.kind(of: target) == .commit
    // A draft outside the branch's history matters to every account; one of another range is that range's.
    if !commits.contains(target) {
      if isCommit {
        do throws(GitError) {
          if try repository.isAncestor(target, of: tip) { return [] }
        } catch {
          if isWhole { throw error }
        }
      }
      if isWhole || !isCommit { findings.append(.draftNotInHistory(reference.name)) }
    }
    if let tag = reference.tag {
      if isCommit { findings += try self.findings(of: tag, named: reference.name) }
    } else {
      findings.append(.lightweightDraft(reference.name))
    }
    // A draft's log has one line: its making.
    for entry in try repository.reflog(of: "refs/tags/" + reference.name) where entry.old != .zero {
      findings.append(.draftMoved(draft: reference.name, from: entry.old.description))
    }
    return findings
  }

  private mutating func findings(of tag: Tag, named name: String) throws(GitError) -> [Finding] {
    var findings: [Finding] = []
    let trailers = tag.trailers
    for trailer in ["Party", "Draft", "Manifest-SHA256"] {
      switch trailers.all(trailer).count {
      case 0: findings.append(.draftTrailerMissing(draft: name, trailer: trailer))
      case 1: break
      default: findings.append(.draftTrailerRepeated(draft: name, trailer: trailer))
      }
    }
    for said in [tag.name, trailers["Draft"] ?? name] where said != name {
      findings.append(.draftName(draft: name, said: said))
    }
    if tag.message.utf8.count > ReadingLimits.messageBytes {
      findings.append(
        .draftMessageTooLong(draft: name, bytes: tag.message.utf8.count, limit: ReadingLimits.messageBytes))
    }
    let tree = try repository.commit(tag.target).tree
    if let party = trailers["Party"] { findings += try authority(of: party, over: name, at: tree) }
    if let said = trailers["Manifest-SHA256"] {
      let found = try manifest.hash(of: tree, in: repository)
      if found != said { findings.append(.draftManifest(draft: name, said: said, found: found)) }
    }
    return findings
  }

  private mutating func authority(of party: String, over draft: String, at tree: ObjectID) throws(GitError) -> [Finding]
  {
    let folder = try Roster.folder(in: tree, of: repository)
    let roster =
      if let roster, roster.folder == folder { roster } else { try Roster(folder: folder, of: repository) }
    self.roster = roster
    guard roster.knows(party) else { return [.draftUnknownParty(draft: draft, party: party)] }
    return roster.permits(party, .tag, by: policy) ? [] : [.draftNotPermitted(draft: draft, party: party)]
  }

  /// The drafts that are known to have been made and are not there, or not as they were.
  static func lost(_ known: [KnownDraft], among references: [Reference]) -> [Finding] {
    let present = Dictionary(references.map { ($0.name, $0.target) }) { first, _ in first }
    return known.compactMap { draft in
      switch present["refs/tags/" + draft.name] {
      case draft.tag?: nil
      case nil: .draftDeleted(draft.name)
      default: .draftMoved(draft: draft.name, from: draft.tag.description)
      }
    }
  }
}
