import Foundation
import GitStore
import Testing

@testable import GCMRepo

/// A draft that was made stays known, whatever happens to its tag.
@Suite struct AuditKeepsCountOfDraftsTests {
  private let sample: Sample

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.tag("draft-1")
  }

  private func object(of draft: String) async throws -> String {
    try await git("rev-parse", "refs/tags/" + draft, in: sample.folder)
  }

  @Test func eachDraftNamesTheOneBefore() async throws {
    try await sample.tag("draft-2")
    try await sample.tag("draft-3")
    let message = try await git("tag", "-l", "--format=%(contents)", "draft-3", in: sample.folder)
    let before = try await object(of: "draft-2")
    let trailers = message.split(separator: "\n").suffix(4)
    #expect(trailers.first == "Previous-Draft: draft-2 \(before)")
    #expect(trailers.dropFirst().map { $0.prefix { $0 != ":" } } == ["Party", "Draft", "Manifest-SHA256"])
    #expect(try await sample.record.audit().findingCount == 0)
    #expect(try await sample.record.verify().findings.isEmpty)
  }

  @Test func draftsThatWereMadeBeforeAreAllNamed() async throws {
    let old = try await git("tag", "-l", "--format=%(contents)", "draft-1", in: sample.folder)
    try await git("tag", "-a", "-m", old.replacing("draft-1", with: "draft-0"), "draft-0", "main", in: sample.folder)
    try await sample.tag("draft-2")
    let message = try await git("tag", "-l", "--format=%(contents)", "draft-2", in: sample.folder)
    for draft in ["draft-0", "draft-1"] {
      let object = try await object(of: draft)
      #expect(message.contains("Previous-Draft: \(draft) \(object)"))
    }
  }

  @Test func aDraftThatWasDeleted() async throws {
    try await sample.tag("draft-2")
    // The last one, which no other tag names, and one before it.
    try await git("tag", "-d", "draft-2", in: sample.folder)
    #expect(try await sample.otherFindings() == [.draftDeleted("draft-2")])
    try await git("tag", "-d", "draft-1", in: sample.folder)
    #expect(try await sample.otherFindings() == [.draftDeleted("draft-1"), .draftDeleted("draft-2")])
    await #expect(throws: RecordError.draftExists(name: "draft-1")) { try await sample.tag("draft-1") }
    try await sample.tag("draft-3")
    #expect(try await sample.otherFindings().count == 2)
  }

  @Test func aCloneKnowsOfADraftThatWasDeleted() async throws {
    try await sample.tag("draft-2")
    try await git("tag", "-d", "draft-1", in: sample.folder)
    let clone = sample.scratch.path + "/clone"
    try await git("clone", "-q", sample.folder, clone, in: sample.scratch.path)
    #expect(try await Record.open(clone).audit().findings == [.draftDeleted("draft-1")])
  }

  @Test func aDraftThatWasDeletedAndMadeAgain() async throws {
    let before = try await object(of: "draft-1")
    let message = try await git("tag", "-l", "--format=%(contents)", "draft-1", in: sample.folder)
    try await git("tag", "-d", "draft-1", in: sample.folder)
    try await git("tag", "-a", "-m", message, "draft-1", "main", in: sample.folder)
    #expect(try await sample.otherFindings() == [.draftMoved(draft: "draft-1", from: before)])
  }

  @Test func aLightweightTagInTheDraftsPlace() async throws {
    let before = try await object(of: "draft-1")
    try await git("tag", "-f", "draft-1", "main", in: sample.folder)
    #expect(
      try await sample.otherFindings() == [
        .draftMoved(draft: "draft-1", from: before), .lightweightDraft("draft-1"),
      ])
  }

  @Test func aLightweightTagInTheDraftsPlaceThatOnlyItsLogTells() async throws {
    let before = try await object(of: "draft-1")
    try await git("update-ref", "-d", "refs/gcmrepo/drafts/draft-1", in: sample.folder)
    try await git("tag", "-f", "draft-1", "main", in: sample.folder)
    #expect(try await sample.otherFindings().contains(.draftMoved(draft: "draft-1", from: before)))
  }

  @Test func aDraftOfAnUnknownPartyWithTrailersThatStandTwice() async throws {
    let manifest = try #require(try sample.record.drafts().first?.manifest)
    try await git(
      "tag", "-a", "-m",
      "x\n\nParty: ZZ\nParty: CL\nDraft: t\nDraft: other\nManifest-SHA256: \(manifest)\nManifest-SHA256: 00", "t",
      "main", in: sample.folder)
    #expect(
      try await sample.otherFindings()
        == ["Party", "Draft", "Manifest-SHA256"].map { .draftTrailerRepeated(draft: "t", trailer: $0) }
        + [.draftUnknownParty(draft: "t", party: "ZZ")])
  }

  @Test(arguments: ["CL", "IOM"]) func aDraftByWhoMayNotMakeOne(party: String) async throws {
    let manifest = try #require(try sample.record.drafts().first?.manifest)
    try await git(
      "tag", "-a", "-m", "x\n\nParty: \(party)\nDraft: t\nManifest-SHA256: \(manifest)", "t", "main",
      in: sample.folder)
    #expect(try await sample.otherFindings() == [.draftNotPermitted(draft: "t", party: party)])
  }

  // MARK: What makes git read another history

  @Test func aReplacementIsFoundAndNotFollowed() async throws {
    let tip = try sample.tip
    let tree = try sample.commit().tree
    let other = try await git(
      "commit-tree", "-m", "x\n\nParty: AD-HOC\nAction: admit", "\(tree)", in: sample.folder)
    try await git("replace", "\(tip)", other, in: sample.folder)
    let report = try await Record.open(sample.folder).audit()
    #expect(report.findings == [.replacement(name: "refs/replace/\(tip)")])
    #expect(report.entries.count == 2 && report.entries[0].revision.facts.action == .submit)
    #expect(try await Record.open(sample.folder).verify().findings.map(\.finding) == report.findings)
  }

  @Test func aGraftIsFound() async throws {
    try FileManager.default.createDirectory(atPath: sample.folder + "/info", withIntermediateDirectories: true)
    try Data("\(try sample.tip)\n".utf8).write(to: URL(fileURLWithPath: sample.folder + "/info/grafts"))
    #expect(try await Record.open(sample.folder).audit().findings.contains(.replacement(name: "info/grafts")))
  }
}
