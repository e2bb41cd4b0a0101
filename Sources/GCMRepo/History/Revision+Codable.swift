/// A revision as a row of JSON, as `gcmrepo audit --format json` prints it. A key that does not apply is `null`.
extension Revision: Codable {
  private enum Key: String, CodingKey {
    case time, party, person, email, action, contribution, revision, originals, commit, kind, subject, readers, tracked
    case message
    case sentInBy = "sent_in_by"
    case onDraft = "on_draft"
    case untracked
  }

  /// Reads a row.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let originals = try values.decode([String].self, forKey: .originals)
    self.init(
      commit: try values.decode(CommitID.self, forKey: .commit),
      time: try values.decode(Timestamp.self, forKey: .time),
      person: try values.decode(String.self, forKey: .person), email: try values.decode(String.self, forKey: .email),
      subject: try values.decode(String.self, forKey: .subject),
      message: try values.decodeIfPresent(String.self, forKey: .message),
      facts: CommitFacts(
        party: try values.decodeIfPresent(String.self, forKey: .party),
        action: try values.decodeIfPresent(CommitFacts.Action.self, forKey: .action),
        kind: try values.decodeIfPresent(ContributionKind.self, forKey: .kind),
        contribution: try values.decodeIfPresent(String.self, forKey: .contribution),
        revision: try values.decodeIfPresent(Int.self, forKey: .revision),
        originals: originals.map(CommitFacts.OriginalHash.init(trailer:)),
        readers: try values.decode([CommitFacts.OriginalReader].self, forKey: .readers),
        tracked: try values.decode([CommitFacts.OriginalTracked].self, forKey: .tracked),
        submittedBy: try values.decodeIfPresent(String.self, forKey: .sentInBy),
        base: try values.decodeIfPresent(DraftName.self, forKey: .onDraft).map {
          DraftBase(draft: $0, untracked: try values.decodeIfPresent(Int.self, forKey: .untracked) ?? 0)
        }))
  }

  /// Writes a row.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(time, forKey: .time)
    try values.encode(facts.party, forKey: .party)
    try values.encode(person, forKey: .person)
    try values.encode(email, forKey: .email)
    try values.encode(facts.action, forKey: .action)
    try values.encode(facts.contribution, forKey: .contribution)
    try values.encode(facts.revision, forKey: .revision)
    try values.encode(facts.originals.map(\.trailer), forKey: .originals)
    try values.encode(commit, forKey: .commit)
    try values.encode(facts.kind, forKey: .kind)
    try values.encode(subject, forKey: .subject)
    try values.encode(message, forKey: .message)
    try values.encode(facts.readers, forKey: .readers)
    try values.encode(facts.tracked, forKey: .tracked)
    try values.encode(facts.submittedBy, forKey: .sentInBy)
    try values.encode(facts.base?.draft, forKey: .onDraft)
    try values.encode(facts.base?.untracked, forKey: .untracked)
  }
}

/// A choice as its text.
extension TrackedChoice: Codable {
  /// Reads the text: `reject; except Ana Rojas`.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    guard let choice = TrackedChoice(try value.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "This is not a choice of tracked changes.")
    }
    self = choice
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(description)
  }
}
