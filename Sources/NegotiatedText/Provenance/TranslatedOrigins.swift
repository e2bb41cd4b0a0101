import TextDiff

/// Finds the origin of phrases without one in the same text in another language: what stands beside a phrase from an input is
/// its translation.
///
/// Sentences of a pair of paragraphs are aligned by their order and length (W. Gale and K. Church, 1993); a sentence has the
/// origin of most of the words beside it.
public struct TranslatedOrigins {
  private let own: TracedText
  private let beside: TracedText
  private let ownWords: FoldedWords
  private let besideWords: FoldedWords

  /// Two languages of one text, traced with a grammar of brackets.
  public init(of own: TracedText, beside: TracedText, _ grammar: BracketGrammar = BracketGrammar()) {
    self.own = own
    self.beside = beside
    ownWords = BracketedWords.words(of: own.text.source, grammar)
    besideWords = BracketedWords.words(of: beside.text.source, grammar)
  }

  /// The text with what it takes from the other language.
  ///
  /// - Parameters:
  ///   - pairs: for the place of each paragraph, that of the one beside it.
  ///   - admits: whether a source was there before a version of this text.
  public func traced(_ pairs: [Int: Int], where admits: (_ source: Int, _ version: Int) -> Bool) -> TracedText {
    var phrases: [TracedText.Phrase] = []
    for paragraph in own.text.paragraphs {
      let mine = own.phrases(of: paragraph.place)
      guard let other = pairs[paragraph.place].flatMap({ beside.text[$0] }), mine.contains(where: Self.isOpen) else {
        phrases += mine
        continue
      }
      let sentences = ownWords.sentences(in: ownWords.words(in: paragraph.range))
      let theirs = besideWords.sentences(in: besideWords.words(in: other.range))
      let links = SentenceAlignment(
        sentences.map { ownWords.range(of: $0).count }, theirs.map { besideWords.range(of: $0).count }
      ).links
      for phrase in mine {
        guard Self.isOpen(phrase) else {
          phrases.append(phrase)
          continue
        }
        phrases += pieces(of: phrase, sentences) { sentence in
          let origin = origin(beside: links[sentence].map { theirs[$0] }, in: other)
          return origin.flatMap { admits($0.source, phrase.since) ? $0 : nil }
        }
      }
    }
    return TracedText(text: own.text, phrases: phrases)
  }

  private static func isOpen(_ phrase: TracedText.Phrase) -> Bool {
    phrase.origin == nil && !phrase.isCommon && phrase.words >= PhraseLimits.leastWords - 1
  }

  /// A phrase cut where sentences with different origins meet.
  private func pieces(
    of phrase: TracedText.Phrase, _ sentences: [Range<Int>], origin: (Int) -> TracedText.Origin?
  ) -> [TracedText.Phrase] {
    let words = ownWords.words(in: phrase.range)
    var pieces: [(words: Range<Int>, origin: TracedText.Origin?)] = []
    for (index, sentence) in sentences.enumerated() {
      let part = sentence.clamped(to: words)
      guard !part.isEmpty else { continue }
      let found = part.count >= 3 ? origin(index) : nil
      if let last = pieces.last, last.origin?.source == found?.source {
        pieces[pieces.count - 1].words = last.words.lowerBound..<part.upperBound
      } else {
        pieces.append((part, found))
      }
    }
    guard pieces.contains(where: { $0.origin != nil }) else { return [phrase] }
    return pieces.map { piece in
      TracedText.Phrase(
        paragraph: phrase.paragraph, range: ownWords.range(of: piece.words), words: piece.words.count,
        since: phrase.since,
        first: phrase.first, isMoved: phrase.isMoved, origin: piece.origin, isCommon: false)
    }
  }

  /// The origin of most of the words of some sentences.
  private func origin(beside sentences: [Range<Int>], in paragraph: NumberedText.Paragraph) -> TracedText.Origin? {
    var (all, shares) = (0, [Int: (words: Int, best: TracedText.Phrase)]())
    for sentence in sentences {
      all += sentence.count
      for phrase in beside.phrases(of: paragraph.place) {
        let common = besideWords.words(in: phrase.range).clamped(to: sentence).count
        guard common > 0, let origin = phrase.origin, origin.likeness != .translated else { continue }
        let met = shares[origin.source]
        let best = met.map { $0.best.words >= phrase.words ? $0.best : phrase } ?? phrase
        shares[origin.source] = ((met?.words ?? 0) + common, best)
      }
    }
    guard all > 0, let (source, most) = shares.max(by: { ($0.value.words, $1.key) < ($1.value.words, $0.key) }),
      let origin = most.best.origin
    else { return nil }
    let share = Double(most.words) / Double(all)
    guard share >= PhraseLimits.leastShareBeside else { return nil }
    return TracedText.Origin(
      source: source, likeness: .translated, similarity: share * origin.similarity, range: origin.range,
      others: origin.others)
  }
}

/// The sentences of two paragraphs, aligned by order and length.
struct SentenceAlignment {
  /// For each of the first, those of the second beside it.
  let links: [[Int]]

  /// - Parameters: the lengths of the sentences in bytes.
  init(_ own: [Int], _ other: [Int]) {
    let steps = [(1, 1, 0.0), (1, 0, 3.0), (0, 1, 3.0), (1, 2, 0.8), (2, 1, 0.8), (2, 2, 1.2)]
    let width = other.count + 1
    guard own.count * width < 250_000 else {
      links = own.indices.map { $0 < other.count ? [$0] : [] }
      return
    }
    var cost = [Double](repeating: .infinity, count: (own.count + 1) * width)
    var taken = [Int](repeating: -1, count: cost.count)
    cost[0] = 0
    for i in 0...own.count {
      for j in 0...other.count {
        for (index, (a, b, penalty)) in steps.enumerated() where i >= a && j >= b {
          let lengths = (own[(i - a)..<i].reduce(0, +), other[(j - b)..<j].reduce(0, +))
          let unlike =
            a == 0 || b == 0 ? 0 : 6 * Double(abs(lengths.0 - lengths.1)) / Double(max(1, lengths.0 + lengths.1))
          let total = cost[(i - a) * width + j - b] + penalty + unlike
          if total < cost[i * width + j] { (cost[i * width + j], taken[i * width + j]) = (total, index) }
        }
      }
    }
    var links = [[Int]](repeating: [], count: own.count)
    var (i, j) = (own.count, other.count)
    while i > 0 || j > 0 {
      let step = steps[taken[i * width + j]]
      for mine in (i - step.0)..<i { links[mine] = Array((j - step.1)..<j) }
      (i, j) = (i - step.0, j - step.1)
    }
    self.links = links
  }
}
