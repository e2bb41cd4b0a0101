import Foundation
import RecordRendering
import Testing

/// What the host of a shared record signs is checked by its key alone.
@Suite struct ReceiptsAreProofByThemselvesTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  /// A clone in which Chile has submitted and pushed, with the host's receipt fetched and in `receipt.json`.
  private func received() async throws -> String {
    let chile = try await admitted()
    try await submit("aportes", in: chile)
    let pushed = try await shared.push(from: chile, as: "CL")
    try #require(pushed.status == 0, "\(pushed.said)")
    try await fetch(chile)
    try await desk.done("receipt", "CL/inputs/aportes", "-o", desk.path("receipt.json"), more: ["-C", chile])
    return chile
  }

  private func admitted() async throws -> String {
    let secretariat = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: secretariat)
    try #require(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    return try await shared.clone("CL")
  }

  private func submit(_ slug: String, in clone: String, more: [String] = []) async throws {
    try await desk.done(
      "submit", desk.write("\(slug).md", "# Aportes\n\nTexto de \(slug).\n"), "--country", "CL", "--kind", "input",
      "--id", slug, "--lang", "es", more: more + ["-C", clone], setting: shared.person("CL"))
  }

  private func fetch(_ clone: String) async throws {
    let run = try await shared.shell("git fetch -q origin 'refs/gcmrepo/*:refs/gcmrepo/*'", in: clone, as: "CL")
    try #require(run.status == 0, "\(run.said)")
  }

  /// The host's key as a `.pub` file, as everybody is told it.
  private func hostKey() throws -> String {
    try desk.write("host.pub", desk.read(shared.host + "/gcmrepo/host_key.pub"))
  }

  @Test func itHoldsWithoutARecordAndWithOne() async throws {
    let chile = try await received()
    let key = try hostKey()
    let empty = try desk.write("empty/x", "")
    let place = String(empty.dropLast(2))
    let words = try desk.read("host.pub").split(separator: " ")
    let fingerprint = try await desk.shell("ssh-keygen -l -f host.pub | cut -d' ' -f2").output.dropLast()
    for known in [key, words.prefix(2).joined(separator: " "), String(fingerprint)] {
      let run = try await desk.gcmrepo("verify", desk.path("receipt.json"), "--host-key", known, from: place)
      #expect(run.status == 0 && run.said.contains("CL/inputs/aportes, revision 1"), "\(run.said)")
    }
    let json = try await desk.done("verify", "receipt.json", "--host-key", key, "--format", "json").json()
    #expect(json["holds"]?.bool == true && json["state"]?.string == "received")
    #expect(json["host"]?.string == String(fingerprint) && json["received_at"]?.string != nil)
    let inRecord = try await desk.done("verify", "receipt.json", at: chile)
    #expect(
      inRecord.said.contains("in the record as received") && inRecord.said.contains("SHA256:"), "\(inRecord.said)")
    try await desk.done("verify", "receipt.json", "--host-key", key, at: chile)
    // OpenSSH agrees, by the record's own list of keys.
    let receipt = try desk.read("receipt.json")
    let answer = try JSONSerialization.jsonObject(with: Data(receipt.utf8)) as? [String: Any]
    let host = try #require(answer?["host"] as? [String: String])
    try desk.write("r.sig", try #require(host["signature"]) + "\n")
    let file = try #require((answer?["files"] as? [[String: Any]])?.first)
    try desk.write(
      "r.txt",
      """
      gcmrepo-receipt/1
      record \(host["record"] ?? "")
      contribution CL/inputs/aportes
      revision 1
      commit \(answer?["commit"] as? String ?? "")
      received \(answer?["received_at"] as? String ?? "")
      original \(file["sha256"] as? String ?? "") \(file["path"] as? String ?? "")

      """)
    let openSSH = try await desk.shell(
      "ssh-keygen -Y verify -f '\(chile)/keys/allowed_signers' -I host@record -n gcmrepo-receipt -s r.sig < r.txt")
    #expect(openSSH.status == 0, "\(openSSH.said)")
  }

  @Test func whatTheHostDidNotSignIsRefused() async throws {
    let chile = try await received()
    let key = try hostKey()
    let receipt = try desk.read("receipt.json")
    func value(_ name: String) throws -> String {
      try String(#require(receipt.firstMatch(of: try Regex("\"\(name)\" : \"([^\"]+)\""))?.output[1].substring))
    }
    let ones = String(repeating: "1", count: 64)
    let forgeries = [
      receipt.replacing(try value("sha256"), with: ones),
      receipt.replacing(try value("commit"), with: ones.prefix(40)),
      receipt.replacing(try value("record"), with: ones.prefix(40)),
      receipt.replacing("\"revision\" : 1", with: "\"revision\" : 2"),
      receipt.replacing("CL/inputs/aportes", with: "CL/inputs/otra"),
      receipt.replacing("\"party\" : \"CL\"", with: "\"party\" : \"MX\""),
      receipt.replacing("\"kind\" : \"input\"", with: "\"kind\" : \"questionnaire\""),
      receipt.replacing(try value("received_at"), with: "2017-05-11T16:00:00Z"),
      receipt.replacing("original.es.md", with: "original.en.md"),
      receipt.replacing("BEGIN SSH SIGNATURE-----\\nU1NI", with: "BEGIN SSH SIGNATURE-----\\nU1NJ"),
      receipt.replacing(try value("signature").suffix(60).prefix(10), with: "AAAAAAAAAA"),
    ]
    for forgery in forgeries {
      try #require(forgery != receipt)
      for more in [["--host-key", key], ["-C", chile]] {
        let run = try await desk.gcmrepo("verify", "-", more: more, input: forgery)
        #expect(run.status == 1 && run.said.contains("not valid"), "\(more) \(forgery): \(run.said)")
      }
    }
    // Another host's key, and another record's host.
    try await shared.makeKey("other")
    let other = try await desk.gcmrepo("verify", "receipt.json", "--host-key", shared.key("other") + ".pub")
    #expect(other.status == 1 && other.said.contains("not the host's"), "\(other.said)")
    try await desk.done(
      "host", "init", "second.git", "--admin", shared.admin("RCM-TS"), setting: shared.person("RCM-TS"))
    let elsewhere = try await desk.gcmrepo("verify", "receipt.json", at: "second.git")
    #expect(elsewhere.status == 1, "\(elsewhere.said)")
    let none = try await desk.gcmrepo("verify", "receipt.json", "--host-key", "nowhere.pub")
    #expect(none.status == 3 && none.said.contains("nowhere.pub"), "\(none.said)")
    #expect(try await desk.gcmrepo("verify", "--host-key", key, at: chile).status == 2)
  }

  @Test func aSignatureForAnotherUseIsNoReceipt() async throws {
    _ = try await received()
    let key = try hostKey()
    let receipt = try desk.read("receipt.json")
    let answer = try JSONSerialization.jsonObject(with: Data(receipt.utf8)) as? [String: Any]
    let host = try #require(answer?["host"] as? [String: String])
    let file = try #require((answer?["files"] as? [[String: Any]])?.first)
    let text = """
      gcmrepo-receipt/1
      record \(host["record"] ?? "")
      contribution CL/inputs/aportes
      revision 1
      commit \(answer?["commit"] as? String ?? "")
      received \(answer?["received_at"] as? String ?? "")
      original \(file["sha256"] as? String ?? "") \(file["path"] as? String ?? "")

      """
    try desk.write("r.txt", text)
    for (namespace, status) in [("git", Int32(1)), ("gcmrepo-receipt", 0)] {
      let made = try await desk.shell(
        "ssh-keygen -q -Y sign -n \(namespace) -f '\(shared.host)/gcmrepo/host_key' < r.txt > r.sig")
      try #require(made.status == 0, "\(made.said)")
      let signature = try desk.read("r.sig").replacing("\n", with: "\\n").dropLast(2)
      let old = try #require(host["signature"]).replacing("\n", with: "\\n")
      let signed = receipt.replacing(old, with: signature)
      let run = try await desk.gcmrepo("verify", "-", "--host-key", key, input: signed)
      #expect(run.status == status, "\(namespace): \(run.said)")
    }
  }

  @Test func whatTheHostHasNotAnsweredIsPending() async throws {
    let chile = try await received()
    let receipt = try desk.read("receipt.json")
    let answer = try #require(try JSONSerialization.jsonObject(with: Data(receipt.utf8)) as? [String: Any])
    var pending = answer
    pending["state"] = "pending"
    pending["host"] = nil
    pending["received_at"] = nil
    let text = String(decoding: try JSONSerialization.data(withJSONObject: pending), as: UTF8.self)
    let run = try await desk.gcmrepo("verify", "-", "--format", "json", at: chile, input: text)
    #expect(run.status == 0, "\(run.said)")
    #expect(try run.json()["state"]?.string == "pending" && run.said.contains("gcmrepo receipt CL/inputs/aportes"))
    let alone = try await desk.gcmrepo("verify", "-", "--host-key", hostKey(), input: text)
    #expect(alone.status == 1 && alone.said.contains("before the host answered"), "\(alone.said)")
    try await submit("otra", in: chile)
    let unknown = try await desk.gcmrepo("receipt", "CL/inputs/otra", at: chile)
    #expect(unknown.status == 1 && unknown.said.contains("no receipt"), "\(unknown.said)")
  }

  @Test func afterARebaseItHoldsUnderAnotherCommit() async throws {
    let chile = try await admitted()
    let other = try await shared.clone("CL", as: "other")
    try await submit("otra", in: other)
    try #require(try await shared.push(from: other, as: "CL").status == 0)
    try await submit("aportes", in: chile, more: ["-o", desk.path("own.json")])
    let pulled = try await shared.shell("git pull -q --rebase", in: chile, as: "CL")
    try #require(pulled.status == 0, "\(pulled.said)")
    try #require(try await shared.push(from: chile, as: "CL").status == 0)
    let head = try await desk.git("rev-parse", "HEAD", in: chile)
    for place in [chile, shared.host] {
      let run = try await desk.gcmrepo("verify", "own.json", "--format", "json", at: place)
      #expect(run.status == 0 && run.said.contains("under another commit"), "\(run.said)")
      #expect(try run.json()["other_commit"]?.string == head)
    }
    let forged = try desk.read("own.json").replacing("\"revision\": 1", with: "\"revision\": 2")
    #expect(try await desk.gcmrepo("verify", "-", at: chile, input: forged).status == 1)
  }
}
