import RecordComparison
import SeededRandom
import Testing

@testable import RecordRendering
@testable import TextDiff

struct RedlineJSONTests {
  /// The old or the new text from a document of the JSON, as a reader of the contract would rebuild it.
  private func rebuilt(_ document: JSONValue, _ side: String) throws -> String {
    let kept = side == "from" ? ["equal", "delete"] : ["equal", "insert"]
    var parts: [(Int, String)] = []
    for block in try #require(document["blocks"]?.array) {
      guard let first = block[side]?[0]?.int else { continue }
      let spans = try #require(block["spans"]?.array)
      let text = try spans.filter { kept.contains(try #require($0["op"]?.string)) }
        .map { try #require($0["text"]?.string) }.joined()
      parts.append((first, text))
    }
    return parts.sorted { $0.0 < $1.0 }.map(\.1).joined()
  }

  @Test func acceptGivesTheNewTextAndRejectTheOldOne() throws {
    let redline = Sample.declaration
    let parsed = try JSONValue.parse(json(redline).utf8)
    for (index, document) in try #require(parsed["documents"]?.array).enumerated() {
      guard let text = redline.documents[index].text else { continue }
      #expect(try rebuilt(document, "from") == String(decoding: text.old.bytes, as: UTF8.self))
      #expect(try rebuilt(document, "to") == String(decoding: text.new.bytes, as: UTF8.self))
    }
  }

  @Test func keysComeInTheOrderOfTheContract() throws {
    let parsed = try JSONValue.parse(json(Sample.declaration).utf8)
    let keys = ["schema", "engine", "from", "to", "documents", "stats", "parties"]
    #expect(parsed.members?.map(\.key) == keys)
    #expect(parsed["schema"] == "gcmrepo.redline/1")
    #expect(parsed["from"]?.members?.map(\.key) == ["name", "commit"])
    let document = try #require(parsed["documents"]?[0])
    #expect(
      document.members?.map(\.key) == [
        "path", "from_path", "change", "blocks", "stats", "not_compared", "not_compared_details", "title", "name",
        "role", "language",
      ])
    #expect(document["blocks"]?[0]?.members?.map(\.key) == ["change", "from", "to", "spans", "numbers"])
    #expect(document["blocks"]?[4]?["change"] == "moved_modified")
    #expect(document["blocks"]?[4]?["from"] == [6])
    #expect(
      parsed["stats"]?.members?.map(\.key) == [
        "words_inserted", "words_deleted", "words_equal", "blocks_moved", "blocks_renumbered",
      ])
  }

  @Test func aFileThatIsNoTextSaysWhatWasNotCompared() throws {
    let parsed = try JSONValue.parse(json(Sample.declaration).utf8)
    let document = try #require(parsed["documents"]?[2])
    #expect(document["change"] == "binary")
    #expect(document["blocks"] == [])
    #expect(document["not_compared"]?.array?.count == 1)
    let details = try #require(document["not_compared_details"]?[0])
    #expect(details["code"] == "binary" && details["old_bytes"] == 18_211 && details["new_bytes"] == 20_480)
    #expect(details["sentence"] == document["not_compared"]?[0] && document["compared"] == false)
  }

  @Test func equalBlocksAreAllThere() throws {
    let redline = Sample.declaration
    let parsed = try JSONValue.parse(json(redline).utf8)
    #expect(parsed["documents"]?[0]?["blocks"]?.array?.count == redline.documents[0].text?.blocks.count)
  }

  @Test func aCharacterThatDrivesATerminalIsEscaped() {
    let text = json(hostile("\u{1B}[2J\u{9B}1m\u{202E}\u{7F}"))
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar.value != 0x7F && !isHidden(scalar))
    }
  }

  @Test(arguments: 0..<20) func randomBytesComeBackAsSwiftRepairsThem(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let wide = Bool.random(using: &generator)
      let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
        let high: [UInt8] = [0xC2, 0xE2, 0x80, 0x9B, 0xAE, 0xED, 0xA0, 0xF0, 0x9F, 0xF4, 0xEF, 0xBB, 0xBF]
        return wide ? high.randomElement(using: &generator)! : UInt8.random(in: 0...255, using: &generator)
      }
      var buffer = ByteWriter()
      bytes.withUnsafeBytes { buffer.append(json: $0) }
      let parsed = try JSONValue.parse(buffer.bytes)
      let expected = String(decoding: bytes, as: UTF8.self)
      #expect(Array((parsed.string ?? "").utf8) == Array(expected.utf8), "seed \(seed), bytes \(bytes)")
    }
  }
}

