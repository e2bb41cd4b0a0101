import GitStore

/// A contribution's name: its path under `countries/` or `bodies/`, such as `CL/inputs/alternatives-to-detention`; that of a
/// proposal names its draft too: `CL/proposals/draft-2/detention`.
public struct ContributionID: RecordName {
  /// The code of the State, or for a reference document of the body, that submits it.
  public let party: PartyCode
  /// The kind of contribution.
  public let kind: ContributionKind
  /// For a proposal the draft that it changes; `nil` for every other kind.
  public let draft: DraftName?
  /// Its name among those of the State and the kind, or the draft.
  public let slug: Slug

  /// An id from its parts.
  public init(party: PartyCode, kind: ContributionKind, slug: Slug) {
    precondition(kind != .proposal, "a proposal is on a draft")
    self.init(party: party, kind: kind, draft: nil, slug: slug)
  }

  /// A proposal's id.
  public init(party: PartyCode, proposalOn draft: DraftName, slug: Slug) {
    self.init(party: party, kind: .proposal, draft: draft, slug: slug)
  }

  private init(party: PartyCode, kind: ContributionKind, draft: DraftName?, slug: Slug) {
    self.party = party
    self.kind = kind
    self.draft = draft
    self.slug = slug
  }

  /// Parses an id; `nil` if the text is not one.
  public init?(_ text: String) {
    self.init(names: text.pathNames[...])
  }

  /// The id with these names: three, or four for a proposal.
  init?(names: ArraySlice<Substring>) {
    let at = names.startIndex
    guard names.count >= 3, let party = PartyCode(String(names[at])),
      let kind = ContributionKind(folder: String(names[at + 1])), names.count == Self.depth(of: kind),
      let slug = Slug(name: String(names[names.endIndex - 1]))
    else { return nil }
    guard kind == .proposal else {
      self.init(party: party, kind: kind, draft: nil, slug: slug)
      return
    }
    guard let draft = DraftName(String(names[at + 2])), draft.isForNewDrafts else { return nil }
    self.init(party: party, proposalOn: draft, slug: slug)
  }

  /// How many names an id of a kind has.
  static func depth(of kind: ContributionKind?) -> Int { kind == .proposal ? 4 : 3 }

  /// The contribution that a path of the record belongs to.
  public init?(path: String) {
    let names = path.pathNames
    guard names.count >= 4, let root = RecordFolder(rawValue: String(names[0])) else { return nil }
    let depth = Self.depth(of: ContributionKind(folder: String(names[2])))
    guard names.count > depth else { return nil }
    self.init(names: names[1...depth])
    guard self.root == root else { return nil }
  }

  /// By the bytes of their texts. Two ids mostly differ in a part, and no text is made to compare one.
  public static func < (a: Self, b: Self) -> Bool {
    if a.party != b.party { return precedes(a.party.description, b.party.description) }
    if a.kind != b.kind { return precedes(a.kind.folder, b.kind.folder) }
    if let one = a.draft, let other = b.draft, one != other {
      return precedes(one.description, other.description)
    }
    return a.slug.string.utf8.lexicographicallyPrecedes(b.slug.string.utf8)
  }

  /// Whether a path with one name in it comes before that with another: also where one name begins with the other.
  private static func precedes(_ a: String, _ b: String) -> Bool {
    (a + "/").utf8.lexicographicallyPrecedes((b + "/").utf8)
  }

  public var description: String {
    draft.map { "\(party)/\(kind.folder)/\($0)/\(slug)" } ?? "\(party)/\(kind.folder)/\(slug)"
  }

  /// Its folder in the record.
  public var folder: String { root.path(description) }

  /// `countries`, or for a body's reference document `bodies`. A code of two characters is of the form of a State's (ISO
  /// 3166-1 alpha-2, which also reserves some for bodies), so that an id alone tells its folder.
  var root: RecordFolder { kind == .reference ? party.root : .countries }

  /// The path of its `contribution.yml`, or of a proposal's `proposal.yml`.
  var factPath: String { path(factName) }

  /// The name of that file.
  var factName: String { kind == .proposal ? FactFile.proposal : FactFile.contribution }

  /// The path of what its State says of what was sent in for it.
  var confirmationPath: String { path(FactFile.confirmation) }

  /// The path of a file in its folder.
  func path(_ name: String) -> String { folder + "/" + name }

  /// The path of a text or an original.
  public func path(_ file: DocumentFile) -> String { path(file.name) }

  /// The path of one of its files, for a write. Its parts are already checked, so this cannot fail.
  func treePath(_ name: String) -> TreePath {
    guard let path = try? TreePath(path(name)) else {
      preconditionFailure("\(folder)/\(name) is made of checked parts")
    }
    return path
  }
}

extension PartyCode {
  /// Where the party's reference documents are.
  var root: RecordFolder { description.utf8.count == 2 ? .countries : .bodies }
}
