import RecordComparison
import RecordLocalization
import TextDiff

extension RedlineJSON {
  /// Writes the codes of what was not compared, each with its sentence, and what identifies the document to readers.
  static func writeFacts(_ document: DocumentRedline, _ notCompared: [String], to json: inout ByteWriter) {
    json.append(",\"not_compared_details\":")
    JSONValue.array(
      zip(document.notComparedFacts, notCompared).map { facts, sentence in
        .object(facts + [.init("sentence", .string(sentence))])
      }
    ).write(.compact, to: &json)
    for (key, value) in [
      ("title", document.title), ("name", document.name), ("role", document.role.rawValue),
      ("language", document.language?.description),
    ] {
      guard let value else { continue }
      json.append(",\"\(key)\":")
      json.append(json: value)
    }
    if document.text == nil { json.append(",\"compared\":false") }
  }
}

extension DocumentRedline {
  /// The codes and facts of what was not compared, in the order of the sentences.
  fileprivate var notComparedFacts: [[JSONValue.Member]] {
    func size(_ bytes: Int?) -> JSONValue { bytes.map { .int($0) } ?? .null }
    func blocks(_ range: Range<Int>) -> JSONValue { .array(range.map(JSONValue.int)) }
    let reread: [[JSONValue.Member]] = isReread ? [[.init("code", "read-anew")]] : []
    return reread
      + notCompared.map { part in
        let code = JSONValue.Member("code", .string(part.code))
        guard case .binary(let old, let new) = part else { return [code] }
        return [code, .init("old_bytes", size(old)), .init("new_bytes", size(new))]
      }
      + (text?.notes ?? []).map { note in
        switch note {
        case .coarse(let from, let to):
          [.init("code", "coarse"), .init("from", blocks(from)), .init("to", blocks(to))]
        }
      }
  }
}
