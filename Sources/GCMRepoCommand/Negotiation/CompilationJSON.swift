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

  var value: JSONValue {
    let text = compilation.text
    return [
      "schema": "gcmrepo.compilation/1", "draft": .string(compilation.draft.description),
      "commit": .string(compilation.commit.description), "language": .string(compilation.language.description),
      "proposals": .array(compilation.proposals.map { .string($0.id.description) }),
      "paragraphs": .array(
        text.paragraphs.indices.filter { shown?.contains($0) ?? true }.map { paragraph(text.paragraphs[$0]) }),
      "not_applied": .array(
        compilation.notApplied.map { left in
          [
            "proposal": .string(left.reference.description), "reason": .string(left.reason.rawValue),
            "paragraph": left.paragraph.map { .int($0) } ?? .null,
          ]
        }),
      "stats": [
        "brackets": .int(BracketedText(text, words: .init(compilation.language)).brackets),
        "paragraphs_contested": .int(text.paragraphs.count(where: \.isContested)),
      ],
    ]
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
