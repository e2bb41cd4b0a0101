import NegotiatedText
import TextDiff

/// A compilation as layers on the draft: for each paragraph who takes out which words, and who brings in which.
///
/// Taking out what a party is among the authors of, and keeping what it brings in, gives that party's text; leaving all as it
/// was gives the draft. Words that several parties take out, or bring in alike, are of them all.
struct LayeredText {
  let compiled: CompiledText
  /// The draft as it is shown, and each proposal's text.
  let base: ShownText
  let sides: [ShownText]
  private let sources: [SourceText]
  private let pairs: PairedNotes
  /// The first block of each proposal's text that is not placed yet.
  private var used: [Int]
  /// In the order of the text.
  private(set) var paragraphs: [LayeredParagraph] = []
  /// The comments that the paragraphs name, numbered from 1.
  private(set) var comments: [PlainComment] = []
  /// The places of the draft's footnotes that are marked word by word, by their block.
  private(set) var notes: [Int: [LayerPiece]] = [:]

  /// - Parameter contested: says to whoever opens the file that these parties' changes touch each other.
  init(_ compiled: CompiledText, contested: (_ parties: String) -> PlainComment?) {
    self.compiled = compiled
    base = ShownText(compiled.base.source, isMarkdown: true)
    let texts = compiled.proposals.map(\.text)
    // A proposal's text is below 2 GB, as the draft's.
    sources = Parallel.map(texts.count) { (try? SourceText(texts[$0])) ?? SourceText.empty }
    let sources = sources
    sides = Parallel.map(sources.count) { ShownText(sources[$0], isMarkdown: true) }
    used = Array(repeating: 0, count: texts.count)
    pairs = PairedNotes(compiled, base, sides) { Self.blocks(in: $0, of: sources[$1]) }
    for placed in PlacedParagraphs(compiled) {
      let block = placed.paragraph.place.map { $0 - 1 }
      // What a proposal leaves as it is may still be shown otherwise, as a row whose table has lost its head.
      let others = placed.kept.filter { !isSame($0.text, of: $0.proposal, block) }.map {
        PlacedAlternative(kept: $0.text, in: $0.proposal, of: compiled.proposals[$0.proposal].holder)
      }
      add(placed.paragraph, placed.alternatives + others, contested)
    }
  }

  /// The names of some parties as one author.
  static func author(_ holders: some Sequence<String>) -> String {
    let name = Set(holders).sorted().joined(separator: ", ")
    // Word takes no longer one (MS-OI29500, 2.1.351).
    return name.count <= 255 ? name : name.prefix(254) + "…"
  }

  // MARK: Paragraphs

  /// Whether a proposal shows a block of the draft as the draft does.
  private mutating func isSame(_ text: Range<Int>, of proposal: Int, _ block: Int?) -> Bool {
    guard let block else { return true }
    let found = blocks(in: text, of: proposal)
    guard !found.isEmpty else { return base.blocks[block].isEmpty }
    guard found.count == 1, found.lowerBound >= used[proposal],
      base.shows(block, as: sides[proposal], found.lowerBound, { pairs.areSame($0, $1, in: proposal) })
    else { return false }
    used[proposal] = found.upperBound
    return true
  }

  private mutating func add(
    _ paragraph: CompiledText.Paragraph, _ alternatives: [PlacedAlternative],
    _ contested: (String) -> PlainComment?
  ) {
    let block = paragraph.place.map { $0 - 1 }
    guard !alternatives.isEmpty else {
      if let block { paragraphs.append(.same(block: block)) }
      return
    }
    var warning: [Int] = []
    let proposed = alternatives.filter(\.isProposed)
    if areTouching(proposed), let comment = contested(Self.author(proposed.map(\.holder))) {
      warning = [add(comment)]
    }
    if let block, let pieces = words(block, alternatives, warning) {
      if base.blocks[block].role == .note { notes[block] = pieces }
      return paragraphs.append(.words(block: block, pieces))
    }
    var (inserted, gone): ([InsertedBlocks], [Int]) = ([], [])
    for alternative in alternatives {
      let (side, proposal) = (sides[alternative.proposal], alternative.proposal)
      let found = blocks(in: alternative.text, of: proposal)
      // A block that begins in a paragraph before is there already.
      let new = max(found.lowerBound, used[proposal])..<max(found.upperBound, used[proposal])
      used[proposal] = new.upperBound
      let comments = reasons(alternative)
      guard !new.isEmpty else {
        gone += comments
        continue
      }
      let same = inserted.firstIndex { other in
        other.blocks.count == new.count
          && zip(other.blocks, new).allSatisfy {
            sides[other.proposal].shows($0, as: side, $1) && sides[other.proposal].refersAlike($0, as: side, $1)
          }
      }
      if let same {
        inserted[same].holders.append(alternative.holder)
        inserted[same].comments += comments
      } else {
        inserted.append(
          InsertedBlocks(holders: [alternative.holder], proposal: proposal, blocks: new, comments: comments))
      }
    }
    if let block, base.blocks[block].role == .note {
      notes[block] = note(block)
    }
    paragraphs.append(
      .blocks(old: block, deletedBy: Self.author(alternatives.map(\.holder)), inserted, comments: gone + warning))
  }

