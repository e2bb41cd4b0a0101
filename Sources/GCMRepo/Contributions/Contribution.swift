import GitStore
import RecordYAML

/// A party's contribution, as in its `contribution.yml`.
public struct Contribution: Sendable, Hashable {
  /// Its name in the record.
  public var id: ContributionID
  /// Its title, by language.
  public var title: LocalizedText
  /// The ids of the themes that it is about; see ``Theme``.
  public var themes: [String]
  /// The languages of its texts, in the order of `contribution.yml`.
  public var languages: [String]
  /// Whether it is complete.
  public var status: Status
  /// Absent in records that other tools wrote.
  public var revision: Int?
  /// Absent in records that other tools wrote.
  public var submittedAt: Timestamp?
  /// Who submitted the newest revision.
  public var submittedBy: Person?
  /// The files as submitted, one per language.
  public var originals: [Original]
  /// For a best practice: why it is a best practice.
  public var whyBestPractice: LocalizedText
  /// For a best practice: how it contributes to the Global Compact.
  public var contributionToGCM: LocalizedText
  /// Keys of later versions, which are kept.
  var unknown = UnknownKeys()

  /// Whether a contribution has everything that its kind requires.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// It is complete.
    case submitted
    /// A best practice that lacks one of its two required texts.
    case incomplete
  }

  /// A person, as named in a contribution.
  public struct Person: Sendable, Hashable {
    /// The person's name.
    public var name: String
    /// The person's function in the party.
    public var role: String?
    var unknown = UnknownKeys()
  }

  /// A file exactly as submitted.
  public struct Original: Sendable, Hashable {
    /// Its name in the contribution's folder: `original.es.docx`.
    public var file: String
    /// 64 hexadecimal digits.
    public var sha256: String
    /// Its size.
    public var bytes: Int
    /// Its media type (RFC 6838); empty if unknown.
    public var mediaType: String
    /// The reader that extracted the text beside it, with its version: `docx/2`. Absent in older records.
    public var reader: String?
    /// How its tracked changes were treated, unless all were accepted.
    public var tracked: TrackedChoice?
    /// The revision that brought this file; absent in older records.
    public var revision: Int?
    /// When it was submitted.
    public var submittedAt: Timestamp?
    var unknown = UnknownKeys()

    init(
      file: String, sha256: String, bytes: Int, mediaType: String, reader: String? = nil, tracked: TrackedChoice? = nil,
      revision: Int? = nil, submittedAt: Timestamp? = nil
    ) {
      self.file = file
      self.sha256 = sha256
      self.bytes = bytes
      self.mediaType = mediaType
      self.reader = reader
      self.tracked = tracked
      self.revision = revision
      self.submittedAt = submittedAt
    }

    /// The language in its name.
    public var language: String? { DocumentFile(name: file).language }
  }
}

