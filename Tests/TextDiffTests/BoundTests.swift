import Testing

@testable import TextDiff

/// Smaller than what a user could send, since a debug build is twenty times slower; what matters is that no
/// stage is quadratic, which would show as minutes.
@Suite("Texts made to be slow are compared in bounded time", .timeLimit(.minutes(10)))
struct BoundTests {
  private func words(_ count: Int, of letters: [String], seed: UInt64) -> String {
    var random = Generator(seed: seed)
    return (0..<count).map { _ in (0..<1 + random.below(6)).map { _ in random.pick(letters) }.joined() }
      .joined(separator: " ")
  }

  @Test("identical paragraphs but one")
  func identical() {
    let paragraph = "igual que siempre.\n\n"
    let result = redline(String(repeating: paragraph, count: 4000), String(repeating: paragraph, count: 3999))
    #expect(result.statistics.wordsDeleted == 3)
  }

  @Test("all paragraphs different")
  func allDifferent() {
    func text(_ seed: UInt64) -> String {
      (0..<500).map { words(20, of: Array("abcdefghij").map(String.init), seed: seed + $0) }.joined(
        separator: "\n\n")
    }
    _ = redline(text(1), text(10_000))
  }

  @Test("one paragraph of words drawn at random")
  func oneParagraph() {
    let letters = Array("abcdefghij").map(String.init)
    _ = redline(words(15_000, of: letters, seed: 1), words(15_000, of: letters, seed: 2))
  }

  @Test("two words only")
  func twoWords() {
    var random = Generator(seed: 3)
    func text() -> String { (0..<4000).map { _ in random.pick(["a", "b"]) }.joined(separator: " ") }
    _ = redline(text(), text())
  }

  @Test("blank lines, no blanks at all, and marks on one letter")
  func degenerate() {
    _ = redline(
      "a\n" + String(repeating: "\n", count: 20_000) + "b\n", "a\n" + String(repeating: "\n", count: 19_990))
    _ = redline(String(repeating: "x", count: 100_000), String(repeating: "x", count: 99_999) + "y")
    _ = redline(
      "a" + String(repeating: "\u{300}", count: 5000), "a" + String(repeating: "\u{300}", count: 4999))
  }

  @Test("paragraphs in reverse")
  func reversed() {
    let paragraphs = (0..<1000).map { "párrafo número \($0) de la serie" }
    let result = redline(
      paragraphs.joined(separator: "\n\n"), paragraphs.reversed().joined(separator: "\n\n"))
    #expect(result.statistics.blocksMoved == 999)
  }

  @Test("one huge block against many small ones with its words")
  func oneAgainstMany() {
    let letters = Array("abcdefghij").map(String.init)
    let parts = (0..<300).map { words(30, of: letters, seed: $0) }
    _ = redline(parts.joined(separator: " "), parts.reversed().joined(separator: "\n\n"))
  }

  @Test("and what was marked without being compared is noted")
  func notes() {
    let old = Array("uno dos tres cuatro cinco seis siete ocho nueve diez once doce".utf8)
    let new = Array("uno tres dos cuatro seis cinco siete nueve ocho diez doce once".utf8)
    #expect(TextRedline(from: old, to: new).notes.isEmpty)
    let redline = TextRedline(from: old, to: new, budget: 1)
    #expect(redline.notes == [.coarse(from: 0..<1, to: 0..<1)])
    #expect(faults(of: redline, old: old, new: new).isEmpty)
  }
}
