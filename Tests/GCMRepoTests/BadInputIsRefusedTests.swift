import GitStore
import Testing

@testable import GCMRepo

/// Each error says what was wrong and what may have been meant, and nothing is written.
@Suite struct BadInputIsRefusedTests {
  private let sample: Sample
  private let tip: ObjectID

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "alternativas")
    tip = try sample.tip
  }

  private func expect(_ error: RecordError, _ change: (inout Submission) -> Void) async throws {
    var submission = Submission(party: "CL", kind: .input, files: [.markdown("Texto.\n", title: "Uno")])
    change(&submission)
    await #expect(throws: error) { try await sample.record.submit(submission, as: .focalPoint) }
    await #expect(throws: error) { try await sample.record.submit(submission, as: .focalPoint, dryRun: true) }
    #expect(try sample.tip == tip)
  }

  @Test(arguments: [
    ("CX", ["CA", "CL", "CO", "CR", "MX"]), ("Chila", ["CL"]), ("Mejico", ["MX"]), ("RCM_TS", ["RCM-TS"]),
    ("ZZZZZZZZ", []), ("../CL", []), ("", []),
    ("CL/../MX", []), ("--help", []),
  ]) func anUnknownParty(given: String, nearest: [String]) async throws {
    let error = RecordError.unknownParty(given: given, nearest: nearest)
    #expect(throws: error) { try sample.record.current().member(named: given) }
  }

  @Test(arguments: [
    ("cl", "CL"), ("Chile", "CL"), ("Mexico", "MX"), ("brasil", "BR"), ("Brésil", "BR"), ("ESTADOS UNIDOS", "US"),
  ]) func aPartyIsKnownByItsName(given: String, code: PartyCode) throws {
    #expect(try sample.record.current().member(named: given).code == code)
  }

  @Test(arguments: ["RCM-TS", "AD-HOC", "IOM", "JM"]) func whoIsNoMember(code: PartyCode) async throws {
    try await expect(.notAMember(code: code.description)) { $0.party = code }
  }

  @Test func anUnknownKind() {
    #expect(throws: RecordError.unknownKind(given: "imput", nearest: ["input"])) {
      try ContributionKind(named: "imput")
    }
    #expect(throws: RecordError.unknownKind(given: "law", nearest: [])) { try ContributionKind(named: "law") }
    #expect(throws: Never.self) { try ContributionKind(named: "best-practices") }
  }

  @Test func anUnknownTheme() async throws {
    let known = [
      "human-rights", "drivers", "governance", "diasporas", "smuggling-and-trafficking", "regular-pathways",
    ]
    try await expect(.unknownTheme(given: "governence", known: known, nearest: ["governance"])) {
      $0.themes = ["drivers", "governence"]
    }
  }

  @Test func aLanguageThatIsNotTheRecords() async throws {
    try await expect(.unknownLanguage(given: "de", known: ["es", "en", "pt", "fr"])) {
      $0.files = [.markdown("Text.\n", "de")]
    }
  }

  @Test func aLanguageTwice() async throws {
    try await expect(.duplicateLanguage(language: "es")) { $0.files = [.markdown("a\n"), .markdown("b\n")] }
  }

  @Test(arguments: ["", "Uno", "a/b", "..", ".git", "a--b", "-rf"]) func aBadSlug(slug: String) async throws {
    try await expect(.invalidSlug(given: slug, longest: 80)) { $0.slug = slug }
  }

  @Test(arguments: [
    ("", RecordError.TitleProblem.empty), (" \u{A0}", .empty), ("\u{200D}", .empty),
    ("a\nb", .character("\n")), ("a\u{1B}[0m", .character("\u{1B}")), ("a\u{202E}b", .character("\u{202E}")),
    ("a\u{2028}b", .character("\u{2028}")), ("a\u{0}", .character("\u{0}")),
    (String(repeating: "a", count: 301), .tooLong(limit: 300)),
    ("a" + String(repeating: "\u{301}", count: 2000), .tooLong(limit: 300)),
  ]) func aTitleThatCannotBeSeenAsItIs(title: String, problem: RecordError.TitleProblem) async throws {
    try await expect(.invalidTitle(problem: problem)) { $0.title = title }
  }

  @Test(arguments: [
    ("", RecordError.TitleProblem.empty), ("a\u{1B}b", .character("\u{1B}")), ("a\rb", .character("\r")),
    (String(repeating: "a", count: 10_001), .tooLong(limit: 10_000)),
  ]) func aMessageThatCannotBeSeenAsItIs(message: String, problem: RecordError.TitleProblem) async throws {
    try await expect(.invalidMessage(problem: problem)) { $0.message = message }
    await #expect(throws: RecordError.invalidMessage(problem: problem)) {
      try await sample.record.withdraw("CL/inputs/alternativas", because: message, as: .focalPoint)
    }
    await #expect(throws: RecordError.invalidMessage(problem: problem)) {
      try await sample.record.declare(.markdown("a\n"), party: "IOM", message: message, as: .secretary)
    }
    await #expect(throws: RecordError.invalidMessage(problem: problem)) {
      try await sample.record.tag("draft-1", message: message, party: "IOM", as: .secretary)
    }
    #expect(try sample.tip == tip)
  }

  @Test func aMessageMayHaveLines() async throws {
    var submission = Submission(party: "CL", kind: .input, files: [.markdown("b\n", title: "Dos")])
    submission.slug = "dos"
    submission.message = "Una línea.\n\n\tOtra."
    _ = try await sample.record.submit(submission, as: .focalPoint)
    #expect(try sample.commit().message.contains("\n\nUna línea.\n\n\tOtra.\n\nParty: CL\n"))
  }

  @Test(arguments: [
    ("CL/inputs/alternativa", ["CL/inputs/alternativas"]), ("alternativas", ["CL/inputs/alternativas"]),
    ("MX/inputs/alternativas", ["CL/inputs/alternativas"]), ("CL/inputs/nada-que-ver-con-ello", []), ("", []),
    ("../../etc/passwd", []),
  ]) func anUnknownContribution(given: String, nearest: [String]) async throws {
    let error = RecordError.unknownContribution(given: given, nearest: nearest)
    #expect(throws: error) { try sample.record.current().contribution(named: given) }
    await #expect(throws: error) { try await sample.record.withdraw(given, because: "x", as: .focalPoint) }
    #expect(throws: error) { try sample.record.log(contribution: given) }
  }

  @Test(arguments: [
    ("draft-2", ["draft-1"]), ("mian", ["main"]), ("", []), ("-x", []), ("main:gcmrepo.yml", []), ("a b", []),
    ("main~99", []), ("0000000000000000000000000000000000000000", []), ("main..draft-1", []),
    ("HEAD@{9999}", []),
  ]) func anUnknownRevision(given: String, nearest: [String]) async throws {
    try await sample.tag("draft-1")
    #expect(throws: RecordError.unknownRevision(given: given, nearest: nearest)) {
      try sample.record.state(at: given)
    }
  }

  @Test func anExtensionThatIsNoPlainWordIsMadeOne() async throws {
    let hostile = ["md/../../x", "..", "", "a\nb", "DOCX", "d ocx", ".git"]
    for (index, word) in hostile.enumerated() {
      var file = Submission.File.markdown("Texto \(index).\n")
      file.fileExtension = word
      var submission = Submission(party: "CL", kind: .input, files: [file])
      submission.slug = "a-\(index)"
      let result = try await sample.record.submit(submission, as: .focalPoint)
      let name = try #require(result.contribution.originals.first?.file)
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      #expect(
        parts.count == 3 && parts[2].allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber) }, "\(name)")
      #expect(!parts[2].isEmpty)
    }
  }
}
