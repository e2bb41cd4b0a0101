import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A signature as `ssh-keygen -Y sign` makes it (OpenSSH, PROTOCOL.sshsig), checked in every part.
public struct SSHSignature: Sendable, Hashable {
  /// The key that it says it was made with.
  public let key: PublicKey
  /// What it was made for: `git` for commits and tags.
  public let namespace: String
  /// The hash of the message that was signed.
  public let hash: Hash
  private let signature: [UInt8]

  /// The hash of the message.
  public enum Hash: String, Sendable, Hashable {
    case sha256, sha512
  }

  /// More than any key's.
  private static let mostBytes = 1 << 16
  private static let magic = Array("SSHSIG".utf8)
  private static let begin = "-----BEGIN SSH SIGNATURE-----"
  private static let end = "-----END SSH SIGNATURE-----"

  /// Reads an armoured signature, with or without the newline after it.
  ///
  /// - Returns: `nil` if it is malformed, of an unknown version or of a key that is not taken: see ``PublicKey``.
  public init?(armoured text: String) {
    guard text.utf8.count <= Self.mostBytes else { return nil }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count >= 3, lines.first == Self.begin[...], lines.last == Self.end[...] else { return nil }
    guard let bytes = Data(base64Encoded: lines.dropFirst().dropLast().joined()) else { return nil }
    self.init(bytes: Array(bytes))
  }

  /// Reads the signature inside the armour.
  init?(bytes: [UInt8]) {
    var reader = WireReader(bytes)
    guard reader.take(Self.magic), reader.uint32() == 1, let key = reader.string().flatMap({ PublicKey(blob: $0) }),
      let namespace = reader.name(), !namespace.isEmpty, let reserved = reader.string(), reserved.isEmpty,
      let hash = reader.name().flatMap(Hash.init), let signature = reader.string(), reader.isAtEnd
    else { return nil }
    self.key = key
    self.namespace = namespace
    self.hash = hash
    self.signature = signature
  }

  /// Whether it was made of this message, for this purpose, by its key. Whose key that is, it does not tell.
  ///
  /// Cost: the message's hash, and up to 1 ms for the key.
  public func isValid(for message: some Sequence<UInt8>, namespace: String) -> Bool {
    guard namespace == self.namespace else { return false }
    let message = Array(message)
    var signed = WireWriter()
    signed.append(Self.magic)
    signed.append(string: Array(namespace.utf8))
    signed.append(string: [])
    signed.append(string: Array(hash.rawValue.utf8))
    switch hash {
    case .sha256: signed.append(string: Array(SHA256.hash(data: message)))
    case .sha512: signed.append(string: Array(SHA512.hash(data: message)))
    }
    return key.isValid(signature: signature, of: signed.bytes)
  }
}
