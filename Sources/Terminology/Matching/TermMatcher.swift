import NegotiatedText
import RecordValues

/// Finds the names of a glossary's terms in texts of one language, inflected ones among them.
///
/// Letter case and accents do not matter; a word is found in its other numbers, genders and verb forms, not in words derived
/// from it: see `Inflection`. The names are a trie of stems, so that the cost of a text does not grow with the glossary. Of
/// names that begin at one word the longest counts, and none that lies within a longer one.
public struct TermMatcher: ~Copyable {
  /// A place where a text has a name.
  public struct Match: Sendable, Hashable {
    /// The bytes from the first to the last word.
    public let bytes: Range<Int>
    /// The places of its names in ``TermMatcher/names``: those spelled as the text is, if any is; never empty.
    public let names: [Int]
  }

  /// The names that are sought.
  public let names: [SoughtName]

  private let stems: WordStems
  private let inflection: Inflection
  /// For each stem the words of names that have it.
  private var known: [UInt64: [KnownWord]] = [:]
  /// The classes of a word by its spelling, as a place in ``classLists``: each word of a text is stemmed once.
  private var classPlaces: [UInt64: Int32] = [:]
  /// The sets of classes that words have; the first is empty.
  private var classLists: [[Int32]] = [[]]
  private var nodes: [Node] = [Node(gap: .sentence)]
  private var edges: [Edge: Int32] = [:]

  /// A word of a name, with the class of those that are forms of one word.
  private struct KnownWord {
    let readings: [[UInt8]]
    var number: Int32
  }

  private struct Edge: Hashable {
    let node: Int32
    let word: Int32
  }

  private struct Node {
    /// The widest gap before this word in any name.
    var gap: ReadWords.Gap
    var entries: [Entry] = []
  }

  private struct Entry {
    let name: Int32
    /// A hash of the words without accents, but with their endings.
    let spelling: UInt64
    let gaps: [ReadWords.Gap]
  }

  /// Longer names are not sought.
  static let mostWords = 24
  /// As many names with the same stems are told apart.
  private static let mostEntries = 32

  /// A matcher for the names of some terms in a language. Cost: linear in the names.
  public init(_ glossary: Glossary, language: LanguageTag) {
    names = glossary.names(in: language)
    stems = WordStems(language: language.primary)
    inflection = Inflection(language: language.primary)
    let words = names.map { ReadWords($0.text) }
    var sets = DisjointSets()
    var numbers: [[Int32]] = []
    for (name, words) in zip(names, words) {
      let bytes = Array(name.text.utf8)
      var own: [Int32] = []
      if words.count <= Self.mostWords {
        for word in 0..<words.count { own.append(learn(Array(bytes[words.range(of: word)]), &sets)) }
      }
      numbers.append(own)
    }
    for stem in known.keys {
      for place in known[stem, default: []].indices {
        let number = known[stem, default: []][place].number
        known[stem]?[place].number = sets.root(of: number)
      }
    }
    for (index, own) in numbers.enumerated() where !own.isEmpty {
      add(index, words[index], own.map { sets.root(of: $0) })
    }
  }

  /// Takes in a word of a name, and puts it into one class with those that it is a form of.
  private mutating func learn(_ word: [UInt8], _ sets: inout DisjointSets) -> Int32 {
    let readings = word.withUnsafeBufferPointer { stems.readings(of: $0) }
    let number = sets.add()
    var own: Set<UInt64> = []
    word.withUnsafeBufferPointer { word in stems.forEachStem(of: word) { own.insert($0) } }
    for stem in own {
      var isThere = false
      for other in known[stem] ?? [] {
        // The same word again, perhaps with other accents.
        if other.readings[0] == readings[0] { isThere = true }
        if inflection.areForms(readings, other.readings) { sets.join(number, other.number) }
      }
      if !isThere { known[stem, default: []].append(KnownWord(readings: readings, number: number)) }
    }
    return number
  }

  private mutating func add(_ name: Int, _ words: ReadWords, _ numbers: [Int32]) {
    var at: Int32 = 0
    for (index, word) in numbers.enumerated() {
      let gap = index == 0 ? .sentence : words.gaps[index]
      if let next = edges[Edge(node: at, word: word)] {
        nodes[Int(next)].gap = max(nodes[Int(next)].gap, gap)
        at = next
      } else {
        let next = Int32(nodes.count)
        edges[Edge(node: at, word: word)] = next
        nodes.append(Node(gap: gap))
        at = next
      }
    }
    guard nodes[Int(at)].entries.count < Self.mostEntries else { return }
    nodes[Int(at)].entries.append(
      Entry(name: Int32(name), spelling: Self.spelling(of: words, 0..<words.count), gaps: words.gaps))
  }

