#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program that makes keys.
public enum SSHKeygen {
  /// The types of key that it makes.
  public enum KeyType: String, Sendable, Hashable, CaseIterable {
    case ed25519, ecdsa, rsa
    /// In a security key.
    case ed25519SecurityKey = "ed25519-sk"
    case ecdsaSecurityKey = "ecdsa-sk"

    /// Whether a person must touch a device.
    public var isSecurityKey: Bool { self == .ed25519SecurityKey || self == .ecdsaSecurityKey }
  }

  /// Where the passphrase comes from.
  public enum Passphrase: Sendable, Hashable {
    /// There is none.
    case none
    /// ssh-keygen asks for it, at the terminal or through `SSH_ASKPASS`.
    case ask
  }

  /// Why no key was made.
  public enum CreationError: Error, Sendable, Hashable {
    /// There is a file of that name, or one with `.pub` after it.
    case exists(path: String)
    /// The comment has a character that ends its line.
    case comment
    case keygen(SigningError)
  }

  /// Makes a key: the private one at `path`, the public one at `path.pub`.
  ///
  /// It blocks the thread while a person types or touches.
  /// - Returns: the public key.
  public static func create(
    at path: String, type: KeyType = .ed25519, comment: String, passphrase: Passphrase, program: String? = nil
  ) throws(CreationError) -> PublicKey {
    for taken in [path, path + ".pub"] {
      var status = stat()
      guard lstat(taken, &status) != 0 else { throw .exists(path: taken) }
    }
    guard comment.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else { throw .comment }
    var process = KeygenProcess(
      program: program ?? "ssh-keygen", arguments: ["-q", "-t", type.rawValue, "-C", comment, "-f", path])
    if type == .rsa { process.arguments += ["-b", "4096"] }
    if passphrase == .none { process.arguments += ["-N", ""] }
    if passphrase == .ask || type.isSecurityKey {
      process.usesTerminal = SSHKeygenSigner.hasTerminal
      process.speaksToPerson = process.usesTerminal
    }
    if !process.usesTerminal { process.limit = 300 }
    do throws(SigningError) {
      let run = try process.run()
      guard run.status == 0 else {
        let line = run.diagnostics.split(whereSeparator: \.isNewline).last.map { String($0.prefix(300)) }
        throw SigningError.failed(detail: line ?? "ssh-keygen made no key")
      }
      let file = try KeyFile.text(path + ".pub")
      guard let key = PublicKey(line: String(decoding: file, as: UTF8.self)) else {
        throw SigningError.notAKey(given: path + ".pub")
      }
      return key
    } catch {
      throw .keygen(error)
    }
  }
}
