import GitStore
import Testing

let main = "refs/heads/main"

extension Signature {
  static let tester = Signature(
    name: "Focal Point", email: "focal@example.org", time: 1_494_518_400, offset: -240)

  static func at(_ time: Int64) -> Signature {
    Signature(name: "Focal Point", email: "focal@example.org", time: time)
  }
}

extension Repository {
  /// A tree with exactly these files.
  func tree(of files: [String: String]) throws -> ObjectID {
    let edits = try files.map { path, text in
      TreeEdit(try TreePath(path), .set(try writeBlob(Array(text.utf8))))
    }
    return try tree(nil, applying: edits)
  }

  /// Stores a commit with exactly these files; no reference moves.
  func commit(
    _ files: [String: String], after parents: [ObjectID] = [], time: Int64 = 1_494_518_400,
    message: String = "A\n"
  ) throws -> ObjectID {
    try writeCommit(
      tree: try tree(of: files), parents: parents, author: .at(time), committer: .at(time), message: message)
  }

  /// Sets (or with `nil` removes) files on a branch, as a writer of the record does.
  @discardableResult
  func advance(
    _ branch: String = main, setting files: [String: String?], message: String = "Change files\n"
  ) throws(AdvanceError<GitError>) -> ObjectID? {
    let advance = try self.advance(branch, reason: "test") { tip throws(GitError) in
      try proposal(on: tip, setting: files, message: message)
    }
    guard case .moved(let commit, let problem) = advance else { return nil }
    if let problem { Issue.record("\(problem)") }
    return commit
  }

  func proposal(
    on tip: ObjectID?, setting files: [String: String?], message: String = "Change files\n"
  ) throws(GitError) -> Proposal {
    var edits: [TreeEdit] = []
    for (name, text) in files {
      guard let path = try? TreePath(name) else { throw GitError(code: .invalidSpecification, message: name) }
      if let text {
        edits.append(TreeEdit(path, .set(try writeBlob(Array(text.utf8)))))
      } else {
        edits.append(TreeEdit(path, .remove))
      }
    }
    let base: ObjectID? = if let tip { try commit(tip).tree } else { nil }
    let tree = try tree(base, applying: edits)
    let commit = try writeCommit(
      tree: tree, parents: tip.map { [$0] } ?? [], author: .tester, committer: .tester, message: message)
    return Proposal(commit: commit, tree: tree, paths: Set(edits.map(\.path)))
  }
}

/// The code of the error that `body` throws; `nil` if it throws none.
func code(_ body: () throws -> Void) -> GitError.Code? {
  do { try body() } catch let error as GitError { return error.code } catch {
    Issue.record("\(error)")
  }
  return nil
}
