#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A receipt as JSON, with the keys of `gcmrepo.receipt/1`, as `gcmrepo submit --format json` prints them.
///
/// Keys that the command prints in addition, such as warnings, are ignored on reading.
extension Receipt: Codable {
  private enum Key: String, CodingKey {
    case schema, contribution, revision, commit, branch, unchanged, party, kind
    case submittedAt = "submitted_at"
    case title, themes, objectives
    case submittedBy = "submitted_by"
    case sentInBy = "sent_in_by"
    case onDraft = "on_draft"
    case files
    case dryRun = "dry_run"
    case state
    case receivedAt = "received_at"
    case host
  }

  /// The values of `state`.
  private enum State: String, Codable {
    case pending, received
  }

  /// The value of `host`.
  private struct Host: Codable {
    let fingerprint, signature: String
    let record: CommitID
  }

  /// Reads a receipt.
  ///
  /// - Throws: `DecodingError`, also for another schema, and for the output of a dry run, which is not a receipt.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    try values.expect(Self.schema, forKey: .schema)
    guard try values.decodeIfPresent(Bool.self, forKey: .dryRun) != true else {
      throw DecodingError.dataCorruptedError(
        forKey: .dryRun, in: values, debugDescription: "A dry run wrote nothing, and gives no receipt.")
    }
    self.init(
      contribution: try values.decode(ContributionID.self, forKey: .contribution),
      revision: try values.decode(Int.self, forKey: .revision),
      commit: try values.decode(CommitID.self, forKey: .commit),
      branch: try values.decode(String.self, forKey: .branch),
      unchanged: try values.decode(Bool.self, forKey: .unchanged),
      party: try values.decode(PartyCode.self, forKey: .party),
      kind: try values.decode(ContributionKind.self, forKey: .kind),
      submittedAt: try values.decode(Timestamp.self, forKey: .submittedAt),
      title: try values.decodeIfPresent([String: String].self, forKey: .title) ?? [:],
      themes: try values.decodeIfPresent([ThemeID].self, forKey: .themes) ?? [],
      submittedBy: try values.decodeIfPresent(String.self, forKey: .submittedBy),
      sentInBy: try values.decodeIfPresent(PartyCode.self, forKey: .sentInBy),
      files: try values.decode([File].self, forKey: .files))
    objectives = try values.decodeIfPresent([Int].self, forKey: .objectives) ?? []
    onDraft = try values.decodeIfPresent(DraftName.self, forKey: .onDraft)
    isPending = try values.decodeIfPresent(State.self, forKey: .state) == .pending
    if let said = try values.decodeIfPresent(Host.self, forKey: .host) {
      host = HostReceipt(
        receivedAt: try values.decode(Timestamp.self, forKey: .receivedAt), record: said.record,
        fingerprint: said.fingerprint, signature: said.signature)
    }
  }

  /// Writes a receipt with its schema.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(Self.schema, forKey: .schema)
    try values.encode(contribution, forKey: .contribution)
    try values.encode(revision, forKey: .revision)
    try values.encode(commit, forKey: .commit)
    try values.encode(branch, forKey: .branch)
    try values.encode(unchanged, forKey: .unchanged)
    try values.encode(party, forKey: .party)
    try values.encode(kind, forKey: .kind)
    try values.encode(submittedAt, forKey: .submittedAt)
    try values.encode(title, forKey: .title)
    try values.encode(themes, forKey: .themes)
    try values.encode(objectives, forKey: .objectives)
    try values.encode(submittedBy, forKey: .submittedBy)
    try values.encode(sentInBy, forKey: .sentInBy)
    try values.encode(onDraft, forKey: .onDraft)
    try values.encode(files, forKey: .files)
    if isPending { try values.encode(State.pending, forKey: .state) }
    guard let host else { return }
    try values.encode(State.received, forKey: .state)
    try values.encode(host.receivedAt, forKey: .receivedAt)
    try values.encode(
      Host(fingerprint: host.fingerprint, signature: host.signature, record: host.record), forKey: .host)
  }
}

extension Receipt {
  /// The receipt as the text of a JSON file.
  package var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { Array($0) + [UInt8(ascii: "\n")] } ?? []
  }

  /// Reads such a file; `nil` if it is none.
  package init?(json: [UInt8]) {
    guard let read = try? JSONDecoder().decode(Receipt.self, from: Data(json)) else { return nil }
    self = read
  }
}

/// A time as its RFC 3339 text.
extension Timestamp: Codable {
  /// Reads RFC 3339, as ``init(_:)`` does.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    guard let time = Timestamp(try value.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: value, debugDescription: "This is not a time of RFC 3339.")
    }
    self = time
  }

  /// Writes it in UTC.
  public func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(description)
  }
}
