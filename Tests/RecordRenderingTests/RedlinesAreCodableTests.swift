import Foundation
import RecordComparison
import RecordRendering
import SeededRandom
import Testing
import TextDiff

/// A redline of two states reads and writes the JSON that `RedlineJSON` streams, sentences aside.
@Suite struct RedlinesAreCodableTests {
  /// A redline of some documents, with whatever a document may have.
  private struct RandomRedline {
    var random: SeededNumbers
    private let words = ["los", "Estados", "\u{202E}x", "niños", "移民", "\"", "\\", "\u{0}", "1.", "<b>", "👨‍👩‍👧", "\r\n"]

    init(seed: UInt64) { random = SeededNumbers(seed: seed) }

    private mutating func paragraphs() -> [String] {
      (0..<random.below(5)).map { _ in
        (0..<random.below(9)).map { _ in random.pick(words) }.joined(separator: " ")
      }
    }

    private mutating func edited(_ paragraphs: [String]) -> [String] {
      var all = paragraphs + (random.chance(30) ? self.paragraphs() : [])
      if random.chance(40) { all.shuffle(using: &random) }
      return all.map { random.chance(40) ? $0 + " " + random.pick(words) : $0 }
    }

    private func bytes(_ paragraphs: [String]) -> [UInt8] { Array(paragraphs.joined(separator: "\n\n").utf8) }

    private mutating func document(_ number: Int, steps: Int) -> DocumentRedline {
      let change = random.pick(DocumentRedline.Change.allCases)
      var text: (redline: TextRedline, attribution: Attribution?)?
      if change != .binary {
        var versions = [paragraphs()]
        for _ in 0..<max(1, steps) { versions.append(edited(versions[versions.count - 1])) }
        let plain = TextRedline(from: bytes(versions[0]), to: bytes(versions[versions.count - 1]))
        text = (plain, nil)
        if steps > 0 {
          let (redline, attribution) = plain.attributed(
            through: versions[1..<steps].map(bytes), steps: Array(0..<steps))
          text = (redline, attribution)
        }
      }
      var document = DocumentRedline(
        path: "a/\(number)/" + random.pick(words), fromPath: random.chance(50) ? "b" : nil, change: change,
        title: random.chance(50) ? random.pick(words) : nil, text: text?.redline,
        notCompared: change == .binary
          ? [random.pick([.damaged, .notText, .binary(oldSize: nil, newSize: 7), .binary(oldSize: 1, newSize: 2)])]
          : [],
        party: random.chance(50) ? random.pick(["CL", "RCM-TS"]) : nil, attribution: text?.attribution,
        name: random.chance(50) ? "n" : nil, role: random.pick([.text, .other]),
        language: random.chance(50) ? random.pick(["es", "pt-BR"]) : nil)
      document.isReread = random.chance(10)
      return document
    }

    private mutating func state() -> StateName {
      StateName(
        name: random.pick(words), commit: random.chance(70) ? CommitID(String(repeating: "a", count: 40)) : nil,
        date: random.chance(30) ? "2017-05-11T16:00:00Z" : nil)
    }

    mutating func make() -> StateRedline {
      let steps = random.below(4)
      var redline = StateRedline(
        from: state(), to: state(), documents: (0..<random.below(4)).map { document($0, steps: steps) },
        steps: (0..<steps).map { _ in
          random.chance(50)
            ? .round(from: state(), to: state())
            : .revision(
              RevisionName(
                commit: CommitID(String(repeating: "b", count: 40))!, party: random.pick([nil, "MX"]),
                person: random.pick(words), time: "2017-05-11T16:00:00Z", subject: random.pick(words),
                draft: random.pick([nil, "draft-1"])))
        })
      if random.chance(20) { redline.leftOut = random.below(9) }
      return redline
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>) func whatIsWrittenIsTheJSONAndReadAsTheSame(seed: UInt64) throws {
    var random = RandomRedline(seed: seed)
    let redline = random.make()
    let written = try JSONEncoder().encode(redline)
    #expect(try JSONDecoder().decode(StateRedline.self, from: written) == redline, "seed \(seed)")
    let streamed = json(redline)
    #expect(try JSONDecoder().decode(StateRedline.self, from: Data(streamed.utf8)) == redline, "seed \(seed)")
    #expect(plain(try JSONValue.parse(Array(written))) == plain(try JSONValue.parse(streamed.utf8)), "seed \(seed)")
  }

  /// The value without sentences, and with the keys of objects in alphabetical order.
  private func plain(_ value: JSONValue) -> JSONValue {
    switch value {
    case .object(let members):
      .object(
        members.filter { !["sentence", "not_compared"].contains($0.key) }.map { .init($0.key, plain($0.value)) }
          .sorted { $0.key < $1.key })
    case .array(let values): .array(values.map(plain))
    default: value
    }
  }

  @Test func aStepThatTheRedlineDoesNotHaveIsRefused() throws {
    let (text, attribution) = TextRedline(from: Array("a b\n".utf8), to: Array("a c\n".utf8))
      .attributed(through: [], steps: [1])
    let redline = StateRedline(
      from: StateName(name: "x", commit: nil), to: StateName(name: "y", commit: nil),
      documents: [DocumentRedline(path: "p", change: .modified, text: text, attribution: attribution)],
      steps: [])
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(StateRedline.self, from: try JSONEncoder().encode(redline))
    }
    guard case .dataCorrupted(let context)? = error else { throw error ?? CancellationError() as any Error }
    #expect((context.underlyingError as? InvalidRedline)?.problem == .attribution)
  }

  @Test func otherAnswersAreRefused() throws {
    let streamed = json(state(TextRedline(from: Array("a\n".utf8), to: Array("b\n".utf8))))
    for (right, wrong) in [
      ("gcmrepo.redline/1", "gcmrepo.redline/2"), ("\"modified\"", "\"edited\""), ("\"aaaa", "\"zaaa"),
      ("\"documents\"", "\"texts\""), ("\"role\":\"text\"", "\"role\":\"x\""),
    ] {
      try #require(streamed.contains(right), "\(right)")
      #expect(throws: DecodingError.self, "\(wrong)") {
        try JSONDecoder().decode(StateRedline.self, from: Data(streamed.replacing(right, with: wrong).utf8))
      }
    }
  }

  /// Numbers whose sums could overflow are refused before anything adds them.
  @Test func greatNumbersAreRefused() throws {
    let streamed = json(state(TextRedline(from: Array("a\n".utf8), to: Array("b\n".utf8))))
    for key in ["words_inserted", "words_deleted", "words_equal", "blocks_moved", "blocks_renumbered"] {
      let great = streamed.replacing(try Regex("\"\(key)\":\\d+"), with: "\"\(key)\":9223372036854775807")
      #expect(throws: DecodingError.self, "\(key)") {
        try JSONDecoder().decode(StateRedline.self, from: Data(great.utf8))
      }
    }
  }
}
