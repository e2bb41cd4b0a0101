import Foundation
import SeededRandom
import Testing

@testable import TextDiff

/// A redline and its attribution, as a document of `gcmrepo.redline/1` holds them.
private struct Coded: Codable, Hashable {
  var redline: TextRedline
  var attribution: Attribution?

  init(_ redline: TextRedline, _ attribution: Attribution? = nil) {
    self.redline = redline
    self.attribution = attribution
  }

  init(from decoder: any Decoder) throws {
    (redline, attribution) = try TextRedline.decode(from: decoder, notes: [])
  }

  func encode(to encoder: any Encoder) throws { try redline.encode(to: encoder, attribution: attribution) }
}

@Suite struct RedlinesAreCodableTests {
  private func again<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
  }

  @Test(arguments: 0..<400 as Range<UInt64>) func whatIsWrittenIsReadAsTheSame(seed: UInt64) throws {
    var drafts = DraftGenerator(seed: seed)
    let (old, new) = drafts.pair()
    let redline = TextRedline(from: old, to: new)
    guard String(validating: old, as: UTF8.self) != nil, String(validating: new, as: UTF8.self) != nil else {
      // Characters may be whole in each span nevertheless.
      #expect(throws: EncodingError.self, "seed \(seed)") { try JSONEncoder().encode(redline) }
      return
    }
    #expect(try again(redline) == redline, "seed \(seed)")
  }

  @Test(arguments: 0..<200 as Range<UInt64>) func soIsWhoMadeEachChange(seed: UInt64) throws {
    var drafts = DraftGenerator(seed: seed)
    var versions = [drafts.pair().old]
    for _ in 0..<3 { versions.append(drafts.edited(versions[versions.count - 1])) }
    guard versions.allSatisfy({ String(validating: $0, as: UTF8.self) != nil }) else { return }
    let (redline, attribution) = TextRedline(from: versions[0], to: versions[3])
      .attributed(through: [versions[1], versions[2]], steps: [4, 0, 9])
    let coded = Coded(redline, attribution)
    #expect(try again(coded) == coded, "seed \(seed)")
  }

  @Test func blocksOfACallersOwnAreKept() throws {
    let redline = TextRedline(
      from: Array("one two".utf8), blocks: [0..<4, 4..<7], to: Array("one".utf8), blocks: [0..<3])
    #expect(try again(redline) == redline && redline.old.blocks.count == 2)
    // Usually there is nothing to be kept.
    let usual = TextRedline(from: Array("a\n\nb".utf8), to: Array("b".utf8))
    #expect(!String(decoding: try JSONEncoder().encode(usual), as: UTF8.self).contains("own_blocks"))
  }

  @Test func notesAreKept() throws {
    let redline = TextRedline(from: Array("a b\n\nc d\n".utf8), to: Array("b a\n\nd c\n".utf8))
    let noted = try TextRedline(
      old: redline.old, new: redline.new, blocks: redline.blocks, spans: redline.spans,
      statistics: redline.statistics, notes: [.coarse(from: 0..<1, to: 1..<2)])
    #expect(try again(noted) == noted && noted != redline)
  }

  /// The checked initialisers take what a comparison gives.
  @Test(arguments: 0..<100 as Range<UInt64>) func whatIsComparedFits(seed: UInt64) throws {
    var drafts = DraftGenerator(seed: seed)
    let (old, new) = drafts.pair()
    let middle = drafts.edited(old)
    let (redline, attribution) = TextRedline(from: old, to: new).attributed(through: [middle], steps: [0, 1])
    let again = try TextRedline(
      old: SourceText(old), new: SourceText(new), blocks: redline.blocks, spans: redline.spans,
      statistics: redline.statistics, notes: redline.notes)
    #expect(again == redline, "seed \(seed)")
    let steps = redline.spans.indices.map(attribution.step(ofSpan:))
    let movers = redline.blocks.indices.map(attribution.mover(ofBlock:))
    let made = try Attribution(
      of: redline, stepOfSpan: steps, moverOfBlock: movers, passing: attribution.passing,
      statistics: attribution.statistics)
    #expect(made == attribution, "seed \(seed)")
    #expect(throws: InvalidRedline(.attribution)) {
      try Attribution(of: redline, stepOfSpan: steps + [1], moverOfBlock: movers, statistics: [:])
    }
    #expect(throws: InvalidRedline(.attribution)) {
      try Attribution(of: redline, stepOfSpan: steps, moverOfBlock: movers, statistics: [-1: .init()])
    }
  }

  // MARK: What does not fit

  private let sample = """
    {"blocks":[
     {"change":"deleted","from":[1],"to":[],"spans":[{"op":"delete","text":"two\\n\\n"}]},
     {"change":"modified","from":[0],"to":[0],"spans":[{"op":"equal","text":"one "},{"op":"delete","text":"a"},
      {"op":"insert","text":"b"},{"op":"equal","text":"\\n\\n"}]},
     {"change":"equal","from":[2],"to":[1],"spans":[{"op":"equal","text":"three\\n"}]}],
     "stats":{"words_inserted":1,"words_deleted":2,"words_equal":2,"blocks_moved":0}}
    """

  private func decode(_ text: String) throws -> TextRedline {
    try JSONDecoder().decode(TextRedline.self, from: Data(text.utf8))
  }

  @Test func aRedlineByAnotherProgramIsRead() throws {
    let redline = try decode(sample)
    #expect(String(decoding: redline.old.bytes, as: UTF8.self) == "one a\n\ntwo\n\nthree\n")
    #expect(String(decoding: redline.new.bytes, as: UTF8.self) == "one b\n\nthree\n")
    #expect(faults(of: redline, old: redline.old.bytes, new: redline.new.bytes) == [])
  }

  @Test(
    arguments: [
      (#""from":[0]"#, #""from":[1]"#, .blocks), (#""from":[0]"#, #""from":[]"#, .blocks),
      (#""from":[0]"#, #""from":[0,2]"#, .blocks), (#""from":[0]"#, #""from":[-1]"#, .blocks),
      (#""from":[0]"#, #""from":[9223372036854775807]"#, .blocks), (#""from":[2]"#, #""from":[2,3]"#, .blocks),
      (#""to":[1]"#, #""to":[0]"#, .blocks), (#""to":[1]"#, #""to":[7]"#, .blocks),
      (#""to":[1]"#, #""to":[2147483646]"#, .blocks), (#""from":[1]"#, #""from":[]"#, .blocks),
      (#""text":"b""#, #""text":"""#, .spans), (#""text":"three\n""#, #""text":"three\n\nfour""#, .blocks),
      (#"{"op":"insert","text":"b"},"#, "", nil), (#""change":"deleted""#, #""change":"inserted""#, .change),
      (#""change":"modified""#, #""change":"equal""#, .change), (#""change":"equal""#, #""change":"split""#, .change),
      (#""words_inserted":1"#, #""words_inserted":-1"#, .statistics),
      (#""words_equal":2"#, #""words_equal":9223372036854775807"#, .statistics),
      (#""blocks_moved":0"#, #""blocks_moved":4"#, .statistics),
      (#""text":"b""#, #""text":"b","by":0"#, .attribution),
      (#""stats":"#, #""notes":[{"code":"coarse","from":[5],"to":[0]}],"stats":"#, .notes),
      (#""stats":"#, #""notes":[{"code":"coarse","from":[3,-9223372036854775808],"to":[0]}],"stats":"#, .notes),
      (#""stats":"#, #""own_blocks":{"from":[],"to":[]},"stats":"#, .blocks),
      (
        #""stats":"#,
        #""own_blocks":{"from":[{"bytes":9223372036854775807,"kind":"other"},{"bytes":9223372036854775807,"kind":"other"}],"to":[]},"stats":"#,
        .blocks
      ),
    ] as [(String, String, InvalidRedline.Problem?)])
  func partsThatDoNotFitAreRefused(right: String, wrong: String, problem: InvalidRedline.Problem?) throws {
    let range = try #require(sample.range(of: right.replacingOccurrences(of: "\\\\", with: "\\")))
    let text = sample.replacingCharacters(in: range, with: wrong)
    guard let problem else {
      _ = try decode(text)
      return
    }
    let error = #expect(throws: DecodingError.self, "\(wrong)") { try decode(text) }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect((context.underlyingError as? InvalidRedline)?.problem == problem, "\(wrong)")
  }

  /// Wrong steps: of nobody, of what did not change, twice.
  @Test(arguments: [
    (#""by":4"#, #""by":-1"#), (#""by":4"#, #""by":2147483648"#), (#""by":4"#, #""by":9223372036854775807"#),
    (#""op":"equal","#, #""op":"equal","by":0,"#),
    (#""stats_by":[{"#, #""stats_by":[{"by":4,"words_inserted":0,"words_deleted":0,"blocks_moved":0},{"#),
    (#""before":"#, #""before":-"#), (#""before":"#, #""before":9"#), (#""inserted_by":"#, #""inserted_by":-5"#),
  ]) func wrongStepsAreRefused(right: String, wrong: String) throws {
    let (redline, attribution) = TextRedline(from: Array("one two\n".utf8), to: Array("one three\n".utf8))
      .attributed(through: [Array("one zero two\n".utf8)], steps: [1, 4])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    var text = String(decoding: try encoder.encode(Coded(redline, attribution)), as: UTF8.self)
    // In the alphabetical order of keys, `by` comes before `op`.
    text = text.replacing(#/\{"by":(\d+),"op":"(\w+)"/#) { #"{"op":"\#($0.output.2)","by":\#($0.output.1)"# }
    try #require(text.contains(right), "\(right) in \(text)")
    _ = try JSONDecoder().decode(Coded.self, from: Data(text.utf8))
    let range = try #require(text.range(of: right))
    let wrongText = text.replacingCharacters(in: range, with: wrong)
    #expect(throws: DecodingError.self, "\(wrong)") { try JSONDecoder().decode(Coded.self, from: Data(wrongText.utf8)) }
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: DecodingError.self) { try decode(#"{"blocks":\#(deep)"#) }
    let closed = deep + String(repeating: "]", count: 100_000)
    #expect(throws: DecodingError.self) { try decode(#"{"x":\#(closed),"blocks":[],"stats":{}}"#) }
  }

  /// Whatever is done to the JSON, it is refused or a redline whose parts fit.
  @Test(arguments: 0..<40 as Range<UInt64>) func damagedRedlinesDoNoHarm(seed: UInt64) throws {
    var drafts = DraftGenerator(seed: seed)
    let (old, new) = drafts.pair()
    guard let json = try? JSONEncoder().encode(TextRedline(from: old, to: new)) else { return }
    let pieces = ["0", "-1", "2147483648", "[]", "{}", "null", "\"equal\"", "\"x\\n\\n\"", "1,", "],[", "}", "\""]
    for _ in 0..<60 {
      var bytes = Array(json)
      for _ in 0...drafts.random.below(3) {
        let at = drafts.random.below(bytes.count)
        let end = min(bytes.count, at + drafts.random.below(8))
        bytes.replaceSubrange(at..<end, with: Array(drafts.random.pick(pieces).utf8))
      }
      do {
        let redline = try JSONDecoder().decode(TextRedline.self, from: Data(bytes))
        #expect(rebuilt(redline, old: true) == redline.old.bytes, "seed \(seed)")
        #expect(rebuilt(redline, old: false) == redline.new.bytes, "seed \(seed)")
      } catch { #expect(error is DecodingError, "seed \(seed): \(error)") }
    }
  }
}
