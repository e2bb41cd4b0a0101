import GitStore

extension Record {
  /// Refuses to write where the new commit would not stay on the branch that the user is looking at.
  ///
  /// git's unfinished commands move the branch back when they are aborted. With another branch checked out, the files in
  /// the folder would not show what was written; a record that was opened with its branch named may be written anyway.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/operationUnfinished``, ``RecordError/Code-swift.struct/otherBranch``.
  func checkCheckout() throws(RecordError) {
    let operations = try inRecord { () throws(GitError) in try repository.unfinishedOperations() }
    for operation in operations where operation.branch == branchReference || operation.isHere && !isBranchNamed {
      throw .operationUnfinished(operation.kind, path: path)
    }
    guard !isBranchNamed, repository.workDirectory != nil else { return }
    let head = try inRecord { () throws(GitError) in try repository.currentBranch() }
    guard head != branchReference else { return }
    throw .otherBranch(branch, found: head.map { Self.shortName(ofBranch: $0) })
  }

  static func shortName(ofBranch reference: String) -> String {
    let heads = "refs/heads/".utf8
    return reference.utf8.starts(with: heads)
      ? String(decoding: reference.utf8.dropFirst(heads.count), as: UTF8.self) : reference
  }
}
