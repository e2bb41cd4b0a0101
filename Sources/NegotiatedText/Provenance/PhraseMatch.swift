/// A stretch of the corpus that a source has too.
struct PhraseMatch {
  /// The source's number, or for an earlier version of the text itself its index below -1.
  let source: Int32
  /// Positions in the corpus.
  let positions: Range<Int32>
  /// Words of the source.
  let sourceWords: Range<Int32>
  /// Bytes of the source.
  let sourceBytes: Range<Int32>
  /// Equal words.
  let matched: Int32
  let similarity: Float
  /// For an earlier version, the numbers of its words at these positions.
  var standing: [Int32] = []

  var isExact: Bool { similarity == 1 }
  /// The earlier version.
  var version: Int? { source < -1 ? Int(-2 - source) : nil }
  static func source(version: Int) -> Int32 { Int32(-2 - version) }
}

/// Finds what a source shares with the corpus.
struct PhraseMatcher {
  private let corpus: PhraseCorpus
  private let source: Int32
  private let words: FoldedWords
  /// For a proposal, which words are its own.
  private let isOwn: [Bool]?
  /// For an earlier version, the numbers of its words.
  private let standing: [Int32]?

  private struct Hit {
    let run: Int32
    let diagonal: Int32
    let place: Int32
  }

  /// Equal words in a row.
  private struct Stretch {
    let at: Int
    let source: Int
    let length: Int
    var end: Int { at + length }
    var sourceEnd: Int { source + length }
  }

  init(_ corpus: PhraseCorpus, source: Int32, words: FoldedWords, isOwn: [Bool]? = nil, standing: [Int32]? = nil) {
    self.corpus = corpus
    self.source = source
    self.words = words
    self.isOwn = isOwn
    self.standing = standing
  }

  /// All matches in runs that a closure admits. Cost: linear in the source and its common shingles.
  func matches(where admits: (PhraseCorpus.Run) -> Bool, _ found: (Int, PhraseMatch) -> Void) {
    var hits: [Hit] = []
    let hashes = words.hashes
    for place in 0..<max(0, hashes.count - 2) {
      corpus.forEachPlace(of: PhraseCorpus.gram(hashes[place], hashes[place + 1], hashes[place + 2])) { position in
        let run = corpus.runAt[position]
        if admits(corpus.runs[Int(run)]) {
          hits.append(Hit(run: run, diagonal: Int32(place - position), place: Int32(position)))
        }
      }
    }
    hits.sort { ($0.run, $0.diagonal, $0.place) < ($1.run, $1.diagonal, $1.place) }
    var at = 0
    while at < hits.count {
      let hit = hits[at]
      let run = hit.run
      var stretches: [Stretch] = []
      while at < hits.count, hits[at].run == run {
        let (diagonal, place) = (hits[at].diagonal, hits[at].place)
        let stretch = stretch(at: Int(place), diagonal: Int(diagonal), in: corpus.runs[Int(run)].positions)
        stretches.append(stretch)
        while at < hits.count, hits[at].run == run, hits[at].diagonal == diagonal, Int(hits[at].place) < stretch.end {
          at += 1
        }
      }
      for stretch in stretches where stretch.length >= PhraseLimits.leastWords {
        if let match = match([stretch]) { found(Int(run), match) }
      }
      if standing == nil {
        let run = corpus.runs[Int(run)].positions
        for stretch in stretches { stretches += beyond(stretch, in: run) }
        for chain in chains(of: unique(stretches)) { if let match = match(chain) { found(Int(hit.run), match) } }
      }
    }
  }

  private func stretch(at place: Int, diagonal: Int, in run: Range<Int>) -> Stretch {
    var (start, end) = (place, place + 3)
    while start > run.lowerBound, start - 1 + diagonal >= 0,
      corpus.hashes[start - 1] == words.hashes[start - 1 + diagonal]
    { start -= 1 }
    while end < run.upperBound, end + diagonal < words.count, corpus.hashes[end] == words.hashes[end + diagonal] {
      end += 1
    }
    return Stretch(at: start, source: start + diagonal, length: end - start)
  }

