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

  /// Cost: the redline of each version with the next.
  init(_ versions: [TracedVersion]) {
    self.versions = versions
    var before: (text: [UInt8], words: FoldedWords)?
    for (index, version) in versions.enumerated() {
      let source: SourceText
      var carried: [Int32]
      let words: FoldedWords
      if let before {
        let redline = TextRedline(from: before.text, to: version.text)
        source = redline.new
        words = FoldedWords(source)
        carried = Self.carried(standing[index - 1], redline, before.words, words)
      } else {
        source = TextRedline(from: [], to: version.text).new
        words = FoldedWords(source)
        carried = [Int32](repeating: -1, count: words.count)
      }
      number(&carried, words, source, version: index)
      standing.append(carried)
      before = (version.text, words)
    }
    corpus.finish()
  }

  /// The words of a version as they were counted.
  func words(of version: Int) -> FoldedWords { FoldedWords(TextRedline(from: [], to: versions[version].text).new) }

  /// The numbers of the words that stood before; -1 for those that came in.
  private static func carried(
    _ standing: [Int32], _ redline: TextRedline, _ old: FoldedWords, _ new: FoldedWords
  ) -> [Int32] {
    var carried = [Int32](repeating: -1, count: new.count)
    func carry(_ from: Range<Int>, _ to: Range<Int>) {
      for (was, now) in zip(from, to) { carried[now] = standing[was] }
    }
    for block in redline.blocks {
      var last: TextRedline.Span?
      for span in redline.spans[block.spans] {
        if span.operation == .equal {
          let offset = span.old.lowerBound - span.new.lowerBound
          var was = old.index(atOrAfter: span.old.lowerBound)
          for now in new.words(in: span.new) {
            let start = new.range(of: now).lowerBound + offset
            while was < old.count, old.range(of: was).lowerBound < start { was += 1 }
            guard was < old.count else { break }
            if old.range(of: was).lowerBound == start, old.hashes[was] == new.hashes[now] {
              carried[now] = standing[was]
            }
          }
          last = nil
          continue
        }
        // The same words in other letters: an accent, a capital.
        if let last, last.operation != span.operation {
          let from = old.words(in: last.operation == .delete ? last.old : span.old)
          let to = new.words(in: last.operation == .insert ? last.new : span.new)
          if from.count == to.count, old.hashes[from].elementsEqual(new.hashes[to]) { carry(from, to) }
        }
        last = span
      }
    }
    return carried
  }

  /// Numbers the words that came in, and adds them to the corpus.
  private mutating func number(
    _ carried: inout [Int32], _ words: FoldedWords, _ source: SourceText, version: Int
  ) {
    for block in source.blocks {
      let own = words.words(in: block.range)
      Self.joinAcrossSmallWords(&carried, own, words)
      var at = own.lowerBound
      while at < own.upperBound {
        guard carried[at] < 0 else {
          at += 1
          continue
        }
        var (end, next) = (at + 1, at + 1)
        while next < own.upperBound, next - end <= PhraseLimits.context {
          if carried[next] < 0 { end = next + 1 }
          next += 1
        }
        for word in at..<end where carried[word] < 0 {
          carried[word] = Int32(versionOf.count)
          versionOf.append(Int32(version))
        }
        let around = max(own.lowerBound, at - PhraseLimits.context)..<min(own.upperBound, end + PhraseLimits.context)
        let numbers = around.map { word in
          carried[word] >= 0 && Int(versionOf[Int(carried[word])]) == version ? carried[word] : -1
        }
        corpus.add(words, around, of: version, numbers: numbers)
        at = end
      }
    }
  }

  /// A preposition that an old and a new phrase happen to share came in with the new one.
  private static func joinAcrossSmallWords(_ carried: inout [Int32], _ own: Range<Int>, _ words: FoldedWords) {
    var at = own.lowerBound
    while at < own.upperBound {
      guard carried[at] >= 0 else {
        at += 1
        continue
      }
      var end = at
      while end < own.upperBound, carried[end] >= 0 { end += 1 }
      let isSmall = end - at <= 2 && (at..<end).allSatisfy { words.range(of: $0).count <= 4 }
      if isSmall, at - 2 >= own.lowerBound, end + 2 <= own.upperBound, carried[at - 1] < 0, carried[at - 2] < 0,
        carried[end] < 0, carried[end + 1] < 0
      {
        for word in at..<end { carried[word] = -1 }
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
