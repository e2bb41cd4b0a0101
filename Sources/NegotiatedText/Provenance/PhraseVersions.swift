import TextDiff

/// The versions of a text, oldest first, and which word of each came in with which version.
///
/// Between two versions the redline tells: a word of equal text is the same word, wherever its paragraph was moved.
struct PhraseVersions {
  /// UTF-8, and the place of each version in the history.
  let versions: [TracedVersion]
  /// For each version, the number of each of its words; a word keeps its number while it stands.
  private(set) var standing: [[Int32]] = []
  /// The version that each word came in with.
  private(set) var versionOf: [Int32] = []
  private(set) var corpus = PhraseCorpus()

  private let grammar: BracketGrammar

  /// Cost: the redline of each version with the next.
  init(_ versions: [TracedVersion], _ grammar: BracketGrammar) {
    (self.versions, self.grammar) = (versions, grammar)
    var before: ReadVersion?
    for (index, version) in versions.enumerated() {
      let source = TextRedline(from: [], to: version.text).new
      let own = ReadVersion(text: version.text, read: BracketedWords(source, grammar))
      var carried = [Int32](repeating: -1, count: own.read.words.count)
      if let before { own.carry(from: before, standing[index - 1], &carried) }
      number(&carried, own.read, source, version: index)
      standing.append(carried)
      before = own
    }
    corpus.finish()
  }

  /// The words of a version as they were counted.
  func words(of version: Int) -> FoldedWords { read(TextRedline(from: [], to: versions[version].text).new).words }

  /// The words of a text, without the marks of its brackets.
  func read(_ source: SourceText) -> BracketedWords { BracketedWords(source, grammar) }

  /// A version with its words.
  private struct ReadVersion {
    let text: [UInt8]
    let read: BracketedWords

    /// Gives the words that stood in the version before their numbers.
    func carry(from old: ReadVersion, _ standing: [Int32], _ carried: inout [Int32]) {
      func take(_ pairs: [(old: Int, new: Int)]) {
        for (was, now) in pairs {
          if let was = old.read.word(at: was), let now = read.word(at: now), carried[now] < 0,
            old.read.words.hashes[was] == read.words.hashes[now]
          {
            carried[now] = standing[was]
          }
        }
      }
      if let settled = old.read.settled(in: text) {
        // Which of two equal words stays would be a guess of the redline.
        take(read.words.starts.compactMap { now in settled.place(of: Int(now)).map { ($0, Int(now)) } })
      } else if read.alternatives.isEmpty {
        take(WordPairs.equal(from: BracketedWords.whole(old.text), to: BracketedWords.whole(text)))
      } else {
        // What a party would have instead did not stand there before, even if it has the same words.
        let base = old.read.alternatives.isEmpty ? BracketedWords.whole(old.text) : old.read.withoutAlternatives
        take(WordPairs.equal(from: base, to: read.withoutAlternatives))
        carryAlternatives(from: old.read, standing, &carried)
      }
    }

    /// An alternative that stood before is the same; of another the words that it has from the draft's are those.
    private func carryAlternatives(from old: BracketedWords, _ standing: [Int32], _ carried: inout [Int32]) {
      var known: [[UInt64]: [BracketedWords.Alternative]] = [:]
      for alternative in old.alternatives.reversed() {
        known[Array(old.words.hashes[alternative.words]), default: []].append(alternative)
      }
      for alternative in read.alternatives {
        if let same = known[Array(read.words.hashes[alternative.words])]?.popLast() {
          for (was, now) in zip(same.words, alternative.words) { carried[now] = standing[was] }
        } else if let (base, own) = read.versions(of: alternative) {
          for (was, now) in WordPairs.equal(from: base, to: own) where alternative.range.contains(now) {
            if let was = read.word(at: was), let now = read.word(at: now) { carried[now] = carried[was] }
          }
        }
      }
    }
  }

  /// Numbers the words that came in, and adds them to the corpus.
  private mutating func number(
    _ carried: inout [Int32], _ read: BracketedWords, _ source: SourceText, version: Int
  ) {
    for block in source.blocks {
      // An alternative is read with what is around its brackets, as the party wrote it.
      let all = read.words.words(in: block.range)
      let own = all.filter { read.alternativeOf[$0] < 0 }
      Self.joinAcrossSmallWords(&carried, own, read.words)
      number(&carried, own, own.indices, read.words, version: version)
      var alternatives: [Int] = []
      for word in all where read.alternativeOf[word] >= 0 {
        let alternative = Int(read.alternativeOf[word])
        if alternatives.last != alternative { alternatives.append(alternative) }
      }
      for alternative in alternatives.map({ read.alternatives[$0] }) {
        let (start, end) = (alternative.group.lowerBound, alternative.group.upperBound)
        let before = own[..<(own.firstIndex { read.words.range(of: $0).lowerBound >= start } ?? own.endIndex)]
        let after = own[(own.firstIndex { read.words.range(of: $0).lowerBound >= end } ?? own.endIndex)...]
        let words = alternative.words.clamped(to: all)
        let lane = before.suffix(PhraseLimits.context) + words + after.prefix(PhraseLimits.context)
        let first = min(before.count, PhraseLimits.context)
        number(&carried, Array(lane), first..<first + words.count, read.words, version: version)
      }
    }
  }

  /// Numbers those of some words in a row that came in.
  private mutating func number(
    _ carried: inout [Int32], _ lane: [Int], _ own: Range<Int>, _ words: FoldedWords, version: Int
  ) {
    var at = own.lowerBound
    while at < own.upperBound {
      guard carried[lane[at]] < 0 else {
        at += 1
        continue
      }
      var (end, next) = (at + 1, at + 1)
      while next < own.upperBound, next - end <= PhraseLimits.context {
        if carried[lane[next]] < 0 { end = next + 1 }
        next += 1
      }
      for place in at..<end where carried[lane[place]] < 0 {
        carried[lane[place]] = Int32(versionOf.count)
        versionOf.append(Int32(version))
      }
      let around = max(0, at - PhraseLimits.context)..<min(lane.count, end + PhraseLimits.context)
      let numbers = around.map { place in
        let number = carried[lane[place]]
        return own.contains(place) && number >= 0 && Int(versionOf[Int(number)]) == version ? number : -1
      }
      corpus.add(words, lane[around], of: version, numbers: numbers)
      at = end
    }
  }

  /// A preposition that an old and a new phrase happen to share came in with the new one.
  private static func joinAcrossSmallWords(_ carried: inout [Int32], _ own: [Int], _ words: FoldedWords) {
    var at = 0
    while at < own.count {
      guard carried[own[at]] >= 0 else {
        at += 1
        continue
      }
      var end = at
      while end < own.count, carried[own[end]] >= 0 { end += 1 }
      let isSmall = end - at <= 2 && own[at..<end].allSatisfy { words.range(of: $0).count <= 4 }
      if isSmall, at >= 2, end + 2 <= own.count, carried[own[at - 1]] < 0, carried[own[at - 2]] < 0,
        carried[own[end]] < 0, carried[own[end + 1]] < 0
      {
        for place in at..<end { carried[own[place]] = -1 }
      }
      at = end
    }
  }
}

/// A version of the text that is traced.
public struct TracedVersion: Sendable {
  /// Its place in the history, on the same scale as ``PhraseSource/order``.
  public let order: Int
  /// UTF-8.
  public let text: [UInt8]

  /// A version.
  public init(order: Int, text: [UInt8]) {
    self.order = order
    self.text = text
  }
}
