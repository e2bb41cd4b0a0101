/// The values of a receipt as text: a forged one may contain values that no record can have.
package struct ReceiptClaims: Sendable, Hashable {
  package var contribution: String
  package var revision: Int
  package var commit: String
  package var branch: String
  package var party: String
  package var kind: String
  package var submittedAt: Timestamp
  package var files: [Receipt.File]
  package var host: HostReceipt?
  package var isPending: Bool

  package init(
    contribution: String, revision: Int, commit: String, branch: String, party: String, kind: String,
    submittedAt: Timestamp, files: [Receipt.File], host: HostReceipt? = nil, isPending: Bool = false
  ) {
    self.contribution = contribution
    self.revision = revision
    self.commit = commit
    self.branch = branch
    self.party = party
    self.kind = kind
    self.submittedAt = submittedAt
    self.files = files
    self.host = host
    self.isPending = isPending
  }

  init(_ receipt: Receipt) {
    self.init(
      contribution: receipt.contribution.description, revision: receipt.revision, commit: receipt.commit.description,
      branch: receipt.branch, party: receipt.party.description, kind: receipt.kind.rawValue,
      submittedAt: receipt.submittedAt, files: receipt.files, host: receipt.host, isPending: receipt.isPending)
  }
}
