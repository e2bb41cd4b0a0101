/// How many of their words two runs of blocks share, in any order.
///
/// The measure is Dice's coefficient over the bags of words, each word weighted by its length: 1 for the same words, 0
/// for none in common.
struct Likeness {
  let old: Tokens
  let new: Tokens
  let vocabulary: Vocabulary
  /// By number: the weight and the counts of each token side by side, since each lookup is a cache miss.
  private var entries: [Entry]

  private struct Entry {
    /// Its count in the loaded old block; zero between calls.
    var count: Int32
    let weight: Int32
  }

  init(old: Tokens, new: Tokens, vocabulary: Vocabulary) {
    self.old = old
    self.new = new
    self.vocabulary = vocabulary
    entries = vocabulary.weights.map { Entry(count: 0, weight: Int32($0)) }
  }

  /// For each of `news`, the weight that it shares with the old block. Cost: linear in the tokens of all of
  /// them.
  mutating func shared(_ block: Int, _ news: [Int], into result: inout [Int32]) {
    let range = old.range(ofBlock: block)
    entries.withUnsafeMutableBufferPointer { entries in
      old.numbers.withUnsafeBufferPointer { numbers in
        for token in range { entries[Int(numbers[token])].count &+= 1 }
      }
      new.numbers.withUnsafeBufferPointer { numbers in
        for block in news {
          var sum: Int32 = 0
          let range = new.range(ofBlock: block)
          for token in range {
            let number = Int(numbers[token])
            let left = entries[number].count &- 1
            entries[number].count = left
            // All bits if one is left, none otherwise: no branch to predict.
            sum &+= entries[number].weight & ~(left >> 31)
          }
          for token in range { entries[Int(numbers[token])].count &+= 1 }
          result.append(sum)
        }
      }
      old.numbers.withUnsafeBufferPointer { numbers in
        for token in range { entries[Int(numbers[token])].count = 0 }
      }
    }
  }

  /// For each of `olds`, and in it for each of `news`, the weight that both share: as ``shared(_:_:into:)`` for each of them.
  ///
  /// Cost: linear in the tokens of all of them, and for each old block in the different ones of each new block.
  mutating func shared(_ olds: [Int], _ news: [Int]) -> [Int32] {
    var result: [Int32] = []
    result.reserveCapacity(olds.count * news.count)
    guard olds.count > 1 else {
      for block in olds { shared(block, news, into: &result) }
      return result
    }
    let (bags, ends) = bags(of: news)
    entries.withUnsafeMutableBufferPointer { entries in
      old.numbers.withUnsafeBufferPointer { numbers in
        bags.withUnsafeBufferPointer { bags in
          for block in olds {
            let range = old.range(ofBlock: block)
            for token in range { entries[Int(numbers[token])].count &+= 1 }
            var start = 0
            for end in ends {
              var sum: Int32 = 0
              for place in start..<end {
                let entry = entries[Int(bags[place].number)]
                sum &+= entry.weight &* min(entry.count, bags[place].count)
              }
              result.append(sum)
              start = end
            }
            for token in range { entries[Int(numbers[token])].count = 0 }
          }
        }
      }
    }
    return result
  }

  private struct BagEntry {
    let number: Int32
    var count: Int32
  }

  /// The distinct words of each new block with their counts, and the end of each block's words.
  private mutating func bags(of news: [Int]) -> (bags: [BagEntry], ends: [Int]) {
    var bags: [BagEntry] = []
    var ends: [Int] = []
    ends.reserveCapacity(news.count)
    bags.reserveCapacity(news.reduce(0) { $0 + new.range(ofBlock: $1).count })
    for block in news {
      let start = bags.count
      let range = new.range(ofBlock: block)
      for token in range {
        let number = Int(new.numbers[token])
        guard entries[number].weight > 0 else { continue }
        if entries[number].count == 0 { bags.append(BagEntry(number: Int32(number), count: 0)) }
        entries[number].count &+= 1
      }
      for place in start..<bags.count {
        bags[place].count = entries[Int(bags[place].number)].count
        entries[Int(bags[place].number)].count = 0
      }
      ends.append(bags.count)
    }
    return (bags, ends)
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
