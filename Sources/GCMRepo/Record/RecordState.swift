import GitStore

/// The record at one commit.
public struct RecordState: Sendable {
  /// The record.
  public let record: Record
  /// The commit.
  public var commit: CommitID { CommitID(object) }
  /// The same, in the type of the store.
  package let object: ObjectID
  /// The commit's tree.
  package let tree: ObjectID
  /// The content of its `gcmrepo.yml`.
  public let configuration: RecordConfiguration

  var repository: Repository { record.repository }

  init(record: Record, object: ObjectID, tree: ObjectID, configuration: RecordConfiguration) {
    self.record = record
    self.object = object
    self.tree = tree
    self.configuration = configuration
  }

  init(record: Record, object: ObjectID, tree: ObjectID) throws(RecordError) {
    let path = RecordConfiguration.path
    let bytes = try inRecord(reading: path) { () throws(GitError) in
      try record.repository.file(at: path, in: tree, limit: ReadingLimits.textBytes)
    }
    guard let bytes else { throw .notARecord(path: record.path) }
    self.init(
      record: record, object: object, tree: tree,
      configuration: try RecordConfiguration(RecordFile(path: path, bytes: bytes)))
  }

  /// The bytes of a file; `nil` if there is none.
  func bytes(_ path: String, limit: Int = ReadingLimits.originalBytes) throws(RecordError) -> [UInt8]? {
    try inRecord(reading: path) { () throws(GitError) in try repository.file(at: path, in: tree, limit: limit) }
  }

  /// A YAML file; `nil` if there is none.
  func file(_ path: String) throws(RecordError) -> RecordFile? {
    guard let bytes = try bytes(path, limit: ReadingLimits.textBytes) else { return nil }
    return try RecordFile(path: path, bytes: bytes)
  }

  /// The entries of a folder; empty if there is none.
  func folder(_ path: String) throws(RecordError) -> [TreeEntry] {
    try inRecord(reading: path) { () throws(GitError) in
      guard let entry = try repository.entry(at: path, in: tree), entry.mode == .folder else { return [] }
      return try repository.tree(entry.id)
    }
  }

  /// The record's title in a language.
  public func title(in language: String) -> String {
    configuration.title.preferring(language, "en", "es") ?? ""
  }

  /// Checks that a language is one of the record's.
  public func checkLanguage(_ language: LanguageTag) throws(RecordError) {
    guard configuration.languages.contains(language) else {
      throw .unknownLanguage(given: language.description, known: configuration.languages)
    }
  }

  /// The record's language with a tag that a user typed.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/unknownLanguage``.
  public func language(named text: String) throws(RecordError) -> LanguageTag {
    guard let tag = LanguageTag(text) else {
      throw .unknownLanguage(given: text, known: configuration.languages)
    }
    try checkLanguage(tag)
    return tag
  }
}
