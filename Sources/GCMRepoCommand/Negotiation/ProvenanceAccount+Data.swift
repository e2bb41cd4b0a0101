import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// The provenance of a text as `gcmrepo.provenance/1` and as rows.
extension ProvenanceAccount {
  var json: JSONValue {
    [
      "schema": "gcmrepo.provenance/1", "commit": .string(provenance.commit.description),
      "name": name.map { .string($0) } ?? .null, "language": .string(provenance.language.description),
      "paragraphs": .array(
        paragraphs.map { paragraph, phrases in
          [
            "paragraph": .int(paragraph.place), "number": paragraph.citation.map { .string($0) } ?? .null,
            "start": .int(paragraph.range.lowerBound), "end": .int(paragraph.range.upperBound),
            "phrases": .array(phrases.map(json)),
          ]
        }),
      "stats": statistics,
    ]
  }

  private var statistics: JSONValue {
    func words(_ isCounted: (TracedText.Phrase) -> Bool) -> JSONValue {
      .int(shown.map(phrase).filter(isCounted).reduce(0) { $0 + $1.words })
    }
    return [
      "words": words { _ in true }, "exact": words { $0.origin?.likeness == .exact },
      "edited": words { $0.origin?.likeness == .edited }, "translated": words { $0.origin?.likeness == .translated },
      "common": words(\.isCommon),
    ]
  }

  private func json(_ index: Int) -> JSONValue {
    let phrase = phrase(index)
    return [
      "start": .int(phrase.range.lowerBound), "end": .int(phrase.range.upperBound), "words": .int(phrase.words),
      "text": .string(words(index)), "since": json(since(index)),
      "first": phrase.first == phrase.since ? .null : json(provenance.versions[phrase.first]),
      "moved": .bool(phrase.isMoved), "common": .bool(phrase.isCommon),
      "origin": phrase.origin.map { json($0, index) } ?? .null,
    ]
  }

  private func json(_ version: TextVersion) -> JSONValue { Self.json(version) }

  /// A version of the text, as every answer about it names it.
  static func json(_ version: TextVersion) -> JSONValue {
    [
      "draft": version.draft.map { .string($0.description) } ?? .null,
      "commit": .string(version.revision.commit.description), "party": version.party.map { .string($0) } ?? .null,
      "person": .string(version.revision.person), "time": .string(version.revision.time.description),
    ]
  }

  private func json(_ origin: TracedText.Origin, _ index: Int) -> JSONValue {
    let source = provenance.sources[origin.source]
    return [
      "contribution": .string(source.contribution.description), "kind": .string(source.contribution.kind.rawValue),
      "party": .string(source.contribution.party.description), "language": .string(source.language.description),
      "revision": source.revision.facts.revision.map { .int($0) } ?? .null,
      "commit": .string(source.revision.commit.description), "time": .string(source.revision.time.description),
      "likeness": .string(origin.likeness.rawValue), "similarity": .double((origin.similarity * 100).rounded() / 100),
      "start": .int(origin.range.lowerBound), "end": .int(origin.range.upperBound),
      "text": .string(original[index] ?? words(index)),
      "others": .array(
        origin.others.map { number in
          [
            "contribution": .string(provenance.sources[number].contribution.description),
            "commit": .string(provenance.sources[number].revision.commit.description),
          ]
        }),
    ]
  }

  /// A row for each phrase.
  var table: Table {
    var table = Table(
      columns: [
        "paragraph", "number", "start", "end", "text", "draft", "commit", "party", "time", "moved", "likeness",
        "similarity", "origin", "origin_text",
      ].map { .init(key: $0, title: $0) })
    for index in shown {
      let (phrase, version) = (phrase(index), since(index))
      let origin = phrase.origin
      table.rows.append([
        .number(phrase.paragraph), text[phrase.paragraph]?.citation.map { .text($0) } ?? .none,
        .number(phrase.range.lowerBound), .number(phrase.range.upperBound), .text(words(index)),
        version.draft.map { .text($0.description) } ?? .none, .text(version.revision.commit.description),
        version.party.map { .text($0) } ?? .none, .text(version.revision.time.description), .flag(phrase.isMoved),
        .text(origin?.likeness.rawValue ?? (phrase.isCommon ? "common" : "")),
        origin.map { .text("\(($0.similarity * 100).rounded() / 100)") } ?? .none,
        origin.map { .text(provenance.sources[$0.source].contribution.description) } ?? .none,
        .text(origin == nil ? "" : original[index] ?? words(index)),
      ])
    }
    return table
  }
}
