import GitStore
import Testing

@testable import GCMRepo

/// What a commit says of a bracket that it settles is held to the bytes that it changes.
@Suite struct ResolutionsAreHeldToTheirBracketTests {
  private let sample: Sample
  private let old = "# T\n\n1. Los Estados [deberán] [podrán] cooperar.\n"

  init() async throws {
    sample = try Sample()
    _ = try await sample.record.declare(.markdown(old), party: "AD-HOC", message: "x", as: .secretary)
  }

  private func findings(_ new: String, _ trailers: String..., action: String = "declare") async throws -> [Finding] {
    try await sample.commitByHand(
      [.init(path: "declaration/text.es.md", content: new), .init(path: "declaration/original.es.md", content: new)],
      message: (["x", "", "Party: AD-HOC", "Original-SHA256: \(sha256(new.utf8)) original.es.md"] + trailers + [
        "Action: \(action)"
      ])
      .joined(separator: "\n"))
    return try await sample.findingsOfTip()
  }

  private let settled = "# T\n\n1. Los Estados podrán cooperar.\n"

  @Test func whatIsTrueIsSound() async throws {
    #expect(try await findings(settled, "Resolved: es 20-40 1-abc 2", "Agreed: CL, MX") == [])
  }

  @Test func anotherChangeInTheSameTextIsFound() async throws {
    #expect(
      try await findings(settled.replacing("Estados", with: "estados"), "Resolved: es 20-40 1-abc 2")
        == [.resolutionDiffers("declaration/text.es.md")])
  }

  @Test func aPlaceWithoutABracketIsFound() async throws {
    #expect(
      try await findings(old.replacing("Los", with: "Unos"), "Resolved: es 8-11 1-abc 2")
        == [.resolutionDiffers("declaration/text.es.md")])
    #expect(
      try await findings(settled, "Resolved: es 20-9999 1-abc 2") == [.resolutionDiffers("declaration/text.es.md")])
  }

  @Test func aTextThatIsNotNamedIsFound() async throws {
    #expect(
      try await findings(settled, "Resolved: en 20-40 1-abc 2") == [
        .resolutionDiffers(DocumentID.declaration.path(.text(in: "en"))), .resolutionDiffers("declaration/text.es.md"),
      ])
    #expect(
      try await findings(old, "Resolved: es 20-40 1-abc 2", "Resolved: es 20-40 1-abc 2")
        .contains(.resolutionDiffers("declaration/text.es.md")))
  }

  @Test(arguments: ["es 20-40 1-abc", "es 40-20 1-abc 2", "xx_ 20-40 1-abc 2", "es 20 1-abc 2", "", "es 0-0 a 1"])
  func aTrailerThatCannotBeReadIsFound(said: String) async throws {
    let found = try await findings(settled, "Resolved: \(said)")
    #expect(found.contains { $0.code == .trailerNotUsable }, "\(found)")
  }

  @Test func agreementIsOfKnownPartiesAndOfABracket() async throws {
    #expect(try await findings(settled, "Resolved: es 20-40 1-abc 2", "Agreed: CL, XX") == [.unknownParty("XX")])
    #expect(try await findings(old, "Agreed: CL").map(\.code) == [.trailerNotUsable])
  }

  @Test func whatTheLibraryWritesIsSound() async throws {
    var decision = BracketDecision("1", kept: .choice("podrán"))
    let names = try sample.record.current().declarationBrackets().texts[0].ids
    decision.bracket = names[0]
    decision.agreed = ["CL"]
    // Another language of the template's declaration has other brackets.
    for language in try sample.record.current().declaration().languages where language != "es" {
      _ = try await sample.record.declare(
        .markdown("# T\n\n1. States [shall] [may] cooperate.\n", language), party: "AD-HOC", message: "x",
        as: .secretary)
    }
    let made = try await sample.record.settle(decision, message: "Agreed", party: "AD-HOC", as: .secretary)
    #expect(
      made.kept == 2 && made.remaining == 0
        && made.texts.allSatisfy { $0.new == ($0.language == "es" ? "podrán" : "may") })
    #expect(try sample.text("declaration/text.es.md") == settled)
    #expect(try await sample.record.audit().findingCount == 0)
    try sample.record.current().checkFinal()
  }
}
