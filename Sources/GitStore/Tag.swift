import Clibgit2

/// An annotated tag, with its fields copied out.
public struct Tag: Sendable, Hashable {
  public let id: ObjectID
  public let name: String
  public let target: ObjectID
  public let targetKind: ObjectKind?
  /// The person who made it; `nil` in very old tags.
  public let tagger: Signature?
  /// The whole message, including a signature at its end.
  public let message: String

  /// The message without a signature at its end.
  public var text: String { Self.splitSignature(message).message }
  /// The trailers at the message's end, before a signature.
  public var trailers: Trailers { Trailers(of: text) }
  /// The armoured signature at the message's end, if any.
  public var signature: String? { Self.splitSignature(message).signature }

  /// Splits a message from the signature that git appends to it. libgit2 has no extractor for tags.
  private static func splitSignature(_ message: String) -> (message: String, signature: String?) {
    for begin in ["-----BEGIN SSH SIGNATURE-----", "-----BEGIN PGP SIGNATURE-----"] {
      let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
      guard let start = lines.lastIndex(where: { $0 == begin }) else { continue }
      return (
        lines[..<start].joined(separator: "\n") + "\n",
        lines[start...].joined(separator: "\n")
      )
    }
    return (message, nil)
  }
}

/// A name under `refs/tags/` and what it points to.
public struct TagReference: Sendable, Hashable {
  /// Without `refs/tags/`.
  public let name: String
  /// The object the reference names: a tag, or for a lightweight tag the commit itself.
  public let object: ObjectID
  /// The annotated tag; `nil` for a lightweight one.
  public let tag: Tag?
  /// The object that git takes the name for: a tag of a tag is followed to what it tags in the end.
  public let peeled: ObjectID
}

extension Repository {
  /// Stores an annotated tag of a commit. No reference is created: see ``addTag(_:noting:reason:by:build:)``.
  public func writeTag(
    _ name: String, of commit: ObjectID, tagger: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try checkIsWhole(name + message)
    return try despiteCollection { () throws(GitError) in
      try storedTag(name, of: commit, tagger: tagger, message: message)
    }
  }

  private func storedTag(
    _ name: String, of commit: ObjectID, tagger: Signature, message: String
  ) throws(GitError) -> ObjectID {
    try storeTag(try tagPayload(name, of: commit, tagger: tagger, message: message))
  }

  /// The bytes of a tag without a signature.
  func tagPayload(
    _ name: String, of commit: ObjectID, tagger: Signature, message: String
  ) throws(GitError) -> [UInt8] {
    // Refuses characters that would end the line.
    try tagger.withRaw { _ in }
    let kind = try kind(of: commit)
    // A tag of a tag is an approval.
    guard kind == .commit || kind == .tag else {
      throw GitError(code: .notFound, message: "object \(commit) is neither a commit nor a tag")
    }
    return Array("object \(commit)\ntype \(kind.name)\ntag \(name)\ntagger \(tagger.header)\n\n\(message)".utf8)
  }

  /// Not `git_tag_annotation_create`: on a full disk it hides the reason behind a message of its own.
  func storeTag(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try locked { repository throws(GitError) in
      let odb = try Handle(free: git_odb_free) { git_repository_odb(&$0, repository) }
      var oid = git_oid()
      try check(git_odb_write(&oid, odb.pointer, bytes, bytes.count, GIT_OBJECT_TAG))
      return ObjectID(oid)
    }
  }

  /// The annotated tag of that object name.
  public func tag(_ id: ObjectID) throws(GitError) -> Tag {
    try locked { repository throws(GitError) in
      var oid = id.raw
      try checkSize(of: &oid, in: repository)
      let handle = try Handle(free: git_tag_free) { git_tag_lookup(&$0, repository, &oid) }
      return Tag(
        id: id, name: git_tag_name(handle.pointer).map { String(cString: $0) } ?? "",
        target: ObjectID(git_tag_target_id(handle.pointer).pointee),
        targetKind: ObjectKind(git_tag_target_type(handle.pointer)),
        tagger: git_tag_tagger(handle.pointer).map { Signature($0.pointee) },
        message: git_tag_message(handle.pointer).map { String(cString: $0) } ?? "")
    }
  }

  /// All tags, by name in the order of bytes.
  public func tags() throws(GitError) -> [TagReference] {
    try references(matching: "refs/tags/*").map { reference throws(GitError) in try tag(of: reference) }
  }

  /// The tag that a reference below `refs/tags/` names.
  public func tag(of reference: Reference) throws(GitError) -> TagReference {
    let isTag = try kind(of: reference.target) == .tag
    if !isTag { try checkIsSound(reference.target) }
    let tag = isTag ? try tag(reference.target) : nil
    return TagReference(
      name: String(decoding: reference.name.utf8.dropFirst("refs/tags/".utf8.count), as: UTF8.self),
      object: reference.target, tag: tag, peeled: try tag.map(peeled) ?? reference.target)
  }

  private func peeled(_ tag: Tag) throws(GitError) -> ObjectID {
    var tag = tag
    for _ in 0..<50 where tag.targetKind == .tag { tag = try self.tag(tag.target) }
    return tag.target
  }

  /// Reads a whole object: only its kind is read from its header, which a damaged file may have copied from another
  /// object.
  private func checkIsSound(_ id: ObjectID) throws(GitError) {
    try locked { repository throws(GitError) in
      var oid = id.raw
      _ = try Handle(free: git_object_free) { git_object_lookup(&$0, repository, &oid, GIT_OBJECT_ANY) }
    }
  }
}
