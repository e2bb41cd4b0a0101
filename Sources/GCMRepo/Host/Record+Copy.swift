import GitStore
import SSHKeys

extension Record {
  /// A bare copy of a record, with all its references, for a host that continues it.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/folderNotEmpty``, ``RecordError/Code-swift.struct/notARecord`` or why git could not copy it.
  package static func copy(of source: String, to folder: String) async throws(RecordError) -> Record {
    _ = try open(source).current()
    let repository: Repository
    do throws(RemoteFailure) { repository = try await GitRemote.mirror(RemoteURL(source), to: folder) } catch {
      throw .git(GitError(code: .generic, message: error.detail))
    }
    try inRecord { () throws(GitError) in try repository.setConfiguration(sharedSettings) }
    return Record(repository)
  }

  /// Makes git, and this program, sign with a key in this copy of the record.
  ///
  /// - Parameter path: the private key's file, absolute.
  package func useKey(at path: String) throws(RecordError) {
    try inRecord { () throws(GitError) in
      try repository.setConfiguration([
        ("gpg.format", "ssh"), ("user.signingkey", path), ("commit.gpgsign", "true"), ("tag.gpgsign", "true"),
      ])
    }
  }
}
