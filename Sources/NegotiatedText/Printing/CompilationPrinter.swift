import TextDiff

/// Prints the entries of a compilation as bracketed paragraphs.
struct CompilationPrinter {
  let text: CompiledText
  let words: BracketWords
  let notes: NoteNames
  let moves: PrintedMoves
  private let numbers: NewNumbers
  private(set) var printed: [BracketedParagraph] = []

  init(_ text: CompiledText, _ words: BracketWords) {
    (self.text, self.words) = (text, words)
    notes = NoteNames(text)
    numbers = NewNumbers(text, words) { entry in
      text.paragraphs[entry].alternatives.filter(\.isProposed).map { alternative in
        let isOne = text.paragraphs[entry].place != nil && alternative.text.trimmedLines < 2
        return isOne ? [] : LooseBlock.blocks(of: alternative.text)
      }
    }
    moves = PrintedMoves(text, numbers.citations)
  }

  /// Hands over the paragraphs of each entry; none is kept.
  mutating func print(only shown: Set<Int>?, to receive: ([BracketedParagraph]) -> Void) {
    for (entry, paragraph) in text.paragraphs.enumerated() where shown?.contains(entry) ?? true {
      printed.removeAll(keepingCapacity: true)
      if let place = paragraph.place {
        if paragraph.isContested { contested(entry, place) } else { unchanged(entry, place) }
      } else {
        new(entry)
      }
      receive(printed)
    }
  }

  // MARK: Paragraphs of the draft

  private func isTight(_ entry: Int, _ kind: SourceText.Kind) -> Bool {
    guard kind == .tableRow || kind == .listItem, text.paragraphs[entry].base.lowerBound > 0 else { return false }
    return text.text(of: text.paragraphs[entry]).first.map { $0 != 0x0A && $0 != 0x0D } ?? false
  }

  private mutating func unchanged(_ entry: Int, _ place: Int) {
    let bytes = Array(text.text(of: text.paragraphs[entry]))
    let kind = text.base.source.blocks[place - 1].kind
    append(entry, kind, .draft, [.text(bytes)], isTight: isTight(entry, kind))
  }

  private mutating func contested(_ entry: Int, _ place: Int) {
    let paragraph = text.paragraphs[entry]
    let source = text.base.source
    let kind = source.blocks[place - 1].kind
    let parts = BlockParts(source, place - 1)
    let draft = DraftParagraph(
      entry: entry, kind: kind, region: paragraph.base, marker: Array(source.bytes[parts.marker]),
      content: Array(source.bytes[parts.content]), contentRange: parts.content, markerRange: parts.marker)
    var (within, beyond): ([Version], [Version]) = ([], [])
    for alternative in paragraph.alternatives where alternative.isProposed {
      for part in alternative.parts {
        let version = version(part, alternative, of: draft)
        if version.isBeyond { beyond.append(version) } else { within.append(version) }
      }
    }
    if kind == .tableRow { return row(draft, within + beyond) }
    var (pieces, after) = (
      [BracketedParagraph.Piece](), Array(source.bytes[parts.content.upperBound..<paragraph.base.upperBound])
    )
    if kind == .other {
      pieces = [.text(draft.content)]
    } else {
      if !draft.marker.isEmpty { pieces.append(.text(draft.marker)) }
      pieces += self.pieces(of: draft, within, beyond)
    }
    if after.isEmpty, !beyond.isEmpty { after = [0x0A] }
    append(
      entry, kind, .draft, pieces, before: Array(source.bytes[paragraph.base.lowerBound..<parts.marker.lowerBound]),
      after: after, isTight: isTight(entry, kind))
    if kind == .other {
      let options = within.map { option($0, Self.code($0.text)) } + beyond.map { option($0, Self.code($0.text)) }
      append(entry, .paragraph, .alternative, [.group(Self.merged(options))], after: [0x0A])
    } else {
      alternatives(beyond, of: draft)
    }
  }

