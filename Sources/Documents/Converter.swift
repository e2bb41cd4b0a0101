import DocumentModel
import MarkdownText
import OfficeOpenXML

/// Converts a submitted file to Markdown, or says why not.
///
/// A Markdown or text file is normalised; each other format has its own reader, some of them based on an external
/// program. The same bytes always give the same text, with the same version of those programs.
public struct Converter: Sendable {
  let limits: DocumentLimits
  /// Where external programs are searched for; `nil` for `PATH`.
  let searchPath: String?

  public init(limits: DocumentLimits = .standard) {
    self.init(limits: limits, searchPath: nil)
  }

  init(limits: DocumentLimits, searchPath: String?) {
    self.limits = limits
    self.searchPath = searchPath
  }

  /// The text in which every tracked change is accepted, or treated as `tracked` says.
  ///
  /// - Parameters:
  ///   - file: the file as it was submitted.
  ///   - tracked: how its tracked changes are read.
  ///   - isOurs: whether the file's label was found to be one of the record's. Then what is around the text on the page
  ///     is omitted, and each item keeps its printed number.
  public func convert(
    _ file: SubmittedFile, _ tracked: TrackedReading = .accepted, isOurs: Bool = false
  ) async throws(DocumentError) -> ConvertedDocument {
    let format = try checked(file)
    guard var opened = try await open(file, format) else { return try convertPlainText(file, format: format) }
    let account = TrackedReading.Account(opened.review, tracked)
    let warnings = { (text: DocumentText) in opened.warnings(for: text) }
    if !tracked.exceptions.isEmpty { opened = try opened.reversing(tracked.exceptions, in: tracked.reading) }
    let text = isOurs ? opened.textOfOurs(tracked.reading) : opened.text(tracked.reading)
    var document = try assemble(
      file, opened, text, numbers: isOurs ? .asTheyStand : .asMarkdownCounts, warnings: warnings(text))
    document.label = opened.label
    document.tracked = account
    let names = PersonalNames(of: file, format, comments: opened.review.comments, limits: limits.package).names
    if !names.isEmpty { document.warnings.append(.personalNames(names)) }
    return document
  }

  /// The text of a file in one view of its tracked changes: Markdown, as ``convert(_:_:isOurs:)`` gives the final one.
  public func text(of file: SubmittedFile, _ reading: Reading) async throws(DocumentError) -> [UInt8] {
    let format = try checked(file)
    guard let opened = try await open(file, format) else { return try convertPlainText(file, format: format).text }
    return try assemble(file, opened, opened.text(reading), warnings: []).text
  }

  /// The tracked changes and comments of a file.
  public func review(of file: SubmittedFile) async throws(DocumentError) -> Review {
    try await open(file, checked(file))?.review ?? Review()
  }

  private func checked(_ file: SubmittedFile) throws(DocumentError) -> DocumentFormat {
    guard file.bytes.count <= limits.bytes else {
      throw .tooLarge(name: file.name, bytes: file.bytes.count, limit: limits.bytes)
    }
    return try DocumentFormat.detect(fileName: file.name, bytes: file.bytes)
  }

  /// `nil` for a file that is a text already.
  private func open(_ file: SubmittedFile, _ format: DocumentFormat) async throws(DocumentError) -> (any OpenedFile)? {
    switch format {
    case .markdown, .text: nil
    case .docx: try openWord(file)
    case .odt: try openOpenDocument(file)
    case .rtf: try await openRichText(file)
    case .doc: try await openOldWord(file)
    case .html: try openPage(file)
    case .pdf: try await openPDF(file)
    }
  }

  private func convertPlainText(_ file: SubmittedFile, format: DocumentFormat) throws(DocumentError)
    -> ConvertedDocument
  {
    let text = try PlainTextReader.normalized(file)
    guard format == .markdown else {
      return ConvertedDocument(
        format: format, reader: TextReader(format, version: 1), text: text, title: nil,
        warnings: text.allSatisfy { $0 <= 0x20 } ? [.noText] : [])
    }
    let metadata = FrontMatter(of: text)
    let body = metadata.map { Array(text[$0.bytes...]) } ?? text
    var warnings: [DocumentWarning] = body.allSatisfy { $0 <= 0x20 } ? [.noText] : []
    if let metadata { warnings.append(.frontMatter(lines: metadata.lines)) }
    return ConvertedDocument(
      format: format, reader: TextReader(format, version: 1), text: text,
      title: metadata?.title ?? MarkdownTitle.find(in: body), statedLanguage: metadata?.language, warnings: warnings)
  }

  /// Writes the blocks and adds warnings about what the writing lost. Too long a text is refused before it is written.
  private func assemble(
    _ file: SubmittedFile, _ opened: some OpenedFile, _ read: DocumentText,
    numbers: MarkdownWriter.Numbers = .asMarkdownCounts, warnings: [DocumentWarning]
  ) throws(DocumentError) -> ConvertedDocument {
    guard read.bytes <= limits.textBytes else { throw .textTooLarge(name: file.name, limit: limits.textBytes) }
    let (text, writer) = MarkdownWriter.write(
      numbers == .asTheyStand ? OurDocument.plain(read.blocks) : read.blocks, numbers: numbers)
    guard text.count <= limits.textBytes else { throw .textTooLarge(name: file.name, limit: limits.textBytes) }
    var warnings = warnings
    warnings.add(DocumentWarning.plainerTables, writer.plainerTables)
    if text.allSatisfy({ $0 <= 0x20 }), !warnings.contains(where: \.saysThatNothingIsThere) { warnings.append(.noText) }
    return ConvertedDocument(
      format: opened.reader.format, reader: opened.reader, text: text, title: writer.firstHeading ?? opened.title,
      warnings: warnings)
  }

  var pandoc: Pandoc { Pandoc(limits: limits, searchPath: searchPath) }
}

extension DocumentWarning {
  /// Whether it already says that a document has no words.
  fileprivate var saysThatNothingIsThere: Bool {
    if case .scanWithoutText = self { true } else { false }
  }
}
