import GitStore
import Testing

@testable import GCMRepo

/// A combining mark forms one `Character` with the character before it, so that Swift's own `split`, `hasPrefix` and
/// `contains` do not see a slash or a dot that git and every file system see.
@Suite struct CombiningMarksHideNothingTests {
  private static let marks = ["\u{338}", "\u{301}", "\u{20DD}", "\u{200D}"]

  @Test(arguments: marks) func anIDHasNoMoreNamesThanItsBytesSay(mark: String) {
    #expect(ContributionID("CL/inputs/\(mark)a") == nil)
    #expect(ContributionID("CL/\(mark)inputs/a") == nil)
    #expect(ContributionID("CL/inputs/a/\(mark)b") == nil)
    #expect(ContributionID(path: "countries/CL/inputs/a/\(mark)b")?.description == "CL/inputs/a")
    #expect(ContributionID(path: "countries/\(mark)CL/inputs/a/b") == nil)
    #expect(DocumentFile.isOriginal("countries/CL/inputs/a/original.\(mark)es.md"))
    #expect(
      DocumentFile(name: "original.\(mark)es.md") == .original(language: "\(mark)es", fileExtension: "md"))
  }

  @Test(arguments: marks) func aRangeAndAFilterAreReadByBytes(mark: String) {
    #expect(HistoryRange("a..\(mark)b") == HistoryRange(from: "a", to: "\(mark)b"))
    #expect(DocumentMatcher(DocumentFilter(names: ["countries/CL"])).admits("countries/CL/\(mark)x"))
    #expect(DocumentMatcher(DocumentFilter(names: ["CL"])).admits("countries/CL/\(mark)x"))
    #expect(!DocumentMatcher(DocumentFilter(names: ["countries/CL"])).admits("countries/CL\(mark)/x"))
    #expect(DocumentFilter.plain("CL//inputs/\(mark)a/") == "CL/inputs/\(mark)a")
  }

  @Test func composedAndDecomposedLettersMakeTwoPaths() {
    let (composed, decomposed) = ("glossary/\u{E9}.yml", "glossary/e\u{301}.yml")
    #expect(DocumentMatcher(DocumentFilter(names: [composed])).admits(composed))
    #expect(!DocumentMatcher(DocumentFilter(names: [composed])).admits(decomposed))
  }

  @Test func anOriginalUnderADecomposedNameIsNotTheOneThatIsNamed() async throws {
    let sample = try Sample()
    try await sample.submit("CL", "a", "Uno.\n")
    let folder = "countries/CL/inputs/a/"
    let (composed, decomposed) = ("original.\u{E9}.md", "original.e\u{301}.md")
    try await sample.commitByHand(
      [
        .init(path: folder + composed, content: "x\n"), .init(path: folder + decomposed, content: "y\n"),
        .init(path: folder + "contribution.yml", content: "title: {es: A}\n"),
      ],
      message: """
        x

        Party: CL
        Kind: input
        Contribution: CL/inputs/a
        Revision: 2
        Original-SHA256: \(sha256("x\n".utf8)) \(composed)
        Action: submit
        """)
    let findings = try await sample.findingsOfTip()
    #expect(findings.count == 1)
    #expect(findings.first?.code == .originalUndeclared)
    let path = try #require(findings.first?.facts.text(.path))
    #expect(path.utf8.elementsEqual((folder + decomposed).utf8))
  }

  @Test(arguments: marks) func anothersFolderBehindAMarkIsStillAnothers(mark: String) async throws {
    let sample = try Sample()
    let path = "countries/\(mark)CL/x.md"
    try await sample.commitByHand(
      [.init(path: path, content: "x\n")], message: "x\n\nParty: CL\nAction: record")
    #expect(try await sample.findingsOfTip().contains { $0.code == .foreignFolder })
  }
}
