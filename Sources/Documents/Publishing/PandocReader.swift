import DocumentModel
import OfficeOpenXML

/// Pandoc as the reader of the record's texts, in its sandbox.
struct PandocReader: Sendable {
  let limits: PublicationLimits
  let searchPath: String?

  /// - Parameter name: the text's source, for errors.
  func read(_ text: [UInt8], name: String) async throws(PublicationError) -> PandocDocument {
    try Self.requireUTF8(text, name: name)
    let document = try document(await tree(of: text, in: TextFormat(of: text).name, name: name), name: name)
    if ItemNumbers.countOn(document.blocks, in: text) { return document }
    // If numbers are not consecutive, the tree is requested again with the position of each item.
    return try self.document(
      await tree(of: text, in: TextFormat(of: text).nameWithPositions, name: name), name: name, numbersIn: text)
  }

  private func tree(of text: [UInt8], in format: String, name: String) async throws(PublicationError) -> [UInt8] {
    try await PandocRun(limits: limits, searchPath: searchPath)
      .output(["--sandbox", "-f", format, "-t", "json"], input: text, name: name)
  }

  static func requireUTF8(_ text: [UInt8], name: String) throws(PublicationError) {
    do {
      try PlainTextReader.requireUTF8(SubmittedFile(name: name, bytes: text))
    } catch {
      throw .text(error)
    }
  }

  /// - Parameter source: the text of a tree with positions.
  func document(
    _ json: [UInt8], name: String, numbersIn source: [UInt8]? = nil
  ) throws(PublicationError) -> PandocDocument {
    do {
      return try PandocDocument(json: json, foreign: .words, itemNumbers: source.map { ItemNumbers(source: $0) })
    } catch {
      switch error {
      case .nesting: throw .text(.damaged(name: name, .nesting(part: name, limit: PandocDocument.depthLimit)))
      case .malformed: throw .programFailed(.pandoc, status: 0)
      }
    }
  }
}
