import GitStore

/// Reads the configurations of consecutive commits, and keeps the last one.
struct ConfigurationLookup {
  private var last: (file: ObjectID, configuration: Result<RecordConfiguration, RecordError>)?

  /// The configuration in a file.
  ///
  /// - Returns: `nil` if there is no file.
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
  ) -> Result<RecordConfiguration, RecordError> {
    let path = RecordConfiguration.path
    do throws(RecordError) {
      let bytes = try inRecord(reading: path) { () throws(GitError) in
        try repository.blob(file, limit: ReadingLimits.factBytes)
      }
      return .success(try RecordConfiguration(RecordFile(path: path, bytes: bytes)))
    } catch {
      return .failure(error)
    }
  }
}
