import GitStore
import Testing

@testable import GCMRepo

@Suite struct AuditFindsWhatACommitHidesTests {
  private let sample: Sample
  private let folder = "countries/CL/inputs/a/"

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    try await sample.submit("MX", "b", "Dos.\n")
  }

  private typealias Entry = Sample.Entry

  /// The contribution's own file, changed, as a submission does.
  private var touched: Entry {
    get throws {
      let path = folder + "contribution.yml"
      return .init(path: path, content: (try sample.text(path) ?? "") + "# x\n")
    }
  }

  private func submission(
    _ originals: String..., party: String = "CL", id: String = "CL/inputs/a"
  ) -> String {
    let originals = originals.isEmpty ? ["\(sha256("Uno.\n".utf8)) original.es.md"] : originals
    return """
      Submit \(id), revision 2

      Party: \(party)
      Kind: input
      Contribution: \(id)
      Revision: 2
      \((originals.map { "Original-SHA256: \($0)" } + ["Action: submit"]).joined(separator: "\n"))
      """
  }

  @Test func aCleanRecordHasNone() async throws {
    _ = try await sample.record.declare(.markdown("x\n"), party: "AD-HOC", message: "x", as: .secretary)
    _ = try await sample.record.withdraw("MX/inputs/b", because: "x", as: .focalPoint)
    try await sample.tag("draft-1")
    let report = try await sample.record.audit()
    #expect(report.findingCount == 0 && report.entries.count == 5)
    #expect(
      report.entries.map(\.revision.facts.action) == [.withdraw, .declare, .submit, .submit, .admit])
  }

  @Test(arguments: [
    ("By hand", [Finding.missingTrailer("Party"), .missingTrailer("Action")]),
    ("x\n\nParty: RCM-TS", [.missingTrailer("Action")]),
    ("x\n\nAction: record", [.missingTrailer("Party")]),
    (
      "x\n\nParty: RCM-TS\nAction: record\nis no trailer",
      [.missingTrailer("Party"), .missingTrailer("Action")]
    ),
    ("x\n\nParty: ZZ\nAction: record", [.unknownParty("ZZ")]),
    ("x\n\nParty: RCM-TS\nAction: publish", [.unknownAction("publish")]),
    (
      "x\n\nParty: CL\nAction: submit",
      ["Kind", "Contribution", "Revision", "Original-SHA256"].map { .missingTrailer($0) }
    ),
    ("x\n\nParty: CL\nAction: withdraw", [.missingTrailer("Contribution")]),
    (
      "x\n\nParty: CL\nKind: input\nContribution: CL/inputs/a\nRevision: two\nAction: submit",
      [
        .trailerNotUsable("Revision", said: "two"), .missingTrailer("Original-SHA256"),
        .contributionUntouched(path: "countries/CL/inputs/a/contribution.yml"),
      ]
    ),
    ("x\n\nparty: RCM-TS\nACTION: record", []),
  ]) func whatItsTrailersLack(message: String, findings: [Finding]) async throws {
    try await sample.commitByHand([], message: message)
    #expect(try await sample.findingsOfTip() == findings)
  }

  @Test(arguments: ["record", "submit", "withdraw", "declare", "admit"])
  func aForeignCountrysFolder(action: String) async throws {
    let path = folder + "text.es.md"
    try await sample.commitByHand(
      [.init(path: path, content: "Ajeno.\n")],
      // A withdrawal names the revision that it withdraws.
      message: "x\n\nParty: MX\nContribution: MX/inputs/b\nRevision: \(action == "withdraw" ? 1 : 2)\nAction: \(action)"
    )
    #expect(try await sample.findingsOfTip().contains(.foreignFolder(party: "MX", path: path)))
  }

  @Test func aForeignContributionUnderItsOwnName() async throws {
    let touched = try touched
    try await sample.commitByHand([touched], message: submission(party: "MX"))
    #expect(try await sample.findingsOfTip() == [.foreignFolder(party: "MX", path: touched.path)])
  }

  @Test(arguments: ["countries/CL/inputs/b/text.es.md", "gcmrepo.yml", "parties/CL.yml", "countries/CL/x.md"])
  func aSubmissionThatReachesBeyondItsContribution(path: String) async throws {
    let content = try sample.text(path) ?? ""
    try await sample.commitByHand(
      [.init(path: path, content: content + "# more\n"), try touched],
      message: submission())
    #expect(try await sample.findingsOfTip() == [.outsideContribution(path: path)])
  }

  @Test func aRemovalIsAChangeToo() async throws {
    try await sample.commitByHand(
      [try touched], removing: ["countries/MX/inputs/b/text.es.md"], message: submission())
    #expect(
      try await sample.findingsOfTip() == [
        .foreignFolder(party: "CL", path: "countries/MX/inputs/b/text.es.md")
      ])
  }

  @Test func anOriginalOfOtherBytesThanItsCommitNames() async throws {
    let said = sha256("Dos.\n".utf8)
    try await sample.commitByHand(
      [try touched, .init(path: folder + "original.es.md", content: "Tres.\n")],
      message: submission("\(said) original.es.md"))
    #expect(
      try await sample.findingsOfTip() == [
        .originalHash(path: folder + "original.es.md", said: said, found: sha256("Tres.\n".utf8))
      ])
  }

  @Test func anOriginalThatIsNamedAndUnchangedIsCheckedToo() async throws {
    let said = sha256("Tres.\n".utf8)
    try await sample.commitByHand(
      [try touched, .init(path: folder + "text.es.md", content: "Tres.\n")],
      message: submission("\(said) original.es.md"))
    #expect(
      try await sample.findingsOfTip() == [
        .originalHash(path: folder + "original.es.md", said: said, found: sha256("Uno.\n".utf8))
      ])
  }

  @Test func anOriginalThatIsNotThere() async throws {
    try await sample.commitByHand(
      [try touched], message: submission("\(sha256("x".utf8)) original.fr.docx"))
    #expect(try await sample.findingsOfTip() == [.originalMissing(path: folder + "original.fr.docx")])
  }

  @Test func anOriginalThatNoTrailerNames() async throws {
    try await sample.commitByHand(
      [try touched, .init(path: folder + "original.fr.docx", content: "PK")], message: submission())
    #expect(try await sample.findingsOfTip() == [.originalUndeclared(path: folder + "original.fr.docx")])
  }

  @Test func theDeclarationsOriginalIsHeldToTheSame() async throws {
    try await sample.commitByHand(
      [.init(path: "declaration/original.en.md", content: "x\n")],
      message: "x\n\nParty: AD-HOC\nAction: declare")
    #expect(
      try await sample.findingsOfTip() == [
        .missingTrailer("Original-SHA256"), .originalUndeclared(path: "declaration/original.en.md"),
      ])
  }

  /// A trailer is data: it may name a folder, nothing, or another path.
  @Test(arguments: ["0", "0 ../b", "0 ../../../../MX/inputs/b", "0 .", "0 /", "", "0 \u{FFFD}"])
  func aTrailerThatNamesNoFileIsFound(value: String) async throws {
    try await sample.commitByHand([try touched], message: submission(value))
    let findings = try await sample.findingsOfTip()
    guard findings.map(\.code) == [.originalMissing] else {
      Issue.record("\(findings)")
      return
    }
  }

  @Test func anOriginalThatIsASubmoduleIsFound() async throws {
    let path = folder + "original.en.md"
    try await sample.commitByHand(
      [.init(path: path, content: "", mode: "160000"), try touched], message: submission("0 original.en.md"))
    #expect(try await sample.findingsOfTip() == [.originalMissing(path: path), .unsafePath(path)])
  }

  @Test(arguments: [
    ("meetings/link.md", "120000"), ("meetings/module", "160000"), ("meetings/a\\b.md", "100644"),
    ("meetings/a:b.md", "100644"), ("meetings/\u{202E}dm.md", "100644"),
  ]) func aPathThatIsNotSafe(path: String, mode: String) async throws {
    try await sample.commitByHand(
      [.init(path: path, content: "/etc/passwd", mode: mode)], message: "x\n\nParty: RCM-TS\nAction: record")
    #expect(try await sample.findingsOfTip() == [.unsafePath(path)])
  }

  @Test func aMerge() async throws {
    let side = try #require(try sample.commit().parents.first)
    try await sample.commitByHand([], message: "x\n\nParty: RCM-TS\nAction: record", otherParents: [side])
    #expect(try await sample.findingsOfTip() == [.merge(parents: 2)])
  }

  @Test func theRecordsFirstCommitMaySeedAnyFolder() async throws {
    let template = try Scratch()
    try template.write("gcmrepo.yml", "format: 1\n")
    try template.write("parties/AD-HOC.yml", "code: AD-HOC\n")
    try template.write("countries/CL/inputs/a/contribution.yml", "title: {es: A}\n")
    let path = template.path + "/record"
    let record = try Record.create(at: path, from: .folder(template.path), bare: true, as: .secretary).record
    #expect(try await record.audit().findingCount == 0)
  }
}