extension Contribution {
  init(_ file: RecordFile, id: ContributionID) throws(RecordError) {
    self.id = id
    if let word = try file.optionalString("id"), word != id.description {
      throw file.wrong("id", file.root["id"] ?? file.root)
    }
    for (key, value) in [("kind", id.kind.rawValue), ("party", id.party.description)] {
      if let word = try file.optionalString(key), word != value { throw file.wrong(key, file.root[key] ?? file.root) }
    }
    title = try file.texts("title", limit: ReadingLimits.title)
    themes = try file.strings("themes")
    languages = try file.strings("languages")
    let word = try file.optionalString("status") ?? Status.submitted.rawValue
    guard let status = Status(rawValue: word) else { throw file.wrong("status", file.root["status"] ?? file.root) }
    self.status = status
    revision = try file.optionalInt("revision", within: ReadingLimits.revisions)
    submittedAt = try file.optionalTime("submitted_at")
    submittedBy = nil
    if let node = file.root["submitted_by"], !node.isNull {
      submittedBy = Person(
        name: try file.string("name", in: node, limit: ReadingLimits.title),
        role: try file.optionalString("role", in: node, limit: ReadingLimits.title),
        unknown: UnknownKeys(of: node, besides: ["name", "role"]))
    }
    originals = []
    for node in try file.list("originals") {
      let name = try file.string("file", in: node)
      // A name outside the folder never becomes part of a path.
      guard !name.utf8.contains(UInt8(ascii: "/")), (try? TreePath(name)) != nil else {
        throw file.wrong("file", node["file"] ?? node)
      }
      var tracked: TrackedChoice?
      if let said = try file.optionalString("tracked", in: node) {
        guard let choice = TrackedChoice(said) else { throw file.wrong("tracked", node["tracked"] ?? node) }
        tracked = choice
      }
      var original =
        Original(
          file: name, sha256: try file.string("sha256", in: node),
          bytes: try file.optionalInt("bytes", in: node, within: ReadingLimits.bytes) ?? 0,
          mediaType: try file.optionalString("media_type", in: node, limit: ReadingLimits.title) ?? "",
          reader: try file.optionalString("reader", in: node, limit: ReadingLimits.title), tracked: tracked,
          revision: try file.optionalInt("revision", in: node, within: ReadingLimits.revisions),
          submittedAt: try file.optionalTime("submitted_at", in: node))
      original.unknown = UnknownKeys(
        of: node,
        besides: ["file", "sha256", "bytes", "media_type", "reader", "tracked", "revision", "submitted_at"])
      originals.append(original)
    }
    whyBestPractice = try file.texts("why_best_practice")
    contributionToGCM = try file.texts("contribution_to_gcm")
    var known: Set = [
      "id", "kind", "party", "title", "themes", "languages", "status", "revision", "submitted_at", "submitted_by",
      "originals",
    ]
    if id.kind == .bestPractice { known.formUnion(["why_best_practice", "contribution_to_gcm"]) }
    unknown = UnknownKeys(of: file.root, besides: known)
  }

  /// The bytes of `contribution.yml`.
  var serialized: String {
    var pairs: [(String, Node)] = [
      ("id", .string(id.description)),
      ("kind", .string(id.kind.rawValue)),
      ("party", .string(id.party.description)),
      ("title", title.node),
      ("themes", .sequence(themes.map(Node.string))),
      ("languages", .sequence(languages.map(Node.string))),
      ("status", .string(status.rawValue)),
    ]
    if let revision { pairs.append(("revision", .int(revision))) }
    if let submittedAt { pairs.append(("submitted_at", .string(submittedAt.description))) }
    if let submittedBy {
      pairs.append(
        (
          "submitted_by",
          .mapping(
            [("name", .string(submittedBy.name))]
              + (submittedBy.role.map { [("role", .string($0))] } ?? []) + submittedBy.unknown.pairs)
        ))
    }
    pairs.append(
      (
        "originals",
        .sequence(
          originals.map(\.node))
      ))
    if id.kind == .bestPractice {
      pairs.append(("why_best_practice", whyBestPractice.node))
      pairs.append(("contribution_to_gcm", contributionToGCM.node))
    }
    return Node.mapping(pairs + unknown.pairs).serialized()
  }
}

extension Contribution.Original {
  fileprivate var node: Node {
    var pairs: [(String, Node)] = [
      ("file", .string(file)), ("sha256", .string(sha256)), ("bytes", .int(bytes)), ("media_type", .string(mediaType)),
    ]
    if let reader { pairs.append(("reader", .string(reader))) }
    if let tracked { pairs.append(("tracked", .string(tracked.description))) }
    if let revision { pairs.append(("revision", .int(revision))) }
    if let submittedAt { pairs.append(("submitted_at", .string(submittedAt.description))) }
    return .mapping(pairs + unknown.pairs)
  }
}

extension Contribution {
  /// The original in a language, with its revision and date.
  public func original(in language: String) -> Original? { originals.first { $0.language == language } }

  /// The originals from an earlier revision than the newest one, in the order of the languages; empty if the record
  /// does not say.
  public var olderOriginals: [Original] {
    guard let newest = originals.compactMap(\.revision).max() else { return [] }
    return languages.compactMap { original(in: $0) }.filter { ($0.revision ?? newest) < newest }
  }
}
