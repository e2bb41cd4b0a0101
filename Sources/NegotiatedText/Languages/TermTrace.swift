import TextDiff

/// When a term came into a text and went, through all its versions, paragraph by paragraph.
///
/// Letter case, accents and punctuation do not matter. With `prefix` a word of the text need only begin with the word of the
/// term: `niñ` finds niña and niños.
public struct TermTrace: Sendable, Hashable {
  /// In the order of the versions, and within one of the text.
  public let events: [Event]
  /// How often each version has the term.
  public let totals: [Int]

  /// A version that changed how often a paragraph has the term.
  public struct Event: Sendable, Hashable {
    /// The index of the version.
    public let version: Int
    /// What happened.
    public let change: Change
    /// The paragraph's place in this version; in the version before if it is gone.
    public let place: Int
    /// How it is cited: `7(a)`; `nil` without a number.
    public let citation: String?
    /// How often it had the term before, and has it now.
    public let before, after: Int
    /// The words around its first occurrence, on one line; in the version before if there is none any more.
    public let excerpt: String
    /// Whether it is of words that no issued version has: they came after one, and went before the next.
    public internal(set) var isPassing = false
  }

  /// What happened to a term in a paragraph. The raw values are those of JSON.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// It was not there, and is; it was, and is not.
    case came, went
    /// It is there more often, or less.
    case more, fewer
    /// The paragraph that has it stands at another place.
    case moved
  }

  /// Traces a term. Cost: the redline of each version with the next, and reading each; for an event between two issued versions
  /// a redline more.
  ///
  /// `issued` is the indices of the versions that were issued, in order; all for `nil`.
  public init(_ term: String, prefix: Bool = false, in versions: [[UInt8]], issued: [Int]? = nil) {
    let sought = SoughtTerm(term, prefix: prefix)
    var (events, totals): ([Event], [Int]) = ([], [])
    var old: (text: NumberedText, counts: [Int])?
    for (index, version) in versions.enumerated() {
      let redline = TextRedline(from: old?.text.source.bytes ?? [], to: version)
      let text = NumberedText(redline.new)
      let counts = text.paragraphs.map { sought.occurrences(in: $0, of: text).count }
      totals.append(counts.reduce(0, +))
      var found: [(place: Int, event: Event)] = []
      func add(_ change: Change, _ place: Int, _ whole: NumberedText, _ before: Int, _ after: Int, at position: Int) {
        guard let paragraph = whole[place] else { return }
        found.append(
          (
            position,
            Event(
              version: index, change: change, place: place, citation: paragraph.citation, before: before, after: after,
              excerpt: sought.excerpt(of: paragraph, in: whole))
          ))
      }
      var position = 0
      for block in redline.blocks {
        if let last = block.to.last { position = last }
        let before = block.from.reduce(0) { $0 + (old?.counts[$1] ?? 0) }
        let after = block.to.reduce(0) { $0 + counts[$1] }
        guard before != after || block.change == .moved || block.change == .movedModified, before + after > 0 else {
          continue
        }
        if after > 0, let place = block.to.first(where: { counts[$0] > 0 }) {
          let change: Change = before == 0 ? .came : before == after ? .moved : before < after ? .more : .fewer
          add(change, place + 1, text, before, after, at: position)
        } else if let old, let place = block.from.first(where: { old.counts[$0] > 0 }) {
          add(.went, place + 1, old.text, before, 0, at: position)
        }
      }
      events += found.map(\.event)
      old = (text, counts)
    }
    var standing = IssuedStanding(sought, versions, issued ?? Array(versions.indices))
    self.events = events.map { event in
      var event = event
      event.isPassing = standing.isPassing(event)
      return event
    }
    self.totals = totals
  }
}

/// Tells whether what an event is of stands in an issued version.
private struct IssuedStanding {
  private let sought: SoughtTerm
  private let versions: [[UInt8]]
  private let issued: [Int]
  private var alignments: [[Int]: ParagraphAlignment] = [:]
  /// For each issued version the places of the paragraphs that have the term.
  private var places: [Int: Set<Int>] = [:]

