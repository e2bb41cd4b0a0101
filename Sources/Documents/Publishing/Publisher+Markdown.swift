import MarkdownText

extension Publisher {
  /// Writes a compilation as one Markdown text: title, list of contents and parts, each below its heading.
  ///
  /// Each part is read by itself and written by one writer, so that footnotes and link definitions of several texts with
  /// the same name stay those of their texts. Links to parts become their words: Markdown has no anchors.
  ///
  /// - Parameters:
  ///   - publication: the texts.
  ///   - progress: is told how many parts were read.
  /// - Throws: ``PublicationError``.
  public func markdown(
    of publication: Publication, progress: (Int) -> Void = { _ in }
  ) async throws(PublicationError) -> Document {
    let publication = publication.withFactsOnOneLine
    let reader = PandocReader(limits: limits, searchPath: searchPath)
    let tree = try await reader.read(publication.text, name: publication.name)
    let compilation = try await compiled(publication, reader, progress)
    let (title, own) = Self.titled(tree.blocks, publication.title)
    var blocks: [Block] = [.heading(level: 1, [.text(title)])] + Self.headBlock(publication.head)
    blocks += own.map { $0.below(1) }
    let parts = compilation.parts
    if !parts.isEmpty, !publication.contentsTitle.isEmpty {
      blocks.append(.heading(level: 2, [.text(publication.contentsTitle)]))
      blocks.append(.bullets(Self.contents(parts[...])))
    }
    for part in parts {
      blocks.append(.heading(level: min(part.level + 1, 6), [.text(part.heading)]))
      blocks += part.head + part.blocks.map { $0.below(1) }
    }
    let text = MarkdownWriter.write(blocks.map(\.withoutInternalLinks)).text
    guard text.count <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
    return Document(bytes: text, pictures: tree.images + compilation.pictures)
  }

  /// The headings of parts as a list; those of a lower level in a list of their own below the one before.
  private static func contents(_ parts: ArraySlice<PublishedPart>) -> [[Block]] {
    var items: [[Block]] = []
    var rest = parts
    while let first = rest.first {
      rest = rest.dropFirst()
      let inner = rest.prefix { $0.level > first.level }
      rest = rest[inner.endIndex...]
      var item: [Block] = [.paragraph([.text(first.heading)])]
      if !inner.isEmpty { item.append(.bullets(contents(inner))) }
      items.append(item)
    }
    return items
  }
}

extension Publication {
  /// With the lines of each fact one behind the other: a cell of a table in Markdown has one line.
  fileprivate var withFactsOnOneLine: Publication {
    func onOneLine(_ facts: [Fact]) -> [Fact] {
      facts.map { Fact(label: $0.label, value: $0.value.split(separator: "\n").joined(separator: "; ")) }
    }
    var copy = self
    copy.head = onOneLine(head)
    for place in parts.indices { copy.parts[place].head = onOneLine(parts[place].head) }
    return copy
  }
}

extension Block {
  fileprivate func below(_ levels: Int) -> Block {
    guard case .heading(let level, let words) = self else { return self }
    return .heading(level: min(level + levels, 6), words)
  }

  /// With the words alone of links that lead to a part.
  fileprivate var withoutInternalLinks: Block {
    switch self {
    case .heading(let level, let words): .heading(level: level, words.map(\.withoutInternalLinks))
    case .paragraph(let words): .paragraph(words.map(\.withoutInternalLinks))
    case .bullets(let items): .bullets(items.map { $0.map(\.withoutInternalLinks) })
    case .ordered(let numbering, let items): .ordered(numbering, items.map { $0.map(\.withoutInternalLinks) })
    case .quote(let blocks): .quote(blocks.map(\.withoutInternalLinks))
    case .table(let table): .table(table.withoutInternalLinks)
    case .code, .rule: self
    }
  }
}

extension Table {
  fileprivate var withoutInternalLinks: Table {
    func plain(_ rows: [[Cell]]) -> [[Cell]] {
      rows.map { row in
        row.map { Cell(blocks: $0.blocks.map(\.withoutInternalLinks), columns: $0.columns, rows: $0.rows) }
      }
    }
    return Table(
      caption: caption.map(\.withoutInternalLinks), alignments: alignments, head: plain(head), rows: plain(rows))
  }
}

extension Inline {
  fileprivate var withoutInternalLinks: Inline {
    switch self {
    case .link(let words, let target) where target.hasPrefix("#"):
      words.count == 1 ? words[0] : .text(words.plainText)
    case .emphasis(let inner): .emphasis(inner.map(\.withoutInternalLinks))
    case .strong(let inner): .strong(inner.map(\.withoutInternalLinks))
    case .note(let blocks, let mark): .note(blocks.map(\.withoutInternalLinks), mark: mark)
    default: self
    }
  }
}
