import GCMRepo
import NegotiatedText
import RecordRendering

/// A compilation as `gcmrepo.compilation/1`.
struct CompilationJSON {
  let compilation: DraftCompilation

  /// The entries that are written; all for `nil`.
  private let shown: Set<Int>?

  init(_ compilation: DraftCompilation, only shown: Set<Int>? = nil) {
    self.compilation = compilation
    self.shown = shown
  }

  /// Writes it, one paragraph a line: those of 23 proposals of 300 pages are never in memory together.
  func write(to sink: inout some ByteSink) {
    let text = compilation.text
    let head: JSONValue = [
      "schema": "gcmrepo.compilation/1", "draft": .string(compilation.draft.description),
      "commit": .string(compilation.commit.description), "language": .string(compilation.language.description),
      "proposals": .array(compilation.proposals.map { .string($0.id.description) }),
    ]
    sink.append(String(head.serialized().dropLast()) + ",\n\"paragraphs\":[")
    var isFirst = true
    for (entry, paragraph) in text.paragraphs.enumerated() where shown?.contains(entry) ?? true {
      sink.append(isFirst ? "\n" : ",\n")
      isFirst = false
      self.paragraph(paragraph).write(to: &sink)
    }
    let notApplied = JSONValue.array(
      compilation.notApplied.map { left in
        [
          "proposal": .string(left.reference.description), "reason": .string(left.reason.rawValue),
          "paragraph": left.paragraph.map { .int($0) } ?? .null,
        ]
      })
    let stats: JSONValue = [
      "brackets": .int(BracketedText.brackets(of: text, words: .init(compilation.language))),
      "paragraphs_contested": .int(text.paragraphs.count(where: \.isContested)),
    ]
    sink.append("],\n\"not_applied\":\(notApplied.serialized()),\n\"stats\":\(stats.serialized())}\n")
  }

  private func paragraph(_ paragraph: CompiledText.Paragraph) -> JSONValue {
    let place = paragraph.place.flatMap { compilation.text.base[$0] }
    return [
      "from": paragraph.place.map { .int($0) } ?? .null,
      "number": place?.citation.map { .string($0) } ?? .null,
      "after": .int(paragraph.after),
      "text": .string(String(decoding: compilation.text.text(of: paragraph), as: UTF8.self)),
      "alternatives": .array(
        paragraph.alternatives.map { alternative in
          [
            "holders": .array(alternative.holders.map { .string($0) }),
            "text": .string(String(decoding: alternative.text, as: UTF8.self)),
            "proposals": .array(alternative.changes.map { .string($0.description) }),
            "proposed": .bool(alternative.isProposed),
          ]
        }),
      "agreed": .bool(!paragraph.isContested), "move": paragraph.move.map { .int($0) } ?? .null,
    ]
  }
}
