import GitStore

/// A message is no longer than the commands write.
struct MessageLength: AuditRule {
  var readsChanges: Bool { false }

  func findings(of commit: JudgedCommit) -> [Finding] {
    let bytes = commit.commit.message.utf8.count
    return bytes > ReadingLimits.messageBytes ? [.messageTooLong(bytes: bytes, limit: ReadingLimits.messageBytes)] : []
  }
}