  /// A paragraph of the draft, and where it is.
  struct DraftParagraph {
    let entry: Int
    let kind: SourceText.Kind
    let region: Range<Int>
    let marker: [UInt8]
    let content: [UInt8]
    let contentRange: Range<Int>
    let markerRange: Range<Int>
  }

  /// What one proposal has instead of a paragraph of the draft.
  struct Version {
    let holder: String
    /// Only what it proposes, without another number or spacing.
    let text: [UInt8]
    let changes: [ChangeReference]
    /// The changes within the content, if all are.
    var edits: [(place: Range<Int>, text: ArraySlice<UInt8>)]?
    var places: [(place: Range<Int>, reference: ChangeReference)] = []
    var role = BracketedParagraph.Role.deletion
    /// The content, if it replaces the whole one.
    var content: [UInt8]?
    /// The blocks, if it is not a paragraph with the draft's marker.
    var blocks: [LooseBlock] = []
    var isBeyond: Bool { !blocks.isEmpty }
  }

  private func version(
    _ part: CompiledText.Part, _ alternative: CompiledText.Alternative, of draft: DraftParagraph
  ) -> Version {
    let proposal = text.proposals[part.proposal]
    func reference(_ change: TextChange) -> ChangeReference {
      ChangeReference(proposal: proposal.id, number: change.number)
    }
    let proposed = part.changes.filter(\.kind.isProposed)
    let references = proposed.isEmpty ? [ChangeReference(proposal: proposal.id, number: nil)] : proposed.map(reference)
    var version = Version(holder: proposal.holder, text: [], changes: references)
    guard !alternative.text.allSatisfy(\.isBlank) else {
      if draft.kind == .footnote, let name = LooseBlock.blocks(of: draft.marker + draft.content).first?.note,
        let content = notes.replacements[.init(proposal: part.proposal, name: name)]
      {
        version.content = Array(notes.renamed(content[...], in: part.proposal))
        // A note that stands elsewhere in the file is the same note.
        if version.content == draft.content { (version.content, version.role) = ([], moves.role(of: part)) }
      } else {
        version.role =
          part.mergedInto.map { .merged(text.base[$0]?.citation ?? "#\($0)") } ?? moves.role(of: part)
        version.content = []
      }
      return version
    }
    // Only what is proposed; the numbers and line breaks are the draft's.
    var (bytes, at) = ([UInt8](), draft.region.lowerBound)
    let isWhole = proposed.isEmpty || (proposed.last?.base.upperBound ?? 0) > draft.region.upperBound
    if isWhole {
      bytes = alternative.text
    } else {
      for change in proposed {
        bytes += text.base.source.bytes[at..<change.base.lowerBound] + proposal.text[change.text]
        at = change.base.upperBound
      }
      bytes += text.base.source.bytes[at..<draft.region.upperBound]
    }
    version = Version(
      holder: proposal.holder, text: Array(notes.renamed(bytes[...], in: part.proposal)), changes: references)
    let inner = draft.contentRange
    let isWithin =
      !isWhole
      && proposed.allSatisfy { change in
        inner.lowerBound <= change.base.lowerBound && change.base.upperBound <= inner.upperBound
          && !proposal.text[change.text].contains { $0 == 0x0A || $0 == 0x0D }
      }
    if isWithin, draft.kind == .tableRow || !draft.content.isEmpty {
      version.edits = proposed.map { change in
        (Self.place(change, in: inner), notes.renamed(proposal.text[change.text], in: part.proposal))
      }
      version.places = proposed.map { (Self.place($0, in: inner), reference($0)) }
    }
    guard draft.kind != .tableRow else { return version }
    let blocks = LooseBlock.blocks(of: version.text)
    if blocks.count == 1, blocks[0].kind == draft.kind, blocks[0].marker == draft.marker, draft.kind != .other {
      version.content = blocks[0].content
    } else if draft.kind != .other {
      (version.blocks, version.edits) = (blocks, nil)
    }
    return version
  }

  private static func place(_ change: TextChange, in content: Range<Int>) -> Range<Int> {
    change.base.lowerBound - content.lowerBound..<change.base.upperBound - content.lowerBound
  }

