import TextDiff

/// When each paragraph of a text changed in substance, through all versions of the text.
///
/// Another number, another spacing, capitals, accents and punctuation are no change of substance. A paragraph keeps its
/// history when it is moved, split or merged.
public struct ParagraphChanges: Sendable, Hashable {
  /// For each paragraph of the newest version its changes, the first of which brought it in.
  public let changes: [[Change]]

  /// A change of a paragraph.
  public struct Change: Sendable, Hashable {
    /// The index of the version that made it.
    public let version: Int
    /// The paragraph after it, UTF-8.
    public let text: [UInt8]
  }

  /// Cost: the redline of each version with the next. Memory: the newest version, and what changed.
  ///
  /// - Parameter versions: the versions of a text, oldest first.
  public init(_ versions: [[UInt8]]) {
    var histories: [[Change]] = []
    var before: [UInt8] = []
    for (index, version) in versions.enumerated() {
      let redline = TextRedline(from: before, to: version)
      var next = [[Change]](repeating: [], count: redline.new.blocks.count)
      // A text that was replaced as a whole is another one: what some paragraphs share with it says nothing.
      let statistics = redline.statistics
      let isAnother =
        statistics.wordsEqual * 5 < statistics.wordsEqual + max(statistics.wordsInserted, statistics.wordsDeleted)
      var gone: [[UInt64]: Int] = [:]
      for block in redline.blocks where block.to.isEmpty && !isAnother {
        for place in block.from { gone[Self.words(redline.old, place).hashes] = place }
      }
      let replaced = isAnother ? [:] : Self.replaced(redline)
      for block in redline.blocks where !block.to.isEmpty {
        var from = isAnother ? [] : Array(block.from)
        // In other letters: the redline sees no common word.
        if from.isEmpty, !gone.isEmpty, let place = block.to.first,
          let same = gone.removeValue(forKey: Self.words(redline.new, place).hashes)
        {
          from = [same]
        }
        let isReplaced = from.isEmpty
        if isReplaced, let place = block.to.first, let other = replaced[place] { from = [other] }
        let earlier = from.flatMap { histories[$0] }
        let isSame =
          !isAnother && !(isReplaced && !from.isEmpty)
          && (block.change == .equal || block.change == .moved || block.from.isEmpty && !from.isEmpty
            || Self.saysTheSame(block, of: redline))
        for place in block.to {
          next[place] = earlier
          if !isSame || earlier.isEmpty {
            next[place].append(Change(version: index, text: Array(version[redline.new.blocks[place].range])))
          }
        }
      }
      histories = next.map { changes in changes.sorted { $0.version < $1.version } }
      before = version
    }
    changes = histories
  }

  /// Paragraphs of which no word is left, in whose place as many others stand: new places with the old ones.
  private static func replaced(_ redline: TextRedline) -> [Int: Int] {
    var replaced: [Int: Int] = [:]
    var (old, new): ([Int], [Int]) = ([], [])
    func pair() {
      if old.count == new.count { for (from, to) in zip(old, new) { replaced[to] = from } }
      (old, new) = ([], [])
    }
    for block in redline.blocks {
      if block.to.isEmpty {
        old += block.from
      } else if block.from.isEmpty {
        new += block.to
      } else {
        pair()
      }
    }
    pair()
    return replaced
  }

  private static func saysTheSame(_ block: TextRedline.Block, of redline: TextRedline) -> Bool {
    guard block.from.count == 1, block.to.count == 1 else { return false }
    return words(redline.old, block.from.lowerBound).hashes == words(redline.new, block.to.lowerBound).hashes
  }

  private static func words(_ source: SourceText, _ block: Int) -> FoldedWords {
    let start = source.label(ofBlock: block)?.upperBound ?? source.blocks[block].range.lowerBound
    return FoldedWords(source.bytes, in: [start..<source.blocks[block].range.upperBound])
  }
}
