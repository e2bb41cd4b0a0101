/// A step as JSON: `{"kind":"round","from":…,"to":…}` or `{"kind":"revision","commit":…}`.
extension RedlineStep: Codable {
  private enum Key: String, CodingKey { case kind, from, to }

  private enum Kind: String, Codable { case round, revision }

  /// Reads a step.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    switch try values.decode(Kind.self, forKey: .kind) {
    case .round:
      self = .round(
        from: try values.decode(StateName.self, forKey: .from), to: try values.decode(StateName.self, forKey: .to))
    case .revision: self = .revision(try RevisionName(from: decoder))
    }
  }

  /// Writes a step.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    switch self {
    case .round(let from, let to):
      try values.encode(Kind.round, forKey: .kind)
      try values.encode(from, forKey: .from)
      try values.encode(to, forKey: .to)
    case .revision(let revision):
      try values.encode(Kind.revision, forKey: .kind)
      try revision.encode(to: encoder)
    }
  }
}

extension RevisionName: Codable {
  private enum Key: String, CodingKey {
    case commit, party, person, subject, message, draft
    case time = "submitted_at"
  }

  /// Reads a revision.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    self.init(
      commit: try values.decode(CommitID.self, forKey: .commit),
      party: try values.decodeIfPresent(PartyCode.self, forKey: .party),
      person: try values.decode(String.self, forKey: .person), time: try values.decode(String.self, forKey: .time),
      subject: try values.decode(String.self, forKey: .subject),
      message: try values.decodeIfPresent(String.self, forKey: .message),
      draft: try values.decodeIfPresent(DraftName.self, forKey: .draft))
  }

  /// Writes a revision; what it does not have is `null`.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(commit, forKey: .commit)
    try values.encode(party, forKey: .party)
    try values.encode(person, forKey: .person)
    try values.encode(time, forKey: .time)
    try values.encode(subject, forKey: .subject)
    try values.encode(message, forKey: .message)
    try values.encode(draft, forKey: .draft)
  }
}