struct JSONValueTests {
  @Test func whatIsWrittenIsRead() throws {
    let value: JSONValue = [
      "schema": "x/1", "numbers": [0, -1, 9_007_199_254_740_993, 1.5, -2e300], "flags": [true, false, nil],
      "text": "\"\\/\n\t\u{8}\u{1F600}é", "empty": [:], "none": [],
    ]
    #expect(try JSONValue.parse(value.serialized().utf8) == value)
    #expect(try JSONValue.parse(value.serialized(.pretty).utf8) == value)
  }

  @Test func keysKeepTheirOrder() {
    let value: JSONValue = ["z": 1, "a": 2]
    #expect(value.serialized() == #"{"z":1,"a":2}"#)
    #expect(value.serialized(.pretty) == "{\n  \"z\": 1,\n  \"a\": 2\n}")
  }

  @Test func whatIsNotFiniteIsNull() {
    #expect(JSONValue.array([.double(.infinity), .double(.nan)]).serialized() == "[null,null]")
  }

  @Test(arguments: [
    ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("{\"a\":1,}", 1, 8), ("nul", 1, 4), ("01", 1, 1), ("1.", 1, 1),
    ("-", 1, 1), ("+1", 1, 1), ("'a'", 1, 1), ("\"a\nb\"", 1, 3), ("\"\\x\"", 1, 2), ("\"\\ud800\"", 1, 2),
    ("\"\\udc00\"", 1, 2), ("{\n \"a\":1,\n \"a\":2}", 3, 2), ("1 2", 1, 3), ("1e999", 1, 1),
    ("// x\n1", 1, 1),
    ("[1 2]", 1, 4), ("{a:1}", 1, 2), ("NaN", 1, 1),
  ])
  func whatIsNotJSONIsRefusedWithItsPlace(text: String, line: Int, column: Int) {
    do {
      let value = try JSONValue.parse(text.utf8)
      Issue.record("\(text) was read as \(value)")
    } catch {
      #expect(error.line == line && error.column == column, "\(text): \(error)")
    }
  }

  @Test func bytesThatAreNotUTF8AreRefused() {
    #expect(throws: JSONError.self) { try JSONValue.parse([0x22, 0xFF, 0x22] as [UInt8]) }
    #expect(throws: JSONError.self) { try JSONValue.parse([0x22, 0xED, 0xA0, 0x80, 0x22] as [UInt8]) }
  }

  @Test func nestingHasALimit() throws {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    _ = try JSONValue.parse(deepest.utf8)
    #expect(throws: JSONError.self) { try JSONValue.parse("[\(deepest)]".utf8) }
    #expect(throws: JSONError.self) { try JSONValue.parse(String(repeating: "[", count: 1_000_000).utf8) }
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    #expect(try JSONValue.parse("\u{FEFF}[1]".utf8) == [1])
  }

  @Test(arguments: 0..<10) func noBytesMakeTheParserStop(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = Array("{}[]\":,\\u0019ae-+.tfn \n".utf8) + [0x80, 0xC2, 0xFF]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator)!
      }
      if let value = try? JSONValue.parse(bytes) {
        #expect((try? JSONValue.parse(value.serialized().utf8)) == value, "seed \(seed)")
      }
    }
  }
}
