import GCMRepo
import RecordLocalization
import RecordRendering

extension Facts {
  /// The facts as keys of a JSON object.
  var json: [JSONValue.Member] { sorted.map { .init($0.key.rawValue, JSONValue($0.value)) } }

  /// The same for facts whose absence says something: it is `null`.
  func json(with keys: Key...) -> [JSONValue.Member] {
    keys.map { .init($0.rawValue, self[$0].map(JSONValue.init) ?? .null) }
  }
}

extension JSONValue {
  init(_ fact: Facts.Value) {
    self =
      switch fact {
      case .text(let text): .string(text)
      case .number(let number): .int(number)
      case .texts(let texts): .array(texts.map(JSONValue.string))
      }
  }
}

extension CommitFinding {
  /// One entry of `findings` or `finding_details`.
  ///
  /// - Parameter tip: the newest commit of the record that was looked at.
  func json(tip: CommitID? = nil) -> JSONValue {
    .object(
      [
        .init("code", .string(finding.code.rawValue)),
        .init("commit", commit.map { .string($0.description) } ?? .null),
        .init("grade", .string(finding.grade.rawValue)), .init("shown_by", .string(shownBy(tip: tip))),
        .init("sentence", .string(finding.sentence(.en))),
      ] + finding.facts.json)
  }
}

extension ReceiptProblem {
  /// One entry of `problem_details`.
  var json: JSONValue {
    .object(
      [.init("code", .string(code.rawValue))] + facts.json + [.init("sentence", .string(sentence(.en)))])
  }
}

extension LocalizedText {
  /// An object with the text of each language.
  var json: JSONValue { .object(entries.map { .init($0.language, .string($0.text)) }) }
}
