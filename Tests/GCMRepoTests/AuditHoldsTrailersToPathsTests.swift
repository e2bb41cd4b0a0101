import GitStore
import Testing

@testable import GCMRepo

@Suite struct AuditHoldsTrailersToPathsTests {
  private let sample: Sample
  private let file = "countries/CL/inputs/a/contribution.yml"

  init() async throws {
    sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    _ = try await sample.record.declare(.markdown("Texto.\n"), party: "AD-HOC", message: "x", as: .secretary)
  }

  /// The trailer that only a new declaration needs.
  private func declared(_ action: String) -> String {
    action == "declare" ? "Original-SHA256: \(sha256("Texto.\n".utf8)) original.es.md" : "Note: x"
  }

  private func findings(
    _ trailers: String..., party: String = "CL", path: String? = nil, content: String = "x\n"
  ) async throws -> [Finding] {
    try await sample.commitByHand(
      path.map { [.init(path: $0, content: content)] } ?? [],
      message: "x\n\n" + (["Party: \(party)"] + trailers).joined(separator: "\n"))
    return try await sample.findingsOfTip()
  }

  private let id = "Contribution: CL/inputs/a"
  private let original = "Original-SHA256: \(sha256("Uno.\n".utf8)) original.es.md"

  @Test func aKindThatIsNotTheContributions() async throws {
    #expect(
      try await findings("Kind: best-practice", id, "Revision: 2", original, "Action: submit", path: file)
        == [.trailerDiffers("Kind", said: "best-practice")])
    #expect(
      try await findings("Kind: poem", id, "Revision: 3", original, "Action: submit", path: file, content: "y\n")
        == [.trailerDiffers("Kind", said: "poem")])
  }

  @Test func aContributionThatIsNone() async throws {
    #expect(
      try await findings(
        "Kind: input", "Contribution: CL/inputs/A B", "Revision: 1", "Original-SHA256: 0 x", "Action: submit")
        == [
          .originalMissing(path: "countries/CL/inputs/A B/x"), .trailerDiffers("Contribution", said: "CL/inputs/A B"),
        ])
  }

  @Test(arguments: ["0", "-1", "1000000001", "9223372036854775807", "99999999999999999999", "+2", "02", "2.0"])
  func aRevisionThatNoCommandCountsTo(said: String) async throws {
    #expect(
      try await findings("Kind: input", id, "Revision: \(said)", original, "Action: submit", path: file)
        == [.trailerNotUsable("Revision", said: said)])
  }

  @Test(arguments: [1, 3, 1_000_000_000]) func aRevisionThatDoesNotFollow(said: Int) async throws {
    #expect(
      try await findings("Kind: input", id, "Revision: \(said)", original, "Action: submit", path: file)
        == [.revisionOutOfSequence(said: said, expected: 2)])
  }

  @Test func aFirstRevisionThatIsNotTheFirst() async throws {
    #expect(
      try await findings(
        "Kind: input", "Contribution: CL/inputs/z", "Revision: 4", "Original-SHA256: 0 original.es.md",
        "Action: submit", path: "countries/CL/inputs/z/contribution.yml") == [
          .originalMissing(path: "countries/CL/inputs/z/original.es.md"),
          .revisionOutOfSequence(said: 4, expected: 1),
        ])
  }

  @Test func inARangeTheFirstThatIsSeenMayHaveAnyNumber() async throws {
    try await sample.submit("CL", "a", "Dos.\n")
    try await sample.submit("CL", "a", "Tres.\n")
    #expect(try await sample.record.audit(.init(from: "main~2")).findingCount == 0)
  }

  @Test(arguments: ["Party: CL", "Kind: input", "Contribution: CL/inputs/a", "Revision: 2", "Action: submit"])
  func aTrailerThatStandsTwice(line: String) async throws {
    let key = String(line.prefix { $0 != ":" })
    #expect(
      try await findings("Kind: input", id, "Revision: 2", original, "Action: submit", line, path: file)
        == [.repeatedTrailer(key)])
  }

  @Test(arguments: [
    ("declare", "parties/CL.yml"), ("declare", "countries/CL/inputs/a/text.es.md"),
    ("declare", "meetings/x/minutes.es.md"),
    ("record", "declaration/text.es.md"), ("record", "keys/allowed_signers"), ("record", "gcmrepo.yml"),
    ("record", "countries/CL/inputs/a/text.es.md"), ("admit", "declaration/text.es.md"), ("admit", "glossary/x.yml"),
    ("admit", "countries/CL/inputs/a/text.es.md"), ("admit", "meetings/x/minutes.es.md"),
  ]) func anActionOnWhatItHasNothingToDoWith(action: String, path: String) async throws {
    let content = (try sample.text(path) ?? "") + "# x\n"
    #expect(
      try await findings(declared(action), "Action: \(action)", party: "AD-HOC", path: path, content: content) == [
        path.hasPrefix("countries/")
          ? .foreignFolder(party: "AD-HOC", path: path) : .outsideAction(action: action, path: path)
      ])
  }

  @Test(arguments: [
    ("declare", "declaration/text.es.md"), ("record", "meetings/x/minutes.es.md"), ("record", "glossary/x.yml"),
    ("record", "questionnaires/x/questionnaire.yml"), ("admit", "parties/CL.yml"), ("admit", "keys/allowed_signers"),
    ("admit", "gcmrepo.yml"), ("admit", "themes.yml"),
  ]) func anActionOnItsOwn(action: String, path: String) async throws {
    let content = (try sample.text(path) ?? "") + "# x\n"
    let findings = try await findings(
      declared(action), "Action: \(action)", party: "AD-HOC", path: path, content: content)
    #expect(findings == [])
  }
}
