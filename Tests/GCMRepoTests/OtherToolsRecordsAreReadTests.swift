import GitStore
import Testing

@testable import GCMRepo

/// Records written by another tool or by hand.
@Suite struct OtherToolsRecordsAreReadTests {
  private let sample: Sample
  private let file = "countries/CL/inputs/a/contribution.yml"

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a")
  }

  private func write(_ path: String, _ content: String) async throws {
    try await sample.commitByHand([.init(path: path, content: content)], message: "By hand")
  }

  @Test func absentRevisionAndTimeAreNoHindrance() async throws {
    try await write(file, "title: {es: A}\nlanguages: [es]\n")
    let state = try sample.record.current()
    let contribution = try state.contribution(named: "CL/inputs/a")
    #expect(
      contribution.revision == nil && contribution.submittedAt == nil && contribution.submittedBy == nil)
    #expect(contribution.status == .submitted && contribution.originals.isEmpty)
    let row = try #require(try state.status().rows.first { $0.party.code == "CL" })
    #expect(row.counts == [.input: 1] && row.lastSubmission == nil && row.languages == ["es"])
    #expect(try state.contributions().count == 1)
    #expect(try sample.record.log(contribution: "CL/inputs/a").count == 1)
    #expect(try await sample.submit("CL", "a", "Otro.\n").receipt.revision == 2)
  }

  @Test func aFolderWithoutContributionYmlIsNoContribution() async throws {
    try await write("countries/CL/inputs/stray/notes.txt", "x\n")
    let state = try sample.record.current()
    #expect(try state.contributions().map(\.id.description) == ["CL/inputs/a"])
    #expect(try state.status().answered == 1)
    #expect(throws: RecordError.unknownContribution(given: "CL/inputs/stray", nearest: ["CL/inputs/stray"])) {
      try state.contribution(named: "CL/inputs/stray")
    }
  }

  @Test(arguments: [
    "countries/CL/inputs/notes.txt", "countries/readme.md", "countries/CL/inputs/Not A Slug/contribution.yml",
    "countries/CL/letters/a/contribution.yml", "countries/cl/inputs/a/contribution.yml",
  ]) func whatIsNoContributionsFolderIsPassedOver(path: String) async throws {
    try await write(path, "x\n")
    #expect(try sample.record.current().contributionIDs().map(\.description) == ["CL/inputs/a"])
  }

  @Test(
    arguments: [
      ("id: CL/inputs/a\ntitle: [\n", 3, nil), ("id: CL/inputs/a\nid: x\n", 2, .duplicateKey("id")),
      ("title: &a {es: x}\n", 1, .alias), ("id: MX/inputs/a\n", 1, .wrongValue(key: "id")),
      ("revision: many\n", 1, .wrongValue(key: "revision")),
      ("\n\nstatus: gone\n", 3, .wrongValue(key: "status")),
      ("submitted_at: yesterday\n", 1, .wrongValue(key: "submitted_at")), ("- a\n", 1, nil), ("", 1, nil),
      ("languages: es\n", 1, .wrongValue(key: "languages")),
      ("languages: [es, es_MX]\n", 1, .wrongValue(key: "languages")),
      ("originals:\n- file: ../../x\n", 2, .wrongValue(key: "file")),
      ("originals:\n- {file: \"original.es.d\\nx\", sha256: x}\n", 2, .wrongValue(key: "file")),
      ("originals:\n- file: original.es.md\n", 2, .missingKey("sha256")),
    ] as [(String, Int, RecordError.FileProblem?)])
  func malformedYAMLNamesFileAndLine(content: String, line: Int, problem: RecordError.FileProblem?)
    async throws
  {
    try await write(file, content)
    let error = try #require(throws: RecordError.self) { try sample.record.current().contributions() }
    if let problem {
      #expect(error == .malformedFile(path: file, line: line, problem: problem))
    } else {
      #expect(error.isMalformed(file, line: line), "\(error)")
    }
    // The others are reported nevertheless, and this one is named.
    #expect(try sample.record.current().status().problems == [error])
    await #expect(throws: error) { try await sample.submit("CL", "a", "Otro.\n") }
  }

  @Test func aFileThatIsNotUTF8IsNamed() async throws {
    let tree = try sample.record.current().tree
    let repository = sample.record.repository
    let blob = try repository.writeBlob([0x69, 0x64, 0x3A, 0xFF, 0x0A])
    let edited = try repository.tree(tree, applying: [.init(try TreePath(file), .set(blob))])
    let person = Signature(name: "H", email: "h@example.org", time: 0)
    let commit = try repository.writeCommit(
      tree: edited, parents: [try sample.tip], author: person, committer: person, message: "x")
    try repository.moveReference("refs/heads/main", from: try sample.tip, to: commit, reason: "x")
    #expect(throws: RecordError.malformedFile(path: file, line: nil, problem: .notUTF8)) {
      try sample.record.current().contributions()
    }
  }

  @Test func aMalformedPartyNamesItsFile() async throws {
    try await write("parties/MX.yml", "names: {es: México}\n")
    let error = RecordError.malformedFile(path: "parties/MX.yml", line: 1, problem: .missingKey("code"))
    #expect(throws: error) { try sample.record.current().party("MX") }
    #expect(throws: error) { try sample.record.current().status() }
    // Other parties are not affected.
    #expect(try await sample.submit("CL", "a", "Otro.\n").receipt.revision == 2)
  }

  @Test func aNewerFormatIsRefusedByAll() async throws {
    try await write("gcmrepo.yml", "format: 2\n")
    let error = RecordError.newerFormat(found: 2, supported: 1)
    #expect(throws: error) { try sample.record.current() }
    await #expect(throws: error) { try await sample.submit("CL", "b") }
    await #expect(throws: error) { try await sample.tag("draft-1") }
    // The states before it can be read.
    #expect(try sample.record.state(at: "main~1").contributionIDs().count == 1)
  }

  @Test func aFeatureThatIsNotKnownIsRefusedByName() async throws {
    try await write("gcmrepo.yml", "format: 1\nfeatures: [holograms, scents]\n")
    let error = RecordError.unknownFeatures(["holograms", "scents"])
    #expect(throws: error) { try sample.record.current() }
    await #expect(throws: error) { try await sample.submit("CL", "b") }
    await #expect(throws: error) { try await sample.tag("draft-1") }
    #expect(try await sample.record.verify().findings.map(\.finding).contains(.unreadable(error)))
    #expect(try sample.record.state(at: "main~1").contributionIDs().count == 1)
    try await write("gcmrepo.yml", "format: 1\nfeatures: []\n")
    #expect(try sample.record.current().contributionIDs().count == 1)
  }

  @Test func keysOfALaterVersionAreKeptThroughEveryWrite() async throws {
    let later = try #require(try sample.text(file))
      .replacing("  bytes:", with: "  pages: 12\n  bytes:")
      .replacing("  name:", with: "  post: 'Consejera: «2»'\n  name:")
    try await write(file, later + "seals:\n- by: Ana\n  strong: yes\n- by: 'no'\nempty:\nnote: \"a\\n# b\"\n")
    var submission = Submission(party: "CL", kind: .input, files: [.markdown("New.\n", "en")])
    submission.slug = "a"
    _ = try await sample.record.submit(submission, as: .focalPoint)
    let text = try #require(try sample.text(file))
    for line in ["pages: 12", "by: Ana", "strong: yes", "by: 'no'", "empty:", "note: \"a\\n# b\"", "seals:"] {
      #expect(text.contains(line), "\(line)")
    }
    // The next submitter is another person, of whom nothing more is known.
    #expect(!text.contains("post:"))
  }

  @Test(arguments: ["party: MX", "kind: questionnaire", "id: MX/inputs/a"])
  func whatAContributionSaysOfItselfIsHeldToItsFolder(line: String) async throws {
    let key = String(line.prefix { $0 != ":" })
    let lines = try #require(try sample.text(file)).split(separator: "\n").map {
      $0.hasPrefix(key + ":") ? line[...] : $0
    }
    try await write(file, lines.joined(separator: "\n") + "\n")
    let error = await #expect(throws: RecordError.self) { try await sample.submit("CL", "a", "Dos.\n") }
    #expect(error?.isMalformed(file, "wrong-value") == true && error?.facts.text(.key) == key, "\(line) was taken")
  }

  @Test(arguments: ["format: one\n", "format: 0\n", "format: -1\n", "format: '1'\n"])
  func aFormatThatIsNoneIsMalformed(content: String) async throws {
    try await write("gcmrepo.yml", content)
    #expect(
      throws: RecordError.malformedFile(path: "gcmrepo.yml", line: 1, problem: .wrongValue(key: "format"))
    ) { try sample.record.current() }
  }

  @Test func anOriginalThatIsNotThereDoesNotHinderItsSuccessor() async throws {
    try await sample.commitByHand([], removing: ["countries/CL/inputs/a/original.es.md"], message: "By hand")
    var submission = Submission(party: "CL", kind: .input, files: [.word("PK", text: "Texto.\n")])
    submission.slug = "a"
    #expect(try await sample.record.submit(submission, as: .focalPoint).receipt.revision == 2)
  }
}
