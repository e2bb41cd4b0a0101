import DocumentModel

/// The text made from a submitted file, and what was lost on the way.
public struct ConvertedDocument: Sendable, Hashable {
  public let format: DocumentFormat
  public let reader: TextReader
  /// Markdown in UTF-8: NFC, LF, no byte-order mark, with a final newline.
  public var text: [UInt8]
  /// The first heading, else the title among the document's properties.
  public let title: String?
  /// The text of a record that the file was made from, where it says so.
  public var label: DocumentLabel?
  /// The tracked changes of the file, as they were taken.
  public var tracked: TrackedReading.Account?
  /// In a stable order, each kind once.
  public let warnings: [DocumentWarning]

  /// The reader as a record notes it; nil for what is a text itself, of which none makes another.
  public var recordedReader: String? { format == .markdown || format == .text ? nil : reader.description }
}
