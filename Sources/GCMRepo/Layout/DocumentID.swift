import GitStore

/// The name of a text of the record: a contribution's id, or `declaration`.
public enum DocumentID: RecordName {
  /// The joint text.
  case declaration
  /// A State's contribution.
  case contribution(ContributionID)

  /// Parses a name; `nil` if the text is not one.
  public init?(_ name: String) {
    if name == RecordFolder.declaration.path {
      self = .declaration
    } else if let id = ContributionID(name) {
      self = .contribution(id)
    } else {
      return nil
    }
  }

  /// The document that a path of the record belongs to.
  public init?(path: String) {
    if RecordFolder.declaration.contains(path) {
      self = .declaration
    } else if let id = ContributionID(path: path) {
      self = .contribution(id)
    } else {
      return nil
    }
  }

  public var description: String {
    switch self {
    case .declaration: RecordFolder.declaration.path
    case .contribution(let id): id.description
    }
  }

  /// Its folder in the record.
  public var folder: String {
    switch self {
    case .declaration: RecordFolder.declaration.path
    case .contribution(let id): id.folder
    }
  }

  /// The path of one of its files: `declaration/text.es.md`.
  public func path(_ file: DocumentFile) -> String { folder + "/" + file.name }
}
