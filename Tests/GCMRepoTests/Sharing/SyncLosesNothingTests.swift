import Foundation
import GitStore
import Testing

@testable import GCMRepo

/// What two desks write at once is all in the record afterwards, and what cannot be is named and kept.
@Suite struct SyncLosesNothingTests {
  @Test func whatIsWrittenHereIsSentAndWhatIsThereComes() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno.\n")
    let sent = try await a.sync()
    #expect(sent.sent == 1 && sent.replayed.isEmpty && sent.refusal == nil && sent.waiting == 0)
    #expect(try shared.hostTip == a.tipNow)
    let came = try await b.sync()
    #expect(came.received == 1 && came.sent == 0)
    #expect(try b.tipNow == a.tipNow)
    #expect(try await git("status", "--porcelain", in: shared.path("b")) == "")
    #expect(FileManager.default.fileExists(atPath: shared.path("b") + "/countries/CL/inputs/uno/text.es.md"))
    #expect(try b.outbox().entries.isEmpty)
  }

  @Test func eventsOfOthersComeFirstAndKeepTheirAuthors() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno.\n")
    try await a.sync()
    let receipt = try await b.submit("MX", "dos", "Dos.\n").receipt
    let local = try b.repository.commit(try b.tipNow)
    #expect(try b.outbox().entries.map(\.state) == [.waiting])
    let report = try await b.sync()
    #expect(report.received == 1 && report.sent == 1 && report.replayed.count == 1)
    let new = try b.repository.commit(try b.tipNow)
    #expect(new.author == local.author && new.message == local.message && new.id != local.id)
    #expect(new.committer.name == "Ana Soto")
    #expect(try new.parents == [a.tipNow])
    #expect(try shared.hostTip == new.id)
    #expect(report.replayed[0].outcome == .replayed(as: CommitID(new.id), number: nil))
    #expect(report.replayed[0].revision.commit == receipt.commit)
    #expect(try await b.findings() == [])
    #expect(try await shared.host.record.findings() == [])
    #expect(try await git("status", "--porcelain", in: shared.path("b")) == "")
    try await git("fsck", "--strict", in: shared.host.folder)
  }

  @Test func theSameContributionOnTwoDesksBecomesTwoRevisions() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno.\n")
    try await a.submit("CL", "uno", "Uno, corregido.\n")
    try await b.submit("CL", "uno", "Otro.\n")
    try await b.submit("CL", "uno", "Another.\n", "en")
    try await a.sync()
    let report = try await b.sync()
    #expect(report.replayed.map(\.outcome).compactMap(\.number) == [3, 4])
    #expect(try await b.numbers(of: "CL/inputs/uno") == [1, 2, 3, 4])
    #expect(try b.text(at: "countries/CL/inputs/uno/text.es.md") == "Otro.\n")
    #expect(try b.text(at: "countries/CL/inputs/uno/text.en.md") == "Another.\n")
    let id = try #require(ContributionID("CL/inputs/uno"))
    let contribution = try #require(try b.current().contribution(id))
    #expect(contribution.revision == 4)
    #expect(contribution.original(in: "es")?.revision == 3 && contribution.original(in: "en")?.revision == 4)
    let last = try b.repository.commit(try b.tipNow)
    #expect(last.subject == "Submit CL/inputs/uno, revision 4" && last.trailers["Revision"] == "4")
    #expect(try await b.findings() == [])
  }

  @Test func aLanguageThatOnlyTheHostHasStays() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno.\n")
    try await a.submit("CL", "uno", "One.\n", "en")
    try await b.submit("CL", "uno", "Otro.\n", title: "Un título")
    try await a.sync()
    try await b.sync()
    #expect(try b.text(at: "countries/CL/inputs/uno/text.en.md") == "One.\n")
    #expect(try b.text(at: "countries/CL/inputs/uno/text.es.md") == "Otro.\n")
    let id = try #require(ContributionID("CL/inputs/uno"))
    let contribution = try #require(try b.current().contribution(id))
    #expect(contribution.title["es"] == "Un título" && contribution.languages == ["es", "en"])
    #expect(try await b.findings() == [])
  }

  @Test func theSameBytesOnTwoDesksAreOneRevision() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno.\n")
    try await b.submit("CL", "uno", "Uno.\n", as: .secretary)
    try await b.submit("CL", "dos", "Dos.\n")
    try await a.sync()
    let report = try await b.sync()
    #expect(report.replayed.first?.outcome == .alreadyThere && report.sent == 1)
    #expect(try await b.numbers(of: "CL/inputs/uno") == [1])
    #expect(try await b.findings() == [])
  }

  @Test func ofTwoDeclarationsTheSecondIsRefusedAndKept() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    _ = try await a.declare(.markdown("Primero.\n"), party: "AD-HOC", message: "Uno", as: .secretary)
    let own = try await b.declare(.markdown("Segundo.\n"), party: "AD-HOC", message: "Dos", as: .secretary).commit
    try await b.submit("CL", "uno", "Uno.\n")
    try await a.sync()
    let theirs = try a.tipNow
    let report = try await b.sync()
    let refused = RecordError.declaredMeanwhile(language: "es", host: "\(theirs)", own: "\(own)")
    #expect(report.conflicts.map(\.outcome) == [.conflict(refused)] && report.sent == 1)
    #expect(try b.text(at: "declaration/text.es.md") == "Primero.\n")
    #expect(try b.outbox().entries.map(\.state) == [.conflict(refused)])
    // The redline between the two can be made, and the event stays until it is given up.
    #expect(try b.compare(theirs.description, to: own.description).documents.isEmpty == false)
    #expect(try await b.sync().sent == 0)
    #expect(try b.outbox().entries.count == 1)
    try await b.dropFromOutbox(own, as: .secretary)
    #expect(try b.outbox().entries.isEmpty)
  }

  @Test func aWithdrawalOfWhatGotANewerRevisionIsRefused() async throws {
    let shared = try SharedRecord()
    try await shared.host.submit("CL", "uno", "Uno.\n")
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno, corregido.\n")
    _ = try await b.withdraw("CL/inputs/uno", because: "Ya no", as: .focalPoint)
    try await a.sync()
    let report = try await b.sync()
    #expect(
      report.conflicts.map(\.outcome) == [.conflict(.revisedMeanwhile(contribution: "CL/inputs/uno", revision: 2))])
    #expect(try b.text(at: "countries/CL/inputs/uno/text.es.md") == "Uno, corregido.\n")
    #expect(try await b.findings() == [])
  }

  @Test func aWithdrawalBesideAnotherKeepsBoth() async throws {
    let shared = try SharedRecord()
    try await shared.host.submit("CL", "uno", "Uno.\n")
    try await shared.host.submit("CL", "dos", "Dos.\n")
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    _ = try await a.withdraw("CL/inputs/uno", because: "Ya no", as: .focalPoint)
    _ = try await b.withdraw("CL/inputs/dos", because: "Tampoco", as: .focalPoint)
    try await a.sync()
    #expect(try await b.sync().sent == 1)
    let withdrawn = try b.current().withdrawn(by: "CL")
    #expect(withdrawn.revisions.map(\.id) == ["CL/inputs/dos", "CL/inputs/uno"])
    #expect(try await b.findings() == [])
  }

  @Test func whatWasWithdrawnThereIsNotBroughtBackUnasked() async throws {
    let shared = try SharedRecord()
    try await shared.host.submit("CL", "uno", "Uno.\n")
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    _ = try await a.withdraw("CL/inputs/uno", because: "Ya no", as: .focalPoint)
    try await b.submit("CL", "uno", "Uno, corregido.\n")
    try await a.sync()
    #expect(
      try await b.sync().conflicts.map(\.outcome)
        == [.conflict(.withdrawnMeanwhile(contribution: "CL/inputs/uno", revision: 1))])
  }

  @Test func aRefusalOfTheHostKeepsEverythingWithItsWords() async throws {
    let shared = try SharedRecord()
    let a = try await shared.copy("a")
    try shared.refuseEverything(saying: "Solo los martes.")
    try await a.submit("CL", "uno", "Uno.\n")
    let report = try await a.sync()
    #expect(report.refusal?.facts.text(.problem) == "refused-by-server")
    #expect(report.refusal?.facts.texts(.lines) == ["Solo los martes."])
    #expect(try a.outbox().entries.map(\.state) == [.refused(["Solo los martes."])])
    try shared.acceptAgain()
    #expect(try await a.sync().sent == 1)
    #expect(try a.outbox().entries.isEmpty)
  }

  @Test func draftsTravelAndTwoOfOneNameAreSettledWithBothShown() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    _ = try await a.tag("draft-1", message: "A", party: "AD-HOC", as: .secretary)
    _ = try await b.tag("draft-1", message: "B", party: "AD-HOC", as: .secretary)
    let own = try #require(try b.repository.reference("refs/tags/draft-1"))
    try await b.submit("CL", "uno", "Uno.\n")
    #expect(try await a.sync().sentDrafts == ["draft-1"])
    let report = try await b.sync()
    let aside = try #require(report.setAside.first)
    #expect(report.setAside.count == 1 && aside.name == "draft-1" && aside.why == .nameTaken)
    #expect(aside.reference == "refs/outbox/drafts/draft-1")
    #expect(aside.own?.tag == own.description && aside.own?.message == "B" && aside.host?.message == "A")
    #expect(try b.outbox().setAside == report.setAside)
    #expect(try b.repository.reference("refs/tags/draft-1") == a.repository.reference("refs/tags/draft-1"))
    #expect(try b.repository.reference("refs/outbox/drafts/draft-1") == own)
    #expect(try await b.findings() == [])
    #expect(try await shared.host.record.findings() == [])
    #expect(report.sent == 1 && report.movedOnHost.isEmpty)
  }

  @Test func aDraftOfAStateThatIsNotSharedIsSetAside() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno.\n")
    try await b.submit("MX", "dos", "Dos.\n")
    _ = try await b.tag("draft-1", message: "B", party: "AD-HOC", as: .secretary)
    try await b.submit("MX", "tres", "Tres.\n")
    try await a.sync()
    let report = try await b.sync()
    #expect(report.setAside.map(\.why) == [.stateNotShared] && report.sent == 2)
    #expect(try b.repository.reference("refs/tags/draft-1") == nil)
    #expect(try await b.findings() == [])
    _ = try await b.tag("draft-1", message: "B", party: "AD-HOC", as: .secretary)
    #expect(try await b.sync().sentDrafts == ["draft-1"])
    #expect(try await shared.host.record.findings() == [])
  }

  @Test func aDraftThatTheHostMovedIsNotTaken() async throws {
    let shared = try SharedRecord()
    try await shared.host.tag("draft-1")
    let a = try await shared.copy("a")
    try await a.sync()
    let before = try a.repository.reference("refs/tags/draft-1")
    try await shared.host.submit("CL", "uno", "Uno.\n")
    try await git("tag", "-f", "-a", "-m", "Other", "draft-1", "main", in: shared.host.folder)
    let report = try await a.sync()
    #expect(report.movedOnHost == ["refs/tags/draft-1"])
    #expect(try a.repository.reference("refs/tags/draft-1") == before)
    // Also the next time.
    #expect(try await a.sync().movedOnHost == ["refs/tags/draft-1"])
  }

  @Test func aHostThatRewroteItsHistoryIsNotFollowed() async throws {
    let shared = try SharedRecord()
    try await shared.host.submit("CL", "uno", "Uno.\n")
    let a = try await shared.copy("a")
    try await a.sync()
    let tip = try a.tipNow
    try await git("update-ref", "refs/heads/main", "main~1", in: shared.host.folder)
    let error = await #expect(throws: RecordError.self) { try await a.sync() }
    #expect(error?.code == .hostRewroteHistory && error?.facts.text(.from) == tip.description)
    #expect(try a.tipNow == tip)
  }

  @Test func mergesOfStockGitAreMadeStraight() async throws {
    let shared = try SharedRecord()
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno.\n")
    try await b.submit("MX", "dos", "Dos.\n")
    try await a.sync()
    try await git("pull", "-q", "--no-rebase", "--no-edit", in: shared.path("b"))
    #expect(try b.repository.commit(try b.tipNow).parents.count == 2)
    let report = try await b.sync()
    #expect(report.sent == 1)
    #expect(try b.repository.commit(try b.tipNow).parents == [try a.tipNow])
    #expect(try await shared.host.record.findings() == [])
  }

  @Test func localEditsOfFilesThatCameAreNotOverwritten() async throws {
    let shared = try SharedRecord()
    try await shared.host.submit("CL", "uno", "Uno.\n")
    let (a, b) = (try await shared.copy("a"), try await shared.copy("b"))
    try await a.submit("CL", "uno", "Uno, corregido.\n")
    try await a.sync()
    let file = shared.path("b") + "/countries/CL/inputs/uno/text.es.md"
    try "Mío".write(toFile: file, atomically: true, encoding: .utf8)
    let error = await #expect(throws: RecordError.self) { try await b.sync() }
    #expect(error?.code == .localEdits)
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "Mío")
    try await git("checkout", "-q", ".", in: shared.path("b"))
    #expect(try await b.sync().received == 1)
  }

  @Test func manyWritersAtOnceAllGetThrough() async throws {
    let shared = try SharedRecord()
    let names = (0..<4).map { "desk-\($0)" }
    var records: [Record] = []
    for name in names { records.append(try await shared.copy(name)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, record) in records.enumerated() {
        group.addTask {
          for count in 0..<3 {
            try await record.submit("CL", "uno", "Texto \(number) \(count).\n")
            let report = try await record.sync()
            #expect(report.refusal == nil && report.waiting == 0)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await shared.host.record.numbers(of: "CL/inputs/uno") == Array(1...12))
    #expect(try await shared.host.record.findings() == [])
  }
}

extension ReplayedEvent.Outcome {
  fileprivate var number: Int? { if case .replayed(_, let number) = self { number } else { nil } }
}
