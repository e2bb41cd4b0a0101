/// The type of a public key, by its name in files and on the wire.
public enum KeyAlgorithm: String, Sendable, Hashable, CaseIterable {
  /// RFC 8709.
  case ed25519 = "ssh-ed25519"
  /// RFC 5656.
  case ecdsa256 = "ecdsa-sha2-nistp256"
  case ecdsa384 = "ecdsa-sha2-nistp384"
  case ecdsa521 = "ecdsa-sha2-nistp521"
  /// RFC 4253; signatures with SHA-2 alone (RFC 8332).
  case rsa = "ssh-rsa"
  /// In a security key (OpenSSH, PROTOCOL.u2f).
  case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
  case securityKeyECDSA = "sk-ecdsa-sha2-nistp256@openssh.com"

  /// Whether the private key is in a device that a person touches.
  public var isSecurityKey: Bool { self == .securityKeyEd25519 || self == .securityKeyECDSA }

  /// The curve's name in the key, for keys that have one.
  var curve: String? {
    switch self {
    case .ecdsa256, .securityKeyECDSA: "nistp256"
    case .ecdsa384: "nistp384"
    case .ecdsa521: "nistp521"
    case .ed25519, .rsa, .securityKeyEd25519: nil
    }
  }

  /// The size of a coordinate in bytes.
  var fieldBytes: Int {
    switch self {
    case .ecdsa384: 48
    case .ecdsa521: 66
    default: 32
    }
  }
}
