import GitStore

/// In a shared record, each file is one that the format knows: whatever else a party could leave there, such as a file that
/// git or an operating system reads for itself, is refused by its name.
struct FilesHaveTheirPlace: AuditRule {
  func findings(of commit: JudgedCommit) -> [Finding] {
    guard commit.policy.isStrict, !commit.isFirst else { return [] }
    return commit.changes.compactMap { change -> Finding? in
      guard let entry = change.new else { return nil }
      return RecordPath(change.path).isKnown && entry.mode == .file ? nil : .unknownFile(change.path)
    }
  }
}
