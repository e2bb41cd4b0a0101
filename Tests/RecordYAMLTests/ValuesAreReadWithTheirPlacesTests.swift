import Testing

@testable import RecordYAML

func parse(_ text: String) throws(YAMLError) -> Node { try Node(parsing: text.utf8) }

@Suite("A file is read as values, each with its place")
struct ReadingTests {
  @Test func `texts, numbers, lists and mappings`() throws {
    let node = try parse(
      """
      name: Conferencia Regional
      year: 2018
      parties: [CL, "NO", 'PE']
      nested:
        - a: 1
          b: "1"
        - two
      empty:
      quoted-empty: ""
      """)
    #expect(node["name"]?.string == "Conferencia Regional")
    #expect(node["year"]?.int == 2018)
    #expect(node["parties"]?.sequence?.map(\.string) == ["CL", "NO", "PE"])
    #expect(node["nested"]?.sequence?.first?["a"]?.int == 1)
    #expect(node["nested"]?.sequence?.first?["b"]?.int == nil)
    #expect(node["nested"]?.sequence?.first?["b"]?.string == "1")
    #expect(node["empty"]?.isNull == true)
    #expect(node["empty"]?.string == nil)
    #expect(node["quoted-empty"]?.string == "")
    #expect(node["quoted-empty"]?.isNull == false)
    #expect(node["none"] == nil)
    #expect(node["name"]?["x"] == nil)
    #expect(node.mapping?.map(\.key) == ["name", "year", "parties", "nested", "empty", "quoted-empty"])
    #expect(node.string == nil && node.int == nil && node.sequence == nil)
  }

  @Test(arguments: ["~", "null", "Null", "NULL", ""])
  func `plain nothing is nothing, quoted it is a text`(text: String) throws {
    #expect(try parse("k: \(text)\n")["k"]?.isNull == true)
    #expect(try parse("k: '\(text)'\n")["k"]?.string == text)
  }

  @Test(arguments: [
    ("0", 0), ("-7", -7), ("2017", 2017), ("'7'", nil), ("7.0", nil), ("0x1F", nil), ("1e3", nil),
    ("1_000", nil),
    ("99999999999999999999", nil), ("seven", nil), ("", nil), ("[7]", nil),
  ])
  func `only a plain decimal is a number`(text: String, number: Int?) throws {
    #expect(try parse("k: \(text)\n")["k"]?.int == number)
  }

  @Test func `places count from 1, in characters`() throws {
    let node = try parse("a: 1\nñandú: [x,\n  'y']\n")
    #expect(node.mark == Mark(line: 1, column: 1))
    #expect(node["a"]?.mark == Mark(line: 1, column: 4))
    #expect(node.mapping?[1].keyMark == Mark(line: 2, column: 1))
    #expect(node["ñandú"]?.mark == Mark(line: 2, column: 8))
    #expect(node["ñandú"]?.sequence?.map(\.mark) == [Mark(line: 2, column: 9), Mark(line: 3, column: 3)])
  }

  @Test func `blocks, folds and line ends as YAML has them`() throws {
    #expect(try parse("k: |\n  a\n  b\n")["k"]?.string == "a\nb\n")
    #expect(try parse("k: >-\n  a\n  b\n")["k"]?.string == "a b")
    #expect(try parse("k: a\n  b\n")["k"]?.string == "a b")
    #expect(try parse("a: 1\r\nb: 2\r\n")["b"]?.int == 2)
    #expect(try parse("\u{FEFF}a: 1\n")["a"]?.int == 1)
    #expect(try parse("# only a comment\na: 1 # another\n")["a"]?.int == 1)
    #expect(try parse("--- # a\na: 1\n...\n")["a"]?.int == 1)
    #expect(try parse("k: \"\\u00f1 \\U0001F600 \\x41 \\0\"")["k"]?.string == "ñ 😀 A \0")
    #expect(try parse("text").string == "text")
  }

  @Test func `only a text holds a null byte`() {
    #expect(throws: YAMLError.self) { try parse("a: \0\n") }
  }
}
