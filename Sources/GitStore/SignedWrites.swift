import Clibgit2

/// Why a signed object was not stored.
public enum SignedWriteError<Refusal: Error>: Error {
  /// No signature was made.
  case unsigned(Refusal)
  case git(GitError)
}

extension Repository {
  /// Stores a signed commit, as `git commit -S` does, with these parts. No reference moves.
  ///
  /// `signing` gives the armoured signature of the bytes, without a newline at its end.
  public func writeCommit<Refusal: Error>(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String,
    signing: ([UInt8]) throws(Refusal) -> String
  ) throws(SignedWriteError<Refusal>) -> ObjectID {
    let payload = try git(Refusal.self) { () throws(GitError) in
      try checkIsWhole(message)
      return try commitPayload(tree: tree, parents: parents, author: author, committer: committer, message: message)
    }
    let signature = try Self.signature(of: payload, signing)
    return try git(Refusal.self) { () throws(GitError) in
      let id = try despiteCollection { () throws(GitError) in try storeCommit(payload, signature) }
      try Self.check(try signedContent(ofCommit: id), payload, signature)
      return id
    }
  }

  /// Stores a signed annotated tag of a commit, as `git tag -s` does. No reference is created.
  ///
  /// `signing` gives the armoured signature of the bytes, without a newline at its end.
  public func writeTag<Refusal: Error>(
    _ name: String, of commit: ObjectID, tagger: Signature, message: String,
    signing: ([UInt8]) throws(Refusal) -> String
  ) throws(SignedWriteError<Refusal>) -> ObjectID {
    let payload = try git(Refusal.self) { () throws(GitError) in
      try signedTagPayload(name, of: commit, tagger: tagger, message: message)
    }
    let signature = try Self.signature(of: payload, signing) + "\n"
    return try git(Refusal.self) { () throws(GitError) in
      let id = try despiteCollection { () throws(GitError) in try storeTag(payload + Array(signature.utf8)) }
      try Self.check(try signedContent(ofTag: id), payload, signature)
      return id
    }
  }

  /// The bytes of a tag of which a signature is made.
  package func signedTagPayload(
    _ name: String, of commit: ObjectID, tagger: Signature, message: String
  ) throws(GitError) -> [UInt8] {
    try checkIsWhole(name + message)
    // The signature begins a line.
    let end = message.isEmpty || message.utf8.last == UInt8(ascii: "\n") ? "" : "\n"
    return try tagPayload(name, of: commit, tagger: tagger, message: message + end)
  }

  /// The bytes of a commit of which a signature is made.
  package func commitPayload(
    tree: ObjectID, parents: [ObjectID], author: Signature, committer: Signature, message: String
  ) throws(GitError) -> [UInt8] {
    try withParts(tree, parents, author, committer) { repository, tree, parents, author, committer throws(GitError) in
      var buffer = git_buf()
      defer { git_buf_dispose(&buffer) }
      let code = gcm_commit_create_buffer(
        &buffer, repository, author, committer, message, tree, parents.count, parents.baseAddress)
      try GitStore.check(code)
      return Array(UnsafeRawBufferPointer(start: buffer.ptr, count: buffer.size))
    }
  }

  private func storeCommit(_ payload: [UInt8], _ signature: String) throws(GitError) -> ObjectID {
    try locked { repository throws(GitError) in
      var oid = git_oid()
      let content = payload.map { CChar(bitPattern: $0) } + [0]
      // Without a name of the header, libgit2 uses git's own.
      try GitStore.check(git_commit_create_with_signature(&oid, repository, content, signature, nil))
      return ObjectID(oid)
    }
  }

  private static func signature<Refusal: Error>(
    of payload: [UInt8], _ signing: ([UInt8]) throws(Refusal) -> String
  ) throws(SignedWriteError<Refusal>) -> String {
    let text: String
    do throws(Refusal) { text = try signing(payload) } catch { throw .unsigned(error) }
    // A header would end at an empty line, and the bytes after it become the message.
    guard text.utf8.starts(with: "-----BEGIN ".utf8), !text.utf8.contains(0), !text.hasSuffix("\n"),
      !text.contains("\n\n")
    else { throw .git(GitError(code: .invalidSpecification, message: "that is no armoured signature")) }
    return text
  }

  /// What is read back must be what was signed.
  private static func check(
    _ found: SignedContent?, _ payload: [UInt8], _ signature: String
  ) throws(GitError) {
    guard found == SignedContent(signature: signature, payload: payload) else {
      throw GitError(code: .mismatch, message: "a signed object differs from what was signed")
    }
  }

  private func git<T, Refusal: Error>(
    _: Refusal.Type, _ body: () throws(GitError) -> T
  ) throws(SignedWriteError<Refusal>) -> T {
    do throws(GitError) { return try body() } catch { throw .git(error) }
  }
}
