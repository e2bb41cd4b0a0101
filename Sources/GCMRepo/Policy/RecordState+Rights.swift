/// Whether a party may do something, and why.
public struct RightAnswer: Sendable {
  /// The party.
  public var party: PartyCode
  /// Whether it may.
  public var isPermitted: Bool
  /// To whom the rules grant it.
  public var grants: [Grant]
  /// The key that was asked about.
  public var key: KeyEntry?
}

extension RecordState {
  /// To whom each right is granted, in the order of ``Right``.
  public func grants() -> [(right: Right, grants: [Grant])] { Right.allCases.map { ($0, policy.grants[$0] ?? []) } }

  /// Whether a party, or the holder of a key, has a right.
  ///
  /// - Parameters:
  ///   - right: the right.
  ///   - text: a party's code or name, or a fingerprint: `SHA256:…`.
  public func explain(_ right: Right, as text: String) throws(RecordError) -> RightAnswer {
    var key: KeyEntry?
    var name = text
    if text.utf8.starts(with: "SHA256:".utf8) {
      guard let found = try keys().first(where: { $0.fingerprint == text }), let party = found.party else {
        throw .keyUnknown(text)
      }
      (key, name) = (found, party.description)
    }
    let party = try party(named: name)
    return RightAnswer(
      party: party.code, isPermitted: policy.permits(party, right), grants: policy.grants[right] ?? [], key: key)
  }
}
