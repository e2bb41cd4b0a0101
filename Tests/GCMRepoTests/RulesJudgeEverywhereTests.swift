import Foundation
import GitStore
import Testing

@testable import GCMRepo

/// The rules of `audit` apply to history, before a write, and to proposed references.
@Suite struct RulesJudgeEverywhereTests {
  @Test func aWriteThatAuditWouldCondemnIsRefusedAndNothingIsWritten() async throws {
    let sample = try Sample()
    try await sample.submit("CL", "a")
    let tip = try sample.tip
    let forged: [(String, CommitFacts, Finding)] = [
      (
        "countries/PE/inputs/a/text.es.md",
        CommitFacts(
          party: "CL", action: .declare, originals: [.init(sha256: sha256("x".utf8), file: "original.es.md")]),
        .foreignFolder(party: "CL", path: "countries/PE/inputs/a/text.es.md")
      ),
      ("glossary/a.yml", CommitFacts(party: "CL", action: .record), .notPermitted(party: "CL", action: "record")),
      ("glossary/a.yml", CommitFacts(party: "XX", action: .record), .unknownParty("XX")),
      (
        "countries/CL/inputs/a/text.es.md",
        CommitFacts(
          party: "CL", action: .submit, kind: .input, contribution: "CL/inputs/a", revision: 2,
          originals: [.init(sha256: sha256("x".utf8), file: "original.es.md")]),
        .contributionUntouched(path: "countries/CL/inputs/a/contribution.yml")
      ),
    ]
    for (path, facts, finding) in forged {
      let content = path.hasSuffix(".yml") ? "id: a\n" : "x"
      let error = await #expect(throws: RecordError.self) {
        try await sample.record.transaction(as: .secretary) { _, _ throws(RecordError) in
          guard let path = try? TreePath(path) else { throw .damaged(detail: "no path") }
          return (.write(RecordChange(files: [path: Array(content.utf8)], facts: facts, subject: "x", body: nil)), ())
        }
      }
      guard error?.code == .ruleBroken, let found = error?.finding else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(found == finding || facts.action == .declare && found == .notPermitted(party: "CL", action: "declare"))
      #expect(try sample.tip == tip)
    }
  }

  @Test func aPushIsJudgedBeforeItsReferencesMove() async throws {
    let sample = try Sample()
    try await sample.submit("CL", "a")
    try await sample.tag("draft-1")
    let tip = try sample.tip
    let forged = try await sample.commitByHand(
      [.init(path: "countries/PE/inputs/a/text.es.md", content: "x\n")],
      message: "x\n\nParty: CL\nAction: record\n")
    try sample.record.repository.moveReference("refs/heads/main", from: forged, to: tip, reason: "back")
    let draft = try #require(try sample.record.repository.reference("refs/tags/draft-1"))

    let pushed = try await sample.record.proposing(["refs/heads/main": forged]).audit()
    #expect(pushed.entries.first?.revision.commit == CommitID(forged))
    #expect(pushed.entries.first?.findings.contains(.notPermitted(party: "CL", action: "record")) == true)
    #expect(
      pushed.entries.first?.findings.contains(
        .foreignFolder(party: "CL", path: "countries/PE/inputs/a/text.es.md")) == true)

    let lost = try await sample.record.proposing(["refs/tags/draft-1": nil]).audit()
    #expect(lost.findings.contains(.draftDeleted("draft-1")))
    let lightweight = try await sample.record.proposing(["refs/tags/draft-2": tip]).audit()
    #expect(lightweight.findings.contains(.lightweightDraft("draft-2")))

    #expect(try sample.tip == tip && sample.record.repository.reference("refs/tags/draft-1") == draft)
  }

  @Test func eachRuleIsAFileOfItsName() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/GCMRepo/Audit/Rules")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).map {
      $0.replacing(".swift", with: "")
    }
    #expect(Set(files) == Set(AuditRules.all.map { "\(type(of: $0))" }))
    #expect(files.count == AuditRules.all.count)
  }

  @Test func aRightThatNobodyHasIsNobodys() throws {
    let sample = try Sample()
    let state = try sample.record.current()
    let (chile, secretariat) = (try state.party("CL"), try state.party("RCM-TS"))
    #expect(Policy.formatOne.permits(chile, .submit) && !Policy.formatOne.permits(chile, .tag))
    #expect(Policy.formatOne.permits(secretariat, .tag) && !Policy.formatOne.permits(secretariat, .submit))
    for right in Right.allCases {
      #expect(!Policy(grants: [:]).permits(secretariat, right))
      #expect(Policy(grants: [right: [.body("RCM-TS")]]).permits(secretariat, right))
      #expect(!Policy(grants: [right: [.body("CL")]]).permits(chile, right))
    }
  }
}
