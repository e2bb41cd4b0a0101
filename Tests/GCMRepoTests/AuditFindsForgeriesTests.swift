import GitStore
import Testing

@testable import GCMRepo

/// Commits made with git itself that do not match their message, or that their party may not make.
@Suite struct AuditFindsForgeriesTests {
  private let sample: Sample
  private let folder = "countries/CL/inputs/a"
  private let original = "Original-SHA256: \(sha256("Uno.\n".utf8)) original.es.md"

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
  }

  private func submission(
    _ originals: [String]? = nil, kind: String? = "Kind: input", revision: Int = 2, action: String = "submit"
  ) -> String {
    let lines: [String?] =
      ["Party: CL", kind, "Contribution: CL/inputs/a", "Revision: \(revision)"] + (originals ?? [original])
      + ["Action: \(action)"]
    return "x\n\n" + lines.compactMap { $0 }.joined(separator: "\n")
  }

  private var files: [String] {
    ["contribution.yml", "original.es.md", "text.es.md"].map { folder + "/" + $0 }
  }

  private func touched() throws -> Sample.Entry {
    .init(path: files[0], content: (try sample.text(files[0]) ?? "").replacing("revision: 1", with: "revision: 2"))
  }

  private func verifyFindings() async throws -> [Finding] {
    try await Record.open(sample.folder).verify().findings.map(\.finding)
  }

  // MARK: Submissions

  @Test func aTextWithoutItsOriginal() async throws {
    try await sample.commitByHand(
      [try touched(), .init(path: files[2], content: "Falso.\n")], message: submission([], kind: nil))
    #expect(
      try await sample.findingsOfTip() == [
        .missingTrailer("Kind"), .missingTrailer("Original-SHA256"), .textUndeclared(path: files[2]),
      ])
  }

  @Test func aTextThatIsNotThatOfTheOriginalBesideIt() async throws {
    try await sample.commitByHand([try touched(), .init(path: files[2], content: "Falso.\n")], message: submission())
    #expect(try await sample.findingsOfTip() == [])
    #expect(try await verifyFindings() == [.storedText(path: files[2])])
  }

  @Test(arguments: ["md", "txt"]) func aTextInItsStableFormIsItsOriginals(ending: String) async throws {
    let file = Submission.File(
      language: "es", fileExtension: ending, mediaType: "text/plain",
      original: [0xEF, 0xBB, 0xBF] + Array("Protecci\u{6F}\u{301}n.\r\nFin.".utf8),
      text: Array("Protección.\nFin.\n".utf8),
      foundTitle: nil, name: "b." + ending)
    var submission = Submission(party: "CL", kind: .input, files: [file])
    submission.slug = "b"
    _ = try await sample.record.submit(submission, as: .focalPoint)
    #expect(try await verifyFindings() == [])
  }

  @Test func aSubmissionThatRemovesItsContribution() async throws {
    try await sample.commitByHand([], removing: files, message: submission([]))
    #expect(
      try await sample.findingsOfTip() == [
        .missingTrailer("Original-SHA256"), .contributionRemoved(path: folder),
      ])
    // The next submitter is not to blame.
    let receipt = try await sample.submit("CL", "a", "Dos.\n").receipt
    #expect(receipt.revision == 1)
    #expect(try await sample.findingsOfTip() == [])
    #expect(try await sample.record.audit().findingCount == 2)
  }

  @Test func aSubmissionThatLeavesItsContributionYmlAsItWas() async throws {
    try await sample.commitByHand([.init(path: files[2], content: "Uno\n")], message: submission())
    #expect(try await sample.findingsOfTip() == [.contributionUntouched(path: files[0])])
    #expect(try await sample.submit("CL", "a", "Dos.\n").receipt.revision == 2)
    #expect(try await sample.findingsOfTip() == [])
  }

  @Test func aRevisionThatIsNotItsFiles() async throws {
    let content = try #require(try sample.text(files[0])).replacing("revision: 1", with: "revision: 8")
    try await sample.commitByHand([.init(path: files[0], content: content)], message: submission())
    #expect(try await verifyFindings() == [.revisionDiffers(said: 2, file: 8)])
    #expect(try await sample.submit("CL", "a", "Dos.\n").receipt.revision == 9)
    let entries = try await sample.record.audit().entries
    #expect(entries[0].findings == [] && entries[1].findings == [.revisionDiffers(said: 2, file: 8)])
  }

  @Test func aContributionDeletedWithoutAWordIsNotTheNextOnesFault() async throws {
    try await sample.commitByHand([], removing: files, message: "Tidy up")
    try await sample.submit("CL", "a", "Dos.\n")
    #expect(try await sample.findingsOfTip() == [])
    #expect(try await sample.record.audit().findingCount == 2)
  }

  @Test func answersToAQuestionnaireNeedNoOriginal() async throws {
    let folder = "countries/CL/questionnaires/q/"
    try await sample.commitByHand(
      [
        .init(path: folder + "contribution.yml", content: "title: {es: Q}\nlanguages: [es]\n"),
        .init(path: folder + "answers.yml", content: "a: 1\n"),
      ],
      message: "x\n\nParty: CL\nKind: questionnaire\nContribution: CL/questionnaires/q\nRevision: 1\nAction: submit")
    #expect(try await sample.findingsOfTip() == [])
  }

  @Test func aPartyThatMayNotSubmit() async throws {
    let path = "countries/IOM/inputs/a/contribution.yml"
    try await sample.commitByHand(
      [
        .init(path: path, content: "title: {en: A}\n"),
        .init(path: "countries/IOM/inputs/a/original.en.md", content: "A.\n"),
      ],
      message: """
        x

        Party: IOM
        Kind: input
        Contribution: IOM/inputs/a
        Revision: 1
        Original-SHA256: \(sha256("A.\n".utf8)) original.en.md
        Action: submit
        """)
    #expect(try await sample.findingsOfTip() == [.notPermitted(party: "IOM", action: "submit")])
  }

  // MARK: Withdrawals

  @Test func aWithdrawalThatRemovesNothing() async throws {
    try await sample.commitByHand([], message: submission([], revision: 1, action: "withdraw"))
    #expect(try await sample.findingsOfTip() == [.notWithdrawn(path: folder)])
  }

  @Test func aWithdrawalThatLeavesAFile() async throws {
    try await sample.commitByHand(
      [], removing: [files[0], files[1]], message: submission([], revision: 1, action: "withdraw"))
    #expect(try await sample.findingsOfTip() == [.notWithdrawn(path: folder)])
  }

  // MARK: The declaration and the record's rules

  private func event(_ party: String, _ action: String, _ trailers: String...) -> String {
    "x\n\n" + (["Party: \(party)"] + trailers + ["Action: \(action)"]).joined(separator: "\n")
  }

  @Test(arguments: ["HN", "IOM", "UNHCR"]) func aDeclarationByWhoMayNot(party: String) async throws {
    try await sample.commitByHand(
      [.init(path: "declaration/text.es.md", content: "Falso.\n")], message: event(party, "declare"))
    #expect(
      try await sample.findingsOfTip() == [
        .missingTrailer("Original-SHA256"), .notPermitted(party: party, action: "declare"),
        .textUndeclared(path: "declaration/text.es.md"),
      ])
  }

  @Test func aDeclarationWhoseOriginalIsAnother() async throws {
    let (path, said) = ("declaration/original.es.md", sha256("Otro.\n".utf8))
    try await sample.commitByHand(
      [.init(path: path, content: "Falso.\n"), .init(path: "declaration/text.es.md", content: "Falso.\n")],
      message: event("AD-HOC", "declare", "Contribution: CL/inputs/a", "Original-SHA256: \(said) original.es.md"))
    let finding = Finding.originalHash(path: path, said: said, found: sha256("Falso.\n".utf8))
    #expect(try await sample.findingsOfTip() == [finding])
    // Once for the commit, once for the current file.
    #expect(try await verifyFindings().filter { $0 == finding }.count == 2)
  }

  @Test func aDeclarationWhoseTextIsNotItsOriginals() async throws {
    try await sample.commitByHand(
      [
        .init(path: "declaration/original.es.md", content: "Uno.\n"),
        .init(path: "declaration/text.es.md", content: "Falso.\n"),
      ],
      message: event("AD-HOC", "declare", original))
    #expect(try await sample.findingsOfTip() == [])
    #expect(try await verifyFindings() == [.storedText(path: "declaration/text.es.md")])
  }

  @Test func anOriginalOfTheDeclarationThatNobodySet() async throws {
    try await sample.commitByHand([.init(path: "declaration/original.fr.pdf", content: "x")], message: "Add a file")
    #expect(try await verifyFindings().contains(.originalUndeclared(path: "declaration/original.fr.pdf")))
  }

  @Test(arguments: [
    ("admit", "parties/CL.yml"), ("admit", "keys/allowed_signers"), ("admit", "gcmrepo.yml"), ("admit", "themes.yml"),
    ("record", "questionnaires/gcm-inputs/questionnaire.yml"), ("record", "meetings/x/minutes.es.md"),
  ]) func aStateThatChangesTheRecordsRules(action: String, path: String) async throws {
    let content = (try sample.text(path) ?? "") + "# x\n"
    for party in ["HN", "IOM"] {
      try await sample.commitByHand(
        [.init(path: path, content: content + "# \(party)\n")], message: event(party, action))
      #expect(try await sample.findingsOfTip() == [.notPermitted(party: party, action: action)])
    }
  }

  @Test func nobodyGivesThemselvesARoleAndUsesIt() async throws {
    let role = "code: HN\nkind: body\nconferences: [{conference: RCM, role: secretariat}]\n"
    try await sample.commitByHand([.init(path: "parties/HN.yml", content: role)], message: event("HN", "admit"))
    #expect(try await sample.findingsOfTip() == [.notPermitted(party: "HN", action: "admit")])
    // A party is unknown before it was admitted, and is judged by its role at the time.
    try await sample.commitByHand(
      [.init(path: "parties/ZZ.yml", content: "code: ZZ\n")], message: event("ZZ", "admit"))
    #expect(try await sample.findingsOfTip() == [.unknownParty("ZZ")])
    try await sample.commitByHand([], removing: ["parties/CL.yml"], message: event("AD-HOC", "admit"))
    let entries = try await sample.record.audit().entries
    #expect(entries.first?.findings == [] && entries.suffix(2).allSatisfy { $0.findings.isEmpty })
  }
}
