import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// An Ed25519 key from an unencrypted private key file (OpenSSH, PROTOCOL.key), checked in every part.
public struct OpenSSHPrivateKey: Sendable {
  /// Its public half.
  public let publicKey: PublicKey
  let key: Curve25519.Signing.PrivateKey

  /// What a private key file holds.
  public enum Content: Sendable {
    /// A key that can be used at once.
    case ed25519(OpenSSHPrivateKey)
    /// A key behind a passphrase, with its public half if the file tells it.
    case encrypted(PublicKey?)
    /// A key of another type or format without a passphrase, or one in a security key.
    case other(PublicKey?)
    /// No private key.
    case none
  }

  /// A new key.
  public init() {
    self.init(Curve25519.Signing.PrivateKey())
  }

  private init(_ key: Curve25519.Signing.PrivateKey) {
    self.key = key
    guard let publicKey = PublicKey(blob: Self.blob(of: Array(key.publicKey.rawRepresentation))) else {
      preconditionFailure("an Ed25519 key is a key")
    }
    self.publicKey = publicKey
  }

  private static func blob(of point: [UInt8]) -> [UInt8] {
    var writer = WireWriter()
    writer.append(string: Array(KeyAlgorithm.ed25519.rawValue.utf8))
    writer.append(string: point)
    return writer.bytes
  }

  private static let magic = Array("openssh-key-v1\0".utf8)
  private static let begin = "-----BEGIN OPENSSH PRIVATE KEY-----"
  private static let end = "-----END OPENSSH PRIVATE KEY-----"

  /// Reads the bytes of a private key file.
  public static func content(of file: [UInt8]) -> Content {
    let lines = String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let first = lines.first else { return .none }
    guard first == begin else { return pem(first, lines) }
    guard let last = lines.firstIndex(of: end[...]), last > 1,
      let bytes = Data(base64Encoded: lines[1..<last].joined())
    else { return .none }
    return content(inside: Array(bytes))
  }

  /// The older formats, which ssh-keygen reads as well.
  private static func pem(_ first: Substring, _ lines: [Substring]) -> Content {
    switch first {
    case "-----BEGIN ENCRYPTED PRIVATE KEY-----": .encrypted(nil)
    case "-----BEGIN PRIVATE KEY-----": .other(nil)
    case "-----BEGIN RSA PRIVATE KEY-----", "-----BEGIN EC PRIVATE KEY-----":
      lines.dropFirst().first?.utf8.starts(with: "Proc-Type: 4,ENCRYPTED".utf8) == true ? .encrypted(nil) : .other(nil)
    default: .none
    }
  }

  private static func content(inside bytes: [UInt8]) -> Content {
    var reader = WireReader(bytes)
    guard reader.take(magic), let cipher = reader.name(), let derivation = reader.name(),
      let options = reader.string(), reader.uint32() == 1, let blob = reader.string(), let secret = reader.string()
    else { return .none }
    let publicKey = PublicKey(blob: blob)
    guard cipher == "none" else { return .encrypted(publicKey) }
    guard derivation == "none", options.isEmpty, reader.isAtEnd else { return .none }
    guard publicKey?.algorithm == .ed25519 else { return .other(publicKey) }
    guard let key = ed25519(secret, blob) else { return .none }
    return .ed25519(OpenSSHPrivateKey(key))
  }

  /// The key in the secret part, if each number, both copies of the public half and the padding are right.
  private static func ed25519(_ secret: [UInt8], _ blob: [UInt8]) -> Curve25519.Signing.PrivateKey? {
    var reader = WireReader(secret)
    guard let check = reader.uint32(), reader.uint32() == check, reader.name() == KeyAlgorithm.ed25519.rawValue,
      let point = reader.string(), let pair = reader.string(), pair.count == 64, reader.string() != nil,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: pair.prefix(32))
    else { return nil }
    // The block size without a cipher is 8 bytes.
    guard secret.count.isMultiple(of: 8) else { return nil }
    var padding: UInt8 = 0
    while let byte = reader.byte() {
      padding += 1
      guard byte == padding, padding < 8 else { return nil }
    }
    let derived = Array(key.publicKey.rawRepresentation)
    return point == derived && Array(pair.suffix(32)) == derived && self.blob(of: derived) == blob ? key : nil
  }
}
