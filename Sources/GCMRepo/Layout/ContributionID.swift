import GitStore

/// A contribution's name: its path under `countries/`, such as `CL/inputs/alternatives-to-detention`.
public struct ContributionID: RecordName {
  /// The code of the State that submits it.
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
    let names = text.pathNames.map(String.init)
    guard names.count == 3, let party = PartyCode(names[0]), let kind = ContributionKind(folder: names[1]),
      Slug.isValid(names[2]), let slug = try? Slug(names[2])
    else { return nil }
    self.init(party: party, kind: kind, slug: slug)
  }

  /// The contribution that a path of the record belongs to.
  public init?(path: String) {
    let names = path.pathNames
    guard names.count >= 4, names[0] == RecordFolder.countries.path else { return nil }
    self.init(names[1...3].joined(separator: "/"))
  }

  public var description: String { "\(party)/\(kind.folder)/\(slug)" }
  /// Its folder in the record.
  public var folder: String { RecordFolder.countries.path(description) }

  /// The path of its `contribution.yml`.
  var factPath: String { path(FactFile.contribution) }

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
