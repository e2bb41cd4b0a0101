import SeededRandom
import Testing

@testable import TextDiff

/// Smaller than what a user could send, since a debug build is twenty times slower. The searches for differences count
/// their steps; whatever is not counted has only the time limit of the suite.
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

  @Test("the searches take steps with the length of the text, not with its square")
  func steps() {
    let paragraph = "igual que siempre.\n\n"
    func identical(_ count: Int) -> Int {
      steps(String(repeating: paragraph, count: count), String(repeating: paragraph, count: count - 1))
    }
    #expect(identical(4_000) <= 4 * identical(1_000))
    // Every eighth word is another: a search takes as many steps as differences, for each word at most.
    func edited(_ count: Int) -> Int {
      let words = (0..<count).map { "palabra\($0)" }
      let new = words.enumerated().map { $0 % 8 == 0 ? "otra\($0)" : $1 }
      return steps(words.joined(separator: " "), new.joined(separator: " "))
    }
    #expect(edited(2_000) <= 16 * edited(500))
  }

  /// The least power of two of steps with which nothing is marked without being compared.
  private func steps(_ old: String, _ new: String) -> Int {
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    return (0..<30).lazy.map { 1 << $0 }.first { TextRedline(from: old, to: new, budget: $0).notes.isEmpty } ?? .max
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
