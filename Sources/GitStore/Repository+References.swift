import Clibgit2

/// A direct reference: a full name and the object it names.
public struct Reference: Sendable, Hashable {
  public let name: String
  public let target: ObjectID

  public init(name: String, target: ObjectID) {
    self.name = name
    self.target = target
  }
}

extension Repository {
  /// The object that a reference such as `refs/heads/main` names; `nil` if there is none.
  public func reference(_ name: String) throws(GitError) -> ObjectID? {
    try locked { repository throws(GitError) in
      var oid = git_oid()
      let code = git_reference_name_to_id(&oid, repository, name)
      if code == GIT_ENOTFOUND.rawValue { return nil }
      try Self.checkReading(code)
      return ObjectID(oid)
    }
  }

  /// A reference that exists and cannot be read counts as damaged, like an object whose bytes do not match its name.
  private static func checkReading(_ code: Int32) throws(GitError) {
    do throws(GitError) { try check(code) } catch {
      let isReferences = error.category == Int32(GIT_ERROR_REFERENCE.rawValue) && error.code == .generic
      throw isReferences ? GitError(code: .mismatch, category: error.category, message: error.message) : error
    }
  }

  /// The direct references whose full names match a glob, sorted by bytes.
  public func references(matching glob: String) throws(GitError) -> [Reference] {
    try locked { repository throws(GitError) in
      let iterator = try Handle(free: git_reference_iterator_free) {
        git_reference_iterator_glob_new(&$0, repository, glob)
      }
      var references: [Reference] = []
      while true {
        var raw: OpaquePointer?
        let code = git_reference_next(&raw, iterator.pointer)
        if code == GIT_ITEROVER.rawValue { break }
        try Self.checkReading(code)
        defer { git_reference_free(raw) }
        guard let raw, let target = git_reference_target(raw) else { continue }
        references.append(
          Reference(name: String(cString: git_reference_name(raw)), target: ObjectID(target.pointee)))
      }
      return references.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
  }

  /// Moves a reference if it still names what the caller read there: compare and swap.
  ///
  /// - Parameters:
  ///   - name: the full name of the reference.
  ///   - from: the expected current object; `nil` creates the reference.
  ///   - to: the new object.
  ///   - reason: the message in the reflog.
  ///   - committer: the person in the reflog; else the one in git's configuration. The time is now.
  /// - Throws: `GitError` with code `modified` if it was moved, `locked` if somebody is moving it, `exists` if it
  ///   should not exist.
  public func moveReference(
    _ name: String, from: ObjectID?, to: ObjectID, reason: String, by committer: Signature? = nil
  ) throws(GitError) {
    // libgit2 would correct some names, such as `refs/tags//a`, and create a reference that nobody asked for.
    guard Self.isValidReferenceName(name) else {
      throw GitError(code: .invalidSpecification, message: "'\(name)' is no name of a reference")
    }
    // What a reference names is stored before.
    try flushGatheredObjects()
    if let from, let committer, try ownGitDirectory() == gitDirectory {
      let person = try committer.now().withRaw { Signature($0.pointee) }
      let move = LooseReferenceMove(in: gitDirectory, name, from: from, to: to, reason: reason, by: person)
      if try move.run() { return }
    }
    try despiteCollection { () throws(GitError) in
      try swapReference(name, from: from, to: to, reason: reason, by: committer)
    }
  }

  private func swapReference(
    _ name: String, from: ObjectID?, to: ObjectID, reason: String, by committer: Signature?
  ) throws(GitError) {
    try locked { repository throws(GitError) in
      // libgit2 takes the name from git's configuration alone, and git from its environment first.
      if let committer { try check(git_repository_set_ident(repository, committer.name, committer.email)) }
      defer { if committer != nil { git_repository_set_ident(repository, nil, nil) } }
      var (new, expected) = (to.raw, (from ?? .zero).raw)
      let handle = try Handle(free: git_reference_free) {
        git_reference_create_matching(&$0, repository, name, &new, from == nil ? 0 : 1, &expected, reason)
      }
      _ = handle.pointer
    }
  }

  /// Removes a reference if it still names that object; one that does not exist is left alone.
  ///
  /// - Throws: `GitError` with code `modified` if it names another.
  public func removeReference(_ name: String, ifNaming object: ObjectID) throws(GitError) {
    try locked { repository throws(GitError) in
      var raw: OpaquePointer?
      let code = git_reference_lookup(&raw, repository, name)
      if code == GIT_ENOTFOUND.rawValue { return }
      try check(code)
      defer { git_reference_free(raw) }
      guard let raw, let target = git_reference_target(raw), ObjectID(target.pointee) == object else {
        throw GitError(code: .modified, message: "'\(name)' names another object")
      }
      // libgit2 compares once more under the reference's lock.
      try check(git_reference_delete(raw))
    }
  }

  /// The full name of the branch that `HEAD` points to; `nil` if it is detached.
  public func currentBranch() throws(GitError) -> String? {
    try locked { repository throws(GitError) in
      let head = try Handle(free: git_reference_free) { git_reference_lookup(&$0, repository, "HEAD") }
      return git_reference_symbolic_target(head.pointer).map { String(cString: $0) }
    }
  }

  /// The commit that a revision names: a tag, a branch, an id, `main~1` and git's other forms.
  ///
  /// - Throws: `GitError` with code `notFound` or `invalidSpecification` if it names none.
  public func resolve(_ revision: String) throws(GitError) -> ObjectID {
    try checkIsWhole(revision)
    let revision = try byObject(Self.spellingOutHead(revision))
    return try locked { repository throws(GitError) in
      let object = try Handle(free: git_object_free) { git_revparse_single(&$0, repository, revision) }
      let commit = try Handle(free: git_object_free) {
        git_object_peel(&$0, object.pointer, GIT_OBJECT_COMMIT)
      }
      return ObjectID(git_object_id(commit.pointer).pointee)
    }
  }

  /// `@~2` and `@^` with git's other name of `@`: libgit2 knows only a plain `@`.
  private static func spellingOutHead(_ revision: String) -> String {
    let bytes = Array(revision.utf8.prefix(2))
    guard bytes.count == 2, bytes[0] == UInt8(ascii: "@"), [UInt8(ascii: "~"), UInt8(ascii: "^")].contains(bytes[1])
    else { return revision }
    return "HEAD" + String(decoding: revision.utf8.dropFirst(), as: UTF8.self)
  }

  /// `x@` and `x@~1` with the object in place of the name: libgit2 1.5 takes `x@` for `HEAD`, whatever x is.
  private func byObject(_ revision: String) throws(GitError) -> String {
    let suffixes = [UInt8(ascii: "~"), UInt8(ascii: "^")]
    let name = String(decoding: revision.utf8.prefix { !suffixes.contains($0) }, as: UTF8.self)
    guard name.utf8.count > 1, name.utf8.last == UInt8(ascii: "@") else { return revision }
    // What git adds to a short name (gitrevisions(7)).
    for full in ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"].map({ $0 + name })
    where Self.isValidReferenceName(full) {
      if let object = try reference(full) {
        return object.description + String(decoding: revision.utf8.dropFirst(name.utf8.count), as: UTF8.self)
      }
    }
    throw GitError(code: .notFound, message: "no reference is named \(name)")
  }

  /// Whether git accepts this as the name of a reference (git-check-ref-format(1)).
  public static func isValidReferenceName(_ name: String) -> Bool {
    Libgit2.start()
    var valid: Int32 = 0
    // libgit2 1.5 accepts the control character DEL.
    return !name.utf8.contains { $0 == 0 || $0 == 0x7F } && git_reference_name_is_valid(&valid, name) == 0 && valid == 1
  }
}
