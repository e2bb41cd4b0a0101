import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A new Ed25519 key, which signs commits in this process as `git commit -S` has ssh-keygen do it.
///
/// 20,000 processes of ssh-keygen would take minutes; this takes seconds.
struct SigningKey {
  private static let kind = "ssh-ed25519"
  private let key = Curve25519.Signing.PrivateKey()

  /// The public key in its binary form.
  private var publicBytes: [UInt8] {
    var bytes = SSHBytes()
    bytes.append(Self.kind)
    bytes.append(key.publicKey.rawRepresentation)
    return bytes.bytes
  }

  /// Writes the private key to a file, and the public one beside it in `FILE.pub`.
  func write(to file: String) throws {
    let line = "\(Self.kind) \(Data(publicBytes).base64EncodedString())\n"
    try line.write(toFile: file + ".pub", atomically: false, encoding: .utf8)
    let made = FileManager.default.createFile(
      atPath: file, contents: Data((Armor.text(of: privateBytes, named: "OPENSSH PRIVATE KEY") + "\n").utf8),
      attributes: [.posixPermissions: 0o600])
    guard made else { throw ProcessFailure.notStarted(file, errno: errno) }
  }

  /// Without a passphrase (OpenSSH's PROTOCOL.key).
  private var privateBytes: [UInt8] {
    var secret = SSHBytes()
    // Twice the same number, by which a wrong passphrase is known; there is none.
    for _ in 0..<2 { secret.append(number: 0) }
    secret.append(Self.kind)
    secret.append(key.publicKey.rawRepresentation)
    secret.append(key.rawRepresentation + key.publicKey.rawRepresentation)
    secret.append("")
    var padded = secret.bytes
    for byte in 1...8 as ClosedRange<UInt8> where !padded.count.isMultiple(of: 8) { padded.append(byte) }
    var file = SSHBytes()
    file.append(plain: "openssh-key-v1\0")
    for part in ["none", "none", ""] { file.append(part) }
    file.append(number: 1)
    file.append(publicBytes)
    file.append(padded)
    return file.bytes
  }

  /// The signature for git's namespace (OpenSSH's PROTOCOL.sshsig), as a commit carries it.
  func signature(of payload: String) throws -> String {
    var signed = SSHBytes()
    signed.append(plain: "SSHSIG")
    for part in ["git", "", "sha512"] { signed.append(part) }
    signed.append(SHA512.hash(data: Data(payload.utf8)).map { $0 })
    var raw = SSHBytes()
    raw.append(Self.kind)
    raw.append(try key.signature(for: signed.bytes))
    var blob = SSHBytes()
    blob.append(plain: "SSHSIG")
    blob.append(number: 1)
    blob.append(publicBytes)
    for part in ["git", "", "sha512"] { blob.append(part) }
    blob.append(raw.bytes)
    return Armor.text(of: blob.bytes, named: "SSH SIGNATURE")
  }
}
