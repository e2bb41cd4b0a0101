import SeededRandom
import Testing

@testable import RecordYAML

@Suite("What a record does not need is refused, with its place")
struct RefusalTests {
  private func error(_ text: String) -> YAMLError? {
    do throws(YAMLError) {
      _ = try parse(text)
      return nil
    } catch { return error }
  }

  @Test func `a key that stands twice`() {
    #expect(
      error("a: 1\nb: 2\na: 3\n") == YAMLError(problem: .duplicateKey("a"), mark: Mark(line: 3, column: 1)))
    #expect(error("x: {a: 1, 'a': 2}")?.problem == .duplicateKey("a"))
    // Long mappings look their keys up in another way.
    for count in 22...27 {
      let keys = (0..<count).map { "k\($0): 1\n" }.joined()
      #expect(error(keys) == nil)
      for repeated in [0, count / 2, count - 1] {
        #expect(
          error(keys + "k\(repeated): 2\n")
            == YAMLError(problem: .duplicateKey("k\(repeated)"), mark: Mark(line: count + 1, column: 1)))
      }
    }
    #expect(error("x:\n- a: 1\n- a: 1\n") == nil)
  }

  @Test(arguments: [
    "a: &x 1\nb: 2\n", "a: *x\n", "a: &x [1]\nb: *x\n", "&x a: 1\n", "a: &x {b: 1}\n", "- &x\n- *x\n",
    "a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "<<: *x\n", "*x : 1\n",
  ])
  func `anchors and aliases`(text: String) {
    #expect(error(text)?.problem == .alias)
  }

  @Test(arguments: ["[a]: 1\n", "{a: 1}: 1\n", "? - a\n: 1\n"])
  func `keys that are no texts`(text: String) {
    #expect(error(text)?.problem == .complexKey)
  }

  @Test func `depth without end`() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(error(nested(32)) == nil)
    #expect(error(nested(33))?.problem == .tooDeep)
    #expect(error(String(repeating: "[", count: 100_000))?.problem == .tooDeep)
    #expect(error(String(repeating: "{a: ", count: 100_000))?.problem == .tooDeep)
    #expect(error(String(repeating: "- ", count: 100_000))?.problem == .tooDeep)
  }

  @Test func `several documents`() {
    #expect(error("a: 1\n---\nb: 2\n")?.problem == .severalDocuments)
    #expect(error("--- a\n--- b\n") == YAMLError(problem: .severalDocuments, mark: Mark(line: 2, column: 5)))
  }

  @Test(arguments: ["", "\n", " \n \n", "# comment\n", "\u{FEFF}", "...\n", "%YAML 1.1\n", "# a"])
  func `nothing at all`(text: String) {
    let problem = error(text)?.problem
    if text.hasPrefix("%") || text.hasPrefix("...") {
      #expect(problem != nil)
    } else {
      #expect(problem == .empty)
    }
  }

  @Test func `a tab that indents`() {
    let error = error("a: 1\n\tb: 2\n")
    #expect(error?.problem == .tab && error?.mark == Mark(line: 2, column: 1))
  }

  @Test(arguments: [
    ("a: b: c\n", 1, 5), ("a: 'x\n", 2, 1), ("a: [1, 2\n", 2, 1), ("a: @x\n", 1, 4),
    ("a: 1\nb\n", 3, 1), ("a: \"\\q\"\n", 1, 5), ("a: `x`\n", 1, 4), ("- a\nb: 1\n", 2, 1),
  ])
  func `bad syntax, where it stands`(text: String, line: Int, column: Int) {
    let error = error(text)
    guard case .syntax(let words) = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!words.isEmpty)
    #expect(error?.mark == Mark(line: line, column: column))
  }

  @Test(arguments: [
    [0xFF], [0xC3], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC0, 0x80], [0x80],
    [0xF4, 0x90, 0x80, 0x80],
  ])
  func `bytes that are not UTF-8, on their line`(bytes: [UInt8]) {
    do throws(YAMLError) {
      _ = try Node(parsing: Array("a: 1\nb: ".utf8) + bytes + Array("\nc: 2\n".utf8))
      Issue.record("read")
    } catch {
      guard case .syntax = error.problem else {
        Issue.record("\(error)")
        return
      }
      #expect(error.mark.line == 2)
      // The byte itself, or the one that should have followed it.
      #expect([4, 5].contains(error.mark.column))
    }
  }

  @Test(arguments: ["\0", "\u{1}", "\u{1B}[2J", "\u{7F}", "\u{FFFE}"])
  func `control characters, on their line`(character: String) {
    let error = error("a: 1\nb: \(character)\n")
    guard case .syntax = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.mark == Mark(line: 2, column: 4))
  }

  @Test func `UTF-16 is not guessed at`() {
    #expect(throws: YAMLError.self) { try Node(parsing: [0xFF, 0xFE, 0x61, 0, 0x3A, 0, 0x20, 0, 0x31, 0]) }
  }

  @Test func `the time to read is linear`() throws {
    let clock = ContinuousClock()
    func time(_ count: Int) throws -> Duration {
      let text = (0..<count).map { "key\($0): 1\n" }.joined()
      var node: Node?
      let time = try clock.measure { node = try parse(text) }
      #expect(node?.mapping?.count == count)
      return time
    }
    _ = try time(100)
    let (small, large) = (try time(4_000), try time(40_000))
    #expect(large < small * 40, "\(small) and \(large)")
  }
}

@Suite("No bytes crash the reader")
struct RandomBytesTests {
  @Test(arguments: 0..<4)
  func `of 5,000 random files`(part: Int) {
    let pieces: [[UInt8]] =
      [
        ": ", "- ", "\n", "\n  ", "a", "'", "\"", "[", "]", "{", "}", ",", "&x ", "*x", "!", "!!int ", "|",
        ">", "#", "%",
        "---\n", "...\n", "? ", "\t", "<<", "~", "ñ", "😀", "\\", "\u{85}", "\u{2028}", "\u{FEFF}",
      ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [13]]
    for seed in UInt64(part * 1250)..<UInt64(part * 1250 + 1250) {
      var random = Generator(seed: seed)
      var bytes: [UInt8] = []
      for _ in 0..<random.below(40) {
        bytes += random.chance(85) ? random.pick(pieces) : [UInt8(random.below(256))]
      }
      guard let node = try? Node(parsing: bytes) else { continue }
      // What was read is written so that it reads the same.
      let again = try? parse(node.serialized())
      #expect(again.map(shape) == shape(node), "seed \(seed)")
    }
  }
}
