import SeededRandom
import Testing

@testable import Documents

/// A text that cannot be exported is detected before a document is requested.
@Suite struct PublicationObstaclesTests {
  private func obstacle(_ text: String) -> PublicationObstacle? { PublicationObstacle(in: Array(text.utf8)) }

  private static let limit = PublicationScan.depthLimit

  /// Nested constructs of each kind.
  private static let nested: [@Sendable (Int) -> String] = [
    { String(repeating: "> ", count: $0) + "deep\n" },
    { depth in (0..<depth).map { String(repeating: "  ", count: $0) + "- a\n" }.joined() },
    { depth in (0..<depth).map { String(repeating: "   ", count: $0) + "1. a\n" }.joined() },
    { String(repeating: "- ", count: $0) + "a\n" },
    { depth in (0..<depth).map { $0 % 2 == 0 ? "> " : "* " }.joined() + "a\n" },
    { String(repeating: "*a **b ", count: $0 / 2) + String(repeating: "c** d*", count: $0 / 2) + "\n" },
  ]

  @Test(arguments: nested.indices) func nestingIsCountedAndItsLineNamed(_ kind: Int) {
    let made = Self.nested[kind]
    #expect(obstacle("First.\n\n" + made(Self.limit - 2)) == nil)
    let found = obstacle("First.\n\n" + made(Self.limit + 4))
    #expect(found?.kind == .nesting(limit: Self.limit))
    let lines = made(Self.limit + 4).split(separator: "\n").count
    #expect(found?.line == (lines == 1 ? 3 : 3 + Self.limit))
  }

  @Test func whatOnlyLooksNestedIsNot() {
    let many = 300
    #expect(obstacle(String(repeating: "*a ", count: many) + "\n") == nil)
    #expect(obstacle("    " + String(repeating: "> ", count: many) + "a\n") == nil)
    #expect(obstacle("```\n" + String(repeating: "- ", count: many) + "a\n```\n") == nil)
    #expect(obstacle(String(repeating: "**a** *b* ", count: many) + "\n") == nil)
    #expect(obstacle(String(repeating: "1. a\n   - b\n\n", count: many)) == nil)
    #expect(obstacle(String(repeating: "* ", count: many) + "\n") == nil)
  }

  /// Texts of one kind of element, in the largest allowed number.
  private static let counted: [(name: String, text: @Sendable (Int) -> String)] = [
    ("paragraphs", { (0..<$0).map { "The States agree that every person is heard \($0).\n\n" }.joined() }),
    ("bullets", { String(repeating: "- The States agree.\n", count: $0) }),
    ("numbers that do not count on", { (0..<$0).map { "\(2 * $0 + 1). The States agree.\n" }.joined() }),
    ("lists", { String(repeating: "- a\n\nb\n\n", count: $0) }),
    ("quotations", { String(repeating: "> a\n\n", count: $0) }),
    ("emphasis", { String(repeating: "*a* b ", count: $0) + "\n" }),
    ("links in a paragraph", { String(repeating: "[a](https://example.org) ", count: $0) + "\n" }),
    ("cells", { "|a|b|c|d|\n|-|-|-|-|\n" + String(repeating: "|a|b|c|d|\n", count: $0 / 4) }),
    ("notes", { (0..<$0).map { "a[^\($0)]\n\n[^\($0)]: n\n\n" }.joined() }),
  ]

  /// The largest allowed count, by binary search.
  private func bound(_ text: (Int) -> String) -> Int {
    var (low, high) = (1, 2)
    while obstacle(text(high)) == nil, high < 1 << 20 { (low, high) = (high, high * 2) }
    while high - low > max(low / 64, 1) {
      let middle = (low + high) / 2
      if obstacle(text(middle)) == nil { low = middle } else { high = middle }
    }
    return low
  }

