import SeededRandom
import Testing

@testable import RecordYAML

/// A value without positions.
indirect enum Shape: Equatable {
  case text(String), plain(String), list([Shape]), pairs([(String, Shape)])

  static func == (a: Shape, b: Shape) -> Bool {
    switch (a, b) {
    case (.text(let a), .text(let b)), (.plain(let a), .plain(let b)): a.utf8.elementsEqual(b.utf8)
    case (.list(let a), .list(let b)): a == b
    case (.pairs(let a), .pairs(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.0.utf8.elementsEqual($1.0.utf8) && $0.1 == $1.1 }
    default: false
    }
  }
}

func shape(_ node: Node) -> Shape {
  switch node.content {
  // Quotes may be added or removed where no reader could interpret the text as something else.
  case .scalar(let text, plain: true) where node.isNull || node.int != nil:
    .plain(node.isNull ? "null" : text)
  case .scalar(let text, _): .text(text)
  case .sequence(let nodes): .list(nodes.map(shape))
  case .mapping(let pairs): .pairs(pairs.map { ($0.key, shape($0.value)) })
  }
}

/// Texts that a reader could interpret as something else, or that need care.
let awkwardTexts: [String] = [
  "", " ", "  lead", "trail  ", "\ttab", "a\tb", "a\n", "\na", "a\nb", "a\n\nb\n", "\n", "\r", "a\r\nb",
  "a\rb", "\r\n",
  "a\u{85}b", "a\u{2028}b", "a\u{2029}b", "\u{FEFF}a", "a\u{FEFF}", "\0", "a\0b", "\u{1}", "\u{1B}[0m",
  "\u{7F}", "\u{A0}",
  "no", "NO", "No", "yes", "y", "n", "on", "off", "true", "False", "~", "null", "Null", "=", "<<", "1", "-1",
  "+1", "1e3",
  "1.5", ".5", ".inf", "-.INF", ".nan", "0x1F", "0o17", "017", "0b1", "1_000", "12:30:45", "190:20",
  "2017-05-11",
  "2017-05-11T16:00:00Z", "1:1", "-", "- a", "?", "? a", ":", ": a", "a:", "a: b", "a:b", "a #b", "#a", "a#b",
  "a, b", "[a]",
  "{a}", "{", "]", "&a", "*a", "!a", "!!int 1", "|", ">", "%a", "@a", "`a`", "'", "''", "\"", "\"a\"", "'a'",
  "it's",
  "\\", "\\n", "---", "--- a", "...", "... a", "niños", "nin\u{303}os", "移民", "😀", "👩‍👩‍👧", "\u{FFFD}",
  "a\u{200B}b", "\u{202E}x",
  "https://example.org/a?b=c#d", "C:\\Users", "CL", "a@b.org", "10%", "$a", "a\\\nb", "  a\n b", "a \nb",
  "a\n ",
  String(repeating: "long ", count: 5_000), String(repeating: "ñ", count: 3_000),
  String(repeating: "a\n", count: 500),
]

@Suite("What is written reads back as the same value")
struct SerializationTests {
  @Test(arguments: awkwardTexts)
  func `any text, as a value, in a list and as a key`(text: String) throws {
    let node = Node.mapping([("v", .string(text)), ("l", .sequence([.string(text)])), (text + "k", .int(1))])
    let written = node.serialized()
    let read = try parse(written)
    #expect(read["v"]?.string.map { Array($0.utf8) } == Array(text.utf8), "\(written.debugDescription)")
    #expect(read["l"]?.sequence?.first?.string.map { Array($0.utf8) } == Array(text.utf8))
    #expect(read.mapping?.last.map { Array($0.key.utf8) } == Array((text + "k").utf8))
    #expect(read.serialized() == written)
  }

  @Test(arguments: awkwardTexts)
  func `any text as the whole file`(text: String) throws {
    #expect(try parse(Node.string(text).serialized()).string.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test(arguments: 0..<4)
  func `2,000 random values`(part: Int) throws {
    for seed in UInt64(part * 500)..<UInt64(part * 500 + 500) {
      var random = Generator(seed: seed)
      let node = Self.node(&random, depth: 0)
      let written = node.serialized()
      guard let read = try? parse(written) else {
        Issue.record("seed \(seed): \(written.debugDescription) is not read")
        continue
      }
      #expect(Self.shape(read) == Self.shape(node), "seed \(seed)")
      #expect(read.serialized() == written, "seed \(seed)")
      #expect(written.hasSuffix("\n"))
    }
  }

  private static func shape(_ node: Node) -> Shape { RecordYAMLTests.shape(node) }

  static func node(_ random: inout Generator, depth: Int) -> Node {
    func text() -> String {
      random.chance(60)
        ? random.pick(awkwardTexts)
        : (0..<random.below(6)).map { _ in random.pick(awkwardTexts.filter { $0.utf8.count < 6 }) }.joined()
    }
    switch random.below(depth > 3 ? 2 : 5) {
    case 0: return random.chance(30) ? .int(random.below(100_000) - 50_000) : .string(text())
    case 1: return .string(text())
    case 2: return .sequence((0..<random.below(4)).map { _ in node(&random, depth: depth + 1) })
    default:
      var keys: Set<String> = []
      var pairs: [(String, Node)] = []
      for _ in 0..<random.below(4) {
        let key = text()
        if keys.insert(key).inserted { pairs.append((key, node(&random, depth: depth + 1))) }
      }
      return .mapping(pairs)
    }
  }

  @Test func `a file that people can read`() {
    let node = Node.mapping([
      ("country", .string("NO")), ("name", .string("Noruega")), ("since", .string("2017-05-11")),
      ("version", .int(1)),
      ("languages", .sequence([.string("es"), .string("en")])), ("none", .sequence([])),
      ("nothing", .mapping([])),
      ("contact", .mapping([("name", .string("Ñuñoa: 1")), ("note", .string("two\nlines"))])),
    ])
    #expect(
      node.serialized() == """
        country: 'NO'
        name: Noruega
        since: '2017-05-11'
        version: 1
        languages:
        - es
        - en
        none: []
        nothing: {}
        contact:
          name: 'Ñuñoa: 1'
          note: "two\\nlines"

        """)
  }

  @Test func `nothing stays nothing`() throws {
    let node = try parse("a:\nb: ~\nc:\n-\n- null\n")
    let read = try parse(node.serialized())
    #expect(read["a"]?.isNull == true)
    #expect(read["b"]?.isNull == true)
    #expect(read["c"]?.sequence?.map(\.isNull) == [true, true])
  }
}

typealias Generator = SeededRandom.SeededNumbers
