import SSHKeys

/// What a host says in a receipt: that it received a contribution, and when.
public struct HostReceipt: Sendable, Hashable {
  /// What its signature is for.
  static let namespace = "gcmrepo-receipt"

  /// When the host received it.
  public var receivedAt: Timestamp
  /// The first commit of the record, which tells it from any other.
  public var record: CommitID
  /// The host's key: `SHA256:…`.
  public var fingerprint: String
  /// The signature, armoured.
  public var signature: String

  /// The bytes that the host signs: lines of a fixed form, which the receipt says as well.
  static func statement(_ receipt: ReceiptClaims, of record: CommitID, at time: Timestamp) -> [UInt8] {
    var lines = [
      "gcmrepo-receipt/1", "record \(record)", "contribution \(receipt.contribution)", "revision \(receipt.revision)",
      "commit \(receipt.commit)", "received \(time)",
    ]
    for file in receipt.files { lines.append("original \(file.sha256) \(file.path)") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The host's word on a receipt.
  init(
    on receipt: Receipt, of record: CommitID, at time: Timestamp, by host: some SigningBackend
  ) throws(SigningError) {
    (receivedAt, self.record, fingerprint) = (time, record, host.publicKey.fingerprint)
    signature = try host.sign(Self.statement(ReceiptClaims(receipt), of: record, at: time), namespace: Self.namespace)
  }

  /// The host's word from its parts, as it was stored.
  public init(receivedAt: Timestamp, record: CommitID, fingerprint: String, signature: String) {
    self.receivedAt = receivedAt
    self.record = record
    self.fingerprint = fingerprint
    self.signature = signature
  }
}
