import Crypto

/// A request for a timestamp (RFC 3161, section 2.4.1): for SHA-256, with a nonce, and for the authority's certificate.
enum TimestampQuery {
  /// 2.16.840.1.101.3.4.2.1 (NIST), as it is in an element.
  static let sha256: [UInt8] = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]

  /// The query of bytes.
  static func of(_ bytes: [UInt8], nonce: UInt64 = .random(in: .min ... .max)) -> [UInt8] {
    typealias Tag = DERReader.Tag
    let algorithm = DERWriter.sequence(DERWriter.element(Tag.object, sha256), DERWriter.element(Tag.null, []))
    let imprint = DERWriter.sequence(
      algorithm, DERWriter.element(Tag.octets, Array(SHA256.hash(data: bytes))))
    return DERWriter.sequence(
      DERWriter.integer([1]), imprint, DERWriter.integer(withUnsafeBytes(of: nonce.bigEndian) { Array($0) }),
      DERWriter.element(Tag.boolean, [0xFF]))
  }
}
