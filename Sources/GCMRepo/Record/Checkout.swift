import GitStore

/// How the checked-out files differ from the record, which is read from its commits alone.
public struct Checkout: Sendable, Hashable {
  /// The branch that is checked out instead of the record's; `nil` if a commit is.
  public let otherBranch: String?
  /// Whether the record's branch is checked out.
  public let isOfRecord: Bool
  /// The tracked files that were edited, deleted or staged otherwise, sorted; empty if another branch is checked out.
  public let changedFiles: [String]
}

extension Record {
  /// The checked-out files beside the newest state; `nil` without a work tree.
  ///
  /// Cost: a `stat` of each file, on a handle of its own.
  public func checkout() throws(RecordError) -> Checkout? {
    guard repository.workDirectory != nil else { return nil }
    return try inRecord { () throws(GitError) in
      let own = try repository.reader()
      guard let head = try own.currentBranch(), head == branchReference else {
        let other = try own.currentBranch().map { Self.shortName(ofBranch: $0) }
        return Checkout(otherBranch: other, isOfRecord: false, changedFiles: [])
      }
      guard let tip = try own.reference(branchReference) else { return nil }
      return Checkout(
        otherBranch: nil, isOfRecord: true, changedFiles: try own.checkedOutChanges(since: own.commit(tip).tree))
    }
  }
}
