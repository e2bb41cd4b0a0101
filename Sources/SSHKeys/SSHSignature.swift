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
  /// The characters of a line in the armour.
  private static let lineBytes = 70

  /// Reads an armoured signature, with or without the newline after it.
  ///
  /// - Returns: `nil` if it is malformed, of an unknown version or of a key that is not taken: see ``PublicKey``.
  public init?(armoured text: String) {
    guard text.utf8.count <= Self.mostBytes else { return nil }
    let newline = UInt8(ascii: "\n")
    var lines = Array(text.utf8).split(separator: newline, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    guard lines.count >= 3, lines[0].elementsEqual(Self.begin.utf8), lines[lines.count - 1].elementsEqual(Self.end.utf8)
    else { return nil }
    // More padding than there is to pad is refused, as by ssh-keygen.
    guard let bytes = CanonicalBase64.bytes(of: Array(lines[1..<lines.count - 1].joined())) else { return nil }
    self.init(bytes: bytes)
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

  init(key: PublicKey, namespace: String, hash: Hash, signature: [UInt8]) {
    (self.key, self.namespace, self.hash, self.signature) = (key, namespace, hash, signature)
  }

  /// Its text as ssh-keygen writes it, without a newline at the end.
  public var armoured: String {
    var writer = WireWriter()
    writer.append(Self.magic)
    writer.append([0, 0, 0, 1])
    writer.append(string: key.blob)
    writer.append(string: Array(namespace.utf8))
    writer.append(string: [])
    writer.append(string: Array(hash.rawValue.utf8))
    writer.append(string: signature)
    var rest = Data(writer.bytes).base64EncodedString().utf8[...]
    var text = Self.begin + "\n"
    while !rest.isEmpty {
      text += String(decoding: rest.prefix(Self.lineBytes), as: UTF8.self) + "\n"
      rest = rest.dropFirst(Self.lineBytes)
    }
    return text + Self.end
  }

  /// Whether it was made of this message, for this purpose, by its key. Whose key that is, it does not tell.
  ///
  /// Cost: the message's hash, and up to 1 ms for the key.
  public func isValid(for message: some Sequence<UInt8>, namespace: String) -> Bool {
    guard namespace == self.namespace else { return false }
    return key.isValid(
      signature: signature, of: Self.signedBytes(of: Array(message), namespace: namespace, hash: hash))
  }

  /// Whether a signature may be for this purpose.
  static func isNamespace(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// What the key signs, instead of the message itself.
  static func signedBytes(of message: [UInt8], namespace: String, hash: Hash) -> [UInt8] {
    var signed = WireWriter()
    signed.append(magic)
    signed.append(string: Array(namespace.utf8))
    signed.append(string: [])
    signed.append(string: Array(hash.rawValue.utf8))
    switch hash {
    case .sha256: signed.append(string: Array(SHA256.hash(data: message)))
    case .sha512: signed.append(string: Array(SHA512.hash(data: message)))
    }
    return signed.bytes
  }
}
