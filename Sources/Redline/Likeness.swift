/// How much of their words two runs of blocks share, whatever the order.
///
/// The measure is Dice's coefficient over the bags of words, each word weighing its length: 1 for the same
/// words, 0 for none in common.
struct Likeness {
  let old: Tokens
  let new: Tokens
  let vocabulary: Vocabulary
  /// By number: how often a token stands in the old block that was loaded; zero between.
  private var counts: [Int32]

  init(old: Tokens, new: Tokens, vocabulary: Vocabulary) {
    self.old = old
    self.new = new
    self.vocabulary = vocabulary
    counts = Array(repeating: 0, count: vocabulary.count)
  }

  /// For each of `news`, the weight that it shares with the old block. Cost: linear in the tokens of all of
  /// them.
  mutating func shared(_ block: Int, _ news: [Int], into result: inout [Int32]) {
    let range = old.range(ofBlock: block)
    let weights = vocabulary.weights
    for token in range { counts[Int(old.numbers[token])] += 1 }
    counts.withUnsafeMutableBufferPointer { counts in
      new.numbers.withUnsafeBufferPointer { numbers in
        weights.withUnsafeBufferPointer { weights in
          for block in news {
            var sum: Int32 = 0
            let range = new.range(ofBlock: block)
            for token in range {
              let number = Int(numbers[token])
              counts[number] &-= 1
              if counts[number] >= 0 { sum &+= Int32(weights[number]) }
            }
            for token in range { counts[Int(numbers[token])] &+= 1 }
            result.append(sum)
          }
        }
      }
    }
    for token in range { counts[Int(old.numbers[token])] = 0 }
  }

  /// The weight that two blocks share.
  mutating func shared(_ oldBlock: Int, _ newBlock: Int) -> Int {
    var result: [Int32] = []
    shared(oldBlock, [newBlock], into: &result)
    return Int(result[0])
  }

  func weight(ofOld block: Int) -> Int { Int(old.weightOfBlock[block]) }
  func weight(ofNew block: Int) -> Int { Int(new.weightOfBlock[block]) }

  /// Whether the coefficient is at least so many hundredths.
  static func isAtLeast(_ hundredths: Int, shared: Int, _ oldWeight: Int, _ newWeight: Int) -> Bool {
    shared > 0 && 200 * shared >= hundredths * (oldWeight + newWeight)
  }
}
