import GitStore
import Testing

@testable import GCMRepo

@Suite struct ParallelSubmittersLoseNothingTests {
  @Test(.timeLimit(.minutes(10))) func eachRevisionIsInTheRecordAndNumberedWithoutGaps() async throws {
    let sample = try Sample()
    let receipts = try await withThrowingTaskGroup(of: [SubmissionResult].self) { group in
      for submitter in 0..<8 {
        group.addTask {
          // Two of them share each contribution; each opens the record separately.
          let record = try Record.open(sample.folder)
          let party = (["CL", "MX", "PE", "UY"] as [PartyCode])[submitter % 4]
          let me = Identity(author: .init(name: "P\(submitter)", email: "p\(submitter)@example.org"))
          var results: [SubmissionResult] = []
          for number in 0..<15 {
            var submission = Submission(
              party: party, kind: .input, files: [.markdown("\(submitter), \(number).\n")])
            submission.slug = "a"
            results.append(try await record.submit(submission, as: me))
          }
          return results
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(receipts.count == 120)
    #expect(Set(receipts.map(\.receipt.commit)).count == 120)
    for party in ["CL", "MX", "PE", "UY"] as [PartyCode] {
      let numbers = receipts.map(\.receipt).filter { $0.party == party }.map(\.revision).sorted()
      #expect(numbers == Array(1...30), "\(party)")
      let log = try sample.record.log(contribution: "\(party)/inputs/a")
      #expect(log.map(\.facts.revision) == (1...30).reversed())
    }
    #expect(try await git("rev-list", "--count", "main", in: sample.folder) == "121")
    for result in receipts {
      #expect(try sample.record.check(result.receipt).isEmpty)
      // The receipt's time is that of the commit, and of the file.
      #expect(result.contribution.submittedAt == result.receipt.submittedAt)
    }
    let times = try sample.record.log().map(\.time)
    #expect(times.dropLast() == times.dropLast().sorted(by: >))
    #expect(try await sample.record.audit().findingCount == 0)
    #expect(try await shell("find '\(sample.folder)' -name '*.lock' ! -name gcmrepo.lock") == "")
  }

  @Test func oneHandleServesManyTasks() async throws {
    let sample = try Sample()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<12 {
        group.addTask { _ = try await sample.submit("CL", "a-\(number)") }
        group.addTask { _ = try sample.record.current().status() }
      }
      try await group.waitForAll()
    }
    #expect(try sample.record.current().contributionIDs().count == 12)
  }
}