  init(_ sought: SoughtTerm, _ versions: [[UInt8]], _ issued: [Int]) {
    (self.sought, self.versions, self.issued) = (sought, versions, issued)
  }

  /// What came is sought in the next issued version, and what went in the one before, in the same paragraph.
  mutating func isPassing(_ event: TermTrace.Event) -> Bool {
    let isLoss = event.change == .went || event.change == .fewer
    guard isLoss else {
      // What was not issued yet is the text as it is worked on.
      guard let next = issued.first(where: { $0 >= event.version }), next > event.version else { return false }
      let there = alignment(event.version, next).places(of: event.place)
      return there.allSatisfy { !places(of: next).contains($0) }
    }
    guard event.version > 0, let last = issued.last(where: { $0 < event.version }) else { return true }
    let old = event.version - 1
    let before = event.change == .went ? [event.place] : alignment(old, event.version).origins(of: event.place)
    let there = last == old ? before : before.flatMap { alignment(last, old).origins(of: $0) }
    return there.allSatisfy { !places(of: last).contains($0) }
  }

  private mutating func alignment(_ old: Int, _ new: Int) -> ParagraphAlignment {
    if let known = alignments[[old, new]] { return known }
    let alignment = ParagraphAlignment(TextRedline(from: versions[old], to: versions[new]))
    alignments[[old, new]] = alignment
    return alignment
  }

  private mutating func places(of version: Int) -> Set<Int> {
    if let known = places[version] { return known }
    let text = NumberedText(TextRedline(from: [], to: versions[version]).new)
    let found = Set(text.paragraphs.filter { !sought.occurrences(in: $0, of: text).isEmpty }.map(\.place))
    places[version] = found
    return found
  }
}

/// A term that is searched in a text.
public struct SoughtTerm: Sendable, Hashable {
  private let words: [[UInt32]]
  private let isPrefix: Bool

  /// A term; one without a letter is nowhere.
  public init(_ term: String, prefix: Bool = false) {
    var words: [[UInt32]] = []
    let bytes = Array(term.utf8)
    LetterFolding.forEachWord(bytes, 0..<bytes.count) { words.append($0) }
    self.words = words
    isPrefix = prefix
  }

  /// Whether there is nothing to search for.
  public var isEmpty: Bool { words.isEmpty }

  /// The bytes of each occurrence in a paragraph. Cost: linear in it.
  public func occurrences(in paragraph: NumberedText.Paragraph, of text: NumberedText) -> [Range<Int>] {
    guard !words.isEmpty else { return [] }
    let bytes = text.source.bytes
    let own = FoldedWords(bytes, in: [paragraph.range])
    let hashes = words.map { LetterFolding.hash($0[...]) }
    var found: [Range<Int>] = []
    var at = 0
    while at + words.count <= own.count {
      let isThere = words.indices.allSatisfy { offset in
        own.hashes[at + offset] == hashes[offset]
          || isPrefix && LetterFolding.letters(of: bytes, own.range(of: at + offset)).starts(with: words[offset])
      }
      if isThere { found.append(own.range(of: at..<at + words.count)) }
      at += isThere ? words.count : 1
    }
    return found
  }

  /// Some words before and after the first occurrence, on one line.
  func excerpt(of paragraph: NumberedText.Paragraph, in text: NumberedText) -> String {
    guard let first = occurrences(in: paragraph, of: text).first else { return "" }
    func words(_ range: Range<Int>) -> [Substring] { text.source.string(range).split(whereSeparator: \.isWhitespace) }
    var end = first.upperBound
    while end < paragraph.range.upperBound, text.source.bytes[end] > 0x20 { end += 1 }
    var start = first.lowerBound
    while start > paragraph.range.lowerBound, text.source.bytes[start - 1] > 0x20 { start -= 1 }
    let (before, after) = (words(paragraph.range.lowerBound..<start), words(end..<paragraph.range.upperBound))
    var line = before.count > Self.around ? ["…"] : []
    line += (before.suffix(Self.around) + words(start..<end) + after.prefix(Self.around)).map(String.init)
    if after.count > Self.around { line.append("…") }
    return line.joined(separator: " ")
  }

  private static let around = 7
}
