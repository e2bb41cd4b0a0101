import GitStore
import Testing

@testable import GCMRepo

@Suite struct DeclarationHasAnAuthorityTests {
  private let sample: Sample
  init() throws { sample = try Sample() }

  private func declare(
    _ text: String, language: LanguageTag = "es", party: PartyCode? = "AD-HOC", as identity: Identity = .secretary
  ) async throws -> DeclarationResult {
    try await sample.record.declare(.markdown(text, language), party: party, message: "New text", as: identity)
  }

  /// Makes Ana the focal point of these bodies.
  private func admit(_ codes: String...) async throws {
    try await sample.commitByHand(
      codes.map {
        .init(
          path: "parties/\($0).yml",
          content: """
            code: \($0)
            conferences: [{conference: RCM, role: secretariat}]
            focal_points: [{name: Ana, email: ANA@rcm.example.org}]

            """)
      }, message: "Admit\n\nParty: AD-HOC\nAction: admit")
  }

  @Test func aTextIsOneCommitWithItsOriginal() async throws {
    let result = try await declare("Nuevo.\n")
    #expect(try sample.changedPaths() == ["declaration/original.es.md", "declaration/text.es.md"])
    #expect(
      try sample.commit().message == """
        Set the declaration in es

        New text

        Party: AD-HOC
        Original-SHA256: \(sha256("Nuevo.\n".utf8)) original.es.md
        Action: declare

        """)
    let tip = CommitID(try sample.tip)
    #expect(result.path == "declaration/text.es.md" && result.commit == tip)
    #expect(result.time.description == "2017-05-10T12:00:00Z" && result.bytes == 7)
  }

  @Test func theSameBytesMakeNoCommit() async throws {
    _ = try await declare("Nuevo.\n")
    let tip = try sample.tip
    #expect(try await declare("Nuevo.\n").unchanged)
    #expect(try sample.tip == tip)
  }

  @Test func ofATextThatIsTheDeclarationAlreadyTheReceiptNamesTheCommitThatSetIt() async throws {
    let first = try await declare("Nuevo.\n")
    try await sample.submit("CL", "a")
    var person = Identity.secretary
    person.author.date = Timestamp(seconds: 1_700_000_000)
    let again = try await declare("Nuevo.\n", as: person)
    #expect(again.unchanged && again.commit == first.commit && again.time == first.time)
    #expect(again.sha256 == first.sha256 && again.originalPath == first.originalPath)
  }

  /// A document of the record that was returned through another program has other bytes; those in the record count.
  @Test func ofADocumentThatComesBackUnchangedTheReceiptNamesTheOriginalInTheRecord() async throws {
    let first = try await declare("Nuevo.\n")
    try await sample.submit("CL", "a")
    var returned = Submission.File.word("PK", text: "Nuevo.\n")
    returned.isReturned = true
    let again = try await sample.record.declare(returned, party: "AD-HOC", message: "x", as: .secretary)
    #expect(again.unchanged && again.commit == first.commit)
    #expect(again.originalPath == first.originalPath && again.sha256 == first.sha256 && again.bytes == first.bytes)
  }

  @Test func anOriginalOfAnotherFormatReplacesTheOldOneOfThatLanguage() async throws {
    _ = try await declare("Nuevo.\n")
    _ = try await declare("New.\n", language: "en")
    _ = try await sample.record.declare(
      .word("PK", text: "Nuevo.\n"), party: "AD-HOC", message: "x", as: .secretary)
    #expect(
      try sample.record.current().folder("declaration").map(\.name)
        == ["original.en.md", "original.es.docx", "text.en.md", "text.es.md"])
    #expect(try await sample.record.audit().findingCount == 0)
  }

  @Test(arguments: ["de", "../es", "e\ns", ""]) func anotherLanguageIsRefused(language: String) async throws {
    let refusal = RecordError.unknownLanguage(given: language, known: ["es", "en", "pt", "fr"])
    #expect(throws: refusal) { try sample.record.current().language(named: language) }
    guard let tag = LanguageTag(language) else { return }
    await #expect(throws: refusal) { try await declare("x\n", language: tag) }
  }

  private static let keepers: [PartyCode] = ["AD-HOC", "RCM-PPT", "RCM-TS", "SACM-PPT", "SACM-TS"]

  @Test(arguments: keepers) func eachBodyThatMayActs(party: PartyCode) async throws {
    #expect(try await declare("x\n", party: party).party == party)
    #expect(try await sample.record.tag("draft-1", message: "x", party: party, as: .secretary).party == party)
    #expect(try await sample.record.audit().findingCount == 0)
  }

  @Test(arguments: ["CL", "CO", "IOM", "UNHCR", "ECLAC"]) func statesAndObserversDoNot(party: PartyCode) async throws {
    let tip = try sample.tip
    let error = RecordError.notPermitted(
      party: party.description, permitted: Self.keepers.map(\.description))
    await #expect(throws: error) { try await declare("x\n", party: party) }
    await #expect(throws: error) { try await sample.record.tag("draft-1", message: "x", party: party, as: .secretary) }
    #expect(try sample.tip == tip && sample.record.drafts().isEmpty)
  }

  @Test func aStateThatPresidesActsThroughTheBodyOfItsPresidency() async throws {
    try await sample.commitByHand(
      [.init(path: "parties/PA.yml", content: "code: PA\nconferences: [{conference: RCM, role: presidency}]\n")],
      message: "Admit\n\nParty: AD-HOC\nAction: admit")
    await #expect(throws: RecordError.notPermitted(party: "PA", permitted: Self.keepers.map(\.description))) {
      try await declare("x\n", party: "PA")
    }
  }

  @Test func theBodyThatIsNamedActs() async throws {
    #expect(try await declare("x\n", party: "SACM-TS").party == "SACM-TS")
    await #expect(throws: RecordError.unknownParty(given: "SACM-TZ", nearest: ["SACM-TS"])) {
      try await declare("y\n", party: "SACM-TZ")
    }
  }

  @Test func elseTheOnlyBodyOfWhichThePersonIsAFocalPoint() async throws {
    try await admit("RCM-TS")
    #expect(try await declare("x\n", party: nil).party == "RCM-TS")
    #expect(
      try await sample.record.tag("draft-1", message: "x", party: nil, as: .secretary).party == "RCM-TS")
  }

  @Test func thePersonIsTheOneWhoRanTheTool() async throws {
    try await admit("RCM-TS")
    let identity = Identity(author: Identity.focalPoint.author, committer: Identity.secretary.author)
    #expect(try await declare("x\n", party: nil, as: identity).party == "RCM-TS")
  }

  @Test func ofSeveralOneMustBeNamed() async throws {
    try await admit("RCM-TS", "SACM-PPT")
    await #expect(throws: RecordError.partyNeeded(choices: ["RCM-TS", "SACM-PPT"])) {
      try await declare("x\n", party: nil)
    }
  }

  @Test func whoIsNobodysFocalPointIsOfferedEveryBodyThatMay() async throws {
    let bodies = Self.keepers.map(\.description)
    let tip = try sample.tip
    await #expect(throws: RecordError.partyNeeded(choices: bodies)) { try await declare("x\n", party: nil) }
    await #expect(throws: RecordError.partyNeeded(choices: bodies)) {
      try await sample.record.tag("draft-1", message: "x", party: nil, as: .secretary)
    }
    #expect(try sample.tip == tip)
  }

  @Test func aStatesFocalPointIsNoBodys() async throws {
    try await sample.commitByHand(
      [
        .init(
          path: "parties/CL.yml",
          content: "code: CL\nfocal_points: [{name: Ana, email: ana@rcm.example.org}]\n")
      ], message: "Admit\n\nParty: CL\nAction: admit")
    await #expect(throws: RecordError.self) { try await declare("x\n", party: nil) }
  }
}
