import Clibgit2

/// One commit, with its fields copied out.
public struct Commit: Sendable, Hashable {
  public let id: ObjectID
  public let tree: ObjectID
  public let parents: [ObjectID]
  public let author: Signature
  public let committer: Signature
  /// The whole message, as stored.
  public let message: String
  /// Whether it has a signature; see ``Repository/signedContent(ofCommit:)``.
  public let isSigned: Bool

  /// The first line of the message.
  public var subject: String { String(message.utf8.prefix { $0 != UInt8(ascii: "\n") }) ?? "" }
  /// What the message says after its subject; empty if nothing.
  ///
  /// - Parameter trailers: whether its last paragraph are trailers, which are left out.
  public func body(before trailers: Bool) -> String {
    let bytes = message.utf8
    guard let start = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return "" }
    var rest = bytes[start...]
    while let last = rest.last, last == UInt8(ascii: "\n") { rest.removeLast() }
    if trailers {
      var end = rest.endIndex
      var below: UInt8 = 0
      while end > rest.startIndex {
        let byte = bytes[bytes.index(before: end)]
        if byte == UInt8(ascii: "\n"), below == byte { break }
        below = byte
        end = bytes.index(before: end)
      }
      rest = bytes[rest.startIndex..<end]
    }
    while let last = rest.last, last == UInt8(ascii: "\n") { rest.removeLast() }
    while let first = rest.first, first == UInt8(ascii: "\n") { rest.removeFirst() }
    return String(rest) ?? ""
  }
  /// The trailers at the message's end.
  public var trailers: Trailers { Trailers(of: message) }

  init(
    id: ObjectID, tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String,
    isSigned: Bool
  ) {
    self.isSigned = isSigned
    (self.id, self.tree, self.parents) = (id, tree, parents)
    (self.author, self.committer, self.message) = (author, committer, message)
  }

  init(_ raw: OpaquePointer) {
    id = ObjectID(git_commit_id(raw).pointee)
    tree = ObjectID(git_commit_tree_id(raw).pointee)
    parents = (0..<git_commit_parentcount(raw)).map { ObjectID(git_commit_parent_id(raw, $0).pointee) }
    author = Signature(git_commit_author(raw).pointee)
    committer = Signature(git_commit_committer(raw).pointee)
    message = git_commit_message_raw(raw).map { String(cString: $0) } ?? ""
    isSigned = git_commit_raw_header(raw).map { String(cString: $0).contains("\ngpgsig") } ?? false
  }
}

/// A commit with its bytes, which its signature is of.
public struct StoredCommit: Sendable {
  public let commit: Commit
  fileprivate let bytes: [UInt8]

  /// The signature: see ``Repository/signedContent(ofCommit:)``.
  public func signedContent() throws(GitError) -> SignedContent? {
    try commit.isSigned ? SignedContent(ofCommit: commit.id, bytes) : nil
  }
}

extension Repository {
  /// The commit of that name with its bytes, read once.
  public func storedCommit(_ id: ObjectID) throws(GitError) -> StoredCommit {
    let bytes = try bytes(of: id, .commit)
    if let commit = Commit(id, bytes) { return StoredCommit(commit: commit, bytes: bytes) }
    return StoredCommit(commit: try commit(id), bytes: bytes)
  }

  /// The commit of that name.
  public func commit(_ id: ObjectID) throws(GitError) -> Commit {
    try locked { repository throws(GitError) in
      if let object = ownObject(id), object.kind == .commit, let commit = Commit(id, object.bytes) { return commit }
      var oid = id.raw
      try checkSize(of: &oid, in: repository)
      let handle = try Handle(free: git_commit_free) { git_commit_lookup(&$0, repository, &oid) }
      return Commit(handle.pointer)
    }
  }

  /// Stores a commit. No reference moves: see ``moveReference(_:from:to:reason:by:)``.
  public func writeCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try checkIsWhole(message)
    return try despiteCollection { () throws(GitError) in
      try storedCommit(tree: tree, parents: parents, author: author, committer: committer, message: message)
    }
  }

  private func storedCommit(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try withParts(tree, parents, author, committer) { repository, tree, parents, author, committer throws(GitError) in
      var oid = git_oid()
      // The parameter's constness differs between libgit2 1.5 and 1.8.
      let code = gcm_commit_create(
        &oid, repository, author, committer, message, tree, parents.count, parents.baseAddress)
      try check(code)
      return ObjectID(oid)
    }
  }

  /// Passes the parts of a commit as libgit2 has them to a closure.
  func withParts<T: Sendable>(
    _ tree: ObjectID, _ parents: [ObjectID], _ author: Signature, _ committer: Signature,
    _ body: (
      OpaquePointer, OpaquePointer, UnsafeMutableBufferPointer<OpaquePointer?>, UnsafePointer<git_signature>,
      UnsafePointer<git_signature>
    ) throws(GitError) -> T
  ) throws(GitError) -> T {
    try author.withRaw { author throws(GitError) in
      try committer.withRaw { committer throws(GitError) in
        try locked { repository throws(GitError) in
          var treeID = tree.raw
          let tree = try Handle(free: git_tree_free) { git_tree_lookup(&$0, repository, &treeID) }
          let handles = UnsafeMutableBufferPointer<OpaquePointer?>.allocate(capacity: parents.count)
          handles.initialize(repeating: nil)
          defer {
            handles.forEach { git_commit_free($0) }
            handles.deallocate()
          }
          for (index, parent) in parents.enumerated() {
            var oid = parent.raw
            try check(git_commit_lookup(&handles[index], repository, &oid))
          }
          return try body(repository, tree.pointer, handles, author, committer)
        }
      }
    }
  }

  /// Whether `ancestor` is `descendant` or in its history. Cost: the commits between them.
  public func isAncestor(_ ancestor: ObjectID, of descendant: ObjectID) throws(GitError) -> Bool {
    if ancestor == descendant { return true }
    return try locked { repository throws(GitError) in
      var (a, d) = (ancestor.raw, descendant.raw)
      return try check(git_graph_descendant_of(repository, &d, &a)) == 1
    }
  }
}
