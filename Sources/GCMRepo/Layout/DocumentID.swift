import GitStore

/// What a text of the record is called: a contribution's id, or `declaration`.
public enum DocumentID: Sendable, Hashable, CustomStringConvertible {
  /// The joint text.
  case declaration
  /// What a State submitted.
  case contribution(ContributionID)

  /// Reads a name; `nil` where the text is none.
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
