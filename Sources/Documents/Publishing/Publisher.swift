import MarkdownText
import OfficeOpenXML

/// Exports a text of the record as a document.
///
/// Pandoc reads the Markdown in its sandbox into our own blocks; only these are used further. The same publication
/// always gives the same bytes, with the same version of pandoc and of the typesetter.
public struct Publisher: Sendable {
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
    // Checked first: nobody should wait for half of the work.
    let typesetters = [ExternalProgram.typst, .weasyprint].filter { $0.locate(searchPath: searchPath) != nil }
    if format == .pdf, typesetters.isEmpty { throw .programMissing(.weasyprint) }
    let pandoc = PandocWriter(publication: publication, limits: limits, searchPath: searchPath)
    let tree = try await pandoc.read()
    var (title, blocks) = Self.titled(tree.blocks, publication.title)
    let compilation = try await compiled(publication, progress)
    blocks += compilation.blocks
    let house = HouseStyle(publication: publication)
    let text = PublishedText(
      title: title, head: Self.headBlock(publication.head), blocks: blocks, version: tree.version)
    let bytes: [UInt8] =
      switch format {
      case .docx:
        try WordSchemaOrder.kept(
          in: await pandoc.write(text, as: .docx, reference: house.wordReference()), label: publication.label)
      case .odt:
        try FinishedOpenDocument.made(
          of: await pandoc.write(text, as: .odt, reference: house.openDocumentReference()), lists: text.lists)
      case .html: house.page(title: title, body: try await pandoc.writePage(text, pagesHaveNotes: false))
      case .pdf: try await typeset(text, house, pandoc, by: typesetters)
      }
    return Document(bytes: bytes, pictures: tree.images + compilation.pictures)
  }

  /// By typst if it is installed. WeasyPrint follows where typst gives up: no installed font has a letter of the text.
  private func typeset(
    _ text: PublishedText, _ house: HouseStyle, _ pandoc: PandocWriter, by typesetters: [ExternalProgram]
  ) async throws(PublicationError) -> [UInt8] {
    let publication = house.publication
    if typesetters.contains(.typst) {
      do throws(PublicationError) {
        return try await Typst(limits: limits, searchPath: searchPath).pdf(
          of: TypstSource(text, of: publication, house: house.typstHouse), name: publication.name,
          seconds: publication.documentSeconds)
      } catch {
        guard case .programFailed = error, typesetters.contains(.weasyprint) else { throw error }
      }
    }
    return try await Typesetter(limits: limits, searchPath: searchPath).pdf(
      of: house.page(title: text.title, body: try await pandoc.writePage(text, pagesHaveNotes: true)),
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
struct PublishedText {
  let title: String
  /// The content between title and text.
  let head: [Block]
  let blocks: [Block]
  /// The version of pandoc's types.
  let version: [Int]
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
