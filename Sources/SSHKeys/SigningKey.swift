/// The key that git's configuration names (git-config(1), `user.signingKey`).
public enum SigningKey {
  /// A signer for a configured key. Its file is read, and nobody is asked yet.
  ///
  /// - Parameters:
  ///   - configured: a private key's file, or a public key's whose private half is beside it or in the agent, with `~/`
  ///     for the home folder; or the public key itself, after `key::` or from `ssh-` on.
  ///   - program: git's `gpg.ssh.program`.
  ///   - home: the home folder.
  public static func open(
    configured: String, program: String? = nil, home: String
  ) throws(SigningError) -> any SigningBackend {
    if let line = literal(configured) {
      guard let key = PublicKey(line: line) else { throw .notAKey(given: line) }
      return SSHKeygenSigner(key, in: .agent, program: program)
    }
    let path = expanded(configured, home)
    let bytes = try KeyFile.text(path)
    if let key = publicKey(bytes) { return try signer(ofPublicFile: path, key, program) }
    return try signer(path, OpenSSHPrivateKey.content(of: bytes), program)
  }

  private static func literal(_ text: String) -> String? {
    if text.utf8.starts(with: "key::".utf8) { return String(text.dropFirst(5)) }
    return text.utf8.starts(with: "ssh-".utf8) ? text : nil
  }

  private static func expanded(_ path: String, _ home: String) -> String {
    path == "~" || path.utf8.starts(with: "~/".utf8) ? home + path.dropFirst() : path
  }

  /// The key of a `.pub` file.
  private static func publicKey(_ bytes: [UInt8]) -> PublicKey? {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
      .flatMap { PublicKey(line: String($0)) }
  }

  private static func signer(
    ofPublicFile path: String, _ key: PublicKey, _ program: String?
  ) throws(SigningError) -> any SigningBackend {
    let secret = String(path.dropLast(4))
    if path.hasSuffix(".pub"), KeyFile.exists(secret), let bytes = try? KeyFile.text(secret) {
      switch OpenSSHPrivateKey.content(of: bytes) {
      // Beside another key's file, the private half may still be in the agent.
      case .ed25519(let found) where found.publicKey == key: return try signer(secret, .ed25519(found), program)
      case .other(let found) where found == key: return try signer(secret, .other(found), program)
      case .ed25519, .encrypted, .other, .none: break
      }
    }
    return SSHKeygenSigner(key, in: .file(path, isLocked: true), program: program)
  }

  private static func signer(
    _ path: String, _ content: OpenSSHPrivateKey.Content, _ program: String?
  ) throws(SigningError) -> any SigningBackend {
    switch content {
    case .none: throw .notAKey(given: path)
    case .ed25519(let key):
      _ = try KeyFile.text(path, isSecret: true)
      return InProcessSigner(key)
    case .encrypted(let key):
      let found = if let key { key } else { try besides(path) }
      return SSHKeygenSigner(found, in: .file(path, isLocked: true), program: program)
    case .other(let key):
      let found = if let key { key } else { try derived(from: path, program) }
      return SSHKeygenSigner(found, in: .file(path, isLocked: false), program: program)
    }
  }

  /// The public key in the file beside a private one.
  private static func besides(_ path: String) throws(SigningError) -> PublicKey {
    guard let bytes = try? KeyFile.text(path + ".pub"), let key = publicKey(bytes) else {
      throw .publicKeyMissing(path: path + ".pub")
    }
    return key
  }

  /// The public half of a private key in an older format, as ssh-keygen computes it.
  private static func derived(from path: String, _ program: String?) throws(SigningError) -> PublicKey {
    if let key = try? besides(path) { return key }
    _ = try KeyFile.text(path, isSecret: true)
    let run = try KeygenProcess(program: program ?? "ssh-keygen", arguments: ["-y", "-P", "", "-f", path], limit: 30)
      .run()
    guard run.status == 0, let key = publicKey(run.output) else { throw .notAKey(given: path) }
    return key
  }
}
