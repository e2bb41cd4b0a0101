import GitStore
import SSHKeys

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The proof that originals stand in a draft: the objects of git on the way from the draft's tag to them.
///
/// Whoever knows the id of the tag object checks it without a clone and without git: each object is hashed, and names the
/// next. The originals' own bytes are not in it.
public struct OriginalProof: Sendable, Hashable {
  /// The name and version of its JSON.
  public static let schema = "gcmrepo.proof/1"

  /// The draft's name.
  public var draft: String
  /// The id of its tag object.
  public var tag: CommitID
  /// The commit that it froze.
  public var commit: CommitID
  /// The contribution.
  public var contribution: ContributionID
  /// Its revision in the draft.
  public var revision: Int
  /// The originals.
  public var files: [File]
  /// The tag, the commit, the trees on the path, `contribution.yml`, and the draft's own list of keys.
  var objects: [Object]
  /// The tag objects of approvals.
  var approvals: [Object]
  /// The word of the host, where the proof was made there.
  var host: Host?

  /// An original.
  public struct File: Sendable, Hashable, Codable {
    /// Its path in the record.
    public var path: String
    /// The name of its object in git: SHA-1 of its size and bytes.
    public var blob: String
    /// 64 hexadecimal digits.
    public var sha256: String
    /// Its size.
    public var bytes: Int
  }

  /// An object: its kind by git's name, and its bytes.
  struct Object: Sendable, Hashable, Codable {
    var kind: String
    var data: Data

    init(_ kind: ObjectKind, _ bytes: [UInt8]) {
      self.kind = kind.name
      data = Data(bytes)
    }

    /// The object; `nil` for a kind that is none.
    var raw: RawObject? {
      let kinds: [ObjectKind] = [.blob, .tree, .commit, .tag]
      return kinds.first { $0.name == kind }.map { RawObject(kind: $0, bytes: Array(data)) }
    }
  }

  /// The host's word.
  struct Host: Sendable, Hashable, Codable {
    var fingerprint: String
    var record: CommitID
    var time: Timestamp
    var signature: String
  }

  /// The bytes that the host signs: lines of a fixed form, in the namespace of its receipts, of which none begins so.
  func statement(of record: CommitID, at time: Timestamp) -> [UInt8] {
    var lines = [
      "gcmrepo-proof/1", "record \(record)", "draft \(draft)", "tag \(tag)", "commit \(commit)",
      "contribution \(contribution)", "revision \(revision)", "made \(time)",
    ]
    for file in files { lines.append("original \(file.sha256) \(file.path)") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}

extension OriginalProof: Codable {
  private enum Key: String, CodingKey {
    case schema, draft, tag, commit, contribution, revision, files, objects, approvals, host
  }

  /// Reads a proof; whether it holds is checked apart.
  ///
  /// - Throws: `DecodingError`, also for another schema.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    try values.expect(Self.schema, forKey: .schema)
    draft = try values.decode(String.self, forKey: .draft)
    tag = try values.decode(CommitID.self, forKey: .tag)
    commit = try values.decode(CommitID.self, forKey: .commit)
    contribution = try values.decode(ContributionID.self, forKey: .contribution)
    revision = try values.decode(Int.self, forKey: .revision)
    files = try values.decode([File].self, forKey: .files)
    objects = try values.decode([Object].self, forKey: .objects)
    approvals = try values.decode([Object].self, forKey: .approvals)
    host = try values.decodeIfPresent(Host.self, forKey: .host)
  }

  /// Writes it with its schema.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(Self.schema, forKey: .schema)
    try values.encode(draft, forKey: .draft)
    try values.encode(tag, forKey: .tag)
    try values.encode(commit, forKey: .commit)
    try values.encode(contribution, forKey: .contribution)
    try values.encode(revision, forKey: .revision)
    try values.encode(files, forKey: .files)
    try values.encode(objects, forKey: .objects)
    try values.encode(approvals, forKey: .approvals)
    try values.encodeIfPresent(host, forKey: .host)
  }

  /// The proof as the text of a JSON file.
  package var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { Array($0) + [UInt8(ascii: "\n")] } ?? []
  }

  /// Reads such a file; `nil` if it is none.
  package init?(json: [UInt8]) {
    guard let read = try? JSONDecoder().decode(OriginalProof.self, from: Data(json)) else { return nil }
    self = read
  }
}
