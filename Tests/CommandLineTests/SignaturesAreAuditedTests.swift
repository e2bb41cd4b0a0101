import Foundation
import RecordRendering
import Testing

/// Commits that stock git signed, judged by the keys that the record allowed before each.
@Suite struct SignaturesAreAuditedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func makeKey(_ name: String, _ type: String = "ed25519") async throws -> String {
    let made = try await desk.shell("ssh-keygen -q -t \(type) -N '' -C '' -f '\(desk.path(name))'")
    try #require(made.status == 0)
    return try desk.read(name + ".pub").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Puts the file of keys into the record.
  private func allow(_ lines: [String], in record: String) async throws {
    try desk.write(record + "/keys/allowed_signers", lines.joined(separator: "\n") + "\n")
    try await desk.git("add", "keys", in: record)
    try await desk.git(
      "commit", "-q", "--no-gpg-sign", "-m", "Admit keys\n\nParty: RCM-TS\nAction: admit", in: record)
  }

  /// Signs the newest commit with stock git.
  private func sign(with key: String, in record: String, dated date: String? = nil) async throws {
    let dates = date.map { "GIT_COMMITTER_DATE='\($0)' " } ?? ""
    let run = try await desk.shell(
      """
      cd '\(desk.path(record))' && \(dates)git -c gpg.format=ssh -c user.signingkey='\(desk.path(key))' \
      commit -q --amend --no-edit -S
      """)
    try #require(run.status == 0, "\(run.said)")
  }

  private func signatures(in record: String) async throws -> [JSONValue?] {
    let audit = try await desk.gcmrepo("audit", "--format", "json", at: record).json()
    return audit["commits"]?.array?.map { $0["signature"] } ?? []
  }

  @Test(arguments: ["ed25519", "ecdsa", "rsa"]) func stockGitAgreesOnAGoodSignature(type: String) async throws {
    let record = try await desk.record()
    let key = try await makeKey("key", type)
    try await allow(["focal-point@CL namespaces=\"git\" \(key)"], in: record)
    try await desk.submit(desk.note(), at: record)
    try await sign(with: "key", in: record)
    let newest = try #require(try await signatures(in: record).first ?? nil)
    #expect(newest["status"]?.string == "good" && newest["principal"]?.string == "focal-point@CL")
    let shown = try await desk.shell("ssh-keygen -l -f '\(desk.path("key.pub"))'").output.split(separator: " ")[1]
    #expect(newest["fingerprint"]?.string == String(shown))
    let verified = try await desk.shell(
      "cd '\(desk.path(record))' && TZ=UTC git -c gpg.ssh.allowedSignersFile=keys/allowed_signers verify-commit HEAD")
    #expect(verified.status == 0, "\(verified.said)")
    // Those before it have none.
    #expect(try await signatures(in: record).dropFirst().allSatisfy { $0?["status"]?.string == "unsigned" })
    // The reflog shows that the commit was amended.
    let table = try await desk.gcmrepo("audit", at: record).output
    #expect(table.contains("Signed by") && table.contains("focal-point@CL") && table.contains("not signed"))
  }

  @Test func whatIsNotGoodIsNamed() async throws {
    let record = try await desk.record()
    let (own, other, expired) = (try await makeKey("own"), try await makeKey("other"), try await makeKey("expired"))
    _ = try await makeKey("stranger")
    try await allow(
      [
        "focal-point@CL \(own)", "focal-point@PE \(other)", "focal-point@CL valid-before=\"20160101\" \(expired)",
      ], in: record)
    for (key, status, principal) in [
      ("other", "wrong_party", "focal-point@PE"), ("expired", "expired", "focal-point@CL"),
      ("stranger", "unknown_key", nil),
    ] {
      try await desk.submit(desk.note("\(key).md", "# Nota \(key)\n\nTexto de \(key).\n"), at: record)
      try await sign(with: key, in: record)
      let newest = try await signatures(in: record).first ?? nil
      #expect(newest?["status"]?.string == status && newest?["principal"]?.string == principal, "\(key)")
    }
    let audit = try await desk.gcmrepo("audit", at: record)
    #expect(audit.status == 1)
    #expect(audit.output.contains("It is made for CL and signed with a key of focal-point@PE."))
    #expect(audit.output.contains("unknown key") && audit.output.contains("focal-point@CL, key not valid then"))
  }

  @Test func aChangedCommitHasABadSignature() async throws {
    let record = try await desk.record()
    try await allow(["focal-point@CL \(try await makeKey("key"))"], in: record)
    try await desk.submit(desk.note(), at: record)
    try await sign(with: "key", in: record)
    let object = try await desk.git("cat-file", "commit", "HEAD", in: record)
    for (name, changed) in [
      ("message", object.replacing("Submit CL", with: "Submit  CL")),
      ("twice", object.replacing("\n\nSubmit", with: "\ngpgsig x\n\nSubmit")),
      ("sha256", object.replacing("\n\nSubmit", with: "\ngpgsig-sha256 x\n\nSubmit")),
      ("author", object.replacing("author Ana", with: "author Eva")),
    ] {
      try desk.write("commit", changed + "\n")
      let forged = try await desk.shell(
        "cd '\(desk.path(record))' && git hash-object -t commit -w --literally '\(desk.path("commit"))'")
      try await desk.git(
        "update-ref", "refs/heads/main", forged.output.trimmingCharacters(in: .whitespacesAndNewlines), in: record)
      let audit = try await desk.gcmrepo("audit", "--format", "json", at: record)
      let newest = try audit.json()["commits"]?[0]
      #expect(audit.status == 1 && newest?["signature"]?["status"]?.string == "bad", "\(name)")
      let codes = newest?["finding_details"]?.array?.compactMap { $0["code"]?.string }
      #expect(codes?.contains("bad-signature") == true, "\(name)")
    }
  }

  /// A key does not admit itself: the keys before a commit count.
  @Test func aKeyThatItsOwnCommitAdmitsIsUnknown() async throws {
    let record = try await desk.record()
    let key = try await makeKey("key")
    try await allow(["secretariat@RCM-TS \(key)"], in: record)
    try await sign(with: "key", in: record)
    #expect(try await signatures(in: record).first??["status"]?.string == "unknown_key")
  }

  @Test func signaturesOfOpenPGPAreNotCalledBad() async throws {
    let record = try await desk.record()
    let object = try await desk.git("cat-file", "commit", "HEAD", in: record)
    try desk.write(
      "commit",
      object.replacing(
        "\n\nBegin", with: "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----\n\nBegin")
        + "\n")
    let made = try await desk.shell(
      "cd '\(desk.path(record))' && git hash-object -t commit -w '\(desk.path("commit"))'")
    try await desk.git(
      "update-ref", "refs/heads/main", made.output.trimmingCharacters(in: .whitespacesAndNewlines), in: record)
    #expect(try await signatures(in: record).first??["status"]?.string == "unknown_key")
  }

  @Test func aLineThatOpenSSHWouldPassOverIsAFinding() async throws {
    let record = try await desk.record()
    let key = try await makeKey("key")
    try await allow(["# Keys", "focal-point@CL namespaces=\"git, file\" \(key)"], in: record)
    let verify = try await desk.gcmrepo("verify", "--format", "json", at: record)
    #expect(verify.status == 1)
    let finding = try verify.json()["findings"]?[0]
    #expect(finding?["path"]?.string == "keys/allowed_signers" && finding?["line"]?.int == 2)
  }
}
