/// Traces each phrase of a text to the version that brought it, and to the source in which it stood first.
///
/// Make it from the versions, let it read every source once, in any order, and take ``traced()``. What was in the text before,
/// moved or taken out and put back, is no news: it keeps its origin. Everything else is of the earliest source that has
/// ``PhraseLimits/substantialWords`` or more of its words in a row, else of the one that is most like it, if that is enough
/// (``PhraseLimits``). Words that came in as an alternative in brackets keep its origin when the bracket is settled. Memory: the versions and what they brought in; no source is kept.
public struct PhraseTracing: Sendable {
  private let history: PhraseVersions
  private var matches: [[PhraseMatch]]
  private var sources: [Int: (order: Int, party: String, isProposal: Bool)] = [:]

  /// More matches of one run than this are not looked at.
  private static let mostMatches = 400

  /// Cost: the redline of each version with the next, and reading each once.
  ///
  /// - Parameters:
  ///   - versions: the versions of a text, oldest first.
  ///   - grammar: how brackets are read, whose marks and holders are no words.
  public init(_ versions: [TracedVersion], _ grammar: BracketGrammar = BracketGrammar()) {
    history = PhraseVersions(versions, grammar)
    matches = Array(repeating: [], count: history.corpus.runs.count)
    // The last version has nothing after it that could come from it.
    for version in versions.indices.dropLast() {
      let words = history.words(of: version)
      read(
        PhraseMatcher(
          history.corpus, source: PhraseMatch.source(version: version), words: words,
          standing: history.standing[version])
      ) {
        $0.version > version
      }
    }
  }

  /// Reads a source. Cost: linear in its text, or for a proposal in what it changes.
  public mutating func read(_ source: PhraseSource) {
    sources[source.id] = (source.order, source.party, source.changed != nil)
    let versions = history.versions
    var isOwn: [Bool]?
    let words: FoldedWords
    if let changed = source.changed {
      words = FoldedWords(source.text, in: Self.around(changed, in: source.text))
      var own = [Bool](repeating: false, count: words.count)
      for range in changed { for word in words.words(in: range) { own[word] = true } }
      isOwn = own
    } else {
      words = FoldedWords(source.text)
    }
    read(PhraseMatcher(history.corpus, source: Int32(source.id), words: words, isOwn: isOwn)) {
      versions[$0.version].order > source.order
    }
  }

  private mutating func read(_ matcher: PhraseMatcher, where admits: (PhraseCorpus.Run) -> Bool) {
    matcher.matches(where: admits) { run, match in
      if matches[run].count < Self.mostMatches { matches[run].append(match) }
    }
  }

  /// The changed parts of a proposal with some words around each, without overlaps.
  private static func around(_ changed: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    for range in changed.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      var start = max(parts.last?.upperBound ?? 0, range.lowerBound - 64)
      if start > 0, start > parts.last?.upperBound ?? 0 {
        while start < range.lowerBound, text[start - 1] > 0x20 { start += 1 }
      }
      var end = min(text.count, range.upperBound + 64)
      while end < text.count, end > range.upperBound, text[end] > 0x20 { end -= 1 }
      guard start < end else { continue }
      if let last = parts.last, last.upperBound >= start {
        parts[parts.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        parts.append(start..<end)
      }
    }
    return parts
  }

  /// The newest version with its phrases. Cost: linear in it, and in what was found.
  public func traced() -> TracedText? {
    guard let newest = history.versions.last, let text = try? NumberedText(newest.text) else { return nil }
    let origins = PhraseResolution(history, matches, sources)
    return TracedText(text: text, phrases: PhraseGrouping(history, origins).phrases(of: text))
  }
}
