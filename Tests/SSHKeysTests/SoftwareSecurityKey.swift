import Crypto
import Foundation

/// Does in software what a security key with Ed25519 does (OpenSSH, PROTOCOL.u2f and PROTOCOL.sshsig).
struct SoftwareSecurityKey {
  private let key = Curve25519.Signing.PrivateKey()
  private let type = Array("sk-ssh-ed25519@openssh.com".utf8)
  private let application = Array("ssh:".utf8)

  private func field(_ bytes: some Collection<UInt8>) -> [UInt8] { number(UInt32(bytes.count)) + bytes }

  private func number(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }

  var blob: [UInt8] { field(type) + field(Array(key.publicKey.rawRepresentation)) + field(application) }

  func sign(_ message: [UInt8], namespace: String, flags: UInt8) throws -> String {
    let purpose = field(Array(namespace.utf8)) + field([]) + field(Array("sha512".utf8))
    let data = Array("SSHSIG".utf8) + purpose + field(Array(SHA512.hash(data: message)))
    let counter: UInt32 = 7
    let signed = Array(SHA256.hash(data: application)) + [flags] + number(counter) + Array(SHA256.hash(data: data))
    let signature = field(type) + field(Array(try key.signature(for: signed))) + [flags] + number(counter)
    let bytes = Array("SSHSIG".utf8) + number(1) + field(blob) + purpose + field(signature)
    let base64 = Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    return "-----BEGIN SSH SIGNATURE-----\n\(base64)\n-----END SSH SIGNATURE-----\n"
  }
}
