import DocumentModel
import MarkdownText
import OfficeOpenXML

/// Pandoc's part in a publication: reading the text in its sandbox, and writing the result.
struct PandocWriter {
  let publication: Publication
  let limits: PublicationLimits
  let searchPath: String?

  enum OfficeFormat: String { case docx, odt }

  /// CommonMark with the extensions used by the record's texts. Nothing else is markup: no metadata block, no
  /// attribute, no TeX. Its reader accepts raw HTML in any case; ``PandocDocument`` makes words of that.
  private static let reader = "commonmark+pipe_tables+footnotes+strikeout+autolink_bare_uris"

  func read() async throws(PublicationError) -> PandocDocument {
    let text = SubmittedFile(name: publication.name, bytes: publication.text)
    do {
      try PlainTextReader.requireUTF8(text)
    } catch {
      throw .text(error)
    }
    let json = try await run(
      ["--sandbox", "-f", Self.reader, "-t", "json"], input: publication.text)
    let document = try parsed { () throws(PandocDocument.Failure) in try PandocDocument(json: json, foreign: .words) }
    if ItemNumbers.countOn(document.blocks, in: publication.text) { return document }
    // If numbers are not consecutive, the tree is requested again with the position of each item.
    let placed = try await run(
      ["--sandbox", "-f", Self.reader + "+sourcepos", "-t", "json"], input: publication.text)
    return try parsed { () throws(PandocDocument.Failure) in
      try PandocDocument(json: placed, foreign: .words, itemNumbers: ItemNumbers(source: publication.text))
    }
  }

  private func parsed(
    _ read: () throws(PandocDocument.Failure) -> PandocDocument
  ) throws(PublicationError) -> PandocDocument {
    do {
      return try read()
    } catch {
      switch error {
      case .nesting:
        throw .text(
          .damaged(
            name: publication.name, .nesting(part: publication.name, limit: PandocDocument.depthLimit)))
      case .malformed: throw .programFailed(.pandoc, status: 0)
      }
    }
  }

  /// Outside the sandbox, in which pandoc does not find its own data files: its input is a tree that contains nothing
  /// to fetch.
  func write(_ text: PublishedText, as format: OfficeFormat, reference: [UInt8]) async throws(PublicationError)
    -> [UInt8]
  {
    let proofing = ProofingLanguage(publication.language, country: publication.country)
    var properties = [
      ("title", text.title), ("lang", proofing.tag), ("description", publication.provenance),
      ("subject", publication.header),
    ]
    // A field unknown to pandoc becomes a custom property.
    if let label = publication.label { properties.append((DocumentLabel.property, label.line)) }
    let tree = PandocTree(
      text.blocks, head: text.head, bookmark: publication.label?.bookmark, properties: properties,
      version: text.version)
    guard let file = ReadableFile(reference) else { throw .programFailed(.pandoc, status: -1) }
    defer { file.close() }
    return try await run(
      ["-f", "json", "-t", format.rawValue, "--reference-doc", file.path, "-o", "-"], input: tree.json)
  }

  /// The body of an HTML page. Its headings are below the page's own title.
  func writePage(_ text: PublishedText, pagesHaveNotes: Bool) async throws(PublicationError) -> String {
    let tree = PandocTree(
      text.blocks.map(\.oneLevelLower), head: text.head, properties: [], version: text.version, isPage: true,
      pagesHaveNotes: pagesHaveNotes)
    let html = try await run(
      ["--sandbox", "-f", "json", "-t", "html5", "--wrap=none", "--no-highlight"], input: tree.json)
    return PageLists.numbered(String(decoding: html, as: UTF8.self))
  }

  private func run(_ arguments: [String], input: [UInt8]) async throws(PublicationError) -> [UInt8] {
    var run = ProgramRun(
      program: .pandoc, arguments: arguments + ["+RTS", "-M\(limits.heapMegabytes)m", "-RTS"],
      seconds: limits.seconds, outputLimit: limits.bytes,
      environment: ["SOURCE_DATE_EPOCH": String(publication.documentSeconds)])
    run.processorSeconds = limits.processorSeconds
    let result: ProgramRun.Result
    do {
      result = try await run.result(for: publication.name, input: input, searchPath: searchPath)
    } catch {
      throw PublicationError(error, of: .pandoc)
    }
    switch result.status {
    case 0: return result.output
    case 251: throw .memoryExceeded(.pandoc, megabytes: limits.heapMegabytes)
    default: throw .programFailed(.pandoc, status: result.status)
    }
  }
}

extension Publication {
  /// Within the range of zip times: from 1980 to 2107.
  var documentSeconds: Int64 { Self.printable(seconds) }

  static func printable(_ seconds: Int64) -> Int64 { min(max(seconds, 315_619_200), 4_354_819_199) }
}

extension Block {
  fileprivate var oneLevelLower: Block {
    if case .heading(let level, let words) = self { return .heading(level: level + 1, words) }
    return self
  }
}
