import DocumentModel

/// A file opened by the reader of its format.
///
/// Each format has one such type, in the folder of that format; ``Converter`` depends only on this protocol.
protocol OpenedFile: Sendable {
  var reader: TextReader { get }
  /// The title in the document's properties.
  var title: String? { get }
  /// Tracked changes and comments; empty if the format has none.
  var review: Review { get }
  /// The text in a view; both views are the same if the format, or the file, has only one.
  func text(_ reading: Reading) -> DocumentText
  /// The text of a record that the file was made from, if it says so.
  var label: DocumentLabel? { get }
  /// The text of a file with a label of ours, without what is around it on the page.
  func textOfOurs(_ reading: Reading) -> DocumentText
  /// The same file with the changes of these authors treated the other way, in any view.
  ///
  /// - Parameter reading: the requested view.
  func reversing(_ authors: Set<String>, in reading: Reading) throws(DocumentError) -> Self
  /// What the text lacks of the file, each kind once, in a fixed order.
  func warnings(for text: DocumentText) -> [DocumentWarning]
}

extension OpenedFile {
  var review: Review { Review() }
  var label: DocumentLabel? { nil }
  func textOfOurs(_ reading: Reading) -> DocumentText { text(reading) }
  func reversing(_ authors: Set<String>, in reading: Reading) throws(DocumentError) -> Self { self }
}

/// A file whose reader extracted its only text when it opened the file.
struct ReadFile: OpenedFile {
  var reader: TextReader
  var title: String?
  var text: DocumentText
  var warnings: [DocumentWarning]

  func text(_ reading: Reading) -> DocumentText { text }
  func warnings(for text: DocumentText) -> [DocumentWarning] { warnings }
}
