import GitStore
import Testing

@testable import GCMRepo

@Suite struct AuditFindsRewrittenHistoryTests {
  private let sample: Sample

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.tag("draft-1")
    try await sample.submit("CL", "a", "Dos.\n")
  }

  private func message(of draft: String) async throws -> String {
    try await git("tag", "-l", "--format=%(contents)", draft, in: sample.folder)
  }

  @Test func aLightweightDraft() async throws {
    try await git("tag", "draft-2", "main", in: sample.folder)
    #expect(try await sample.otherFindings() == [.lightweightDraft("draft-2")])
  }

  @Test func aDraftWithoutTrailers() async throws {
    try await git("tag", "-a", "-m", "By hand", "draft-2", "main", in: sample.folder)
    #expect(
      try await sample.otherFindings()
        == ["Party", "Draft", "Manifest-SHA256"].map { .draftTrailerMissing(draft: "draft-2", trailer: $0) })
  }

  @Test func aDraftThatHasAnothersName() async throws {
    // The reference is a copy; the tag object in it is draft-1's.
    try await git("update-ref", "refs/tags/draft-2", "refs/tags/draft-1", in: sample.folder)
    #expect(
      Set(try await sample.otherFindings()) == [.draftName(draft: "draft-2", said: "draft-1")])
  }

  @Test func aDraftWhoseTrailerNamesAnother() async throws {
    let message = try await message(of: "draft-1")
    try await git("tag", "-a", "-m", message, "draft-2", "main~1", in: sample.folder)
    #expect(try await sample.otherFindings() == [.draftName(draft: "draft-2", said: "draft-1")])
  }

  @Test func aDraftThatWasMovedWithItsMessage() async throws {
    let before = try await git("rev-parse", "refs/tags/draft-1", in: sample.folder)
    let said = try #require(try sample.record.drafts().first?.manifest)
    let message = try await message(of: "draft-1")
    try await git("tag", "-f", "-a", "-m", message, "draft-1", "main", in: sample.folder)
    var manifest = Manifest()
    let found = try manifest.hash(of: try sample.commit().tree, in: sample.record.repository)
    #expect(
      try await sample.otherFindings() == [
        .draftManifest(draft: "draft-1", said: said, found: found),
        .draftMoved(draft: "draft-1", from: before),
      ])
  }

  @Test func aDraftThatWasMadeAgainInItsPlace() async throws {
    let before = try await git("rev-parse", "refs/tags/draft-1", in: sample.folder)
    let message = try await message(of: "draft-1")
    try await git("tag", "-f", "-a", "-m", message, "draft-1", "main~1", in: sample.folder)
    #expect(try await sample.otherFindings() == [.draftMoved(draft: "draft-1", from: before)])
  }

  @Test(arguments: ["main^{tree}", "main:gcmrepo.yml", "draft-1"])
  func aTagOfSomethingElseIsFoundAndDoesNotStopTheAudit(object: String) async throws {
    try await git("tag", "light", object + (object == "draft-1" ? "^{tree}" : ""), in: sample.folder)
    try await git("tag", "-a", "-m", "x", "heavy", object, in: sample.folder)
    let findings = try await sample.otherFindings()
    #expect(findings.contains(.draftNotInHistory("light")) && findings.contains(.lightweightDraft("light")))
    let isNested = object == "draft-1"
    #expect(findings.contains(isNested ? .nestedDraft("heavy", of: "draft-1") : .draftNotInHistory("heavy")))
    #expect(try await sample.record.verify().findings.allSatisfy { !$0.finding.isUnreadable })
    #expect(try sample.record.drafts(counting: true).count == 3)
  }

  @Test func historyThatWasThrownAway() async throws {
    let lost = try sample.tip
    try await git("update-ref", "refs/heads/main", "main~1", in: sample.folder)
    let kept = try sample.tip
    #expect(
      try await sample.otherFindings() == [.historyRewritten(from: "\(lost)", to: "\(kept)")])
    // Even after later writes.
    try await sample.submit("CL", "a", "Tres.\n")
    #expect(
      try await sample.otherFindings() == [.historyRewritten(from: "\(lost)", to: "\(kept)")])
  }

  @Test func aDraftThatTheBranchNoLongerHolds() async throws {
    try await sample.tag("draft-2")
    try await git("update-ref", "refs/heads/main", "main~1", in: sample.folder)
    #expect(try await sample.otherFindings().contains(.draftNotInHistory("draft-2")))
  }

  @Test func aCommitThatWasAmended() async throws {
    let lost = try sample.tip
    let tree = try sample.commit().tree.description
    let amended = try await git(
      "commit-tree", "-m", "x\n\nParty: CL\nAction: record", "-p", "main~1", tree, in: sample.folder)
    try await git("update-ref", "refs/heads/main", amended, in: sample.folder)
    #expect(try await sample.otherFindings() == [.historyRewritten(from: "\(lost)", to: amended)])
  }

  @Test func stepsOfSeveralCommitsAreNoRewriting() async throws {
    let clone = sample.scratch.path + "/clone"
    try await git("clone", "-q", sample.folder, clone, in: sample.scratch.path)
    for number in 3...5 { try await sample.submit("CL", "a", "Versión \(number).\n") }
    try await git("pull", "-q", "--ff-only", in: clone)
    #expect(try await Record.open(clone).audit().findingCount == 0)
  }

  @Test func aRangeIsAccountedForAndNoMore() async throws {
    try await sample.tag("draft-2")
    try await sample.commitByHand([], message: "By hand")
    let report = try await sample.record.audit(HistoryRange("draft-1..draft-2"))
    #expect(report.entries.map(\.revision.facts.revision) == [2] && report.findingCount == 0)
    try await git("tag", "draft-3", "main", in: sample.folder)
    #expect(try await sample.record.audit(HistoryRange("draft-1..draft-2")).findingCount == 0)
    #expect(try await sample.record.audit(HistoryRange("draft-2..")).findingCount == 3)
  }

  @Test func aLongHistoryIsReadInItsOrder() async throws {
    let person = Signature(name: "H", email: "h@example.org", time: 1_500_000_000)
    let (tree, start) = (try sample.commit().tree, try sample.tip)
    var tip = start
    for _ in 0..<300 {
      tip = try sample.record.repository.writeCommit(
        tree: tree, parents: [tip], author: person, committer: person,
        message: "x\n\nParty: AD-HOC\nAction: record")
    }
    try sample.record.repository.moveReference("refs/heads/main", from: start, to: tip, reason: "x")
    let report = try await sample.record.audit()
    let listed = try await git("rev-list", "main", in: sample.folder)
    #expect(report.entries.map(\.revision.commit.description) == listed.split(separator: "\n").map(String.init))
    #expect(report.findingCount == 0)
  }
}

extension Finding {
  fileprivate var isUnreadable: Bool { code == .unreadable }
}
