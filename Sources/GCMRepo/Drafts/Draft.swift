import GitStore

/// A tagged state of the whole record.
public struct Draft: Sendable, Hashable {
  /// The tag's name: `draft-1`.
  public let name: DraftName
  /// The commit that it froze.
  public let commit: CommitID
  /// When it was made; `nil` for a lightweight tag, like the following properties.
  public let time: Timestamp?
  /// Who made it.
  public let tagger: String?
  /// The body on whose behalf it was made, from its tag.
  public let party: PartyCode?
  /// From its tag; see `Manifest`.
  public let manifest: String?
  /// The tag's message, without its trailers and signature.
  public let message: String
  /// Whether the tag has a signature. Its validity is checked by the audit.
  public let isSigned: Bool
  /// Whether it is an annotated tag, as a draft must be.
  public let isAnnotated: Bool
  /// The id of the tag object, as 40 digits.
  public let tag: String?
  /// The drafts that it names as those before it: so each shows whether one was moved or deleted.
  public let previous: [String]
  /// Whether its tag says that it is the final text, which States adopt: the trailer `Final: true`.
  public let isFinal: Bool
  /// How many contributions it contains; `nil` if they were not counted.
  public var contributions: Int?

  /// A draft from its parts. A lightweight tag has a name and a commit alone.
  public init(
    name: DraftName, commit: CommitID, time: Timestamp? = nil, tagger: String? = nil, party: PartyCode? = nil,
    manifest: String? = nil, message: String = "", isSigned: Bool = false, isAnnotated: Bool = true,
    contributions: Int? = nil, tag: String? = nil, previous: [String] = [],
    isFinal: Bool = false
  ) {
    self.isFinal = isFinal
    self.tag = tag
    self.previous = previous
    self.name = name
    self.commit = commit
    self.time = time
    self.tagger = tagger
    self.party = party
    self.manifest = manifest
    self.message = message
    self.isSigned = isSigned
    self.isAnnotated = isAnnotated
    self.contributions = contributions
  }
}

extension Record {
  /// The record's drafts, oldest first.
  ///
  /// - Parameter counting: whether the contributions of each are counted, at the cost of reading its folders.
  public func drafts(counting: Bool = false) throws(RecordError) -> [Draft] {
    var drafts: [Draft] = []
    for reference in try inRecord({ () throws(GitError) in try repository.tags() }) {
      var draft = Draft(reference)
      if counting {
        draft.contributions = (try? state(at: draft.commit).contributionIDs())?.count
      }
      drafts.append(draft)
    }
    return drafts.sorted { ($0.time?.seconds ?? 0, $0.name) < ($1.time?.seconds ?? 0, $1.name) }
  }
}

extension Draft {
  /// The trailer of a final draft's tag, and its only value.
  static let finalTrailer = "Final"
  static let finalValue = "true"

  init(_ reference: TagReference) {
    let tag = reference.tag
    let trailers = tag?.trailers
    name = DraftName(ofTag: reference.name)
    commit = CommitID(reference.peeled)
    time = (tag?.tagger).map { Timestamp(seconds: $0.time) }
    tagger = tag?.tagger?.name
    party = trailers?["Party"].flatMap { PartyCode($0) }
    manifest = trailers?["Manifest-SHA256"]
    // The trailers are the last paragraph; the user's message is before it.
    var paragraphs = (tag?.text ?? "").split(separator: "\n\n", omittingEmptySubsequences: true)
    if let trailers, !trailers.lines.isEmpty, paragraphs.count > 1 { paragraphs.removeLast() }
    message = paragraphs.joined(separator: "\n\n")
    isSigned = tag?.signature != nil
    self.tag = tag?.id.description
    previous = (trailers?.all(KnownDraft.trailer) ?? []).compactMap { KnownDraft(trailer: $0)?.name }
    isAnnotated = tag != nil
    isFinal = trailers?[Self.finalTrailer] == Self.finalValue
  }
}
