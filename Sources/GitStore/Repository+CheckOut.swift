extension Repository {
  /// Writes the files of a branch into the work tree that shows it, and its index.
  ///
  /// No filter, hook or attribute of git's runs. A file that is there and differs is left alone.
  /// - Throws: ``WorkTreeError``; with a `GitError` of code `mismatch` for a name that leads out of a work tree.
  public func checkOut(_ branch: String) throws(WorkTreeError) {
    let changes = try gitCall { () throws(GitError) -> [PathChange] in
      guard let tip = try reference(branch) else { return [] }
      let changes = try changedPaths(from: nil, to: try commit(tip).tree)
      for change in changes where (try? TreePath(change.path)) == nil || change.new?.hasValidName == false {
        throw GitError(code: .mismatch, message: "the name \(change.path) is not allowed in a work tree")
      }
      return changes
    }
    for tree in try gitCall({ () throws(GitError) in try WorkTree.showing(branch, of: self) }) {
      try tree.claim()
      defer { tree.release() }
      try tree.update(changes)
    }
  }
}
