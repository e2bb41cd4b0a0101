import GitStore

/// A contribution's name: its path under `countries/` or `bodies/`, such as `CL/inputs/alternatives-to-detention`.
public struct ContributionID: RecordName {
  /// The code of the State, or for a reference document of the body, that submits it.
  public let party: PartyCode
  /// The kind of contribution.
  public let kind: ContributionKind
  /// Its name among those of the State and the kind.
  public let slug: Slug

  /// An id from its parts.
  public init(party: PartyCode, kind: ContributionKind, slug: Slug) {
    self.party = party
    self.kind = kind
    self.slug = slug
  }

  /// Parses an id; `nil` if the text is not one.
  public init?(_ text: String) {
    self.init(names: text.pathNames[...])
  }

  /// The id with these three names.
  init?(names: ArraySlice<Substring>) {
    let at = names.startIndex
    guard names.count == 3, let party = PartyCode(String(names[at])),
      let kind = ContributionKind(folder: String(names[at + 1])), let slug = Slug(name: String(names[at + 2]))
    else { return nil }
    self.init(party: party, kind: kind, slug: slug)
  }

  /// The contribution that a path of the record belongs to.
  public init?(path: String) {
    let names = path.pathNames
    guard names.count >= 4, let root = RecordFolder(rawValue: String(names[0])) else { return nil }
    self.init(names: names[1...3])
    guard self.root == root else { return nil }
  }

  public var description: String { "\(party)/\(kind.folder)/\(slug)" }
  /// Its folder in the record.
  public var folder: String { root.path(description) }

  /// `countries`, or for a body's reference document `bodies`. A code of two characters is of the form of a State's (ISO
  /// 3166-1 alpha-2, which also reserves some for bodies), so that an id alone tells its folder.
  var root: RecordFolder { kind == .reference ? party.root : .countries }

  /// The path of its `contribution.yml`.
  var factPath: String { path(FactFile.contribution) }

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
