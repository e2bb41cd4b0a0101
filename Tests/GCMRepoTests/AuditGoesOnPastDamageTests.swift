import Foundation
import GitStore
import Testing

@testable import GCMRepo

/// What cannot be read is a finding, and does not hide others.
@Suite struct AuditGoesOnPastDamageTests {
  private let sample: Sample

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.tag("draft-1")
    for text in ["Dos.\n", "Tres.\n", "Cuatro.\n"] { try await sample.submit("CL", "a", text) }
  }

  /// A separate handle: another may have the object in its cache.
  private var record: Record { get throws { try Record.open(sample.folder) } }

  private func lose(_ revision: String, in folder: String? = nil) async throws -> String {
    let id = try await git("rev-parse", revision, in: sample.folder)
    let objects = (folder ?? sample.folder) + "/objects/"
    try FileManager.default.removeItem(atPath: objects + id.prefix(2) + "/" + id.dropFirst(2))
    return id
  }

  @Test func oneOldCommit() async throws {
    let lost = try await lose("main~2")
    let report = try await record.audit()
    #expect(report.entries.map(\.revision.facts.revision) == [4, 3, 1, nil])
    #expect(report.entries.allSatisfy { $0.findings.isEmpty })
    #expect(report.findings.count == 1)
    guard report.findings.first?.error?.code == .damaged, report.findings[0].facts.text(.object) == lost else {
      Issue.record("\(report.findings)")
      return
    }
    let verified = try await record.verify()
    #expect(verified.commits == 4 && verified.findings.contains { $0.finding == report.findings[0] })
    let log = try record.readableLog()
    #expect(log.values.count == 4 && log.problems.count == 1)
    #expect(throws: log.problems[0]) { try record.log() }
  }

  /// There are more commits than are audited at a time, and the newest are audited before the loss is met.
  @Test(arguments: [3, 66, 72]) func oneOfManyCommits(before tip: Int) async throws {
    for number in 0..<70 { try await sample.submit("CL", "a", "Texto \(number).\n") }
    _ = try await lose("main~\(tip)")
    let report = try await record.audit()
    let readable = (1...74).reversed().filter { $0 != 74 - tip }
    #expect(report.entries.map(\.revision.facts.revision) == readable + [nil])
    #expect(report.entries.allSatisfy { $0.findings.isEmpty } && report.findings.count == 1)
  }

  @Test func theNewestCommit() async throws {
    _ = try await lose("main")
    let report = try await record.audit()
    #expect(report.entries.map(\.revision.facts.revision) == [3, 2, 1, nil] && report.findings.count == 1)
  }

  @Test func withoutALogWhatADraftLeadsTo() async throws {
    _ = try await lose("main~2")
    try FileManager.default.removeItem(atPath: sample.folder + "/logs/refs/heads/main")
    let report = try await record.audit()
    #expect(report.entries.map(\.revision.facts.revision) == [4, 3, 1, nil] && report.findings.count == 1)
  }

  @Test func aForgeryIsStillFoundBesideIt() async throws {
    try await sample.commitByHand([], message: "By hand")
    _ = try await lose("main~3")
    let report = try await record.audit()
    #expect(report.entries.first?.findings.count == 2 && report.findingCount == 3)
  }

  @Test func aShallowCloneSaysThatItIsOne() async throws {
    let clone = sample.scratch.path + "/clone"
    try await git("clone", "-q", "--depth", "2", "file://" + sample.folder, clone, in: sample.scratch.path)
    let record = try Record.open(clone)
    let report = try await record.audit()
    #expect(report.findings == [.unreadable(.shallow(path: record.path))])
    #expect(try record.missingDrafts()?.names == ["draft-1"])
    #expect(report.entries.map(\.revision.facts.revision) == [4, 3] && report.findingCount == 1)
    #expect(try record.readableLog().problems == [.shallow(path: record.path)])
  }

  @Test(arguments: ["format: 2\n", "format: [\n"]) func aConfigurationThatCannotBeRead(content: String) async throws {
    try await sample.commitByHand(
      [.init(path: "gcmrepo.yml", content: content)], message: "x\n\nParty: AD-HOC\nAction: admit")
    let report = try await record.audit()
    #expect(report.entries.count == 6 && report.findingCount == 1)
    #expect(throws: RecordError.self) { try record.current() }
  }

  @Test func aConfigurationThatSomebodyDeleted() async throws {
    try await sample.commitByHand([], removing: ["gcmrepo.yml"], message: "x\n\nParty: AD-HOC\nAction: admit")
    let report = try await record.audit()
    #expect(
      report.findings == [.unreadable(.malformedFile(path: "gcmrepo.yml", line: nil, problem: .missing))])
    #expect(report.entries.count == 6)
  }

  @Test func whatNeverWasARecordIsNone() async throws {
    let folder = sample.scratch.path + "/other"
    try await git("init", "-q", "-b", "main", folder, in: sample.scratch.path)
    try await git("commit", "-q", "--allow-empty", "-m", "x", in: folder)
    await #expect(throws: RecordError.self) { try await Record.open(folder).audit() }
  }
}
