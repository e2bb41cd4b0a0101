import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The provenance of a text on a terminal and as a page.
extension ProvenanceAccount {
  /// Phrase by phrase below the number of each paragraph. Ends with a newline.
  func text(_ style: TerminalStyle) -> String {
    var lines: [String] = []
    for (paragraph, phrases) in paragraphs {
      if !lines.isEmpty { lines.append("") }
      lines.append("¶ " + paragraph.name)
      for index in phrases {
        lines.append("  “" + words(index) + "”")
        lines.append("    " + standing(index)(style.language))
        lines.append("    " + origin(index)(style.language))
        if let original = original[index] { lines.append("    “" + original + "”") }
      }
    }
    if lines.isEmpty { lines.append(Message("The text has no words.")(style.language)) }
    return lines.map { TerminalText.neutralised($0) + "\n" }.joined()
  }

  /// The whole text, each phrase marked, with its origin beside it.
  func page(_ language: InterfaceLanguage) throws(RecordError) -> [UInt8] {
    let record = state.title(in: provenance.language.description)
    let title = Message("Where each phrase comes from")(language)
    let words = ExportWords(interface: language)
    var page = AnnotatedTextPage(
      language: language.rawValue, title: title, header: record + (name.map { " · \($0)" } ?? ""),
      provenance: words.commit + " " + provenance.commit.description.prefix(12),
      time: try state.time().description, source: text.source, textLanguage: provenance.language.description)
    page.introduction = Message(
      """
      Each phrase is underlined and numbered; its note says since which draft it stands, who set it, and in which input or \
      proposal it stood first. A phrase with a double line comes from one, one with a dotted line stood first in the draft \
      itself.
      """)(language)
    let shown = Set(self.shown)
    for (index, phrase) in provenance.traced.phrases.enumerated() where shown.contains(index) {
      var note = standing(index)(language) + "; " + origin(index)(language)
      if let original = original[index] { note += ": “\(original)”" }
      page.notes.append(
        .init(
          block: phrase.paragraph - 1, range: phrase.range, account: note,
          weight: phrase.origin == nil ? .own : phrase.origin?.likeness == .exact ? .taken : .adapted,
          subject: phrase.origin.map { sourceName($0.source) } ?? since(index).draft?.description ?? ""))
    }
    page.names = Dictionary(text.paragraphs.map { ($0.place - 1, $0.name) }) { first, _ in first }
    if shown.count < provenance.traced.phrases.count {
      page.blocks = Set(self.shown.map { phrase($0).paragraph - 1 })
    }
    var buffer = ByteBuffer()
    page.write(to: &buffer)
    return buffer.bytes
  }
}
