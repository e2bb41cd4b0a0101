import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A public key in OpenSSH's form, checked in every part.
public struct PublicKey: Sendable, Hashable {
  /// Its type.
  public let algorithm: KeyAlgorithm
  /// The key as it is on the wire: its type's name, and its numbers.
  public let blob: [UInt8]
  /// The SHA-256 of the key as it is on the wire.
  public let digest: [UInt8]
  let material: Material

  /// The numbers of a key.
  enum Material: Sendable, Hashable {
    /// 32 bytes.
    case ed25519([UInt8])
    /// An uncompressed point (SEC 1, section 2.3.3).
    case point([UInt8])
    /// Big-endian, without leading zeros.
    case rsa(exponent: [UInt8], modulus: [UInt8])
  }

  /// For a security key: the application that it was made for, such as `ssh:`.
  public let application: String?

  /// The sizes of RSA keys, in bits, that are taken: a smaller one can be broken, a larger one costs its readers.
  public static let rsaBits = 2048...16384

  /// Reads a key as it is on the wire.
  ///
  /// - Returns: `nil` if it is of another type, malformed or has bytes beyond its end.
  public init?(blob: [UInt8]) {
    var reader = WireReader(blob)
    guard let algorithm = reader.name().flatMap(KeyAlgorithm.init) else { return nil }
    if let curve = algorithm.curve, reader.name() != curve { return nil }
    switch algorithm {
    case .ed25519, .securityKeyEd25519:
      guard let bytes = reader.string(), bytes.count == 32 else { return nil }
      material = .ed25519(bytes)
    case .ecdsa256, .ecdsa384, .ecdsa521, .securityKeyECDSA:
      guard let point = reader.string(), point.count == 1 + 2 * algorithm.fieldBytes, point[0] == 4 else { return nil }
      material = .point(point)
    case .rsa:
      guard let exponent = reader.positiveInteger(mostBytes: 8),
        let modulus = reader.positiveInteger(mostBytes: Self.rsaBits.upperBound / 8),
        Self.rsaBits.contains(modulus.count * 8 - modulus[0].leadingZeroBitCount)
      else { return nil }
      material = .rsa(exponent: exponent, modulus: modulus)
    }
    application = algorithm.isSecurityKey ? reader.name() : nil
    guard reader.isAtEnd, algorithm.isSecurityKey == (application != nil) else { return nil }
    self.algorithm = algorithm
    self.blob = blob
    digest = Array(SHA256.hash(data: blob))
  }

  /// Reads the line of a `.pub` file: the type, the key in base 64, and a comment, which is left out.
  public init?(line: String) {
    let words = line.split(maxSplits: 2) { $0 == " " || $0 == "\t" }
    guard words.count >= 2 else { return nil }
    self.init(type: words[0], base64: words[1])
  }

  init?(type: Substring, base64: Substring) {
    guard let bytes = Data(base64Encoded: String(base64)) else { return nil }
    self.init(blob: Array(bytes))
    guard algorithm.rawValue == type else { return nil }
  }

  /// `ssh-ed25519 AAAA…`
  public var line: String { algorithm.rawValue + " " + Data(blob).base64EncodedString() }

  /// `SHA256:` and the hash of the key in base 64 without padding, as ssh-keygen prints it.
  public var fingerprint: String { Self.fingerprint(ofDigest: digest) }

  /// The same for the hash of a key.
  public static func fingerprint(ofDigest digest: [UInt8]) -> String {
    "SHA256:" + CanonicalBase64.unpadded(digest)
  }

  /// For RSA, the size of the modulus in bits.
  public var bits: Int? {
    guard case .rsa(_, let modulus) = material else { return nil }
    return modulus.count * 8 - modulus[0].leadingZeroBitCount
  }
}
