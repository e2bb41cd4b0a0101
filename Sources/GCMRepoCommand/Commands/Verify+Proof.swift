import GCMRepo
import RecordLocalization
import RecordRendering

extension Verify {
  /// Checks a proof that originals stand in a draft, by the draft's tag or the host's key alone.
  func check(_ proof: OriginalProof, _ console: Console) throws {
    guard against != nil || hostKey != nil else {
      throw CommandFailure(
        .usage,
        Message(
          "A proof is held against what you know from elsewhere: --against the id of the draft's tag, or --host-key."))
    }
    let hosts = try hostKey.map { [try PublicKeyFile.fingerprint(named: $0)] }
    let check = ProofCheck(proof, against: against, hosts: hosts)
    if console.options.format == .json { try console.print(json: json(proof, check)) }
    guard check.problems.isEmpty else {
      throw CommandFailure(
        .no, Message("The proof does not hold: \(Message(check.problems.map(\.sentence), separator: " "), "reasons")"))
    }
    for file in proof.files {
      console.remark(
        Message(
          """
          The proof holds: the file with the SHA-256 \(file.sha256, "hash") is in \(proof.draft, "draft") as \
          \(file.path, "path"), revision \(proof.revision, "revision").
          """))
    }
    if let signer = check.signer {
      console.remark(
        Message("\(proof.draft, "draft") is signed by \(Self.name(signer), "name")."))
    } else {
      console.warn(Message("\(proof.draft, "draft") is not signed: the proof rests on the id of its tag."))
    }
    for approval in check.approvals {
      console.remark(Message("\(proof.draft, "draft") is approved by \(Self.name(approval), "name")."))
    }
    if let host = check.host { console.remark(Message("The host with the key \(host, "key") signed the proof.")) }
  }

  private static func name(_ signer: ProofCheck.Signer) -> String {
    signer.principal.map { "\($0) (\(signer.fingerprint))" } ?? signer.fingerprint
  }

  private func json(_ proof: OriginalProof, _ check: ProofCheck) -> JSONValue {
    func json(_ signer: ProofCheck.Signer) -> JSONValue {
      ["principal": signer.principal.map { .string($0) } ?? .null, "fingerprint": .string(signer.fingerprint)]
    }
    return [
      "schema": "gcmrepo.verify/1", "holds": .bool(check.problems.isEmpty),
      "problems": .array(check.problems.map { .string($0.sentence(.en)) }),
      "problem_details": .array(check.problems.map(\.json)),
      "contribution": .string(proof.contribution.description), "revision": .int(proof.revision),
      "draft": .string(proof.draft), "tag": .string(proof.tag.description),
      "files": .array(proof.files.map { ["path": .string($0.path), "sha256": .string($0.sha256)] }),
      "signed_by": check.signer.map(json) ?? .null, "approved_by": .array(check.approvals.map(json)),
      "host": check.host.map { .string($0) } ?? .null,
    ]
  }
}
