import MarkdownText
import OfficeOpenXML

/// Makes a finished document of a text of the record.
///
/// The Markdown is read by pandoc in its sandbox into blocks of ours; only these go on. The same publication always
/// gives the same bytes, on the same version of pandoc and WeasyPrint.
public struct Publisher: Sendable {
  let limits: PublicationLimits
  /// Where the outside programs are looked for; nil is `PATH`.
  let searchPath: String?

  public init(limits: PublicationLimits = .standard) {
    self.init(limits: limits, searchPath: nil)
  }

  init(limits: PublicationLimits, searchPath: String?) {
    self.limits = limits
    self.searchPath = searchPath
  }

  /// The document's bytes, and what of the text does not stand in it.
  public struct Document: Sendable, Hashable {
    public let bytes: [UInt8]
    /// Pictures of which only the alternative words are there: a record holds none.
    public let pictures: Int
  }

  /// - Throws: ``PublicationError``.
  public func publish(_ publication: Publication, as format: PublicationFormat) async throws(PublicationError)
    -> Document
  {
    // Asked for first: nobody should wait for half of the work.
    if format == .pdf, ExternalProgram.weasyprint.locate(searchPath: searchPath) == nil {
      throw .programMissing(.weasyprint)
    }
    let pandoc = PandocWriter(publication: publication, limits: limits, searchPath: searchPath)
    let tree = try await pandoc.read()
    let (title, blocks) = Self.titled(tree.blocks, publication.title)
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
      case .pdf:
        try await Typesetter(limits: limits, searchPath: searchPath).pdf(
          of: house.page(title: title, body: try await pandoc.writePage(text, pagesHaveNotes: true)),
          name: publication.name, seconds: publication.documentSeconds)
      }
    return Document(bytes: bytes, pictures: tree.images)
  }

  /// Sets a finished page of HTML as a tagged PDF. The same page and moment give the same bytes, on the same version of
  /// WeasyPrint.
  ///
  /// - Parameters:
  ///   - page: With its style sheet in it; what it names elsewhere is not fetched.
  ///   - name: What the page is called in errors.
  ///   - seconds: The only time that stands in the document, since 1970.
  /// - Throws: ``PublicationError``.
  public func typeset(page: [UInt8], name: String, seconds: Int64) async throws(PublicationError) -> [UInt8] {
    try await Typesetter(limits: limits, searchPath: searchPath)
      .pdf(of: page, name: name, seconds: Publication.printable(seconds))
  }

  /// The title, and the text without a first heading that says the same.
  private static func titled(_ blocks: [Block], _ title: Publication.Title) -> (String, [Block]) {
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

  private static func headBlock(_ facts: [Publication.Fact]) -> [Block] {
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

/// What a writer gets.
struct PublishedText {
  let title: String
  /// What stands between title and text.
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
