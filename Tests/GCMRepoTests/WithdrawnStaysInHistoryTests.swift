import GitStore
import Testing

@testable import GCMRepo

@Suite struct WithdrawnStaysInHistoryTests {
  private let sample: Sample

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.submit("CL", "a", "Dos.\n")
    try await sample.submit("CL", "b")
    try await sample.tag("draft-1")
    _ = try await sample.record.withdraw("CL/inputs/a", because: "La reemplaza otra.", as: .focalPoint)
  }

  @Test func itIsOneCommitThatRemovesItsFilesAndNothingElse() throws {
    #expect(
      try sample.changedPaths()
        == ["contribution.yml", "original.es.md", "text.es.md"].map { "countries/CL/inputs/a/" + $0 }
        + ["countries/CL/withdrawn.yml"])
    #expect(try sample.text("countries/CL/withdrawn.yml") == "CL/inputs/a: 2\n")
    let message = try sample.commit().message
    let draft = try #require(try sample.record.repository.reference("refs/tags/draft-1"))
    #expect(
      message == """
        Withdraw CL/inputs/a

        La reemplaza otra.

        Party: CL
        Kind: input
        Contribution: CL/inputs/a
        Revision: 2
        Newest-Draft: draft-1 \(draft)
        Action: withdraw

        """)
  }

  @Test func theCurrentStateNoLongerHasIt() throws {
    let state = try sample.record.current()
    #expect(try state.contributionIDs().map(\.description) == ["CL/inputs/b"])
    #expect(throws: RecordError.withdrawn(try #require(ContributionID("CL/inputs/a")), revision: 2)) {
      try state.contribution(named: "CL/inputs/a")
    }
  }

  @Test func draftAndHistoryKeepIt() throws {
    let state = try sample.record.state(at: "draft-1")
    #expect(try state.contribution(named: "CL/inputs/a").revision == 2)
    let log = try sample.record.log(contribution: "CL/inputs/a")
    #expect(log.map(\.facts.action) == [.withdraw, .submit, .submit])
  }

  @Test func nothingIsWrongWithIt() async throws {
    #expect(try await sample.record.audit().findingCount == 0)
  }

  @Test func itCannotBeWithdrawnTwice() async throws {
    await #expect(throws: RecordError.withdrawn(try #require(ContributionID("CL/inputs/a")), revision: 2)) {
      try await sample.record.withdraw("CL/inputs/a", because: "x", as: .focalPoint)
    }
  }

  @Test func aCountrysLastContributionTakesItsFolderAlong() async throws {
    _ = try await sample.record.withdraw("CL/inputs/b", because: "x", as: .focalPoint)
    #expect(try sample.record.current().folder("countries/CL").map(\.name) == ["withdrawn.yml"])
    #expect(try sample.record.current().contributions().isEmpty)
  }

  @Test func submittedAgainItsRevisionsGoOn() async throws {
    #expect(try await sample.submit("CL", "a", "Tres.\n").receipt.revision == 3)
    #expect(try await sample.submit("CL", "a", "Cuatro.\n").receipt.revision == 4)
    _ = try await sample.record.withdraw("CL/inputs/a", because: "x", as: .focalPoint)
    #expect(try sample.text("countries/CL/withdrawn.yml") == "CL/inputs/a: 4\n")
    #expect(try await sample.submit("CL", "a", "Dos.\n").receipt.revision == 5)
    #expect(try await sample.submit("CL", "c", "Nuevo.\n").receipt.revision == 1)
    #expect(try await sample.record.audit().findingCount == 0)
    #expect(try await sample.record.verify().findings.isEmpty)
  }
}
