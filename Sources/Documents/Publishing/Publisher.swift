import MarkdownText
import OfficeOpenXML

/// Exports a text of the record as a document.
///
/// Pandoc reads the Markdown in its sandbox into our own blocks; only these are used further. The same publication
/// always gives the same bytes, with the same version of pandoc and of the typesetter.
public struct Publisher: Sendable {
  /// A reasonable size of a batch: texts, and their bytes.
  public static let batch = PandocReader.batch

  let limits: PublicationLimits
  /// Where external programs are searched for; `nil` for `PATH`.
  let searchPath: String?

  public init(limits: PublicationLimits = .standard) {
    self.init(limits: limits, searchPath: nil)
  }

  init(limits: PublicationLimits, searchPath: String?) {
    self.limits = limits
    self.searchPath = searchPath
  }

  /// The document's bytes, and what it omits from the text.
  public struct Document: Sendable, Hashable {
    public let bytes: [UInt8]
    /// Pictures replaced by their alternative text: a record keeps no pictures.
    public let pictures: Int
  }

  /// - Parameters:
  ///   - publication: the text, or the texts of a compilation.
  ///   - format: the document's format.
  ///   - progress: is told how many parts of a compilation were read.
  /// - Throws: ``PublicationError``.
  public func publish(
    _ publication: Publication, as format: PublicationFormat, progress: (Int) -> Void = { _ in }
  ) async throws(PublicationError) -> Document {
    let typesetters = try typesetters(for: format)
    let reader = PandocReader(limits: limits, searchPath: searchPath)
    let tree = try await reader.read(publication.text, name: publication.name)
    let compilation = try await compiled(publication, reader, progress)
    return try await made(
      Self.text(of: publication, tree, compilation.parts), publication, format, by: typesetters,
      pictures: tree.images + compilation.pictures)
  }

  /// Exports many texts, each as a document with the same bytes as ``publish(_:as:progress:)`` gives it.
  ///
  /// Small texts share runs of pandoc, a few dozen in each; what fails there is tried alone, so that a failure is that of
  /// one text and its own.
  ///
  /// Cost: about 10 ms of processor time for a page as HTML, 25 ms as .docx or .odt. Memory: all the documents.
  ///
  /// - Parameters:
  ///   - publications: the texts, none of them a compilation.
  ///   - format: the documents' format.
  /// - Returns: a result for each, in their order.
  public func publish(
    batch publications: [Publication], as format: PublicationFormat
  ) async -> [Result<Document, PublicationError>] {
    let typesetters: [ExternalProgram]
    do throws(PublicationError) { typesetters = try self.typesetters(for: format) } catch {
      return publications.map { _ in .failure(error) }
    }
    let trees = await PandocReader(limits: limits, searchPath: searchPath)
      .read(batch: publications.map { SourceText(name: $0.name, bytes: $0.text) })
    var texts: [PublishedText?] = []
    for (publication, tree) in zip(publications, trees) {
      texts.append((try? tree.get()).map { Self.text(of: publication, $0, []) })
    }
    let written = await written(zip(publications, texts).map { ($0, $1) }, as: format)
    var results: [Result<Document, PublicationError>] = []
    for (place, publication) in publications.enumerated() {
      do throws(PublicationError) {
        let tree = try trees[place].get()
        if let bytes = written[place] {
          results.append(.success(Document(bytes: bytes, pictures: tree.images)))
        } else {
          let text = texts[place] ?? Self.text(of: publication, tree, [])
          results.append(
            .success(try await made(text, publication, format, by: typesetters, pictures: tree.images)))
        }
      } catch {
        results.append(.failure(error))
      }
    }
    return results
  }

  /// The office documents that one run of pandoc writes; `nil` for all others.
  private func written(
    _ documents: [(publication: Publication, text: PublishedText?)], as format: PublicationFormat
  ) async -> [[UInt8]?] {
    var written = [[UInt8]?](repeating: nil, count: documents.count)
    let places = documents.indices.filter { place in
      documents[place].text != nil && PandocReader.isForBatch(documents[place].publication.text)
    }
    guard places.count > 1, let office = PandocWriter.OfficeFormat(rawValue: format.rawValue) else { return written }
    let batch = places.compactMap { place in
      documents[place].text.map { PandocWriter.Document(publication: documents[place].publication, text: $0) }
    }
    let bytes = await PandocWriter(limits: limits, searchPath: searchPath).write(batch: batch, as: office)
    for (place, bytes) in zip(places, bytes) { written[place] = bytes }
    return written
  }

  /// Those that are installed; checked first, so that nobody waits for half of the work.
  private func typesetters(for format: PublicationFormat) throws(PublicationError) -> [ExternalProgram] {
    let typesetters = [ExternalProgram.typst, .weasyprint].filter { $0.locate(searchPath: searchPath) != nil }
    if format == .pdf, typesetters.isEmpty { throw .programMissing(.weasyprint) }
    return typesetters
  }

  private static func text(
    of publication: Publication, _ tree: PandocDocument, _ parts: [PublishedPart]
  ) -> PublishedText {
    let (title, blocks) = titled(tree.blocks, publication.title)
    return PublishedText(
      title: title, head: headBlock(publication.head), blocks: blocks + publication.blocks, version: tree.version,
      parts: parts,
      contentsTitle: publication.contentsTitle)
  }

