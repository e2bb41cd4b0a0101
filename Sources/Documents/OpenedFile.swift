import DocumentModel

/// A file taken apart by the reader of its format.
///
/// Each format has one such type, in the folder of that format; ``Converter`` knows no more of a format than this.
protocol OpenedFile: Sendable {
  var reader: TextReader { get }
  /// The title among the document's properties.
  var title: String? { get }
  /// Tracked changes and comments; empty where the format has none.
  var review: Review { get }
  /// The text in a reading; both are the same where the format, or the file, has but one.
  func text(_ reading: Reading) -> DocumentText
  /// The text of a record that the file was made from, where it says so.
  var label: DocumentLabel? { get }
  /// The text of a file that bears a label of ours: without what stands around it on the page.
  func textOfOurs(_ reading: Reading) -> DocumentText
  /// The same file with the changes of these authors taken the other way, whatever the reading.
  ///
  /// - Parameter reading: the one that is asked for.
  func reversing(_ authors: Set<String>, in reading: Reading) throws(DocumentError) -> Self
  /// What the text lacks of the file, each kind once, in a stable order.
  func warnings(for text: DocumentText) -> [DocumentWarning]
}

extension OpenedFile {
  var review: Review { Review() }
  var label: DocumentLabel? { nil }
  func textOfOurs(_ reading: Reading) -> DocumentText { text(reading) }
  func reversing(_ authors: Set<String>, in reading: Reading) throws(DocumentError) -> Self { self }
}

/// A file whose reader made its one text while it took the file apart.
struct ReadFile: OpenedFile {
  var reader: TextReader
  var title: String?
  var text: DocumentText
  var warnings: [DocumentWarning]

  func text(_ reading: Reading) -> DocumentText { text }
  func warnings(for text: DocumentText) -> [DocumentWarning] { warnings }
}