  /// The content with what is proposed within it; a paragraph in place of the whole makes a whole of all.
  private func pieces(of draft: DraftParagraph, _ within: [Version], _ beyond: [Version]) -> [BracketedParagraph.Piece]
  {
    var contents = within.map { version in
      if let edits = version.edits, beyond.isEmpty {
        return EditedContent(holder: version.holder, base: draft.content, edits: edits, changes: version.places)
      }
      return EditedContent(
        holder: version.holder, whole: version.content ?? [], of: draft.content, changes: version.changes,
        role: version.role)
    }
    for version in beyond {
      // Keeps the draft's words in a bracket of their own, and says that a paragraph becomes several.
      let count = version.blocks.count
      if count > 1 {
        contents.append(
          EditedContent(
            holder: version.holder, whole: [], of: draft.content, changes: version.changes, role: .split(count)))
      }
    }
    if contents.isEmpty, !beyond.isEmpty {
      return draft.content.isEmpty
        ? [] : [.group([.init(holders: [], text: draft.content, role: .base, changes: [])])]
    }
    return ChangedPlaces(draft.content, contents).pieces()
  }

  /// The paragraphs that parties would have in place of one.
  private mutating func alternatives(_ versions: [Version], of draft: DraftParagraph) {
    for version in Self.merged(versions) {
      for (index, block) in version.blocks.enumerated() {
        var block = block
        if index == 0, block.number != nil, draft.kind == block.kind, !draft.marker.isEmpty {
          block.marker = draft.marker
        } else if index > 0, let labels = numbers.labels[draft.entry], labels.indices.contains(index - 1),
          block.number != nil
        {
          block.relabel(labels[index - 1])
        }
        if index == 0 { block.hasBlankLine = !isTight(draft.entry, block.kind) }
        append(draft.entry, block, [option(version, block.content)], .alternative)
      }
    }
  }

  // MARK: New paragraphs

  private mutating func new(_ entry: Int) {
    let paragraph = text.paragraphs[entry]
    var groups: [(block: LooseBlock, options: [BracketedParagraph.Option])] = []
    for alternative in paragraph.alternatives {
      for (index, original) in LooseBlock.blocks(of: alternative.text).enumerated() {
        var block = original
        if let label = numbers.labels[entry]?.first, index == 0, block.number != nil { block.relabel(label) }
        if let first = alternative.parts.first {
          if index == 0, let start = first.changes.first?.text.lowerBound {
            let before = text.proposals[first.proposal].text[..<start].suffix(4)
            if before.reversed().prefix(while: \.isBlank).count(where: { $0 == 0x0A }) > 1 { block.hasBlankLine = true }
          }
          if alternative.parts.allSatisfy({ part in
            block.note.map { notes.replacements[.init(proposal: part.proposal, name: $0)] != nil } ?? false
          }) {
            continue
          }
          if let name = block.note {
            block.relabel([UInt8](ascii: "[^") + notes.name(name, in: first.proposal) + [UInt8](ascii: "]:"))
          }
          block.content = Array(notes.renamed(block.content[...], in: first.proposal))
        }
        let role = alternative.parts.compactMap { moves.origin(of: $0) }.first ?? .text
        let option = BracketedParagraph.Option(
          holders: alternative.holders, text: block.content, role: role,
          changes: alternative.changes.filter { $0.number != nil })
        // Versions of one paragraph stand side by side.
        if index == 0, let last = groups.last, last.block.kind == block.kind, last.block.marker == block.marker,
          block.kind != .tableRow, block.kind != .other, block.closing == last.block.closing
        {
          groups[groups.count - 1].options.append(option)
        } else {
          groups.append((block, [option]))
        }
      }
    }
    for group in groups { append(entry, group.block, group.options, .new) }
  }

