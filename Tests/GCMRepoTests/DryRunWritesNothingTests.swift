import GitStore
import Testing

@testable import GCMRepo

@Suite struct DryRunWritesNothingTests {
  private let sample: Sample
  private let before: String

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a")
    before = try await Self.everything(in: sample)
  }

  /// Each object, reference and lock of the object store.
  private static func everything(in sample: Sample) async throws -> String {
    try await shell(
      "cd '\(sample.folder)' && find . -type f -printf '%P %s %T@\n' | grep -v gcmrepo.lock | sort")
  }

  private func unchanged() async throws -> Bool { try await Self.everything(in: sample) == before }

  @Test func aSubmissionIsJudgedAndNumberedOnly() async throws {
    var submission = Submission(party: "CL", kind: .input, files: [.markdown("Nuevo.\n")])
    submission.slug = "a"
    let result = try await sample.record.submit(submission, as: .focalPoint, dryRun: true)
    #expect(result.receipt.revision == 2 && !result.receipt.unchanged)
    #expect(result.receipt.files.first?.sha256 == sha256("Nuevo.\n".utf8))
    #expect(try await unchanged())
  }

  @Test func theSameBytesAreKnownForUnchanged() async throws {
    var submission = Submission(party: "CL", kind: .input, files: [.markdown("Texto.\n")])
    submission.slug = "a"
    #expect(try await sample.record.submit(submission, as: .focalPoint, dryRun: true).receipt.unchanged)
    #expect(try await unchanged())
  }

  @Test func aWithdrawalIsOnlyLookedAt() async throws {
    let (id, _) = try await sample.record.withdraw("CL/inputs/a", because: "x", as: .focalPoint, dryRun: true)
    #expect(id.description == "CL/inputs/a")
    #expect(try await unchanged())
  }

  @Test func aDeclarationIsOnlyLookedAt() async throws {
    let result = try await sample.record.declare(
      .markdown("x\n"), party: "AD-HOC", message: "x", as: .secretary, dryRun: true)
    #expect(result.party == "AD-HOC" && !result.unchanged)
    #expect(try await unchanged())
  }

  @Test func aDraftIsOnlyLookedAt() async throws {
    let draft = try await sample.record.tag("draft-1", message: "x", party: "AD-HOC", as: .secretary, dryRun: true)
    #expect(draft.contributions == 1 && draft.manifest?.count == 64)
    #expect(try sample.record.drafts().isEmpty)
    #expect(try await unchanged())
  }
}
