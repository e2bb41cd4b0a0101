import TextDiff

/// Makes phrases of the words of the newest version.
struct PhraseGrouping {
  private let history: PhraseVersions
  private let origins: PhraseResolution

  /// What the words of a phrase have in common.
  private struct Key: Equatable {
    var since: Int
    var first: Int
    var source: Int32
    var isCommon: Bool
    var isMoved: Bool
  }

  init(_ history: PhraseVersions, _ origins: PhraseResolution) {
    self.history = history
    self.origins = origins
  }

  func phrases(of text: NumberedText) -> [TracedText.Phrase] {
    guard let standing = history.standing.last else { return [] }
    let read = history.read(text.source)
    let words = read.words
    var phrases: [TracedText.Phrase] = []
    for paragraph in text.paragraphs {
      let own = words.words(in: paragraph.range)
      var at = own.lowerBound
      while at < own.upperBound {
        let key = key(of: standing[at])
        var end = at + 1
        while end < own.upperBound, read.stretchOf[end] == read.stretchOf[at], self.key(of: standing[end]) == key {
          end += 1
        }
        phrases.append(
          TracedText.Phrase(
            paragraph: paragraph.place, range: words.range(of: at..<end), words: end - at, since: key.since,
            first: key.first, isMoved: key.isMoved, origin: origin(of: standing[at..<end]), isCommon: key.isCommon))
        at = end
      }
    }
    return phrases
  }

  private func key(of word: Int32) -> Key {
    let same = origins.same[Int(word)]
    let (own, first) = (Int(history.versionOf[Int(word)]), Int(history.versionOf[Int(same)]))
    let isMoved = origins.isMoved[Int(word)]
    return Key(
      since: isMoved ? since(word) : own, first: first, source: origins.match(of: word)?.match.source ?? -1,
      isCommon: origins.isCommon[Int(same)], isMoved: isMoved)
  }

  /// A word that was moved stands since it came in, or was put back, before that.
  private func since(_ word: Int32) -> Int {
    Int(history.versionOf[Int(origins.same[Int(word)])])
  }

  private func origin(of words: ArraySlice<Int32>) -> TracedText.Origin? {
    guard let first = words.first, let best = origins.match(of: first) else { return nil }
    var (isExact, similarity) = (true, 1.0)
    var (low, high) = (best.match.sourceBytes.lowerBound, best.match.sourceBytes.upperBound)
    var (start, end) = (best.match.sourceWords.lowerBound, best.match.sourceWords.upperBound)
    var pieces: Set<Int64> = []
    for word in words {
      guard let match = origins.match(of: word) else { continue }
      guard pieces.insert(Int64(match.run) << 16 | Int64(match.index)).inserted else { continue }
      if !match.match.isExact {
        isExact = false
        similarity = min(similarity, Double(match.match.similarity))
      }
      (low, high) = (min(low, match.match.sourceBytes.lowerBound), max(high, match.match.sourceBytes.upperBound))
      (start, end) = (min(start, match.match.sourceWords.lowerBound), max(end, match.match.sourceWords.upperBound))
    }
    if isExact, pieces.count > 1 {
      let (own, there) = (words.count, Int(end - start))
      if there != own {
        isExact = false
        similarity = max(PhraseLimits.leastSimilarity, min(0.999, 2 * Double(min(own, there)) / Double(own + there)))
      }
    }
    return TracedText.Origin(
      source: Int(best.match.source), likeness: isExact ? .exact : .edited, similarity: similarity,
      range: Int(low)..<Int(high), others: origins.others(than: best.match, in: best.run))
  }
}