  private mutating func append(
    _ entry: Int, _ block: LooseBlock, _ options: [BracketedParagraph.Option], _ origin: BracketedParagraph.Origin
  ) {
    var pieces: [BracketedParagraph.Piece] = block.marker.isEmpty ? [] : [.text(block.marker)]
    var kind = block.kind
    switch block.kind {
    case .tableRow: pieces = cells(block.content, options[0])
    case .other:
      pieces = [
        .group(options.map { .init(holders: $0.holders, text: Self.code($0.text), role: $0.role, changes: $0.changes) })
      ]
      kind = .paragraph
    default: pieces.append(.group(options))
    }
    let isTight = (kind == .tableRow || kind == .listItem) && !block.hasBlankLine
    append(entry, kind, origin, pieces, after: block.closing + [0x0A], isTight: isTight)
  }

  // MARK: Parts

  func option(_ version: Version, _ content: [UInt8]) -> BracketedParagraph.Option {
    BracketedParagraph.Option(
      holders: [version.holder], text: content, role: content.isEmpty ? version.role : .text, changes: version.changes)
  }

  mutating func append(
    _ entry: Int, _ kind: SourceText.Kind, _ origin: BracketedParagraph.Origin, _ pieces: [BracketedParagraph.Piece],
    before: [UInt8] = [], after: [UInt8] = [], isTight: Bool = false
  ) {
    printed.append(
      BracketedParagraph(
        entry: entry, kind: kind, origin: origin, before: before, pieces: pieces, after: after, isTight: isTight))
  }

  /// Versions with the same blocks, with all holders.
  private static func merged(_ versions: [Version]) -> [MergedVersion] {
    var order: [[UInt8]] = []
    var merged: [[UInt8]: MergedVersion] = [:]
    for version in versions {
      if merged[version.text] == nil { order.append(version.text) }
      merged[version.text, default: MergedVersion(blocks: version.blocks)].take(version)
    }
    return order.compactMap { merged[$0] }
  }

  private static func merged(_ options: [BracketedParagraph.Option]) -> [BracketedParagraph.Option] {
    var merged: [BracketedParagraph.Option] = []
    for option in options {
      if let same = merged.firstIndex(where: { $0.text == option.text && $0.role == option.role }) {
        merged[same] = .init(
          holders: Array(Set(merged[same].holders + option.holders)).sorted(), text: option.text, role: option.role,
          changes: merged[same].changes + option.changes)
      } else {
        merged.append(option)
      }
    }
    return merged
  }

  private func option(_ version: MergedVersion, _ content: [UInt8]) -> BracketedParagraph.Option {
    BracketedParagraph.Option(
      holders: version.holders.sorted(), text: content, role: content.isEmpty ? .deletion : .text,
      changes: version.changes)
  }

  private struct MergedVersion {
    let blocks: [LooseBlock]
    var holders: Set<String> = []
    var changes: [ChangeReference] = []

    init(blocks: [LooseBlock]) { self.blocks = blocks }

    mutating func take(_ version: Version) {
      holders.insert(version.holder)
      changes += version.changes
    }
  }

  /// A block of code, front matter or a rule as words in a line.
  static func code(_ text: [UInt8]) -> [UInt8] {
    let lines = text.split { $0 == 0x0A || $0 == 0x0D }.map { $0.trimmed }.filter { !$0.isEmpty }
    let words = Array(lines.joined(separator: [0x20]))
    guard !words.isEmpty else { return [] }
    var (longest, run) = (0, 0)
    for byte in words {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = [UInt8](repeating: UInt8(ascii: "`"), count: longest + 1)
    let space: [UInt8] = longest > 0 ? [0x20] : []
    return fence + space + words + space + fence
  }
}

extension [UInt8] {
  fileprivate init(ascii text: StaticString) {
    self = Array(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// How many lines it has between white space.
  fileprivate var trimmedLines: Int {
    var (lines, isBlank) = (0, true)
    for byte in self {
      if byte == 0x0A || byte == 0x0D {
        isBlank = true
      } else if isBlank, !byte.isBlank {
        (lines, isBlank) = (lines + 1, false)
      }
    }
    return lines
  }
}
