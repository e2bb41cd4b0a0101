import Foundation
import GitStore
import Testing

@testable import GCMRepo

/// By mail or on a memory stick the record travels as one file, and is judged as over a network.
@Suite struct BundlesAreSharedTests {
  @Test func aBundleFromTheHostBringsEverything() async throws {
    let shared = try SharedRecord()
    let a = try await shared.copy("a")
    try await shared.host.submit("CL", "uno", "Uno.\n")
    try await shared.host.tag("draft-1")
    let file = shared.path("record.bundle")
    try await shared.host.record.makeBundle(at: file)
    let report = try await a.takeBundle(at: file, as: .secretary)
    #expect(report.received == 1 && report.receivedDrafts == ["draft-1"])
    #expect(try a.tipNow == shared.hostTip)
    #expect(try a.repository.reference("refs/gcmrepo/drafts/draft-1") != nil)
    #expect(try await a.findings() == [])
  }

  @Test func whatWasDoneOnADeskIsPutAfterWhatTheHostHas() async throws {
    let shared = try SharedRecord()
    let a = try await shared.copy("a")
    try await a.submit("CL", "uno", "Uno.\n")
    try await shared.host.submit("CL", "uno", "Otro.\n", as: .secretary)
    let file = shared.path("desk.bundle")
    try await a.makeBundle(at: file)
    let report = try await shared.host.record.takeBundle(at: file, as: .secretary)
    #expect(report.received == 1 && report.conflicts.isEmpty)
    #expect(try await shared.host.record.numbers(of: "CL/inputs/uno") == [1, 2])
    #expect(try await shared.host.record.findings() == [])
    // Taking it again changes nothing.
    let tip = try shared.hostTip
    _ = try await shared.host.record.takeBundle(at: file, as: .secretary)
    #expect(try shared.hostTip == tip)
  }

  @Test func aBundleSinceADraftNeedsThatDraft() async throws {
    let shared = try SharedRecord()
    let old = try await shared.copy("old")
    try await shared.host.submit("CL", "uno", "Uno.\n")
    try await shared.host.tag("draft-1")
    let new = try await shared.copy("new")
    try await shared.host.submit("CL", "dos", "Dos.\n")
    let file = shared.path("part.bundle")
    try await shared.host.record.makeBundle(at: file, since: "draft-1")
    #expect(try await new.takeBundle(at: file, as: .secretary).received == 1)
    let error = await #expect(throws: RecordError.self) { try await old.takeBundle(at: file, as: .secretary) }
    #expect(error?.facts.text(.problem) == "bundle-lacks-base")
  }

  @Test func aBundleOfAnotherRecordOrOfAShallowCloneIsRefused() async throws {
    let (shared, other) = (try SharedRecord(), try Scratch())
    let a = try await shared.copy("a")
    let stranger = try Record.create(at: other.path + "/other", from: .builtIn(), bare: true, as: .focalPoint).record
    try await stranger.makeBundle(at: other.path + "/x.bundle")
    let error = await #expect(throws: RecordError.self) {
      try await a.takeBundle(at: other.path + "/x.bundle", as: .secretary)
    }
    #expect(error?.code == .otherRecord)
    try await shared.host.submit("CL", "uno", "Uno.\n")
    try await shared.host.submit("CL", "dos", "Dos.\n")
    try await git(
      "clone", "-q", "--depth=1", "file://" + shared.host.folder, other.path + "/shallow", in: other.path)
    let shallow = try Record.open(other.path + "/shallow")
    let refused = await #expect(throws: RecordError.self) { try await shallow.makeBundle(at: other.path + "/s.bundle") }
    #expect(refused?.code == .shallow)
    // As stock git makes it.
    try await git("bundle", "create", "-q", other.path + "/s.bundle", "main", in: other.path + "/shallow")
    let taken = await #expect(throws: RecordError.self) {
      try await a.takeBundle(at: other.path + "/s.bundle", as: .secretary)
    }
    #expect(taken?.facts.text(.problem) == "incomplete")
  }
}
