/// What makes SSH signatures with one key: the process itself, `ssh-keygen`, or an agent.
public protocol SigningBackend: Sendable {
  /// The key that signs.
  var publicKey: PublicKey { get }
  /// Whether it may ask a person, for a passphrase or a touch, and so may take minutes.
  var mayAskPerson: Bool { get }
  /// Signs a message, and blocks the calling thread meanwhile.
  ///
  /// - Parameters:
  ///   - message: what is signed.
  ///   - namespace: what for: `git` for commits and tags.
  /// - Returns: the armoured signature (OpenSSH, PROTOCOL.sshsig), without a newline at its end.
  func sign(_ message: [UInt8], namespace: String) throws(SigningError) -> String
}

/// Why a key did not sign.
public enum SigningError: Error, Sendable, Hashable {
  /// The program is not installed.
  case programMissing(program: String)
  /// The key's file cannot be read, with the system's reason.
  case keyUnreadable(path: String, errno: Int32)
  /// What was named is no key of a type that is taken.
  case notAKey(given: String)
  /// Others than its owner may read the private key; OpenSSH does not use it either.
  case keyExposed(path: String)
  /// The public key is needed beside a private key in an older format, in `path`.
  case publicKeyMissing(path: String)
  /// The passphrase was wrong, or there was nobody to type it.
  case wrongPassphrase
  /// A person, the agent or the device refused.
  case refused
  /// No agent runs, or it does not hold the key.
  case notInAgent
  /// Nothing came within this time.
  case timedOut(seconds: Int)
  /// Anything else, in the words of the program.
  case failed(detail: String)
}
