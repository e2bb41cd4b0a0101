import GitStore

/// A body's signature under a draft that another tagged.
///
/// It is a signed tag of the draft's tag, which stock git verifies, below `refs/gcmrepo/approvals/`.
public struct Approval: Sendable, Hashable {
  /// On whose behalf.
  public var party: PartyCode
  /// The id of the person.
  public var person: String
  /// The key: `SHA256:…`.
  public var fingerprint: String
  /// When.
  public var time: Timestamp

  /// The folder of the references: `refs/gcmrepo/approvals/draft-1/SACM-TS`.
  static let references = "refs/gcmrepo/approvals/"
  /// The trailer `Action` of an approval's tag.
  static let action = "approve"

  static func reference(of draft: String, by party: PartyCode) -> String { "\(references)\(draft)/\(party)" }

  /// The draft and the party that a reference names; `nil` if it is no approval's.
  static func names(in reference: String) -> (draft: String, party: PartyCode)? {
    guard reference.utf8.starts(with: references.utf8) else { return nil }
    let names = String(decoding: reference.utf8.dropFirst(references.utf8.count), as: UTF8.self).pathNames
    guard names.count == 2, let party = PartyCode(String(names[1])) else { return nil }
    return (String(names[0]), party)
  }

  /// The name in the tag object.
  static func tagName(of draft: String, by party: PartyCode) -> String { "approval-\(draft)-\(party)" }
}
