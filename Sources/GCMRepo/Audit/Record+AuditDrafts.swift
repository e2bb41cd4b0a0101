import GitStore

extension Record {
  /// The findings about drafts in a range, and about drafts outside the branch's history or no longer existing.
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
      for finding in KnownDraft.lost(known, among: references) where !findings.contains(finding) {
        findings.append(finding)
      }
    } catch {
      findings.append(.unreadable(RecordError(error)))
    }
    return findings
  }
}

extension KnownDraft {
  /// The drafts known to have been made that no longer exist, or have changed.
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
