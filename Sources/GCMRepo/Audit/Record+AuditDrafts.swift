import GitStore

extension Record {
  /// The findings about drafts in a range, and about drafts outside the branch's history or no longer existing.
  ///
  /// - Parameters:
  ///   - range: the range.
  ///   - history: its commits.
  ///   - anchors: the drafts that the commits of the range name.
  ///   - times: when commits and drafts were there.
  func draftFindings(
    in range: HistoryRange, _ history: History, anchors: Set<KnownDraft>, _ times: CommitTimes
  ) throws(RecordError) -> [Finding] {
    let tip = try tip()
    var auditor = DraftAuditor(
      repository: repository, commits: Set(history.commits), tip: tip, isWhole: history.isWhole,
      times: times, judges: TagJudges(of: self))
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
      let known = repository.knownDrafts(anchors: anchors, notes: notes, tags: references)
      let absent = KnownDraft.absent(known, among: references)
      let limits = try repository.draftLimits()
      if history.problems.contains(where: { $0.code == .shallow }) {
        // Fetching the rest brings them too, and is asked for once.
      } else if !limits.isEmpty, !absent.isEmpty || references.isEmpty && limits == [.noTags] {
        findings.append(.unreadable(.draftsNotFetched(absent.map(\.name), limits: limits)))
      } else {
        findings += absent.map { .draftDeleted($0.name) }
      }
      for finding in KnownDraft.moved(known, among: references) where !findings.contains(finding) {
        findings.append(finding)
      }
    } catch {
      findings.append(.unreadable(RecordError(error)))
    }
    return findings
  }
}