  private func made(
    _ text: PublishedText, _ publication: Publication, _ format: PublicationFormat, by typesetters: [ExternalProgram],
    pictures: Int
  ) async throws(PublicationError) -> Document {
    let house = HouseStyle(publication: publication)
    let pandoc = PandocWriter(limits: limits, searchPath: searchPath)
    let document = PandocWriter.Document(publication: publication, text: text)
    let bytes: [UInt8] =
      switch format {
      case .docx: try await pandoc.write(document, as: .docx)
      case .odt: try await pandoc.write(document, as: .odt)
      case .html:
        house.page(title: text.title, body: try PageBody.html(of: text, pagesHaveNotes: false, limit: limits.bytes))
      case .pdf: try await typeset(text, house, by: typesetters)
      }
    return Document(bytes: bytes, pictures: pictures)
  }

  /// By typst if it is installed. WeasyPrint follows where typst gives up: no installed font has a letter of the text.
  private func typeset(
    _ text: PublishedText, _ house: HouseStyle, by typesetters: [ExternalProgram]
  ) async throws(PublicationError) -> [UInt8] {
    let publication = house.publication
    if typesetters.contains(.typst) {
      // A failure that is none of the text's may pass; the other typesetter would give other bytes.
      for _ in 1...2 {
        do throws(PublicationError) {
          return try await Typst(limits: limits, searchPath: searchPath).pdf(
            of: TypstSource(text, of: publication, house: house.typstHouse), name: publication.name,
            seconds: publication.documentSeconds)
        } catch {
          guard case .programFailed(_, let status) = error, typesetters.contains(.weasyprint) else { throw error }
          if status == Typst.refusal { break }
        }
      }
    }
    return try await Typesetter(limits: limits, searchPath: searchPath).pdf(
      of: house.page(title: text.title, body: try PageBody.html(of: text, pagesHaveNotes: true, limit: limits.bytes)),
      name: publication.name, seconds: publication.documentSeconds)
  }

  /// Typesets a complete HTML page as a tagged PDF. The same page and time give the same bytes, with the same version
  /// of WeasyPrint.
  ///
  /// - Parameters:
  ///   - page: Including its style sheet; external resources are not fetched.
  ///   - name: The page's name in errors.
  ///   - seconds: The only time in the document, since 1970.
  /// - Throws: ``PublicationError``.
  public func typeset(page: [UInt8], name: String, seconds: Int64) async throws(PublicationError) -> [UInt8] {
    try await Typesetter(limits: limits, searchPath: searchPath)
      .pdf(of: page, name: name, seconds: Publication.printable(seconds))
  }

  /// The title, and the text without a first heading with the same words.
  static func titled(_ blocks: [Block], _ title: Publication.Title) -> (String, [Block]) {
    var heading: String?
    if case .heading(_, let words)? = blocks.first, !words.hasNote {
      heading = MarkdownWriter.squeezed(words.plainText)
    }
    switch title {
    case .given(let words):
      return (words, heading == MarkdownWriter.squeezed(words) ? Array(blocks.dropFirst()) : blocks)
    case .ofText(let words):
      guard let heading, !heading.isEmpty else { return (words, blocks) }
      return (heading, Array(blocks.dropFirst()))
    }
  }

  static func headBlock(_ facts: [Publication.Fact]) -> [Block] {
    guard !facts.isEmpty else { return [] }
    var table = Table()
    table.alignments = [.left, .left]
    table.rows = facts.map { fact in
      [
        Table.Cell(blocks: [.paragraph([.strong([.text(fact.label)])])]),
        Table.Cell(
          blocks: [
            .paragraph(
              Array(fact.value.split(separator: "\n").map { [Inline.text(String($0))] }.joined(separator: [.lineBreak]))
            )
          ]),
      ]
    }
    return [.table(table)]
  }
}

/// The input of a writer.
struct PublishedText: Sendable {
  let title: String
  /// The content between title and text.
  let head: [Block]
  let blocks: [Block]
  /// The version of pandoc's types.
  let version: [Int]
  /// The texts of a compilation, which follow a list of them.
  var parts: [PublishedPart] = []
  var contentsTitle = ""
}

/// One of several texts in a document.
struct PublishedPart: Sendable {
  let heading: String
  /// The heading's level, from 1.
  var level = 1
  /// Whether it begins on a new page.
  var startsPage = false
  /// The text's language (BCP 47).
  let language: String
  /// What is between heading and text, in the language of the document.
  let head: [Block]
  let blocks: [Block]

  /// The name of its heading, to which the list of contents refers.
  static func anchor(_ place: Int) -> String { "part\(place + 1)" }

  /// The anchor that a link's target names, if there are so many parts; `nil` for any other target.
  static func anchor(ofTarget target: String, parts: Int) -> String? {
    guard target.hasPrefix("#part"), target.utf8.count <= 12, let number = Int(target.dropFirst(5)),
      (1...max(1, parts)).contains(number), parts > 0, anchor(number - 1) == target.dropFirst()
    else { return nil }
    return anchor(number - 1)
  }
}

extension [Inline] {
  fileprivate var hasNote: Bool {
    contains { inline in
      switch inline {
      case .note: true
      case .emphasis(let inner), .strong(let inner), .strikeout(let inner), .superscript(let inner),
        .subscript(let inner), .link(let inner, _):
        inner.hasNote
      case .text, .code, .math, .lineBreak: false
      }
    }
  }
}