  /// What follows a stretch, and precedes it, after a word or two that differ.
  private func beyond(_ stretch: Stretch, in run: Range<Int>) -> [Stretch] {
    var found: [Stretch] = []
    var (at, source) = (stretch.end, stretch.sourceEnd)
    forward: for _ in 0..<4 {
      for (skipped, left) in Self.slips {
        let (next, there) = (at + skipped, source + left)
        var length = 0
        while next + length < run.upperBound, there + length < words.count,
          corpus.hashes[next + length] == words.hashes[there + length]
        { length += 1 }
        guard length >= 2 || length == 1 && max(skipped, left) == 1 else { continue }
        found.append(Stretch(at: next, source: there, length: length))
        (at, source) = (next + length, there + length)
        continue forward
      }
      break
    }
    (at, source) = (stretch.at, stretch.source)
    backward: for _ in 0..<4 {
      for (skipped, left) in Self.slips {
        let (end, there) = (at - skipped, source - left)
        var length = 0
        while end - length > run.lowerBound, there - length > 0,
          corpus.hashes[end - length - 1] == words.hashes[there - length - 1]
        { length += 1 }
        guard length >= 2 || length == 1 && max(skipped, left) == 1 else { continue }
        found.append(Stretch(at: end - length, source: there - length, length: length))
        (at, source) = (end - length, there - length)
        continue backward
      }
      break
    }
    return found
  }

  /// Words changed, added or left out.
  private static let slips = [(1, 1), (1, 0), (0, 1), (2, 2), (2, 1), (1, 2), (2, 0), (0, 2)]

  private func unique(_ stretches: [Stretch]) -> [Stretch] {
    var seen: Set<Int64> = []
    return stretches.filter { seen.insert(Int64($0.at) << 32 | Int64($0.source)).inserted }
  }

  /// Stretches in the same order on both sides with little between them, the longest chains first.
  private func chains(of all: [Stretch]) -> [[Stretch]] {
    var left = Array(all.sorted { ($0.length, $1.at) > ($1.length, $0.at) }.prefix(120)).sorted {
      ($0.at, $0.source) < ($1.at, $1.source)
    }
    var chains: [[Stretch]] = []
    while left.count > 1, chains.count < 8 {
      var best = left.map { Double($0.length) }
      var before = [Int](repeating: -1, count: left.count)
      for index in left.indices {
        for earlier in 0..<index {
          let gaps = (left[index].at - left[earlier].end, left[index].source - left[earlier].sourceEnd)
          guard gaps.0 >= 0, gaps.1 >= 0, max(gaps.0, gaps.1) <= PhraseLimits.mostGap else { continue }
          let score = best[earlier] + Double(left[index].length) - 0.5 * Double(max(gaps.0, gaps.1))
          if score > best[index] { (best[index], before[index]) = (score, earlier) }
        }
      }
      guard var last = best.indices.max(by: { best[$0] < best[$1] }), before[last] >= 0 else { return chains }
      var used: [Int] = []
      while last >= 0 {
        used.append(last)
        last = before[last]
      }
      chains.append(used.reversed().map { left[$0] })
      let gone = Set(used)
      left = left.indices.filter { !gone.contains($0) }.map { left[$0] }
    }
    return chains
  }

  /// A chain as a match, cut to what came in and, for a proposal, to what it brings; `nil` for too little.
  private func match(_ chain: [Stretch]) -> PhraseMatch? {
    guard let first = chain.first, let last = chain.last else { return nil }
    var matched = 0
    var (low, high) = (Int.max, Int.min)
    for stretch in chain {
      matched += stretch.length
      for offset in 0..<stretch.length where corpus.words[stretch.at + offset] >= 0 {
        if let isOwn, !isOwn[stretch.source + offset] { continue }
        low = min(low, stretch.at + offset)
        high = max(high, stretch.at + offset + 1)
      }
    }
    for (a, b) in zip(chain, chain.dropFirst()) where b.at - a.end == b.source - a.sourceEnd {
      for offset in 0..<b.at - a.end where corpus.hashes[a.end + offset] == words.hashes[a.sourceEnd + offset] {
        matched += 1
      }
    }
    guard low < high else { return nil }
    let (length, sourceLength) = (last.end - first.at, last.sourceEnd - first.source)
    let similarity = 2 * Double(matched) / Double(length + sourceLength)
    if chain.count > 1, similarity < PhraseLimits.leastSimilarity || matched < PhraseLimits.leastWords { return nil }
    let bytes = words.range(of: first.source..<last.sourceEnd)
    var match = PhraseMatch(
      source: source, positions: Int32(low)..<Int32(high), sourceWords: Int32(first.source)..<Int32(last.sourceEnd),
      sourceBytes: Int32(bytes.lowerBound)..<Int32(bytes.upperBound), matched: Int32(matched),
      similarity: chain.count == 1 ? 1 : Float(min(similarity, 0.999)))
    if let standing {
      match.standing = (low..<high).map { standing[$0 - first.at + first.source] }
    }
    return match
  }
}
