import SeededRandom
import Testing

@testable import GCMRepo

@Suite struct MappingsAreDecodedKeyByKeyTests {
  private func decoder(_ text: String) throws -> MappingDecoder {
    try RecordFile(path: "a.yml", bytes: Array(text.utf8)).decoder
  }

  private func error<T>(_ body: () throws(RecordError) -> T) -> RecordError? {
    do throws(RecordError) {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func whatNoKeyAskedForIsWrittenBackAfterTheOthers() throws {
    var read = try decoder("later: {b: 1, a: [x]}\nname: Ana\nphone: '+1'\nrole: null\n")
    var encoder = MappingEncoder()
    encoder.encode(try read.string("name"), "name")
    encoder.encode(try read.optionalString("role"), "role")
    encoder.encode(read.unknown)
    let written = String(decoding: encoder.bytes, as: UTF8.self)
    #expect(written == "name: Ana\nlater:\n  b: 1\n  a:\n  - x\nphone: '+1'\n")
  }

  @Test func anErrorNamesTheKeyAndTheLineOfItsValue() throws {
    func malformed(_ line: Int, _ problem: RecordError.FileProblem) -> RecordError {
      .malformedFile(path: "a.yml", line: line, problem: problem)
    }
    var read = try decoder("name: [1]\nwhen: soon\nnumber: 99999999999999999999\nlist:\n- id: x\n- other: y\n")
    #expect(error { () throws(RecordError) in try read.string("name") } == malformed(1, .wrongValue(key: "name")))
    #expect(error { () throws(RecordError) in try read.string("none") } == malformed(1, .missingKey("none")))
    #expect(
      error { () throws(RecordError) in try read.optional("when") { Timestamp($0) } }
        == malformed(2, .wrongValue(key: "when")))
    #expect(
      error { () throws(RecordError) in try read.optionalInt("number", within: 1...9) }
        == malformed(3, .outOfRange(key: "number", 1...9)))
    let second = error { () throws(RecordError) in
      for var entry in try read.mappings("list") { _ = try entry.string("id") }
    }
    #expect(second == malformed(6, .missingKey("id")))
    #expect(
      error { () throws(RecordError) in try read.check("when", is: "now") } == malformed(2, .wrongValue(key: "when")))
    #expect(read.unknown.pairs.isEmpty)
  }

  /// Whatever later versions add, in whatever order, a write by this one keeps.
  @Test func aContributionKeepsEveryUnknownKey() throws {
    let id = try #require(ContributionID("CL/inputs/aportes"))
    for seed in UInt64(0)..<200 {
      var random = SeededNumbers(seed: seed)
      var added: [String] = []
      func later(_ indent: String) -> String {
        (0..<random.below(3)).map { _ in
          let key = "later_\(added.count)"
          added.append(key)
          return indent + key + ": " + random.pick(["1", "'1'", "[a, b]", "{c: d}", "true", "text"]) + "\n"
        }.joined()
      }
      let hash = String(repeating: "ab", count: 32)
      let text =
        later("") + "title:\n  es: Aportes\n" + later("") + "themes: []\nlanguages: [es]\nstatus: submitted\n"
        + "submitted_by:\n" + later("  ") + "  name: Ana\n" + later("  ") + "originals:\n- file: original.es.md\n"
        + "  sha256: \(hash)\n" + later("  ") + "  bytes: 3\n" + later("")
      let file = try RecordFile(path: "contribution.yml", bytes: Array(text.utf8))
      let read = try Contribution(file, id: id)
      let written = read.encoded
      let again = try Contribution(RecordFile(path: "contribution.yml", bytes: written), id: id)
      #expect(again == read && again.encoded == written, "seed \(seed)")
      let words = String(decoding: written, as: UTF8.self)
      #expect(added.allSatisfy { words.contains($0 + ":") }, "seed \(seed)")
    }
  }
}
