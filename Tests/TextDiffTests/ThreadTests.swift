import SeededRandom
import Testing

@testable import TextDiff

@Suite("Two threads give the same redline as one")
struct ThreadTests {
  private func expectSame(_ old: [UInt8], _ new: [UInt8], budget: Int, _ seed: UInt64) -> TextRedline {
    let one = TextRedline(from: old, to: new, budget: budget, threadsFrom: .max)
    let two = TextRedline(from: old, to: new, budget: budget, threadsFrom: 0)
    #expect(one == two, "seed \(seed), budget \(budget)")
    return one
  }

  @Test("for drafts of several texts, also where the work allowed is not enough for both halves")
  func drafts() {
    var coarse = 0
    for seed in UInt64(0)..<300 {
      var generator = DraftGenerator(seed: seed)
      var (old, new): ([UInt8], [UInt8]) = ([], [])
      for _ in 0..<6 {
        let pair = generator.pair()
        old += pair.old + [0x0A, 0x0A]
        new += pair.new + [0x0A, 0x0A]
      }
      _ = expectSame(old, new, budget: Comparison.budget, seed)
      for budget in [1, 20, 60, 200] { coarse += expectSame(old, new, budget: budget, seed).notes.count }
    }
    #expect(coarse > 300)
  }

  @Test("for tables, whose rows tell how the cells of those below belong together")
  func tables() {
    for seed in UInt64(0)..<100 {
      var random = Generator(seed: seed)
      func rows(_ columns: Int, _ random: inout Generator) -> String {
        (0..<12).map { row in
          let cells = (0..<columns).map { "row \(row) cell \($0) word \(random.below(4))" }
          return "| " + cells.joined(separator: " | ") + " |"
        }.joined(separator: "\n") + "\n"
      }
      let text = "The words of paragraph one.\n\n"
      let (before, after) = (random.chance(50) ? text : "", random.chance(50) ? text : "")
      let old = before + rows(3, &random) + "\n" + after
      let new = before.uppercased() + rows(4, &random) + "\n" + after.uppercased()
      _ = expectSame(Array(old.utf8), Array(new.utf8), budget: Comparison.budget, seed)
    }
  }

  @Test("and many pieces of work give their results in order, also where each has two of its own")
  func map() {
    for count in [0, 1, 2, 3, 1000] {
      let values = Parallel.map(count) { number in Parallel.both({ number }, { Parallel.begin { 2 * number }.value() })
      }
      #expect(values.map(\.0) == Array(0..<count))
      #expect(values.map(\.1) == (0..<count).map { 2 * $0 })
    }
  }

  @Test("and two pieces of work at once give both results")
  func both() {
    for number in 0..<50 {
      let (first, second) = Parallel.both(
        { (0...number).reduce(0, +) }, { Parallel.both({ number }, { String(number) }) })
      #expect(first == number * (number + 1) / 2)
      #expect(second == (number, String(number)))
    }
  }
}
