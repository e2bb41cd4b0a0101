import GitStore

/// By which rule of the record a commit's party may do what it does.
public struct AppliedRule: Sendable, Hashable {
  /// The right that the commit's action needs; for what a body sends in for a State, that body's.
  public var right: Right
  /// To whom the right is granted, as far as the party is among them. Empty for what a party does in its own matters, such as
  /// its own keys, and where it may not: that is a finding.
  public var grants: [Grant]

  /// A rule from its parts.
  public init(right: Right, grants: [Grant]) {
    self.right = right
    self.grants = grants
  }
}

extension JudgedCommit {
  /// The right that its action needs: for a silence procedure or an adoption a State's where it writes in the States' folders,
  /// a body's in the declaration's. `nil` for what every party does for itself.
  var neededRight: Right? {
    guard let action = facts.action, action == .silence || action == .adopt else {
      return facts.action?.right(on: contribution?.kind)
    }
    return changes.allSatisfy { RecordFolder.isOfParty($0.path) } ? .submit : .declare
  }

  /// The rule that permits it; `nil` for the commit that begins the record or its rules, for a State's own answer, and where
  /// the party or the action is unknown.
  var rule: AppliedRule? {
    guard !isFirst, !beginsRules, let right = neededRight else { return nil }
    let sender = facts.submittedBy
    guard let party = (sender ?? facts.party).flatMap({ rights?.party($0) }) else { return nil }
    let needed: Right = sender == nil ? right : .onBehalf
    return AppliedRule(right: needed, grants: (policy.grants[needed] ?? []).filter { $0.covers(party) })
  }
}

/// An object: `right`, and `granted_to` with the words of `gcmrepo.yml`.
extension AppliedRule: Codable {
  private enum Key: String, CodingKey {
    case right
    case grants = "granted_to"
  }

  /// Reads an object.
  ///
  /// - Throws: `DecodingError`, also for a right that this version does not know.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    guard let right = Right(rawValue: try values.decode(String.self, forKey: .right)) else {
      throw DecodingError.dataCorruptedError(forKey: .right, in: values, debugDescription: "no right of this version")
    }
    self.init(right: right, grants: try values.decode([String].self, forKey: .grants).compactMap { Grant(word: $0) })
  }

  /// Writes an object.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(right.rawValue, forKey: .right)
    try values.encode(grants.map(\.word), forKey: .grants)
  }
}
