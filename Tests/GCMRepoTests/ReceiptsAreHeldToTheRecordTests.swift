import GitStore
import Testing

@testable import GCMRepo

@Suite struct ReceiptsAreHeldToTheRecordTests {
  private let sample: Sample
  private let receipt: Receipt

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    receipt = try await sample.submit("CL", "a", "Dos.\n").receipt
    try await sample.submit("CL", "b", "Dos.\n")
    try await sample.submit("CL", "a", "Tres.\n")
  }

  private func problems(_ forge: (inout Receipt) -> Void) throws -> [ReceiptProblem] {
    var forged = receipt
    forge(&forged)
    return try sample.record.check(forged)
  }

  @Test func itHoldsAlsoAfterLaterRevisionsAndAWithdrawal() async throws {
    #expect(try problems { _ in } == [])
    _ = try await sample.record.withdraw("CL/inputs/a", because: "x", as: .focalPoint)
    #expect(try problems { _ in } == [])
  }

  @Test func itHoldsForWhatWasUnchanged() async throws {
    #expect(try await sample.record.check(sample.submit("CL", "a", "Tres.\n").receipt) == [])
  }

  @Test func itHoldsForALanguageThatAnEarlierRevisionBrought() async throws {
    try await sample.submit("CL", "a", "Four.\n", language: "en")
    let again = try await sample.submit("CL", "a", "Tres.\n").receipt
    #expect(again.unchanged)
    #expect(try sample.record.check(again) == [])
  }

  @Test func itHoldsForACloneOfTheRecord() async throws {
    try await git("clone", "-q", sample.folder, "clone", in: sample.scratch.path)
    #expect(try Record.open(sample.scratch.path + "/clone").check(receipt) == [])
  }

  @Test func eachForgedKeyIsNamed() throws {
    func differs(_ key: String, _ said: String, _ found: String) -> [ReceiptProblem] {
      [.differs(key: key, receipt: said, record: found)]
    }
    #expect(try problems { $0.party = "MX" } == differs("party", "MX", "CL"))
    #expect(try problems { $0.kind = .questionnaire } == differs("kind", "questionnaire", "input"))
    #expect(try problems { $0.revision = 3 } == differs("revision", "3", "2"))
    #expect(try problems { $0.branch = "other" } == differs("branch", "other", "main"))
    let later = Timestamp(seconds: receipt.submittedAt.seconds + 1)
    #expect(
      try problems { $0.submittedAt = later }
        == differs("submitted_at", later.description, receipt.submittedAt.description))
  }

  @Test func aForgedContributionIsNamed() throws {
    let b = try #require(ContributionID("CL/inputs/b"))
    let problems = try problems { $0.contribution = b }
    #expect(
      problems.first == .differs(key: "contribution", receipt: "CL/inputs/b", record: "CL/inputs/a"))
  }

  @Test func aForgedFileIsNamed() throws {
    let path = "countries/CL/inputs/a/original.es.md"
    #expect(try problems { $0.files[0].bytes += 1 } == [.fileDiffers(path: path)])
    #expect(try problems { $0.files[0].sha256 = sha256("x".utf8) } == [.fileDiffers(path: path)])
    let other = "countries/CL/inputs/a/original.en.md"
    #expect(try problems { $0.files[0].path = other } == [.fileMissing(path: other)])
  }

  @Test func anothersFileIsNotThisContributions() throws {
    let later = CommitID(try sample.tip)
    let others = "countries/CL/inputs/b/original.es.md"
    let problems = try problems {
      $0.commit = later
      $0.revision = 3
      $0.files[0].path = others
    }
    #expect(problems == [.fileMissing(path: others)])
  }

  /// A kept text may contain values that no receipt can have.
  @Test(arguments: [
    "", "main", "draft-1", String(repeating: "0", count: 40), String(repeating: "g", count: 40),
  ])
  func aCommitThatIsNoneIsUnknown(commit: String) throws {
    var claims = ReceiptClaims(receipt)
    claims.commit = commit
    #expect(try sample.record.hold(claims).problems == [.unknownCommit(commit)])
  }

  @Test func anObjectThatIsNoCommitIsUnknown() throws {
    let tree = CommitID(try sample.commit().tree)
    #expect(try problems { $0.commit = tree } == [.unknownCommit(tree.description)])
  }

  @Test func aCommitOutsideTheBranchIsNamed() async throws {
    let start = try await git("rev-list", "--max-parents=0", "main", in: sample.folder)
    try await git("update-ref", "refs/heads/main", start, in: sample.folder)
    #expect(try problems { _ in } == [.notInHistory(receipt.commit.description)])
  }
}
