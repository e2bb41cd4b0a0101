import DocumentModel

/// The text extracted from a submitted file, and what was lost.
public struct ConvertedDocument: Sendable, Hashable {
  public let format: DocumentFormat
  public let reader: TextReader
  /// Markdown in UTF-8: NFC, LF, no byte order mark, with a final newline.
  public var text: [UInt8]
  /// The first heading, else the title in the document's properties; for a Markdown file with metadata, theirs.
  public let title: String?
  /// The language that the metadata of a Markdown file state, as they write it.
  public var statedLanguage: String?
  /// The text of a record that the file was made from, if it says so.
  public var label: DocumentLabel?
  /// The tracked changes of the file, and how they were treated.
  public var tracked: TrackedReading.Account?
  /// In a fixed order, each kind once.
  public internal(set) var warnings: [DocumentWarning]

  /// The reader as recorded; `nil` for a file that is a text itself, which no reader converts.
  public var recordedReader: String? { format == .markdown || format == .text ? nil : reader.description }
}
