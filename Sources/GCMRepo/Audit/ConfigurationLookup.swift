import GitStore

/// Reads the configurations of consecutive commits, and keeps the last one.
struct ConfigurationLookup {
  private var last: (file: ObjectID, configuration: Result<RecordConfiguration, RecordError>?)?

  /// The configuration in a file.
  ///
  /// - Returns: `nil` if there is no file, or it has no rules: then none of its other values decides anything, and parsing
  ///   it would be a tenth of a submission.
  mutating func configuration(
    in file: ObjectID?, of repository: Repository
  ) -> Result<RecordConfiguration, RecordError>? {
    guard let file else { return nil }
    if let last, last.file == file { return last.configuration }
    let read = Self.read(file, repository)
    last = (file, read)
    return read
  }

  private static func read(
    _ file: ObjectID, _ repository: Repository
  ) -> Result<RecordConfiguration, RecordError>? {
    let path = RecordConfiguration.path
    do throws(RecordError) {
      let bytes = try inRecord(reading: path) { () throws(GitError) in
        try repository.blob(file, limit: ReadingLimits.factBytes)
      }
      guard Array(RecordRules.key.utf8).isContained(in: bytes) else { return nil }
      return .success(try RecordConfiguration(RecordFile(path: path, bytes: bytes)))
    } catch {
      return .failure(error)
    }
  }
}

extension [UInt8] {
  /// Whether these bytes occur among others.
  fileprivate func isContained(in bytes: [UInt8]) -> Bool {
    bytes.count >= count && bytes.indices.dropLast(count - 1).contains { bytes[$0..<$0 + count].elementsEqual(self) }
  }
}
