import GCMRepo
import RecordLocalization
import RecordRendering

extension AppliedRule {
  /// The right, and to whom it is granted.
  func wording(_ language: InterfaceLanguage) -> String {
    let what = right.wording(language)
    return grants.isEmpty ? what : what + ": " + grants.map { $0.wording(language) }.joined(separator: ", ")
  }

  /// The object of `gcmrepo.audit/1`.
  var json: JSONValue {
    ["right": .string(right.rawValue), "granted_to": .array(grants.map { .string($0.word) })]
  }
}

extension CommitSignature.TimeSource {
  /// Who says when a commit was there.
  var wording: Message {
    switch self {
    case .host: Message("the host")
    case .draft: Message("the next draft")
    case .author: Message("its author")
    }
  }
}
