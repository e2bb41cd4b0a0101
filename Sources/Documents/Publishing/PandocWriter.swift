import DocumentModel
import MarkdownText

/// Pandoc as the writer of office documents.
///
/// Outside its sandbox, in which it does not find its own data files: its input is a tree that contains nothing to
/// fetch.
struct PandocWriter: Sendable {
  let limits: PublicationLimits
  let searchPath: String?

  enum OfficeFormat: String { case docx, odt }

  /// One document, and what surrounds it.
  struct Document: Sendable {
    let publication: Publication
    let text: PublishedText

    fileprivate func tree(_ format: OfficeFormat) -> [UInt8] {
      let proofing = ProofingLanguage(publication.language, country: publication.country)
      var properties = [
        ("title", text.title), ("lang", proofing.tag), ("description", publication.provenance),
        ("subject", publication.header),
      ]
      // A field unknown to pandoc becomes a custom property.
      if let label = publication.label { properties.append((DocumentLabel.property, label.line)) }
      return PandocTree(
        text.blocks, head: text.head, parts: text.parts,
        contents: PandocTree.Contents(title: text.contentsTitle, format: format), bookmark: publication.label?.bookmark,
        properties: properties,
        version: text.version
      ).json
    }

    private var languages: [String: String] {
      Dictionary(
        uniqueKeysWithValues: text.parts.enumerated().map { place, part in
          (PublishedPart.anchor(place), ProofingLanguage(part.language, country: nil).tag)
        })
    }

    fileprivate func reference(_ format: OfficeFormat) throws(PublicationError) -> ReadableFile {
      let house = HouseStyle(publication: publication)
      let bytes =
        switch format {
        case .docx: try house.wordReference()
        case .odt: try house.openDocumentReference()
        }
      guard let file = ReadableFile(bytes) else { throw .programFailed(.pandoc, status: -1) }
      return file
    }

    /// What pandoc wrote, with what it does not do.
    fileprivate func finished(_ written: [UInt8], _ format: OfficeFormat) throws(PublicationError) -> [UInt8] {
      switch format {
      case .docx: try WordSchemaOrder.kept(in: written, label: publication.label, languages: languages)
      case .odt: try FinishedOpenDocument.made(of: written, lists: text.lists)
      }
    }
  }

  func write(_ document: Document, as format: OfficeFormat) async throws(PublicationError) -> [UInt8] {
    let file = try document.reference(format)
    defer { file.close() }
    let written = try await PandocRun(
      limits: limits, searchPath: searchPath, seconds: document.publication.documentSeconds
    ).output(
      ["-f", "json", "-t", format.rawValue, "--reference-doc", file.path, "-o", "-"], input: document.tree(format),
      name: document.publication.name)
    return try document.finished(written, format)
  }

  /// Several documents of one time in one run of pandoc, with the same bytes as ``write(_:as:)`` gives each.
  ///
  /// - Returns: `nil` for a document that must be written alone.
  func write(batch documents: [Document], as format: OfficeFormat) async -> [[UInt8]?] {
    guard let seconds = documents.first?.publication.documentSeconds,
      documents.allSatisfy({ $0.publication.documentSeconds == seconds })
    else { return documents.map { _ in nil } }
    var references: [ReadableFile] = []
    defer { references.forEach { $0.close() } }
    var frames: [(words: String, bytes: [UInt8])] = []
    for document in documents {
      guard let file = try? document.reference(format) else { return documents.map { _ in nil } }
      references.append(file)
      frames.append((file.path, document.tree(format)))
    }
    // The template of an .odt is one of the options that the command line sets, also for the discarded output.
    let job = """
      local options = PANDOC_WRITER_OPTIONS
      function job(tree, reference)
        options.reference_doc = reference
        return pandoc.write(pandoc.read(tree, 'json'), '\(format.rawValue)', options)
      end
      """
    let answers = try? await PandocBatch.answers(
      job, options: ["-t", format.rawValue], to: frames,
      by: PandocRun(limits: limits, searchPath: searchPath, seconds: seconds))
    guard let answers else { return documents.map { _ in nil } }
    return zip(documents, answers).map { document, written in
      written.flatMap { try? document.finished($0, format) }
    }
  }
}

extension Publication {
  /// Within the range of zip times: from 1980 to 2107.
  var documentSeconds: Int64 { Self.printable(seconds) }

  static func printable(_ seconds: Int64) -> Int64 { min(max(seconds, 315_619_200), 4_354_819_199) }
}