  /// A footnote's text that is marked as a whole: the draft's, and those that the proposals have in its place, wherever they
  /// are.
  private func note(_ block: Int) -> [LayerPiece] {
    let range = Layer.range(of: base.blocks[block])
    var others: [(proposal: Int, block: Int, holders: [String])] = []
    for (proposal, side) in sides.enumerated() {
      guard let own = pairs.note(block, in: proposal), !base.hasWords(of: block, as: side, own) else { continue }
      let holder = compiled.proposals[proposal].holder
      if let same = others.firstIndex(where: { sides[$0.proposal].hasWords(of: $0.block, as: side, own) }) {
        others[same].holders.append(holder)
      } else {
        others.append((proposal, own, [holder]))
      }
    }
    let deleting = others.flatMap(\.holders)
    return [.base(range, author: deleting.isEmpty ? nil : Self.author(deleting))]
      + others.map { other in
        let (side, author) = (sides[other.proposal], Self.author(other.holders))
        let runs = ChangedRuns(side.blocks[other.block].pieces, of: side.bytes, as: .inserted).runs
        return .inserted(runs.by(author), author: author)
      }
  }

  /// The words of a note that a proposal adds, by the label that ``ChangedRuns/runs(_:of:as:proposal:)`` gives it.
  func addedNote(_ label: ArraySlice<UInt8>, by author: String) -> [ChangedRun] {
    let parts = label.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let proposal = Int(String(decoding: parts[0], as: UTF8.self)) else { return [] }
    let side = sides[proposal]
    guard let block = side.notes[ArraySlice(Array(parts[1]))] else { return [] }
    return ChangedRuns(side.blocks[block].pieces, of: side.bytes, as: .inserted).runs.by(author)
  }

  /// Whether the changes of two alternatives touch the same words, or one is of the whole paragraph.
  private func areTouching(_ alternatives: [PlacedAlternative]) -> Bool {
    var ranges: [(range: Range<Int>, alternative: Int)] = []
    guard Set(alternatives.map(\.alternative)).count > 1 else { return false }
    for alternative in alternatives {
      if alternative.changes.isEmpty { return true }
      ranges += alternative.changes.filter(\.kind.isProposed).map { ($0.base, alternative.alternative ?? -1) }
    }
    ranges.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    var (end, last) = (-1, -1)
    for (range, alternative) in ranges {
      if range.lowerBound <= end, alternative != last { return true }
      if range.upperBound >= end { (end, last) = (range.upperBound, alternative) }
    }
    return false
  }

  /// The blocks of a proposal's text that hold some of its bytes, without blank lines around them.
  private func blocks(in text: Range<Int>, of proposal: Int) -> Range<Int> {
    Self.blocks(in: text, of: sources[proposal])
  }

