import MarkdownText
import TextDiff

extension Publisher {
  /// The blocks of a compilation's parts, each below a heading of its own.
  ///
  /// A part is read by itself, so that a text that is not well formed does not change the next one. Cost: one run of
  /// pandoc a part, as many at a time as there are processors.
  func compiled(
    _ publication: Publication, _ progress: (Int) -> Void
  ) async throws(PublicationError) -> (blocks: [Block], pictures: Int) {
    let parts = publication.parts
    guard !parts.isEmpty else { return ([], 0) }
    let read = await withTaskGroup(of: (Int, Result<PandocDocument, PublicationError>).self) { group in
      var read: [Result<PandocDocument, PublicationError>?] = Array(repeating: nil, count: parts.count)
      var (next, done) = (0, 0)
      func addNext() {
        guard next < parts.count else { return }
        let place = next
        next += 1
        group.addTask {
          var one = publication
          (one.name, one.text) = (parts[place].name, parts[place].text)
          let pandoc = PandocWriter(publication: one, limits: limits, searchPath: searchPath)
          do throws(PublicationError) { return (place, .success(try await pandoc.read())) } catch {
            return (place, .failure(error))
          }
        }
      }
      for _ in 0..<Processors.count { addNext() }
      while let (place, document) = await group.next() {
        read[place] = document
        done += 1
        progress(done)
        // After the first failure nobody waits for the rest.
        if case .failure = document { group.cancelAll() } else { addNext() }
      }
      return read
    }
    var (blocks, pictures): ([Block], Int) = ([], 0)
    for (part, document) in zip(parts, read) {
      guard let document else { continue }
      let tree = try document.get()
      let (_, own) = Self.titled(tree.blocks, .given(part.title))
      let heading = part.author.isEmpty ? part.title : "\(part.author): \(part.title)"
      blocks.append(.heading(level: 1, [.text(heading)]))
      blocks += Self.headBlock(part.head)
      // Word and LibreOffice merge two tables with nothing between them.
      if !part.head.isEmpty, own.first?.beginsWithTable == true { blocks.append(.paragraph([.text("\u{A0}")])) }
      blocks += own.map(\.oneLevelLower)
      pictures += tree.images
    }
    return (blocks, pictures)
  }
}

extension Block {
  fileprivate var oneLevelLower: Block {
    guard case .heading(let level, let words) = self else { return self }
    return .heading(level: min(level + 1, 6), words)
  }
}
