import SSHKeys

extension RecordError {
  /// Why a key did not sign. The raw values are those of the fact `problem`.
  public enum SigningProblem: String, Sendable, Hashable, CaseIterable {
    /// Signatures are asked for, and no key is named.
    case keyNeeded = "key-needed"
    /// The program that signs is not installed (`given`).
    case programMissing = "program-missing"
    /// The key's file cannot be read (`path`, `errno`).
    case keyUnreadable = "key-unreadable"
    /// What is named is no key (`given`).
    case notAKey = "not-a-key"
    /// Others may read the private key (`path`).
    case keyExposed = "key-exposed"
    /// The file of the public key is missing (`path`).
    case publicKeyMissing = "public-key-missing"
    /// The passphrase was wrong, or nobody could be asked (`fingerprint`).
    case wrongPassphrase = "wrong-passphrase"
    /// A person, the agent or the device refused (`fingerprint`).
    case refused
    /// No agent holds the key (`fingerprint`).
    case notInAgent = "not-in-agent"
    /// Nothing came in time (`fingerprint`, `limit`).
    case timedOut = "timed-out"
    /// Anything else (`fingerprint`, `detail`).
    case failed
  }

  package static var signatureOvertaken: RecordError { RecordError(.signatureOvertaken) }

  package static var signingKeyNeeded: RecordError { notSigned(.keyNeeded) }

  /// - Parameters:
  ///   - error: why.
  ///   - key: the key, if it could be read.
  package static func notSigned(_ error: SigningError, by key: PublicKey? = nil) -> RecordError {
    let found = key.map { Facts.Value.text($0.fingerprint) }
    let more: (problem: SigningProblem, facts: Facts) =
      switch error {
      case .programMissing(let program): (.programMissing, [.given: .text(program)])
      case .keyUnreadable(let path, let errno):
        (.keyUnreadable, [.path: .text(path), .errno: .number(Int(errno))])
      case .notAKey(let given): (.notAKey, [.given: .text(given)])
      case .keyExposed(let path): (.keyExposed, [.path: .text(path)])
      case .publicKeyMissing(let path): (.publicKeyMissing, [.path: .text(path)])
      case .wrongPassphrase: (.wrongPassphrase, [:])
      case .refused: (.refused, [:])
      case .notInAgent: (.notInAgent, [:])
      case .timedOut(let seconds): (.timedOut, [.limit: .number(seconds)])
      case .failed(let detail): (.failed, [.detail: .text(detail)])
      }
    return notSigned(more.problem, more.facts.adding(.fingerprint, found))
  }

  private static func notSigned(_ problem: SigningProblem, _ facts: Facts = [:]) -> RecordError {
    RecordError(.notSigned, facts.adding([.problem: .text(problem.rawValue)]))
  }
}
