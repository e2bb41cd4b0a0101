import GitStore

/// A draft's message is within the limit up to which messages are read.
struct DraftMessageLength: DraftRule {
  func findings(of draft: JudgedDraft) -> [Finding] {
    guard let bytes = draft.tag?.message.utf8.count, draft.isOfCommit, bytes > ReadingLimits.messageBytes else {
      return []
    }
    return [.draftMessageTooLong(draft: draft.name, bytes: bytes, limit: ReadingLimits.messageBytes)]
  }
}
