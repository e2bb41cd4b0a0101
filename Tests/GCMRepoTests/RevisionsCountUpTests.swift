import GitStore
import Testing

@testable import GCMRepo

@Suite struct RevisionsCountUpTests {
  private let sample: Sample
  init() throws { sample = try Sample() }

  @Test func eachAcceptedVersionIsTheNextRevision() async throws {
    for number in 1...4 {
      #expect(try await sample.submit("CL", "a", "Versión \(number).\n").receipt.revision == number)
    }
    #expect(try await sample.submit("CL", "b").receipt.revision == 1)
    let revisions = try await git(
      "log", "--format=%(trailers:key=Revision,valueonly,separator=)", "--grep=CL/inputs/a",
      in: sample.folder)
    #expect(revisions == "4\n3\n2\n1")
  }

  @Test func theSameBytesMakeNoCommitAndNameTheOneThatHoldsThem() async throws {
    let first = try await sample.submit("CL", "a", "Uno.\n").receipt
    try await sample.submit("MX", "b", "Otro.\n")
    let tip = try sample.tip
    let again = try await sample.submit("CL", "a", "Uno.\n", as: .secretary).receipt
    #expect(again.unchanged && again.commit == first.commit && again.revision == 1)
    #expect(again.submittedAt == first.submittedAt && again.files == first.files)
    #expect(try sample.tip == tip)
  }

  @Test func earlierBytesAreARevisionAgain() async throws {
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.submit("CL", "a", "Dos.\n")
    let third = try await sample.submit("CL", "a", "Uno.\n").receipt
    #expect(!third.unchanged && third.revision == 3)
  }

  @Test func aChangedTitleIsARevision() async throws {
    try await sample.submit("CL", "a")
    var submission = Submission(party: "CL", kind: .input, files: [.markdown("Texto.\n")])
    submission.slug = "a"
    submission.title = "Otro título"
    let result = try await sample.record.submit(submission, as: .focalPoint)
    #expect(result.receipt.revision == 2 && result.contribution.title["es"] == "Otro título")
    #expect(try sample.changedPaths() == ["countries/CL/inputs/a/contribution.yml"])
    #expect(try await sample.record.submit(submission, as: .focalPoint).receipt.unchanged)
  }

  @Test func changedThemesAreARevisionAndUnsaidOnesStay() async throws {
    var submission = Submission(party: "CL", kind: .input, files: [.markdown("Texto.\n")])
    submission.slug = "a"
    submission.themes = ["drivers"]
    _ = try await sample.record.submit(submission, as: .focalPoint)
    submission.themes = ["governance"]
    #expect(try await sample.record.submit(submission, as: .focalPoint).receipt.revision == 2)
    submission.themes = []
    #expect(try await sample.record.submit(submission, as: .focalPoint).receipt.unchanged)
    #expect(try await sample.submit("CL", "a", "Nuevo.\n").contribution.themes == ["governance"])
  }

  @Test func severalLanguagesAreOneRevision() async throws {
    var submission = Submission(
      party: "CA", kind: .input,
      files: [.markdown("Pathways.\n", "en", title: "Pathways"), .markdown("Voies.\n", "fr", title: "Voies")])
    submission.themes = ["regular-pathways"]
    let result = try await sample.record.submit(submission, as: .focalPoint)
    #expect(result.receipt.contribution.description == "CA/inputs/pathways" && result.receipt.revision == 1)
    #expect(result.receipt.files.map { $0.path.suffix(14) } == ["original.en.md", "original.fr.md"])
    #expect(result.contribution.languages == ["en", "fr"])
    #expect(result.contribution.title == LocalizedText([("en", "Pathways"), ("fr", "Voies")]))
    #expect(try sample.changedPaths().count == 5)
  }

  @Test func oneLanguageAgainLeavesTheOther() async throws {
    let submission = Submission(
      party: "CA", kind: .input,
      files: [.markdown("Pathways.\n", "en", title: "Pathways"), .markdown("Voies.\n", "fr")])
    _ = try await sample.record.submit(submission, as: .focalPoint)
    let result = try await sample.submit("CA", "pathways", "Voies nouvelles.\n", language: "fr")
    #expect(result.receipt.revision == 2 && result.receipt.files.count == 1)
    #expect(result.contribution.originals.map(\.file) == ["original.en.md", "original.fr.md"])
    #expect(try sample.text("countries/CA/inputs/pathways/text.en.md") == "Pathways.\n")
    #expect(try await sample.submit("CA", "pathways", "Pathways.\n", language: "en").receipt.unchanged)
  }

  @Test func anOriginalOfAnotherFormatReplacesTheOldOne() async throws {
    try await sample.submit("CL", "a", "Texto.\n")
    var submission = Submission(party: "CL", kind: .input, files: [.word("PK", text: "Texto.\n")])
    submission.slug = "a"
    let result = try await sample.record.submit(submission, as: .focalPoint)
    #expect(result.contribution.originals.map(\.file) == ["original.es.docx"])
    let names = try sample.record.current().folder("countries/CL/inputs/a").map(\.name)
    #expect(names == ["contribution.yml", "original.es.docx", "text.es.md"])
    // History keeps it.
    #expect(try sample.record.state(at: "main~1").bytes("countries/CL/inputs/a/original.es.md") != nil)
    #expect(try await sample.record.audit().findingCount == 0)
  }

  @Test func anAbsentNumberIsFoundInHistory() async throws {
    for number in 1...3 { try await sample.submit("CL", "a", "Versión \(number).\n") }
    try await forgetRevision(message: "Tidy\n\nParty: RCM-TS\nAction: record")
    let state = try sample.record.current()
    #expect(try state.contribution(named: "CL/inputs/a").revision == nil)
    #expect(try await sample.submit("CL", "a", "Versión 3.\n").receipt.revision == 3)
    #expect(try await sample.submit("CL", "a", "Versión 4.\n").receipt.revision == 4)
  }

  @Test func whereNoCommitSaysItEitherEachChangeCounts() async throws {
    let path = "countries/CL/inputs/a/contribution.yml"
    for number in 1...2 {
      try await sample.commitByHand(
        [.init(path: path, content: "title: {es: Versión \(number)}\n")], message: "By hand")
    }
    #expect(try await sample.submit("CL", "a", "Versión 3.\n").receipt.revision == 3)
  }

  private func forgetRevision(message: String) async throws {
    let path = "countries/CL/inputs/a/contribution.yml"
    let lines = try #require(try sample.text(path)).split(separator: "\n")
    let kept = lines.filter { !$0.hasPrefix("revision:") && !$0.hasPrefix("submitted_at:") }
    try await sample.commitByHand(
      [.init(path: path, content: kept.joined(separator: "\n") + "\n")], message: message)
  }
}
