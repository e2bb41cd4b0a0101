import TextDiff

/// Everything that any version of a text brought in, run by run with a few words around each, and an index of it.
///
/// A text that may be the origin is read against it once, and need not be kept. The index is of three words in a row
/// (shingles; A. Broder, 1997).
struct PhraseCorpus {
  /// Words that came in together.
  struct Run {
    /// The version that has them first.
    let version: Int
    /// Their positions, with the words around them.
    let positions: Range<Int>
  }

  private(set) var runs: [Run] = []
  /// The words of all runs; 0 between two runs.
  private(set) var hashes: [UInt64] = []
  /// The number of each word that came in; -1 for one around it.
  private(set) var words: [Int32] = []
  /// Whether a sentence ends with the word at each position.
  private(set) var endsSentence: [Bool] = []
  /// The run of each position.
  private(set) var runAt: [Int32] = []

  private var grams: [(hash: UInt64, place: Int32)] = []
  private var table: [Int32] = []

  /// Adds a stretch of words of a version, with their numbers; -1 for one that was there before.
  mutating func add(_ own: FoldedWords, _ stretch: ArraySlice<Int>, of version: Int, numbers: [Int32]) {
    let first = hashes.count
    hashes += stretch.map { own.hashes[$0] }
    endsSentence += stretch.map { own.endsSentence[$0] }
    words += numbers
    runAt += repeatElement(Int32(runs.count), count: stretch.count)
    runs.append(Run(version: version, positions: first..<hashes.count))
    hashes.append(0)
    endsSentence.append(true)
    words.append(-1)
    runAt.append(-1)
  }

  /// Whether some words of a run are whole sentences, but for a word at either end, as far as they came in.
  func areSentences(_ range: Range<Int>, of run: Run) -> Bool {
    let begins = (0...1).contains { left in
      let before = range.lowerBound - 1 - left
      return before < run.positions.lowerBound || words[before] < 0 || endsSentence[before]
    }
    return begins
      && (0...1).contains { left in
        let last = range.upperBound - 1 + left
        return last + 1 >= run.positions.upperBound || words[last + 1] < 0 || endsSentence[last]
      }
  }

  /// Makes the index, when everything is added. Cost: sorting.
  mutating func finish() {
    grams.reserveCapacity(hashes.count)
    for place in 0..<max(0, hashes.count - 2) {
      let (a, b, c) = (hashes[place], hashes[place + 1], hashes[place + 2])
      if a != 0, b != 0, c != 0 { grams.append((Self.gram(a, b, c), Int32(place))) }
    }
    grams.sort { ($0.hash, $0.place) < ($1.hash, $1.place) }
    var size = 16
    while size < 2 * grams.count { size *= 2 }
    table = [Int32](repeating: -1, count: size)
    var at = 0
    while at < grams.count {
      let hash = grams[at].hash
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while table[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      table[slot] = Int32(at)
      while at < grams.count, grams[at].hash == hash { at += 1 }
    }
  }

  /// Passes each position where three words begin, unless there are too many. Cost: their number.
  @inline(__always) func forEachPlace(of hash: UInt64, _ body: (Int) -> Void) {
    guard !grams.isEmpty else { return }
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] >= 0 {
      let first = Int(table[slot])
      if grams[first].hash == hash {
        var end = first
        while end < grams.count, grams[end].hash == hash { end += 1 }
        guard end - first <= PhraseLimits.mostPlaces else { return }
        for index in first..<end { body(Int(grams[index].place)) }
        return
      }
      slot = (slot + 1) & (table.count - 1)
    }
  }

  @inline(__always) static func gram(_ a: UInt64, _ b: UInt64, _ c: UInt64) -> UInt64 {
    var hash = (a &* 0x9E37_79B9_7F4A_7C15) ^ (b &* 0xC2B2_AE3D_27D4_EB4F) ^ (c &* 0x1656_67B1_9E37_79F9)
    hash ^= hash >> 31
    hash &*= 0xD6E8_FEB8_6659_FD93
    return hash ^ (hash >> 32)
  }
}
