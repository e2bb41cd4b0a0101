import Testing

/// The Swift code of each tutorial is the marked part of a test, which compiles and runs it.
@Suite struct TutorialsAreCompiledTests {
  @Test(arguments: [
    ("Sources/GCMRepo/GCMRepo.docc/FirstChangedParagraph.md", "Tests/GCMRepoTests/TutorialTests.swift"),
    ("Sources/TextDiff/TextDiff.docc/CompareTwoTexts.md", "Tests/TextDiffTests/TutorialTests.swift"),
    ("Sources/WordML/WordML.docc/RedlineTwoFiles.md", "Tests/WordMLTests/TutorialTests.swift"),
  ]) func theArticlesCodeIsTheTests(article: String, test: String) throws {
    let blocks = try Repository.text(article).matches(of: /(?m)^```swift\n((?s:.*?))^```$/).map { String($0.1) }
    let marked = try Repository.text(test).firstMatch(of: /\/\/ tutorial: begin\n((?s:.*?))\/\/ tutorial: end\n/)
    #expect(blocks == [try #require(marked.map { String($0.1) })])
  }
}
