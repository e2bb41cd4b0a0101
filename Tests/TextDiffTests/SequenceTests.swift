import SeededRandom
import Testing

@testable import TextDiff

@Suite("Sequences of numbers are compared exactly while the bound allows")
struct SequenceTests {
  /// The length of a longest common subsequence, by the textbook algorithm.
  private func longestCommon(_ a: [Int32], _ b: [Int32]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (index, y) in b.enumerated() {
        (diagonal, row[index + 1]) = (row[index + 1], x == y ? diagonal + 1 : max(row[index], row[index + 1]))
      }
    }
    return row[b.count]
  }

  private func common(_ a: [Int32], _ b: [Int32], budget: Int) -> (old: [Int32], new: [Int32]) {
    var difference = SequenceDifference(budget: budget)
    var old = [Bool](repeating: false, count: a.count)
    var new = [Bool](repeating: false, count: b.count)
    difference.mark(a, a.indices, b, b.indices, oldChanged: &old, newChanged: &new, vocabulary: 8)
    return (zip(a, old).filter { !$0.1 }.map(\.0), zip(b, new).filter { !$0.1 }.map(\.0))
  }

  @Test("what is left is a longest common subsequence")
  func isShortest() {
    for seed in UInt64(0)..<1000 {
      var random = Generator(seed: seed)
      let letters = 1 + random.below(7)
      let a = (0..<random.below(40)).map { _ in Int32(random.below(letters)) }
      let b = (0..<random.below(40)).map { _ in Int32(random.below(letters)) }
      let (old, new) = common(a, b, budget: .max)
      #expect(old == new, "seed \(seed)")
      #expect(old.count == longestCommon(a, b), "seed \(seed)")
    }
  }

  @Test("and a common one when the budget is spent")
  func isCommon() {
    for seed in UInt64(0)..<300 {
      var random = Generator(seed: seed)
      let a = (0..<200).map { _ in Int32(random.below(4)) }
      let b = (0..<200).map { _ in Int32(random.below(4)) }
      let (old, new) = common(a, b, budget: random.below(3000))
      #expect(old == new, "seed \(seed)")
    }
  }

  @Test("the heaviest increasing subsequence outweighs all others")
  func isHeaviest() {
    for seed in UInt64(0)..<300 {
      var random = Generator(seed: seed)
      let values = (0..<9).map(Int32.init).shuffled(using: &random)
      let weights = values.map { _ in 1 + random.below(9) }
      let found = HeaviestIncreasingSubsequence.positions(of: values, weights: weights, bound: values.count)
      var heaviest = 0
      for subset in 0..<512 {
        let positions = values.indices.filter { subset >> $0 & 1 == 1 }
        let isIncreasing = zip(positions, positions.dropFirst()).allSatisfy { values[$0] < values[$1] }
        if isIncreasing { heaviest = max(heaviest, positions.reduce(0) { $0 + weights[$1] }) }
      }
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 && values[$0] < values[$1] }, "seed \(seed)")
      #expect(found.reduce(0) { $0 + weights[$1] } == heaviest, "seed \(seed)")
    }
  }
}
