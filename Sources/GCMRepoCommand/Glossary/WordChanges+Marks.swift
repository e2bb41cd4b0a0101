import RecordRendering
import RecordValues
import Terminology
import TextDiff

extension WordChanges {
  /// The redline on one line of the terminal: `[-deleted-]{+inserted+}`.
  var marked: String {
    let text = runs.map { run in
      let words = TerminalText.neutralised(run.text)
      return switch run.operation {
      case .equal: words
      case .delete: "[-\(words)-]"
      case .insert: "{+\(words)+}"
      }
    }.joined()
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The redline as data: runs of words in their order.
  var json: JSONValue {
    .array(runs.map { ["op": .string($0.operation.rawValue), "text": .string($0.text)] })
  }
}
