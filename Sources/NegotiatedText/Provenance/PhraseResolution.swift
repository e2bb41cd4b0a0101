/// Decides for each word that came in what it is: moved, put back, of a source, common wording, or new.
struct PhraseResolution {
  /// For each word the earlier one that it is; itself for one that was never there.
  private(set) var same: [Int32]
  /// For each word the run and the match that it comes from; -1 for none.
  private(set) var matchOf: [Int64]
  private(set) var isCommon: [Bool]
  /// For each word, whether it came from another place of the version before.
  private(set) var isMoved: [Bool]
  let matches: [[PhraseMatch]]
  private let sources: [Int: (order: Int, party: String, isProposal: Bool)]

  init(
    _ history: PhraseVersions, _ matches: [[PhraseMatch]],
    _ sources: [Int: (order: Int, party: String, isProposal: Bool)]
  ) {
    let count = history.versionOf.count
    same = (0..<count).map { Int32($0) }
    matchOf = [Int64](repeating: -1, count: count)
    isCommon = [Bool](repeating: false, count: count)
    isMoved = [Bool](repeating: false, count: count)
    self.matches = matches
    self.sources = sources
    for (index, run) in history.corpus.runs.enumerated() where !matches[index].isEmpty {
      resolve(run, index, history)
    }
  }

  /// The match of a word, or of the word that it is.
  func match(of word: Int32) -> (match: PhraseMatch, run: Int, index: Int)? {
    let code = matchOf[Int(same[Int(word)])]
    guard code >= 0 else { return nil }
    let (run, index) = (Int(code >> 16), Int(code & 0xFFFF))
    return (matches[run][index], run, index)
  }

  private mutating func resolve(_ run: PhraseCorpus.Run, _ index: Int, _ history: PhraseVersions) {
    let own = matches[index]
    let corpus = history.corpus
    var taken = [Bool](repeating: false, count: run.positions.count)
    for place in ranked(own, run, corpus) {
      let match = own[place]
      let common = match.version == nil && isCommon(match, among: own)
      let isBefore = match.version == run.version - 1
      for position in match.positions {
        let word = corpus.words[Int(position)]
        guard word >= 0, !taken[Int(position) - run.positions.lowerBound] else { continue }
        taken[Int(position) - run.positions.lowerBound] = true
        if match.version != nil {
          same[Int(word)] = same[Int(match.standing[Int(position - match.positions.lowerBound)])]
          isMoved[Int(word)] = isBefore
        } else if common {
          isCommon[Int(word)] = true
        } else {
          matchOf[Int(word)] = Int64(index) << 16 | Int64(place)
        }
      }
    }
  }

  /// The matches that count, the first to be believed first.
  private func ranked(_ own: [PhraseMatch], _ run: PhraseCorpus.Run, _ corpus: PhraseCorpus) -> [Int] {
    let arrived = run.positions.count { corpus.words[$0] >= 0 }
    // A sentence that is taken from somewhere is not of the draft because some of its words stood there.
    let whole = own.filter { $0.version == nil && $0.isExact && !isCommon($0, among: own) }
    func isPart(_ match: PhraseMatch) -> Bool {
      whole.contains { other in
        other.matched >= match.matched + 2 && other.positions.count > match.positions.count
          && other.positions.lowerBound <= match.positions.lowerBound
          && other.positions.upperBound >= match.positions.upperBound
      }
    }
    var ranked: [(place: Int, rank: Int, order: Int, weight: Double)] = []
    for (place, match) in own.enumerated() {
      let claimed = match.positions.count { corpus.words[Int($0)] >= 0 }
      let weight = Double(match.matched) * Double(match.similarity)
      if let version = match.version {
        let isSubstantial =
          claimed >= PhraseLimits.substantialWords
          || match.matched >= PhraseLimits.leastWords && claimed * 10 >= arrived * 6
        // The latest version is the one that it was taken from.
        if isSubstantial, !isPart(match) {
          ranked.append((place, 0, -version, weight))
        } else if claimed >= 3 {
          ranked.append((place, 2, -version, weight + 0.5))
        }
        continue
      }
      guard let source = sources[Int(match.source)] else { continue }
      if match.isExact, match.matched >= PhraseLimits.substantialWords, claimed >= min(arrived, 3) {
        ranked.append((place, 1, source.order, weight))
      } else if match.matched >= PhraseLimits.substantialWords || source.isProposal && claimed * 10 >= arrived * 6
        || claimed >= 4
          && corpus.areSentences(Int(match.positions.lowerBound)..<Int(match.positions.upperBound), of: run)
      {
        // A few words of a sentence that is otherwise new are a coincidence.
        ranked.append((place, 2, source.order, weight))
      }
    }
    ranked.sort { a, b in
      if a.rank != b.rank { return a.rank < b.rank }
      // What was there before: the longest; of substantial ones the earliest; else the most alike.
      if a.rank == 1 { return a.order != b.order ? a.order < b.order : a.weight > b.weight }
      return a.weight != b.weight ? a.weight > b.weight : (a.order, a.place) < (b.order, b.place)
    }
    return ranked.map(\.place)
  }

  /// Whether the inputs of many parties say the same.
  private func isCommon(_ match: PhraseMatch, among own: [PhraseMatch]) -> Bool {
    guard sources[Int(match.source)]?.isProposal == false else { return false }
    let isShort = match.matched < PhraseLimits.substantialWords
    let most = isShort ? PhraseLimits.mostPartiesOfFewWords : PhraseLimits.mostParties
    var parties: Set<String> = []
    for other in own where other.version == nil && Self.covers(other, match) {
      guard let source = sources[Int(other.source)], !source.isProposal else { continue }
      parties.insert(source.party)
    }
    return parties.count > most
  }

  /// Whether a match has most of another's words.
  static func covers(_ match: PhraseMatch, _ other: PhraseMatch) -> Bool {
    let common = match.positions.clamped(to: other.positions).count
    return common * 10 >= other.positions.count * 6
  }

  /// The other sources that have a match's words, the earliest first.
  func others(than match: PhraseMatch, in run: Int) -> [Int] {
    var found: Set<Int> = []
    for other in matches[run] where other.version == nil && other.source != match.source && Self.covers(other, match) {
      found.insert(Int(other.source))
    }
    return found.sorted { (sources[$0]?.order ?? 0, $0) < (sources[$1]?.order ?? 0, $1) }
  }
}
