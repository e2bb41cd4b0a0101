import Foundation
import GitStore
import SSHKeys
import Synchronization
import Testing

@testable import GCMRepo

/// A key that asks a person, who lets others write meanwhile.
private struct AskingSigner: SigningBackend {
  let key = InProcessSigner()
  let whileAsking: @Sendable (_ time: Int) -> Void
  private let times = Counter()

  final class Counter: Sendable {
    let count = Mutex(0)
  }

  init(_ whileAsking: @escaping @Sendable (Int) -> Void = { _ in }) { self.whileAsking = whileAsking }

  var publicKey: PublicKey { key.publicKey }
  var mayAskPerson: Bool { true }
  var timesAsked: Int { times.count.withLock { $0 } }

  func sign(_ message: [UInt8], namespace: String) throws(SigningError) -> String {
    let time = times.count.withLock {
      $0 += 1
      return $0
    }
    whileAsking(time)
    return try key.sign(message, namespace: namespace)
  }
}

@Suite struct WritesAreSignedTests {
  private func isSigned(_ sample: Sample, by signer: any SigningBackend) throws -> Bool {
    let content = try sample.record.repository.signedContent(ofCommit: sample.tip)
    let signature = content.flatMap { SSHSignature(armoured: $0.signature) }
    return signature?.key == signer.publicKey
      && signature?.isValid(for: content?.payload ?? [], namespace: "git") == true
  }

  private func submission(_ slug: String, _ text: String = "Texto.\n") -> Submission {
    var submission = Submission(party: "CL", kind: .input, files: [.markdown(text)])
    submission.slug = slug
    return submission
  }

  @Test(arguments: [false, true]) func everyWriteIsSigned(asks: Bool) async throws {
    let sample = try Sample()
    let asking = AskingSigner()
    let signer: any SigningBackend = asks ? asking : InProcessSigner()
    let record = sample.record.signing(with: signer)
    let made = try await record.submit(submission("a"), as: .focalPoint)
    #expect(try isSigned(sample, by: signer))
    #expect(try made.receipt.commit == CommitID(sample.tip))
    // Nothing to write: nobody is asked.
    let again = try await record.submit(submission("a"), as: .focalPoint)
    #expect(again.receipt.unchanged && (!asks || asking.timesAsked == 1))
    _ = try await record.submit(submission("a", "Otro.\n"), as: .focalPoint, dryRun: true)
    #expect(!asks || asking.timesAsked == 1)
    let draft = try await record.tag("draft-1", message: "First", party: "AD-HOC", as: .secretary)
    #expect(draft.isSigned)
    let found = try #require(try record.drafts().first)
    #expect(found.isSigned && found.message == "First")
    #expect(!asks || asking.timesAsked == 2)
    let tag = try #require(try record.repository.reference("refs/tags/draft-1"))
    let content = try #require(try record.repository.signedContent(ofTag: tag))
    #expect(SSHSignature(armoured: content.signature)?.isValid(for: content.payload, namespace: "git") == true)
    #expect(try await record.verify().findings.isEmpty)
  }

  @Test(arguments: [false, true]) func aRecordBeginsSigned(asks: Bool) async throws {
    let scratch = try Scratch()
    let signer: any SigningBackend = asks ? AskingSigner() : InProcessSigner()
    let (record, outcome) = try Record.create(
      at: scratch.path + "/record", from: .builtIn(), bare: true, as: .secretary, signer: signer)
    #expect(try record.repository.commit(outcome.commit.object).isSigned)
    #expect(record.signer?.publicKey == signer.publicKey && record.frozen().signer?.publicKey == signer.publicKey)
    #expect(record.proposing([:]).signer?.publicKey == signer.publicKey)
  }

  /// Others write while the person is asked: the person is asked again, of the newer state.
  @Test func whoeverIsAskedHoldsNobodyUp() async throws {
    let sample = try Sample()
    let folder = sample.folder
    let signer = AskingSigner { time in
      guard time < 3 else { return }
      let written = DispatchSemaphore(value: 0)
      Task.detached {
        var other = Submission(party: "PE", kind: .input, files: [.markdown("Texto \(time).\n")])
        other.slug = "other"
        _ = try await Record.open(folder).submit(other, as: .focalPoint)
        written.signal()
      }
      #expect(written.wait(timeout: .now() + 300) == .success)
    }
    let made = try await sample.record.signing(with: signer).submit(submission("a"), as: .focalPoint)
    #expect(signer.timesAsked == 3)
    #expect(try made.receipt.commit == CommitID(sample.tip))
    #expect(try isSigned(sample, by: signer))
    #expect(try sample.commit(sample.commit().parents[0]).subject.contains("PE"))
    #expect(try await sample.record.audit().entries.allSatisfy { $0.findings.isEmpty })
  }

  @Test func whoeverIsAlwaysOvertakenIsTold() async throws {
    let sample = try Sample()
    let folder = sample.folder
    let signer = AskingSigner { time in
      let written = DispatchSemaphore(value: 0)
      Task.detached {
        var other = Submission(party: "PE", kind: .input, files: [.markdown("Texto \(time).\n")])
        other.slug = "other"
        _ = try await Record.open(folder).submit(other, as: .focalPoint)
        written.signal()
      }
      written.wait()
    }
    await #expect(throws: RecordError.signatureOvertaken) {
      try await sample.record.signing(with: signer).submit(submission("a"), as: .focalPoint)
    }
    #expect(signer.timesAsked == 4)
    #expect(try sample.text("countries/CL/inputs/a/es.md") == nil)
  }

  @Test func aKeyThatDoesNotSignWritesNothing() async throws {
    let sample = try Sample()
    let before = try sample.tip
    let missing = SSHKeygenSigner(
      InProcessSigner().publicKey, in: .file("/nowhere", isLocked: false), program: "no-such-keygen")
    let record = sample.record.signing(with: missing)
    await #expect(throws: RecordError.notSigned(.programMissing(program: "no-such-keygen"), by: missing.publicKey)) {
      try await record.submit(submission("a"), as: .focalPoint)
    }
    await #expect(throws: RecordError.self) {
      try await record.tag("draft-1", message: "First", party: "AD-HOC", as: .secretary)
    }
    #expect(try sample.tip == before)
    #expect(try record.drafts().isEmpty)
  }
}
