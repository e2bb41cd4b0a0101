#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Signs by running `ssh-keygen -Y sign`: keys of any type, behind passphrases, in agents and in security keys.
///
/// Cost: 5 ms for a key in a file, and what the person or the device takes.
public struct SSHKeygenSigner: SigningBackend {
  /// Where the private key is.
  public enum Source: Sendable, Hashable {
    /// In this file, or in an agent that holds it: `isLocked` if the file alone is not enough.
    case file(String, isLocked: Bool)
    /// In the agent.
    case agent
  }

  /// The key that signs.
  public let publicKey: PublicKey
  /// Where its private half is.
  public let source: Source
  /// `ssh-keygen`, or another program with its arguments (git's `gpg.ssh.program`).
  public let program: String
  /// Seconds until a run is given up, where nobody can be asked at a terminal.
  public let patience: Int

  /// A signer for a key.
  ///
  /// - Parameters:
  ///   - publicKey: the key.
  ///   - source: where its private half is.
  ///   - program: a name on `PATH`, or a path; `ssh-keygen` if there is none.
  ///   - patience: seconds; by default 30 for a key that needs nobody, and five minutes for others.
  public init(_ publicKey: PublicKey, in source: Source, program: String? = nil, patience: Int? = nil) {
    (self.publicKey, self.source, self.program) = (publicKey, source, program ?? "ssh-keygen")
    let isAlone = source.needsNobody && !publicKey.algorithm.isSecurityKey
    mayAskPerson = !isAlone
    self.patience = patience ?? (isAlone ? 30 : 300)
  }

  /// Whether a passphrase, an agent or a device may ask somebody.
  public let mayAskPerson: Bool

  /// Runs the program, and takes only a signature that is valid.
  public func sign(_ message: [UInt8], namespace: String) throws(SigningError) -> String {
    guard SSHSignature.isNamespace(namespace) else { throw .failed(detail: "no namespace: \(namespace)") }
    let folder = try SigningFolder()
    try folder.write(message, to: "message")
    // At a terminal, ssh-keygen asks there only if its input is the terminal.
    let asks = mayAskPerson && Self.hasTerminal
    var process = KeygenProcess(program: program, arguments: ["-q", "-Y", "sign", "-n", namespace])
    switch source {
    case .file(let path, _):
      process.arguments += ["-f", try folder.withPublicKey(publicKey, beside: path)]
      // The file is enough: no agent is asked, which might ask somebody.
      if source.needsNobody { process.withoutVariables = ["SSH_AUTH_SOCK"] }
    case .agent:
      try folder.write(Array((publicKey.line + "\n").utf8), to: "key")
      process.arguments += ["-U", "-f", folder.file("key")]
    }
    if asks {
      process.arguments.append(folder.file("message"))
      process.usesTerminal = true
      // "Confirm user presence" must be seen.
      process.speaksToPerson = publicKey.algorithm.isSecurityKey && isatty(STDERR_FILENO) == 1
    } else {
      process.input = folder.file("message")
      process.limit = patience
    }
    let outcome = try process.run()
    guard outcome.status == 0 else { throw failure(outcome) }
    let text = asks ? try KeyFile.text(folder.file("message.sig")) : outcome.output
    return try checked(text, message, namespace)
  }

  /// The program may be anything, and a `.pub` file may lie beside another key than its own.
  private func checked(_ bytes: [UInt8], _ message: [UInt8], _ namespace: String) throws(SigningError) -> String {
    guard let signature = SSHSignature(armoured: String(decoding: bytes, as: UTF8.self)), signature.key == publicKey,
      signature.isValid(for: message, namespace: namespace)
    else { throw .failed(detail: "\(program) gave no signature by \(publicKey.fingerprint)") }
    return signature.armoured
  }

  private func failure(_ outcome: KeygenProcess.Outcome) -> SigningError {
    let text = outcome.diagnostics
    if text.contains("incorrect passphrase") { return .wrongPassphrase }
    if text.contains("agent refused operation") || text.contains("requires user presence") { return .refused }
    if text.contains("UNPROTECTED PRIVATE KEY FILE"), case .file(let path, _) = source {
      return .keyExposed(path: path)
    }
    let missing = ["Couldn't get agent socket", "Couldn't find key in agent", "No private key found"]
    if missing.contains(where: text.contains) { return .notInAgent }
    let line = text.split(whereSeparator: \.isNewline).last.map { String($0.prefix(300)) }
    return .failed(detail: line ?? "\(program) ended without a signature")
  }

  static var hasTerminal: Bool {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
    guard terminal >= 0 else { return false }
    close(terminal)
    return true
  }
}

extension SSHKeygenSigner.Source {
  fileprivate var needsNobody: Bool {
    if case .file(_, let isLocked) = self { !isLocked } else { false }
  }
}
