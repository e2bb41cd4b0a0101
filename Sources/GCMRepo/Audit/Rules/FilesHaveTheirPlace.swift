import GitStore

/// In a shared record, each file is one that the format knows: whatever else a party could leave there, such as a file that
/// git or an operating system reads for itself, is refused by its name.
struct FilesHaveTheirPlace: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard commit.policy.isStrict, !commit.isFirst else { return [] }
    return commit.changes.compactMap { change -> Finding? in
      guard let entry = change.new else { return nil }
      return isKnown(change.path, in: commit) && entry.mode == .file ? nil : .unknownFile(change.path)
    }
  }

  /// Private contacts have a place in the private record alone.
  private func isKnown(_ path: String, in commit: JudgedCommit) -> Bool {
    let features = commit.configuration.after?.features ?? []
    return RecordPath(path).isKnown
      || features.contains(RecordConfiguration.privateContacts) && PrivateContactsFile.isPath(path)
  }
}
