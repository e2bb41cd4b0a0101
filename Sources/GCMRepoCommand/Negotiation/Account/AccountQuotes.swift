import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering
import TextDiff

extension DispositionMatrix.Row {
  /// Its words on one line: `old → new`, or with a sign before a whole paragraph.
  func line(_ language: InterfaceLanguage) -> String {
    switch subject {
    case .recommendation(_, let recommendation): return recommendation.text
    case .change(let change):
      let quote = change.quote
      if kind == "moved-to" { return Message("moved to here: \(quote.new, "text")")(language) }
      if kind == "moved-from" { return Message("moved away: \(quote.old, "text")")(language) }
      if quote.old.allSatisfy(\.isWhitespace) { return "+ " + quote.new }
      if quote.new.allSatisfy(\.isWhitespace) { return "− " + quote.old }
      return quote.old + " → " + quote.new
    }
  }

  /// Its words in Markdown: those taken away struck out, new ones in bold, some words around them.
  func marked(_ language: InterfaceLanguage) -> String {
    switch subject {
    case .recommendation(_, let recommendation): return recommendation.text.asMarkdown
    case .change(let change):
      let quote = change.quote
      let marked = Self.marked(old: quote.old, new: quote.new)
      switch kind {
      case "moved-to": return Message("moved to here:")(language).asMarkdown + " " + quote.new.asMarkdown
      case "moved-from": return Message("moved away:")(language).asMarkdown + " " + quote.old.asMarkdown
      default:
        return [quote.before.asMarkdown, marked, quote.after.asMarkdown].filter { !$0.isEmpty }.joined(separator: " ")
      }
    }
  }

  private static func marked(old: String, new: String) -> String {
    [MarkedWords.deleted(old), MarkedWords.inserted(new)].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

/// Words of a document in Markdown, marked as deleted or inserted.
enum MarkedWords {
  static func deleted(_ text: String) -> String { marked(text, "~~") }
  static func inserted(_ text: String) -> String { marked(text, "**") }

  private static func marked(_ text: String, _ sign: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? "" : sign + words.asMarkdown + sign
  }

  /// A text with what differs from another marked in it.
  static func redline(from old: [UInt8], to new: [UInt8]) -> String {
    let redline = TextRedline(from: old, to: new)
    var parts: [String] = []
    for block in redline.blocks {
      for span in redline.spans[block.spans] {
        let text = String(decoding: redline.bytes(of: span), as: UTF8.self)
        switch span.operation {
        case .equal: parts.append(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").asMarkdown)
        case .delete: parts.append(deleted(text))
        case .insert: parts.append(inserted(text))
        }
      }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
