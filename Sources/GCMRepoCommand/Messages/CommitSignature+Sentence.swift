import GCMRepo
import RecordLocalization
import RecordRendering

extension CommitSignature {
  /// Whose signature it is, for a cell of a table.
  func wording(_ language: InterfaceLanguage) -> String {
    switch status {
    case .good: onBehalfBy == nil ? person ?? principal ?? "" : principal ?? ""
    case .bad: Message("bad signature")(language)
    case .unsigned: Message("not signed")(language)
    case .unknownKey: Message("unknown key")(language)
    case .expired: Message("\(principal ?? "", "principal"), key not valid then")(language)
    case .revoked: Message("\(principal ?? "", "principal"), key revoked")(language)
    case .wrongParty: Message("\(principal ?? "", "principal"), another party")(language)
    }
  }

  /// The object of `gcmrepo.audit/1`.
  var json: JSONValue {
    [
      "status": .string(status.rawValue), "principal": principal.map { .string($0) } ?? .null,
      "person": person.map { .string($0) } ?? .null, "fingerprint": fingerprint.map { .string($0) } ?? .null,
      "time_source": timeSource.map { .string($0.rawValue) } ?? .null,
      "on_behalf_by": onBehalfBy.map { .string($0) } ?? .null,
    ]
  }
}
