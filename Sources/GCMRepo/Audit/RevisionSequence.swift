import GitStore

/// Whether the revisions of each contribution are consecutive; entries are passed oldest first.
struct RevisionSequence {
  /// A number that does not follow, and the last counted entry before it.
  struct Gap {
    let said: Int
    let expected: Int
    let before: Int?
  }

  private var last: [String: (revision: Int, place: Int)] = [:]
  /// Whether the first revision may have any number, as in a range that begins in the middle.
  private let beginsAnywhere: Bool

  init(beginsAnywhere: Bool) { self.beginsAnywhere = beginsAnywhere }

  /// What is wrong with the number of the next entry, at an index of the audit.
  mutating func next(_ entry: AuditEntry, at place: Int) -> Gap? {
    let facts = entry.revision.facts
    guard let id = facts.contribution, let revision = facts.revision,
      facts.action?.bringsRevision == true || facts.action == .withdraw
    else { return nil }
    let before = last[id]
    // An event that changes nothing does not affect the next number.
    if !entry.findings.contains(where: \.isNoOp) { last[id] = (revision, place) }
    guard before != nil || !beginsAnywhere else { return nil }
    // A withdrawal names the revision that it withdraws.
    let expected = facts.action == .withdraw ? max(1, before?.revision ?? 0) : (before?.revision ?? 0) &+ 1
    return revision == expected ? nil : Gap(said: revision, expected: expected, before: before?.place)
  }
}

extension Finding {
  fileprivate var isNoOp: Bool { code == .contributionUntouched || code == .contributionRemoved }
}

extension Record {
  /// Checks the sequence of revisions in an audit.
  ///
  /// If a number follows from the files before its commit, its author acted correctly: the finding belongs to the
  /// commit that left those files in that state.
  ///
  /// - Parameter isWhole: whether every commit of the range could be read; otherwise a number may be missing.
  func checkSequence(_ entries: inout [AuditEntry], of range: HistoryRange, isWhole: Bool) {
    var sequence = RevisionSequence(beginsAnywhere: range.from != nil || !isWhole)
    for place in entries.indices.reversed() {
      guard let gap = sequence.next(entries[place], at: place), isWhole || gap.said <= gap.expected else { continue }
      if let byFiles = try? number(byFilesBefore: entries[place].revision), byFiles == gap.said {
        if let before = gap.before, let said = entries[before].revision.facts.revision,
          let file = try? number(inFilesOf: entries[before].revision), file != said
        {
          entries[before].findings.append(.revisionDiffers(said: said, file: file))
        }
      } else {
        entries[place].findings.append(.revisionOutOfSequence(said: gap.said, expected: gap.expected))
      }
    }
  }

  /// The number that a command would have given to a commit; `nil` if the files do not tell.
  func number(byFilesBefore revision: Revision) throws(RecordError) -> Int? {
    guard revision.facts.action?.bringsRevision == true,
      let id = revision.facts.contribution.flatMap({ ContributionID($0) }),
      let parent = try inRecord({ () throws(GitError) in
        try repository.commit(revision.commit.object).parents.first
      })
    else { return nil }
    let state = try state(at: parent)
    if let contribution = try state.contribution(id) { return contribution.revision.map { $0 &+ 1 } }
    return (try state.withdrawn(by: id.party)[id] ?? 0) &+ 1
  }

  /// The number in the `contribution.yml` after a commit.
  func number(inFilesOf revision: Revision) throws(RecordError) -> Int? {
    guard let id = revision.facts.contribution.flatMap({ ContributionID($0) }) else { return nil }
    return try state(at: revision.commit).contribution(id)?.revision
  }
}
