import GCMRepo
import RecordLocalization
import RecordRendering

extension Verify {
  /// Holds a receipt against the key of its host, where one is named, and else against the record.
  func check(_ receipt: ReceiptClaims, _ console: Console) throws {
    var check = ReceiptCheck(problems: [])
    // Whoever names both wants both.
    let isHeldToRecord = hostKey == nil || console.options.directory != nil
    if isHeldToRecord { check = try console.openRecord().hold(receipt) }
    if let hostKey {
      let key = try PublicKeyFile.fingerprint(named: hostKey)
      for problem in HostWord.problems(of: receipt, hosts: [key]) where !check.problems.contains(problem) {
        check.problems.append(problem)
      }
    }
    if console.options.format == .json { try console.print(json: json(receipt, check)) }
    guard check.problems.isEmpty else {
      if receipt.isPending { console.warn(Self.pending) }
      let sentences = check.problems.map(\.sentence)
      throw CommandFailure(
        .no,
        Message("The receipt is not valid: \(Message(sentences, separator: " "), "reasons")"))
    }
    if isHeldToRecord {
      console.remark(
        Message(
          """
          The receipt is valid: \(receipt.contribution, "contribution"), revision \(receipt.revision, "revision"), is \
          in the record as received.
          """))
    }
    if let host = receipt.host {
      console.remark(
        isHeldToRecord
          ? Message(
            "The host with the key \(host.fingerprint, "key") received it at \(host.receivedAt.description, "time").")
          : Message(
            """
            The receipt is valid: the host with the key \(host.fingerprint, "key") received \
            \(receipt.contribution, "contribution"), revision \(receipt.revision, "revision"), at \
            \(host.receivedAt.description, "time"). Its record was not looked at.
            """))
    }
    if let commit = check.otherCommit {
      console.remark(
        Message(
          "It is under another commit than the receipt names, \(commit.description, "commit"): it was put after what others had written."
        ))
    }
    if receipt.isPending {
      console.warn(
        check.isAnswered
          ? Message(
            "The receipt was made before the host answered. It has answered since; keep its receipt: gcmrepo receipt \(receipt.contribution, "contribution")"
          ) : Self.pending)
    }
  }

  private static let pending = Message(
    "The receipt was made before the host answered: it says what was sent, and does not prove that it was received.")

  private func json(_ receipt: ReceiptClaims, _ check: ReceiptCheck) -> JSONValue {
    [
      "schema": "gcmrepo.verify/1", "holds": .bool(check.problems.isEmpty),
      "problems": .array(check.problems.map { .string($0.sentence(.en)) }),
      "problem_details": .array(check.problems.map(\.json)),
      "contribution": .string(receipt.contribution), "revision": .int(receipt.revision),
      "state": receipt.host != nil ? "received" : receipt.isPending ? "pending" : .null,
      "received_at": receipt.host.map { .string($0.receivedAt.description) } ?? .null,
      "host": receipt.host.map { .string($0.fingerprint) } ?? .null,
      "other_commit": check.otherCommit.map { .string($0.description) } ?? .null,
    ]
  }
}
