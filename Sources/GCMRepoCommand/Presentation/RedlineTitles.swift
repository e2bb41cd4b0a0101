import RecordComparison
import MarkdownText
import TextDiff

extension StateRedline {
  /// The same redline, in which a text without a title in a data file, such as the declaration, is titled by its first
  /// heading.
  func titledByHeadings() -> StateRedline {
    var titled = self
    for (index, document) in documents.enumerated() where document.title == nil && document.role == .text {
      guard let text = document.text else { continue }
      titled.documents[index].title = MarkdownTitle.find(in: text.new.bytes) ?? MarkdownTitle.find(in: text.old.bytes)
    }
    return titled
  }
}
