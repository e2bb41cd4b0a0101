import GitStore
import SSHKeys

/// The key of a shared record's host, in a file that only its keeper reads.
///
/// It signs the record's first commit, the log of what it received, receipts, and what persons of States submit by browser, nothing
/// else.
public struct HostKey: Sendable {
  let signer: InProcessSigner

  static func file(of repository: Repository) -> PrivateFile { PrivateFile("host_key", of: repository) }

  /// The key: `SHA256:…`.
  public var fingerprint: String { signer.publicKey.fingerprint }

  /// The line of its public half, as in a `.pub` file.
  public var line: String { signer.publicKey.line }

  /// Reads the key of a host.
  ///
  /// - Throws: ``RecordError/Code-swift.struct/notAHost`` if there is none.
  init(of repository: Repository) throws(RecordError) {
    guard let bytes = Self.file(of: repository).read(),
      case .ed25519(let key) = OpenSSHPrivateKey.content(of: bytes)
    else { throw .notAHost(path: repository.gitDirectory) }
    signer = InProcessSigner(key)
  }

  /// Makes the key of a new host.
  static func create(of repository: Repository) throws(RecordError) -> HostKey {
    let file = file(of: repository)
    try inRecord { () throws(GitError) in try file.makeFolder() }
    do throws(SSHKeygen.CreationError) {
      _ = try SSHKeygen.create(at: file.path, comment: Principal.host.description, passphrase: .none)
    } catch {
      switch error {
      case .keygen(let reason): throw .notSigned(reason, by: nil)
      case .exists(let path): throw .folderNotEmpty(path: path)
      case .comment: throw .notAHost(path: file.path)
      }
    }
    return try HostKey(of: repository)
  }
}
