import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

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
      switch kind {
      case "moved-to": return Message("moved to here:")(language).asMarkdown + " " + quote.new.asMarkdown
      case "moved-from": return Message("moved away:")(language).asMarkdown + " " + quote.old.asMarkdown
      default:
        return MarkedWords.marked([
          (.equal, quote.before), (.delete, quote.old), (.insert, quote.new), (.equal, quote.after),
        ])
      }
    }
  }
}
