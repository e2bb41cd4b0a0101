import Clibgit2

/// One entry of a reference's reflog: what it named before and after.
public struct ReflogEntry: Sendable, Hashable {
  public let old: ObjectID
  public let new: ObjectID
  public let committer: Signature?
  /// Why it moved.
  public let message: String
}

extension Repository {
  /// The reflog of a reference, newest first; empty if there is none.
  public func reflog(of reference: String) throws(GitError) -> [ReflogEntry] {
    try locked { repository throws(GitError) in
      let log = try Handle(free: git_reflog_free) { git_reflog_read(&$0, repository, reference) }
      return (0..<git_reflog_entrycount(log.pointer)).compactMap { index in
        guard let entry = git_reflog_entry_byindex(log.pointer, index) else { return nil }
        return ReflogEntry(
          old: ObjectID(git_reflog_entry_id_old(entry).pointee), new: ObjectID(git_reflog_entry_id_new(entry).pointee),
          committer: git_reflog_entry_committer(entry).map { Signature($0.pointee) },
          message: git_reflog_entry_message(entry).map { String(cString: $0) } ?? "")
      }
    }
  }
}