  @Test(arguments: counted.indices) func whatIsTooMuchIsNamedWithItsLine(_ kind: Int) throws {
    let made = Self.counted[kind].text
    let most = bound(made)
    #expect(most > 1_000)
    // Each begins its own list.
    if Self.counted[kind].name == "numbers that do not count on" { #expect(most < 6_000) }
    let found = try #require(obstacle(made(most * 5 / 4)))
    let lines = made(most).split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(found.kind == .size)
    guard Self.counted[kind].name != "notes" else { return }
    #expect(found.line <= lines + lines / 16 + 4, "\(Self.counted[kind].name): \(found), \(lines)")
  }

  /// The most expensive kinds in time, in memory, and by the square of their number.
  @Test(arguments: ["lists", "cells", "links in a paragraph"])
  func whatIsLetPassIsExportedWithinLimits(_ name: String) async throws {
    let made = try #require(Self.counted.first { $0.name == name }).text
    var limits = PublicationLimits.standard
    limits.heapMegabytes = 500
    limits.processorSeconds = 5
    var publication = HouseStyleTests.hostile
    publication.text = Array(made(bound(made)).utf8)
    let document = try await Publisher(limits: limits).publish(publication, as: .odt)
    #expect(document.bytes.count > 1_000)
  }

  @Test func notesThatCallNotesAreCountedOut() {
    #expect(obstacle("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c\n") == nil)
    let notes = (1...11).map { n in "[^\(n)]: " + String(repeating: "x[^\(n + 1)] ", count: 8) }
    let chain = notes.joined(separator: "\n\n")
    #expect(obstacle("a\n\na[^1]\n\n\(chain)\n\n[^12]: end\n")?.line == 3)
    let endless = obstacle("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c[^1]\n")
    #expect(endless?.kind == .endlessNotes && endless?.line == 3)
    #expect(obstacle("a[^1]\n\n[^1]: b[^nobody]\n") == nil)
    let many = (0..<8_000).map { "a[^\($0)] " }.joined() + "\n\n" + (0..<8_000).map { "[^\($0)]: n\n\n" }.joined()
    #expect(obstacle(many) == nil)
  }

  @Test func anyBytesAreCounted() {
    for seed in UInt64(1)...200 {
      var random = SeededNumbers(seed: seed)
      let signs = Array("> -*+1.)[]^:|~_`\\\t \n\r\nab#".utf8)
      let text = (0..<400).map { _ in signs.randomElement(using: &random) ?? 0x20 }
      let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false).count
      if let found = PublicationObstacle(in: text) { #expect((1...lines).contains(found.line), "seed \(seed)") }
    }
  }

  /// WeasyPrint's time grows with the square of a paragraph's length, pandoc's does not.
  @Test func delimitersThatPandocLooksThroughForEachOtherAreToldBeforeItRuns() {
    #expect(obstacle(String(repeating: "_a", count: 6_000))?.kind == .size)
    #expect(obstacle(String(repeating: "a*b", count: 20_000))?.kind == .size)
    // Names with underscores, and emphasis in each of many paragraphs.
    #expect(obstacle(String(repeating: "a_name_of_four ", count: 300) + "\n") == nil)
    #expect(obstacle(String(repeating: String(repeating: "an *early* word ", count: 20) + "\n\n", count: 400)) == nil)
  }

  @Test func aParagraphThatIsTooLongForAPDFIsNamed() {
    func lines(_ count: Int) -> String { String(repeating: "The Parties agree to cooperate on it.\n", count: count) }
    #expect(obstacle("First.\n\n" + lines(10_500)) == nil)
    #expect(obstacle(String(repeating: lines(1_000) + "\n", count: 20)) == nil)
    let found = obstacle("First.\n\n" + lines(13_000))
    #expect(found?.kind == .typesetting)
    #expect((10_500...13_000).contains(found?.line ?? 0))
    // Obstacles to every format are reported first.
    #expect(
      obstacle(lines(13_000) + "\n" + String(repeating: "> ", count: 200) + "a\n")?.kind == .nesting(limit: Self.limit))
  }
}