  private static func blocks(in text: Range<Int>, of source: SourceText) -> Range<Int> {
    let range = Layer.content(text, in: source.bytes)
    guard !range.isEmpty else { return 0..<0 }
    func index(_ place: Int) -> Int {
      var (low, high) = (0, source.blocks.count)
      while low < high {
        let middle = (low + high) / 2
        if source.blocks[middle].range.upperBound <= place { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return index(range.lowerBound)..<min(index(range.upperBound - 1) + 1, source.blocks.count)
  }

  // MARK: Words

  /// A block marked word by word; `nil` if some alternative is not one block of the same form.
  private mutating func words(_ block: Int, _ alternatives: [PlacedAlternative], _ warning: [Int]) -> [LayerPiece]? {
    let shown = base.blocks[block]
    guard !shown.isEmpty || shown.role == .delimiter else { return nil }
    var layers: [Layer] = []
    for alternative in alternatives {
      let own = blocks(in: alternative.text, of: alternative.proposal)
      guard own.count == 1, own.lowerBound >= used[alternative.proposal],
        let layer = Layer(
          alternative, block: own.lowerBound, of: sides[alternative.proposal], over: shown, in: base.bytes, pairs)
      else { return nil }
      layers.append(layer)
    }
    guard let pieces = LayerMerge(layers, over: Layer.range(of: shown)).pieces(shown, in: base) else { return nil }
    var anchors: [(at: Int, comment: Int)] = []
    for alternative in alternatives {
      used[alternative.proposal] = blocks(in: alternative.text, of: alternative.proposal).upperBound
      for change in alternative.changes {
        guard let comment = reason(change, of: alternative.holder) else { continue }
        anchors.append((change.base.upperBound, add(comment)))
      }
    }
    return Self.anchored(pieces, anchors.sorted { ($0.at, $0.comment) < ($1.at, $1.comment) })
      + (warning.isEmpty ? [] : [.comments(warning)])
  }

  /// Pieces with comments behind what they are on.
  private static func anchored(_ pieces: [LayerPiece], _ anchors: [(at: Int, comment: Int)]) -> [LayerPiece] {
    guard !anchors.isEmpty else { return pieces }
    var result: [LayerPiece] = []
    var (left, at) = (anchors[...], Int.min)
    for piece in pieces {
      if case .base(let range, _) = piece {
        let here = left.prefix { $0.at <= range.lowerBound && at >= 0 }.map(\.comment)
        left = left.dropFirst(here.count)
        if !here.isEmpty { result.append(.comments(here)) }
        at = range.upperBound
      }
      result.append(piece)
    }
    return left.isEmpty ? result : result + [.comments(left.map(\.comment))]
  }

  // MARK: Comments

  private mutating func add(_ comment: PlainComment) -> Int {
    comments.append(comment)
    comments[comments.count - 1].id = comments.count
    return comments.count
  }

  private mutating func reasons(_ alternative: PlacedAlternative) -> [Int] {
    alternative.changes.compactMap { reason($0, of: alternative.holder) }.map { add($0) }
  }

  /// The reason of a change, as its party's comment; the person who marked it is named, if known.
  private func reason(_ change: TextChange, of holder: String) -> PlainComment? {
    guard let reason = change.reason, !reason.isEmpty else { return nil }
    let person = change.author.map { $0 == holder ? "" : " (\($0))" } ?? ""
    return PlainComment(id: 0, author: holder, text: reason + person)
  }
}

extension ShownText {
  /// Whether two blocks are shown alike, whatever the blank lines around them.
  ///
  /// - Parameter areSame: whether two pieces show the same: the labels of references are compared otherwise.
  func shows(
    _ block: Int, as other: ShownText, _ index: Int, _ areSame: (Shown, Shown) -> Bool = { $0 == $1 }
  ) -> Bool {
    let (one, two) = (blocks[block], other.blocks[index])
    let outer = Layer.content(Layer.range(of: one), in: bytes)
    let inner = Layer.content(Layer.range(of: two), in: other.bytes)
    guard one.role == two.role, one.form == two.form, bytes[outer].elementsEqual(other.bytes[inner]) else {
      return false
    }
    let (a, b) = (one.cut(to: outer), two.cut(to: inner))
    return a.count == b.count
      && zip(a, b).allSatisfy {
        areSame($0.shown, $1.shown) && $0.format == $1.format && $0.range.count == $1.range.count
      }
  }
}

extension ShownText {
  /// Whether the notes that two blocks refer to have the same words.
  func refersAlike(_ block: Int, as other: ShownText, _ index: Int) -> Bool {
    let (one, two) = (notes(of: block), other.notes(of: index))
    return one.count == two.count && zip(one, two).allSatisfy { hasWords(of: $0, as: other, $1) }
  }

  /// Whether two blocks have the same words, whatever their labels.
  func hasWords(of block: Int, as other: ShownText, _ index: Int) -> Bool {
    let runs = ChangedRuns(blocks[block].pieces, of: bytes, as: .equal).runs
    let others = ChangedRuns(other.blocks[index].pieces, of: other.bytes, as: .equal).runs
    return runs.map(\.content) == others.map(\.content) && runs.map(\.format) == others.map(\.format)
  }

  private func notes(of block: Int) -> [Int] {
    blocks[block].pieces.compactMap { if case .note(let label) = $0.shown { notes[label] } else { nil } }
  }
}

extension SourceText {
  fileprivate static var empty: SourceText {
    guard let empty = try? SourceText([]) else { preconditionFailure("An empty text has no blocks.") }
    return empty
  }
}
