import DocumentModel
import Documents
import GCMRepo
import RecordLocalization
import RecordRendering

/// Something about an accepted file that its submitter should look at.
struct Warning {
  /// The code for a script; later versions add more.
  let code: String
  /// The names and numbers in the sentence.
  var facts: [JSONValue.Member] = []
  let sentence: Message

  /// One entry of `warning_details`.
  fileprivate var json: JSONValue {
    .object([.init("code", .string(code))] + facts + [.init("sentence", .string(sentence(.en)))])
  }
}

extension [Warning] {
  /// The sentences, under `warnings`.
  var sentences: JSONValue { .array(map { .string($0.sentence(.en)) }) }

  /// The same with codes and facts, under `warning_details`.
  var details: JSONValue { .array(map(\.json)) }
}

extension Warning {
  /// - Parameter file: the submitted file of the warning.
  init(_ warning: DocumentWarning, file: String) {
    self.init(code: warning.code, facts: [.init("file", .string(file))] + warning.facts, sentence: warning.sentence)
  }

  /// Tracked changes that were not simply all accepted.
  init(_ account: TrackedReading.Account, file: String) {
    self.init(
      code: "tracked-changes", facts: [.init("file", .string(file)), .init("authors", account.json)],
      sentence: account.sentence)
  }

  init(_ obstacle: PublicationObstacle, file: String) {
    let code =
      switch obstacle.kind {
      case .nesting: "export-nesting"
      case .size: "export-size"
      case .typesetting: "export-pdf-time"
      case .endlessNotes: "export-endless-notes"
      }
    self.init(
      code: code, facts: [.init("file", .string(file)), .init("line", .int(obstacle.line))],
      sentence: obstacle.sentence(file))
  }

  init(_ check: DeclarationCheck) {
    self.init(
      code: check.code.rawValue,
      facts: check.code == .numbersDiffer
        ? check.facts.json(with: .language, .number, .other, .otherNumber) : check.facts.json,
      sentence: check.sentence)
  }
}
