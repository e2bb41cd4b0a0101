import Foundation
import SeededRandom
import Testing

@testable import RecordYAML

/// PyYAML reads YAML 1.1 with all of its surprises: what it reads as a text, any reader does.
@Suite("Another reader reads what was written")
struct OtherReaderTests {
  /// The output of `python3` for a file; `nil` if there is no PyYAML.
  private static func python(_ script: String, _ text: String) throws -> Data? {
    let folder = NSTemporaryDirectory() + "yaml-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (file, result) = (folder + "/file.yaml", folder + "/result.json")
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["/usr/bin/python3", "-I", "-c", script, file, result]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? try Data(contentsOf: URL(fileURLWithPath: result)) : nil
  }

  private static let load = """
    import sys, json, yaml
    value = yaml.safe_load(open(sys.argv[1], encoding="utf-8", newline=""))
    json.dump(value, open(sys.argv[2], "w"))
    """

  @Test
  func `every awkward text is a text`() throws {
    let written = Node.sequence(awkwardTexts.map { .string($0) }).serialized()
    let result = try #require(try Self.python(Self.load, written))
    let texts = try JSONDecoder().decode([String].self, from: result)
    #expect(texts.count == awkwardTexts.count)
    for (text, awkward) in zip(texts, awkwardTexts) {
      #expect(Array(text.utf8) == Array(awkward.utf8), "\(awkward.debugDescription)")
    }
  }

  @Test
  func `random values are the same`() throws {
    var random = Generator(seed: 99)
    let node = Node.sequence((0..<150).map { _ in SerializationTests.node(&random, depth: 0) })
    let result = try #require(try Self.python(Self.load, node.serialized()))
    let value = try JSONSerialization.jsonObject(with: result)
    #expect(Self.isSame(node, value))
  }

  private static func isSame(_ node: Node, _ value: Any) -> Bool {
    switch node.content {
    case .scalar(let text, plain: false): (value as? String).map { $0.utf8.elementsEqual(text.utf8) } ?? false
    case .scalar(_, plain: true): value as? Int == node.int
    case .sequence(let nodes):
      (value as? [Any]).map { $0.count == nodes.count && zip(nodes, $0).allSatisfy(isSame) } ?? false
    case .mapping(let pairs):
      (value as? [String: Any]).map { values in
        values.count == pairs.count
          && pairs.allSatisfy { pair in values[pair.key].map { isSame(pair.value, $0) } ?? false }
      } ?? false
    }
  }

  /// What is unquoted in a file, for machines without PyYAML.
  @Test(arguments: [
    ("no", false), ("1e3", false), ("2017-05-11", false), ("~", false), ("=", false), ("<<", false),
    ("0x1F", false),
    ("12:30:45", false), (".inf", false), ("y", false), ("CL", true), ("Chile", true), ("niños", true),
    ("a b", true),
    ("a:b", true), ("https://example.org", true), ("移民", true), ("a: b", false), ("# a", false),
    ("- a", false),
    (" a", false), ("a ", false), ("", false), ("*a", false), ("😀", false),
  ])
  func `quotes stand where they are needed`(text: String, isPlain: Bool) {
    #expect((Node.mapping([("k", .string(text))]).serialized() == "k: \(text)\n") == isPlain)
  }
}
