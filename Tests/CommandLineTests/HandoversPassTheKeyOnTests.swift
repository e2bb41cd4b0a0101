import RecordRendering
import Testing

/// `gcmrepo directory handover` where each commit is signed: the key of who leaves ends, and who comes signs as soon as those agree
/// who must.
@Suite struct HandoversPassTheKeyOnTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  /// A host that has admitted Chile's Ana Rojas, with a submission of hers, and the clones of RCM's secretariat and of Chile.
  private func begin() async throws -> (secretariat: String, chile: String) {
    let secretariat = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: secretariat)
    try #require(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    let chile = try await shared.clone("CL")
    try #require(try await submit("aportes", in: chile, as: shared.person("CL")).status == 0)
    try #require(try await shared.push(from: chile, as: "CL").status == 0)
    try await pull(secretariat)
    return (secretariat, chile)
  }

  private func pull(_ clone: String) async throws {
    let run = try await shared.shell("git pull -q --rebase=false --ff-only", in: clone, as: "RCM-TS")
    try #require(run.status == 0, "\(run.said)")
  }

  private func submit(
    _ slug: String, in clone: String, as person: [String: String?]
  ) async throws -> Outcome {
    try await desk.gcmrepo(
      "submit", desk.write("\(slug).md", "# Aportes\n\nTexto de \(slug).\n"), "--country", "CL", "--kind", "input",
      "--id", slug, "--lang", "es", "--format", "json", more: ["-C", clone], setting: person)
  }

  private var eva: [String: String?] { shared.person("XX") }

  /// The keys of Chile by their persons: until when each is valid.
  private func keys(of record: String) async throws -> [String: JSONValue] {
    let rows = try await desk.rows("keys", "list", "--party", "CL", key: "keys", at: record)
    return Dictionary(rows.map { ($0["person"]?.string ?? "", $0) }) { first, _ in first }
  }

  /// What was signed before is valid to stock git too, with the record's own keys.
  private func expectSignaturesHold(in clone: String) async throws {
    for commit in try await desk.git("rev-list", "main", in: clone).split(separator: "\n") {
      let run = try await shared.shell("git verify-commit \(commit)", in: clone, as: "CL")
      #expect(run.status == 0, "\(run.said)")
    }
  }

  /// Whose term is over signs nothing that the host takes, and who took over does.
  private func expectEvaSigns(notAnaIn chile: String) async throws {
    try await pull(chile)
    // The old key is valid to the end of the second of the handover.
    _ = try await desk.shell("sleep 1")
    let old = try await submit("tarde", in: chile, as: shared.person("CL"))
    if old.status == 0 {
      let pushed = try await shared.push(from: chile, as: "CL")
      #expect(pushed.status != 0 && pushed.said.contains("revocada"), "\(pushed.said)")
    } else {
      expectRefusal(old, status: 3, naming: "revoked")
    }
    let clone = try await shared.clone("XX", as: "work-eva")
    let receipt = try await submit("nuevos", in: clone, as: eva)
    #expect(receipt.status == 0, "\(receipt.said)")
    #expect(try receipt.json()["warnings"]?.array?.isEmpty == true)
    let pushed = try await shared.push(from: clone, as: "XX")
    #expect(pushed.status == 0, "\(pushed.said)")
    for command in ["audit", "verify"] { try await desk.done(more: [command], at: shared.host) }
    #expect(try await desk.done("directory", "check", at: shared.host).status == 0)
    try await expectSignaturesHold(in: clone)
  }

  @Test func theOtherSecretariatAgreesToTheNewKey() async throws {
    let (secretariat, chile) = try await begin()
    let words = [
      "directory", "handover", "CL/ana-rojas", "--to", "Eva Nadie", "--key", shared.key("XX") + ".pub", "--format",
      "json",
      "-C", secretariat,
    ]
    // Nothing is written for trial.
    let tip = try await desk.git("rev-parse", "HEAD", in: secretariat)
    let dry = try await desk.done(more: words + ["--dry-run"], setting: shared.person("RCM-TS")).json()
    #expect(dry["proposed"]?.bool == true && dry["dry_run"]?.bool == true)
    #expect(try await desk.git("rev-parse", "HEAD", in: secretariat) == tip)
    let run = try await desk.done(more: words, setting: shared.person("RCM-TS"))
    let made = try run.json()
    #expect(made["party"]?.string == "RCM-TS" && made["new"]?.string == "CL/eva-nadie", "\(made)")
    #expect(made["proposed"]?.bool == true && made["lacks_key"]?.bool == false && made["revoked"]?.array?.count == 1)
    #expect(run.said.contains("The other secretariat agrees"))
    #expect(
      try await desk.lastCommit(of: secretariat) == [
        "Hand over from CL/ana-rojas to CL/eva-nadie", "Party: RCM-TS", "Action: admit", "keys/allowed_signers",
        "parties/CL.yml",
      ])
    let pushed = try await shared.push(from: secretariat, as: "RCM-TS")
    #expect(pushed.status == 0, "\(pushed.said)")
    let proposed = try await keys(of: shared.host)
    #expect(proposed["eva-nadie"]?["fingerprint"] == made["key"], "\(proposed)")
    #expect(proposed["ana-rojas"]?["fingerprint"] == made["revoked"]?[0])
    // Until the other agrees, the new key signs nothing, and the proposer does not agree with itself.
    let early = try await shared.clone("XX", as: "early")
    if try await submit("antes", in: early, as: eva).status == 0 {
      let refused = try await shared.push(from: early, as: "XX")
      #expect(refused.status != 0, "\(refused.said)")
    }
    let agree = ["keys", "add", shared.key("XX") + ".pub", "--party", "CL", "--person", "Eva Nadie", "-C"]
    expectRefusal(
      try await desk.gcmrepo(more: agree + [secretariat], setting: shared.person("RCM-TS")), status: 3)
    let other = try await shared.clone("SACM-TS")
    let agreed = try await desk.done(more: agree + [other], setting: shared.person("SACM-TS"))
    #expect(agreed.said.contains("eva-nadie signs for CL"), "\(agreed.said)")
    let sent = try await shared.push(from: other, as: "SACM-TS")
    #expect(sent.status == 0, "\(sent.said)")
    try await expectEvaSigns(notAnaIn: chile)
  }

  @Test func aStateHandsItsOwnKeyOver() async throws {
    let (_, chile) = try await begin()
    let made = try await desk.done(
      "directory", "handover", "CL/ana-rojas", "--to", "Eva Nadie", "--key", shared.key("XX") + ".pub", "--format",
      "json",
      more: ["-C", chile], setting: shared.person("CL")
    ).json()
    // The key that ends signs the handover itself.
    #expect(made["party"]?.string == "CL" && made["proposed"]?.bool == false, "\(made)")
    let pushed = try await shared.push(from: chile, as: "CL")
    #expect(pushed.status == 0, "\(pushed.said)")
    try await expectEvaSigns(notAnaIn: chile)
  }

  @Test func aLaterDayEndsTheOneKeyAndBeginsTheOther() async throws {
    let (_, chile) = try await begin()
    try await desk.done(
      "directory", "handover", "CL/ana-rojas", "--to", "Eva Nadie", "--key", shared.key("XX") + ".pub", "--on",
      "2099-01-01",
      more: ["-C", chile], setting: shared.person("CL"))
    let all = try await keys(of: chile)
    #expect(all["ana-rojas"]?["valid_until"]?.string == "2098-12-31T23:59:59Z", "\(all)")
    #expect(all["eva-nadie"]?["valid_from"]?.string == "2099-01-01T00:00:00Z", "\(all)")
    #expect(try await shared.push(from: chile, as: "CL").status == 0)
    try #require(try await submit("mas", in: chile, as: shared.person("CL")).status == 0)
    #expect(try await shared.push(from: chile, as: "CL").status == 0)
    try await desk.done("audit", at: shared.host)
  }

  @Test func nobodyHandsOverForASecretariat() async throws {
    let (secretariat, _) = try await begin()
    let before = try await desk.git("rev-parse", "HEAD", in: secretariat)
    let words = ["directory", "handover", "SACM-TS/saul-rey", "--to", "Eva Nadie"]
    for more in [["--key", shared.key("XX") + ".pub"], []] {
      let run = try await desk.gcmrepo(more: words + more + ["-C", secretariat], setting: shared.person("RCM-TS"))
      #expect(run.status == 3 || run.status == 5, "\(run.said)")
    }
    // Without a key, who takes over is told what is missing.
    let run = try await desk.done(
      "directory", "handover", "CL/ana-rojas", "--to", "Eva Nadie", more: ["-C", secretariat],
      setting: shared.person("RCM-TS"))
    #expect(run.said.contains("keys add KEY.pub --party CL --person 'Eva Nadie'"), "\(run.said)")
    #expect(try await desk.git("rev-parse", "HEAD~1", in: secretariat) == before)
  }
}
