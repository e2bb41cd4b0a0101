import TextDiff

/// The words in which two short texts differ, in their order.
///
/// Leaving out the inserted words gives the old text, leaving out the deleted ones the new text, byte for byte.
public struct WordChanges: Sendable, Hashable {
  /// The runs of words, none of them empty.
  public let runs: [Run]

  /// Some words that both texts have, or one.
  public struct Run: Sendable, Hashable {
    /// Whether both texts have them.
    public let operation: TextRedline.Operation
    /// The words, with their spaces.
    public let text: String
  }

  /// Whether the texts are the same.
  public var isEmpty: Bool { runs.allSatisfy { $0.operation == .equal } }

  /// Compares two texts. Cost: that of a redline.
  public init(from old: String, to new: String) {
    let redline = TextRedline(from: Array(old.utf8), to: Array(new.utf8))
    // A paragraph that is moved stands once in a redline, but at two places of a line.
    let isInOrder = redline.blocks.allSatisfy { $0.change != .moved && $0.change != .movedModified }
    guard isInOrder else {
      runs = [Run(operation: .delete, text: old), Run(operation: .insert, text: new)].filter { !$0.text.isEmpty }
      return
    }
    var runs: [Run] = []
    for span in redline.blocks.flatMap({ redline.spans[$0.spans] }) {
      let text =
        span.operation == .delete ? redline.old.string(span.old) : redline.new.string(span.new)
      guard !text.isEmpty else { continue }
      if let last = runs.last, last.operation == span.operation {
        runs[runs.count - 1] = Run(operation: span.operation, text: last.text + text)
      } else {
        runs.append(Run(operation: span.operation, text: text))
      }
    }
    self.runs = runs
  }
}
