import RecordYAML

/// The rules of a record that several parties share: the key `rules` of `gcmrepo.yml`.
///
/// A record without them is open: the rights of format 1 hold, and nobody must sign.
public struct RecordRules: Sendable, Hashable {
  /// Raised by one with each change, so that older rules cannot come back.
  public var version: Int
  /// Whether each commit and draft is signed with a key that the record admitted.
  public var requiresSignatures: Bool
  /// To whom each right is granted; to nobody if it is not listed.
  public var grants: [Right: [Grant]]
  /// What makes a proposed draft agreed, and a proposed change of these rules valid.
  public var drafts: Threshold?
  /// How many commits one push may bring.
  public var commitsInAPush: Int
  /// Until when contributions are taken.
  public var deadlines: [Deadline]
  /// How many hours after the end of a silence procedure a body may send in what a State had mailed before it.
  public var silenceGraceHours = 0

  /// Until when contributions of a kind are taken.
  public struct Deadline: Sendable, Hashable {
    /// The kind of contribution.
    public var kind: ContributionKind
    /// The last second.
    public var until: Timestamp

    /// A deadline.
    public init(kind: ContributionKind, until: Timestamp) {
      self.kind = kind
      self.until = until
    }
  }

  /// The key of `gcmrepo.yml`, which is also the feature that a program must know.
  static let key = "rules"

  /// The key of what the rules say of silence procedures, which a record may have if it names the feature `negotiation`.
  static let silenceKey = "silence"

  /// How many commits a push may bring if the rules do not say.
  public static let usualCommitsInAPush = 1_000

  /// How long what a State mailed may be sent in after the end of a silence procedure, in hours.
  static let silenceGraceHours = 0...168

  /// Rules from their parts.
  public init(
    version: Int = 1, requiresSignatures: Bool = true, grants: [Right: [Grant]], drafts: Threshold? = nil,
    commitsInAPush: Int = usualCommitsInAPush, deadlines: [Deadline] = []
  ) {
    self.version = version
    self.requiresSignatures = requiresSignatures
    self.grants = grants
    self.drafts = drafts
    self.commitsInAPush = commitsInAPush
    self.deadlines = deadlines
  }

  var policy: Policy {
    Policy(
      grants: grants, isStrict: requiresSignatures, threshold: drafts, deadlines: deadlines,
      silenceGraceHours: silenceGraceHours)
  }
}

extension RecordRules {
  init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    version = try decoder.int("version", within: ReadingLimits.revisions)
    requiresSignatures = try decoder.required("signatures") { ["required": true, "optional": false][$0] }
    var grants: [Right: [Grant]] = [:]
    for right in Right.allCases {
      grants[right] = try decoder.strings(right.rawValue).map { word throws(RecordError) in
        guard let grant = Grant(word: word) else { throw decoder.wrong(right.rawValue) }
        return grant
      }
    }
    self.grants = grants
    drafts = try decoder.optionalMapping("drafts").map { mapping throws(RecordError) in try Threshold(mapping) }
    var limits = decoder.optionalMapping("limits")
    commitsInAPush =
      try limits?.optionalInt("commits_in_a_push", within: ReadingLimits.revisions) ?? Self.usualCommitsInAPush
    deadlines = try decoder.mappings("deadlines").map { mapping throws(RecordError) in
      var decoder = mapping
      return Deadline(
        kind: try decoder.required("kind") { ContributionKind(rawValue: $0) },
        until: try decoder.required("until") { Timestamp($0) })
    }
    if var silence = decoder.optionalMapping(Self.silenceKey) {
      silenceGraceHours = try silence.int("grace_hours", within: Self.silenceGraceHours)
      if let unknown = silence.unknown.pairs.first?.key { throw silence.fault(unknown, .wrongValue(key: unknown)) }
    }
    // A right that is misspelled would be granted to nobody.
    guard let unknown = decoder.unknown.pairs.first?.key else { return }
    throw decoder.fault(unknown, .wrongValue(key: unknown))
  }
}

extension Threshold {
  init(_ mapping: MappingDecoder) throws(RecordError) {
    var decoder = mapping
    eachConference = try decoder.optional("each_conference") { Party.Role.Name(rawValue: $0) }
    // No number of persons is less than one: 0 would agree to everything.
    persons = try decoder.optionalInt("persons", within: 1...ReadingLimits.entries) ?? 1
    let words = try decoder.strings("of")
    parties = try words.map { word throws(RecordError) in
      guard let grant = Grant(word: word) else { throw decoder.wrong("of") }
      return grant
    }
    guard (eachConference == nil) != parties.isEmpty else { throw decoder.wrong("of") }
  }
}