  private static func spelling(of words: ReadWords, _ range: Range<Int>) -> UInt64 {
    range.reduce(LetterFolding.seed) { hash, word in
      (hash ^ words.folded[word]) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 29)
    }
  }

  // MARK: Texts

  /// The names in a part of a text, in its order: of each place the longest, and none within another.
  ///
  /// Cost: linear in the part.
  public mutating func matches(in bytes: [UInt8], _ part: Range<Int>) -> [Match] {
    var found: [Match] = []
    var end = 0
    forEachName(in: bytes, part) { words, range, nodes, matcher in
      // Of the names that begin here the last is the longest.
      guard let longest = nodes.last, longest.end > end else { return }
      end = longest.end
      found.append(matcher.match(longest.node, words, range..<longest.end))
    }
    return found
  }

  /// The terms in a part of a text, those within longer names too, by their places in the glossary.
  public mutating func terms(in bytes: [UInt8], _ part: Range<Int>) -> Set<Int> {
    var found: Set<Int> = []
    forEachName(in: bytes, part) { _, _, nodes, matcher in
      for (node, _) in nodes {
        for entry in matcher.nodes[Int(node)].entries { found.insert(matcher.names[Int(entry.name)].term) }
      }
    }
    return found
  }

  private func match(_ node: Int32, _ words: ReadWords, _ range: Range<Int>) -> Match {
    let entries = nodes[Int(node)].entries.filter { Self.fits($0, words, range.lowerBound) }
    let spelling = Self.spelling(of: words, range)
    let same = entries.filter { $0.spelling == spelling }
    return Match(
      bytes: words.range(of: range.lowerBound).lowerBound..<words.range(of: range.upperBound - 1).upperBound,
      names: (same.isEmpty ? entries : same).map { Int($0.name) })
  }

  private static func fits(_ entry: Entry, _ words: ReadWords, _ first: Int) -> Bool {
    entry.gaps.indices.dropFirst().allSatisfy { words.gaps[first + $0] <= entry.gaps[$0] }
  }

  /// Passes for each word at which names begin the nodes at which they end, shortest first.
  private mutating func forEachName(
    in bytes: [UInt8], _ part: Range<Int>,
    _ body: (ReadWords, Int, [(node: Int32, end: Int)], borrowing TermMatcher) -> Void
  ) {
    guard nodes.count > 1 else { return }
    var words = ReadWords()
    let found = bytes.withUnsafeBufferPointer { bytes in
      words.add(bytes, part)
      return (0..<words.count).map { classes(of: $0, words, bytes) }
    }
    // Most paragraphs have none of the words.
    guard found.contains(where: { $0 != 0 }) else { return }
    var ends: [(node: Int32, end: Int)] = []
    for first in 0..<words.count where found[first] != 0 {
      ends.removeAll(keepingCapacity: true)
      var reached: [Int32] = [0]
      var at = first
      while at < words.count, !reached.isEmpty {
        var next: [Int32] = []
        for node in reached {
          for word in classLists[Int(found[at])] {
            guard let step = edges[Edge(node: node, word: word)], at == first || words.gaps[at] <= nodes[Int(step)].gap
            else { continue }
            // A trie: two ways do not meet, and a word seldom has two classes.
            if next.count < Self.mostWays { next.append(step) }
            if nodes[Int(step)].entries.contains(where: { Self.fits($0, words, first) }) {
              ends.append((step, at + 1))
            }
          }
        }
        reached = next
        at += 1
      }
      if !ends.isEmpty { body(words, first, ends, self) }
    }
  }

  private static let mostWays = 8

  private mutating func classes(of word: Int, _ words: ReadWords, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
    if let found = classPlaces[words.spellings[word]] { return found }
    let letters = UnsafeBufferPointer(rebasing: bytes[words.range(of: word)])
    var own: [Int32] = []
    // Most words of a text have no stem of a name, and need no readings.
    var readings: [[UInt8]]?
    stems.forEachStem(of: letters) { stem in
      for other in known[stem] ?? [] where !own.contains(other.number) {
        let read = readings ?? stems.readings(of: letters)
        readings = read
        if inflection.areForms(read, other.readings) { own.append(other.number) }
      }
    }
    var place: Int32 = 0
    if !own.isEmpty {
      place = Int32(classLists.count)
      classLists.append(own)
    }
    classPlaces[words.spellings[word]] = place
    return place
  }
}

/// Disjoint sets of numbers, joined by their roots (Tarjan 1975, with path halving).
struct DisjointSets {
  private var parents: [Int32] = []

  mutating func add() -> Int32 {
    parents.append(Int32(parents.count))
    return Int32(parents.count - 1)
  }

  mutating func root(of number: Int32) -> Int32 {
    var at = Int(number)
    while Int(parents[at]) != at {
      parents[at] = parents[Int(parents[at])]
      at = Int(parents[at])
    }
    return Int32(at)
  }

  mutating func join(_ a: Int32, _ b: Int32) {
    let (first, second) = (root(of: a), root(of: b))
    parents[Int(max(first, second))] = min(first, second)
  }
}
