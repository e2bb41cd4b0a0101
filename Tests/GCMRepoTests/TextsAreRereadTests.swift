import GitStore
import Testing

@testable import GCMRepo

@Suite("A better reader changes a text, never what a State submitted")
struct TextsAreRereadTests {
  private let sample: Sample
  init() throws { sample = try Sample() }

  private func word(_ bytes: String, _ text: String, _ language: LanguageTag = "es", reader: String) -> Submission.File
  {
    Submission.File(
      language: language, fileExtension: "docx", mediaType: "application/x", original: Array(bytes.utf8),
      text: Array(text.utf8), foundTitle: "Aportes", name: "aportes.docx", reader: reader)
  }

  private func message(_ slug: String) -> String {
    CommitFacts(party: "AD-HOC", action: .record, kind: .input, contribution: "CL/inputs/\(slug)")
      .message(subject: "Read the text of CL/inputs/\(slug) anew", body: nil, newestDraft: nil)
  }

  @discardableResult
  private func submit(_ files: Submission.File...) async throws -> SubmissionResult {
    var submission = Submission(party: "CL", kind: .input, files: files)
    submission.slug = "a"
    return try await sample.record.submit(submission, as: .focalPoint)
  }

  private func reread(_ text: String, reader: String) async throws -> RereadResult {
    try await sample.record.reread(
      "CL/inputs/a", [NewReading(language: "es", text: Array(text.utf8), reader: reader)], party: "AD-HOC",
      as: .secretary)
  }

  @Test("The reader of each text is noted beside its original")
  func readerIsNoted() async throws {
    let contribution = try await submit(word("bytes", "Texto.\n", reader: "docx/1")).contribution
    #expect(contribution.original(in: "es")?.reader == "docx/1")
    #expect(try sample.record.current().contribution(named: "CL/inputs/a") == contribution)
  }

  @Test("The same file read otherwise is the same submission, and the better text is offered")
  func sameBytesAreUnchanged() async throws {
    let first = try await submit(word("bytes", "Texto.\n", reader: "docx/1"))
    let again = try await submit(word("bytes", "1. Texto.\n", reader: "docx/2"))
    #expect(again.receipt.unchanged && again.receipt.commit == first.receipt.commit)
    #expect(first.rereadable.isEmpty && again.rereadable == ["es"])
  }

  @Test("Reading anew sets the text and its reader in one commit that audit and verify accept")
  func rereadIsARecordedEvent() async throws {
    let first = try await submit(word("bytes", "Texto.\n", reader: "docx/1"))
    let result = try await reread("1. Texto.\n", reader: "docx/2")
    #expect(result.changed == ["es"])
    let state = try sample.record.current()
    let contribution = try state.contribution(named: "CL/inputs/a")
    #expect(try state.text(of: contribution, language: "es") == Array("1. Texto.\n".utf8))
    #expect(contribution.original(in: "es")?.reader == "docx/2")
    #expect(contribution.revision == 1 && contribution.submittedAt == first.contribution.submittedAt)
    #expect(try await sample.record.audit().entries.flatMap(\.findings).isEmpty)
    #expect(try await sample.record.verify().findings.isEmpty)
    #expect(try await reread("1. Texto.\n", reader: "docx/2").outcome == nil)
  }

  @Test("A commit that claims to read anew and changes another fact, or a text that is its own original, is found")
  func rereadHidesNothing() async throws {
    try await submit(word("bytes", "Texto.\n", reader: "docx/1"))
    try await sample.submit("CL", "b", "Propio.\n")
    let path = "countries/CL/inputs/a/contribution.yml"
    let facts = try #require(try sample.text(path)).replacing("Aportes", with: "Otra cosa")
    try await sample.commitByHand([.init(path: path, content: facts)], message: message("a"))
    let first = try await sample.findingsOfTip()
    try await sample.commitByHand(
      [.init(path: "countries/CL/inputs/b/text.es.md", content: "Ajeno.\n")], message: message("b"))
    let findings = try await first + sample.findingsOfTip()
    #expect(findings.contains(.outsideAction(action: "record", path: "countries/CL/inputs/a/contribution.yml")))
    #expect(findings.contains(.textUndeclared(path: "countries/CL/inputs/b/text.es.md")))
  }

  @Test("A State may not have a text of another read anew")
  func onlyTheRecordsKeepers() async throws {
    try await submit(word("bytes", "Texto.\n", reader: "docx/1"))
    await #expect(throws: RecordError.self) {
      try await sample.record.reread(
        "CL/inputs/a", [NewReading(language: "es", text: Array("x\n".utf8), reader: "docx/2")], party: "MX",
        as: .secretary)
    }
  }

  @Test(
    "A redline between texts of different readers asks for both originals, and compares what one reader makes of them")
  func redlineOfDifferentReaders() async throws {
    try await submit(word("uno", "Texto uno.\n", reader: "docx/1"))
    let before = try sample.tip.description
    try await submit(word("dos", "1. Texto dos.\n", reader: "docx/2"))
    let unlike = try sample.record.unlikeReaders(before, to: nil)
    #expect(unlike.map(\.path) == ["countries/CL/inputs/a/text.es.md"])
    #expect(unlike.first?.old.bytes == Array("uno".utf8) && unlike.first?.new.name == "original.es.docx")
    let anew = RereadPair(old: Array("1. Texto uno.\n".utf8), new: Array("1. Texto dos.\n".utf8))
    let redline = try sample.record.compare(before, to: nil, rereadTexts: ["countries/CL/inputs/a/text.es.md": anew])
    let text = redline.documents.first { $0.path.hasSuffix("text.es.md") }
    #expect(text?.isReread == true)
    #expect(text?.text?.statistics.wordsInserted == 1 && text?.text?.statistics.wordsDeleted == 1)
    let same = RereadPair(old: anew.new, new: anew.new)
    let nothing = try sample.record.compare(before, to: nil, rereadTexts: ["countries/CL/inputs/a/text.es.md": same])
    #expect(!nothing.documents.contains { $0.path.hasSuffix("text.es.md") })
  }

  @Test("A revision of one language leaves the other's revision and date what they were")
  func languagesHaveRevisionsOfTheirOwn() async throws {
    try await submit(word("es", "Texto.\n", reader: "docx/1"), word("en", "Text.\n", "en", reader: "docx/1"))
    let result = try await submit(word("es 2", "Texto dos.\n", reader: "docx/1"))
    let contribution = result.contribution
    #expect(contribution.original(in: "es")?.revision == 2 && contribution.original(in: "en")?.revision == 1)
    #expect(contribution.olderOriginals.map(\.file) == ["original.en.docx"])
    let restored = try await submit(word("en 2", "Text two.\n", "en", reader: "docx/1"))
    #expect(restored.contribution.olderOriginals.map(\.file) == ["original.es.docx"])
  }
}
