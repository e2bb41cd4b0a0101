import GitStore

extension Record {
  /// Takes what another copy has besides its branch: drafts and the record's own references are created here, the host's
  /// log of what it received moves forward, and nothing else moves.
  ///
  /// Doing it again does nothing, so that an interruption needs no care.
  ///
  /// - Parameters:
  ///   - host: where the other copy's references are.
  ///   - committer: who runs the program.
  ///   - report: receives what came, and what could not be taken.
  ///   - inHistoryOnly: whether drafts of states that the branch never had are left out.
  func settle(
    _ host: HostReferences, by committer: Identity.Person, _ report: inout SyncReport, inHistoryOnly: Bool = false
  ) throws(RecordError) {
    let signature = committer.signature(now: Timestamp.now)
    do throws(GitError) {
      for reference in try host.all(in: repository) where reference.name != branchReference {
        let local = try repository.reference(reference.name)
        guard local != reference.target else { continue }
        if inHistoryOnly, try !isInHistory(reference, of: host) { continue }
        guard let local else {
          guard Repository.isValidReferenceName(reference.name) else { continue }
          try repository.moveReference(
            reference.name, from: nil, to: reference.target, reason: Self.syncReason, by: signature)
          if let name = reference.name.tagName { report.receivedDrafts.append(name) }
          continue
        }
        if reference.name == HostReferences.received {
          guard try repository.isAncestor(local, of: reference.target) else {
            // The host's log moves by its pushes alone; one that is behind is an older copy's.
            if try !repository.isAncestor(reference.target, of: local) { report.movedOnHost.append(reference.name) }
            continue
          }
          try repository.moveReference(
            reference.name, from: local, to: reference.target, reason: Self.syncReason, by: signature)
          continue
        }
        // What was the host's own before has moved there.
        let kept = host.tracking(reference.name) ?? ""
        if try repository.reflog(of: kept).contains(where: {
          $0.old == local || $0.new == local && $0.new != reference.target
        }) {
          report.movedOnHost.append(reference.name)
          continue
        }
        guard let name = reference.name.tagName ?? reference.name.noteName else {
          report.movedOnHost.append(reference.name)
          continue
        }
        if reference.name.tagName != nil {
          report.setAside.append(try setAside(name, local, .nameTaken, host: reference.target, by: signature))
        }
        // Made again rather than moved: with the old one its reflog goes, by which a moved draft is known.
        try repository.removeReference(reference.name, ifNaming: local)
        try repository.moveReference(
          reference.name, from: nil, to: reference.target, reason: Self.syncReason, by: signature)
      }
    } catch {
      throw RecordError(error, path: path)
    }
  }

  /// Whether a draft, or the note of one, is of a state that the branch had; true for any other reference.
  private func isInHistory(_ reference: Reference, of host: HostReferences) throws(GitError) -> Bool {
    guard reference.name.tagName != nil || reference.name.noteName != nil else { return true }
    guard let tip = try repository.reference(branchReference), let tag = try? repository.tag(reference.target),
      tag.targetKind == .commit
    else { return false }
    return try repository.isAncestor(tag.target, of: tip)
  }

  /// Sets aside drafts of which the host will never have the state: they were made of local events that were put after
  /// the host's meanwhile.
  func setAsideStaleDrafts(
    _ host: HostReferences, by committer: Identity.Person, _ report: inout SyncReport
  ) throws(RecordError) {
    let signature = committer.signature(now: Timestamp.now)
    do throws(GitError) {
      guard let tip = try repository.reference(branchReference) else { return }
      for draft in try localDrafts(host) {
        guard let target = try? repository.tag(draft.tag).target, try !repository.isAncestor(target, of: tip) else {
          continue
        }
        report.setAside.append(try setAside(draft.name, draft.tag, .stateNotShared, by: signature))
        try repository.removeReference("refs/tags/" + draft.name, ifNaming: draft.tag)
        try repository.removeReference(KnownDraft.references + draft.name, ifNaming: draft.tag)
      }
    } catch {
      throw RecordError(error, path: path)
    }
  }

  /// The drafts made here that the host does not have.
  func localDrafts(_ host: HostReferences) throws(GitError) -> [KnownDraft] {
    var drafts: [KnownDraft] = []
    for reference in try repository.references(matching: "refs/tags/*") {
      guard let kept = host.tracking(reference.name), try repository.reference(kept) == nil,
        let found = try? repository.tag(of: reference), let tag = found.tag, tag.trailers["Draft"] == found.name
      else { continue }
      drafts.append(KnownDraft(name: found.name, tag: tag.id))
    }
    return drafts
  }

  private func setAside(
    _ name: String, _ tag: ObjectID, _ why: SetAsideDraft.Reason, host: ObjectID? = nil, by signature: Signature
  ) throws(GitError) -> SetAsideDraft {
    var reference = Repository.aside(draft: name)
    var count = 1
    while let other = try repository.reference(reference), other != tag {
      count += 1
      reference = Repository.aside(draft: name) + "-\(count)"
    }
    if try repository.reference(reference) == nil {
      try repository.moveReference(reference, from: nil, to: tag, reason: Self.syncReason, by: signature)
    }
    return SetAsideDraft(
      name: name, reference: reference, why: why, own: repository.draft(name, tag),
      host: host.flatMap { repository.draft(name, $0) })
  }

  static let syncReason = "gcmrepo sync"
}

extension String {
  fileprivate var tagName: String? { hasPrefix("refs/tags/") ? String(dropFirst("refs/tags/".count)) : nil }
  fileprivate var noteName: String? {
    hasPrefix(KnownDraft.references) ? String(dropFirst(KnownDraft.references.count)) : nil
  }
}
