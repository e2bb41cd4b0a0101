import SSHKeys

/// Checks the word of a host in a receipt by its key alone: no record and no git are needed.
package enum HostWord {
  /// What is wrong with a receipt as a proof by itself.
  ///
  /// The host signs the record, the contribution, the revision, the commit, the path and SHA-256 of each original and the
  /// time of receipt. The rest of a receipt, such as its title or the sizes, is not proven. Cost: 0.1 ms.
  /// - Parameters:
  ///   - receipt: what it says.
  ///   - hosts: the fingerprints of the keys of which one must have signed it.
  package static func problems(of receipt: ReceiptClaims, hosts: [String]) -> [ReceiptProblem] {
    guard let host = receipt.host else { return [.hostSilent] }
    guard let made = SSHSignature(armoured: host.signature), made.key.fingerprint == host.fingerprint else {
      return [.hostSignature]
    }
    guard hosts.contains(host.fingerprint) else { return [.otherHost(host.fingerprint, expected: hosts)] }
    guard isOfFixedForm(receipt),
      made.isValid(
        for: HostReceipt.statement(receipt, of: host.record, at: host.receivedAt), namespace: HostReceipt.namespace)
    else { return [.hostSignature] }
    return problems(inFormOf: receipt)
  }

  /// Whether the signed lines can be read in one way alone: a line within a path would pass as another original.
  private static func isOfFixedForm(_ receipt: ReceiptClaims) -> Bool {
    ContributionID(receipt.contribution) != nil && CommitID(receipt.commit) != nil
      && receipt.files.allSatisfy { file in
        SHA256Text.isValid(file.sha256) && !file.path.utf8.contains { $0 < 0x20 || $0 == 0x7F }
      }
  }

  /// What the contribution's id says too must agree with it.
  private static func problems(inFormOf receipt: ReceiptClaims) -> [ReceiptProblem] {
    guard !receipt.files.isEmpty else { return [.noFiles] }
    guard let id = ContributionID(receipt.contribution) else { return [.hostSignature] }
    var problems: [ReceiptProblem] = []
    for (key, said, found) in [
      ("party", receipt.party, id.party.description), ("kind", receipt.kind, id.kind.rawValue),
    ] where said != found {
      problems.append(.differs(key: key, receipt: said, record: found))
    }
    for file in receipt.files where !file.path.isBelow(id.folder) { problems.append(.fileMissing(path: file.path)) }
    return problems
  }
}

/// A SHA-256 as text.
enum SHA256Text {
  /// Whether it is 64 lower-case hexadecimal digits.
  static func isValid(_ text: some StringProtocol) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
