import MarkdownText

extension Publisher {
  /// A compilation's parts.
  ///
  /// A part is read by itself, so that a text that is not well formed does not change the next one.
  func compiled(
    _ publication: Publication, _ reader: PandocReader, _ progress: (Int) -> Void
  ) async throws(PublicationError) -> (parts: [PublishedPart], pictures: Int) {
    let parts = publication.parts
    guard !parts.isEmpty else { return ([], 0) }
    let read = await reader.read(each: parts.map { SourceText(name: $0.name, bytes: $0.text) }, progress: progress)
    var (published, pictures): ([PublishedPart], Int) = ([], 0)
    for (part, document) in zip(parts, read) {
      let tree = try document.get()
      let (_, own) = Self.titled(tree.blocks, .given(part.title))
      var head = Self.headBlock(part.head)
      // Word and LibreOffice merge two tables with nothing between them.
      if !head.isEmpty, own.first?.beginsWithTable == true { head.append(.paragraph([.text("\u{A0}")])) }
      published.append(
        PublishedPart(
          heading: part.author.isEmpty ? part.title : "\(part.author): \(part.title)", level: part.headingLevel,
          startsPage: part.startsPage, language: part.language, head: head,
          blocks: own.map { $0.lower(by: part.headingLevel) }))
      pictures += tree.images
    }
    return (published, pictures)
  }
}

extension Block {
  fileprivate func lower(by levels: Int) -> Block {
    guard case .heading(let level, let words) = self else { return self }
    return .heading(level: min(level + levels, 6), words)
  }
}

extension Publication.Part {
  /// Within the levels that office documents have.
  var headingLevel: Int { min(max(level, 1), 5) }
}
