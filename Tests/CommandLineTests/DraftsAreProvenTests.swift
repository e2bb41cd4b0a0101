import Foundation
import RecordRendering
import Testing

/// What an auditor or a capital can check of a draft without trusting the host: its fingerprint, a pinned draft, and the
/// proof that an original stands in it.
@Suite struct DraftsAreProvenTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  /// A host with a submission of Chile and a draft that both secretariats signed; the clone of RCM's.
  private func agreed() async throws -> String {
    let secretariat = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: secretariat)
    try #require(try await shared.push(from: secretariat, as: "RCM-TS").status == 0)
    let chile = try await shared.clone("CL")
    try await submit("aportes", in: chile)
    try #require(try await shared.push(from: chile, as: "CL").status == 0)
    _ = try await shared.shell("git pull -q", in: secretariat, as: "RCM-TS")
    try await desk.done("tag", "draft-1", "-m", "First", more: ["-C", secretariat], setting: shared.person("RCM-TS"))
    try #require(
      try await shared.push("draft-1 'refs/gcmrepo/*:refs/gcmrepo/*'", from: secretariat, as: "RCM-TS").status == 0)
    let other = try await shared.clone("SACM-TS")
    try await desk.done("approve", "draft-1", more: ["-C", other], setting: shared.person("SACM-TS"))
    try #require(
      try await shared.push("'refs/gcmrepo/approvals/*:refs/gcmrepo/approvals/*'", from: other, as: "SACM-TS").status
        == 0)
    return secretariat
  }

  private func submit(_ slug: String, in clone: String) async throws {
    try await desk.done(
      "submit", desk.write("\(slug).md", "# Aportes\n\nTexto de \(slug).\n"), "--country", "CL", "--kind", "input",
      "--id", slug, "--lang", "es", "-C", clone, setting: shared.person("CL"))
  }

  private func update(_ clone: String) async throws {
    let run = try await shared.shell(
      "git pull -q && git fetch -q --tags origin && git fetch -q origin 'refs/gcmrepo/*:refs/gcmrepo/*'", in: clone,
      as: "RCM-TS")
    try #require(run.status == 0, "\(run.said)")
  }

  @Test func theFingerprintIsTheSameOnTheHostAndInEachClone() async throws {
    let secretariat = try await agreed()
    try await update(secretariat)
    let host = try await desk.done("fingerprint", at: shared.host).output
    #expect(host.wholeMatch(of: /([0-9]{5} ){11}[0-9]{5}\n/) != nil, "\(host)")
    #expect(try await desk.done("fingerprint", at: secretariat).output == host)
    // What is local only does not count.
    try await desk.git("update-ref", "refs/outbox/x", "HEAD", in: secretariat)
    try await desk.git("update-ref", "refs/host/heads/main", "HEAD", in: secretariat)
    try await desk.git("gc", "-q", in: secretariat)
    #expect(try await desk.done("fingerprint", at: secretariat).output == host)
    // Anybody computes it.
    let json = try await desk.done("fingerprint", "--format", "json", at: secretariat).json()
    let own = try await desk.shell(
      """
      cd '\(desk.path(secretariat))' && { git for-each-ref --format='%(objectname) %(refname)' refs/heads/main refs/tags \
      refs/gcmrepo/drafts refs/gcmrepo/approvals refs/gcmrepo/timestamps
      git rev-list --reverse refs/gcmrepo/received | awk '{ print $1 " refs/gcmrepo/received/" NR }'
      } | LC_ALL=C sort | sha256sum | cut -d' ' -f1
      """)
    #expect(json["sha256"]?.string == String(own.output.dropLast()) && (json["received"]?.int ?? 0) >= 4)
    // Another past is seen.
    try await desk.git("update-ref", "refs/tags/draft-1", "HEAD", in: shared.host)
    #expect(try await desk.done("fingerprint", at: shared.host).output != host)
  }

  @Test func aDraftIsPinnedByItsTag() async throws {
    let secretariat = try await agreed()
    let tag = try await desk.git("rev-parse", "draft-1", in: secretariat)
    let chile = "work-CL"
    _ = try await shared.shell("git pull -q", in: chile, as: "CL")
    try await submit("mas", in: chile)
    try #require(try await shared.push(from: chile, as: "CL").status == 0)
    try await update(secretariat)
    let run = try await desk.gcmrepo(
      "verify", "--since", "draft-1", "--expect", tag, "--format", "json", at: secretariat)
    #expect(run.status == 0, "\(run.output) \(run.said)")
    #expect(try run.json()["commits"]?.int == 1 && run.json()["holds"]?.bool == true)
    let other = try await desk.gcmrepo(
      "verify", "--since", "draft-1", "--expect", String(repeating: "1", count: 40), at: secretariat)
    #expect(other.status == 1 && other.output.contains("was moved"), "\(other.output)")
    let none = try await desk.gcmrepo("verify", "--since", "draft-9", "--expect", tag, at: secretariat)
    #expect(none.status == 1 && none.output.contains("no longer there"), "\(none.output)")
    #expect(try await desk.gcmrepo("verify", "--since", "draft-1", at: secretariat).status == 2)
    // What follows is held to the rules.
    let forged = try await shared.shell(
      "git -c commit.gpgsign=false commit -q --allow-empty -m 'By hand'", in: secretariat, as: "RCM-TS")
    try #require(forged.status == 0)
    #expect(try await desk.gcmrepo("verify", "--since", "draft-1", "--expect", tag, at: secretariat).status == 1)
    // The history was begun again beside the draft.
    _ = try await shared.shell("git reset -q --hard HEAD~3", in: secretariat, as: "RCM-TS")
    let rewritten = try await desk.gcmrepo("verify", "--since", "draft-1", "--expect", tag, at: secretariat)
    #expect(rewritten.status == 1, "\(rewritten.output)")
  }

  @Test func anOriginalIsProvenToStandInADraftWithoutAClone() async throws {
    let secretariat = try await agreed()
    try await update(secretariat)
    let tag = try await desk.git("rev-parse", "draft-1", in: secretariat)
    let proof = desk.path("proof.json")
    let key = try desk.write("host.pub", desk.read(shared.host + "/gcmrepo/host_key.pub"))
    try await desk.done("receipt", "CL/inputs/aportes", "--at", "draft-1", "-o", proof, "-C", shared.host)
    try desk.write("elsewhere/x", "")
    func verify(_ words: String..., input: String? = nil) async throws -> Outcome {
      // Without git and without a record.
      try await desk.gcmrepo(
        more: ["verify", input == nil ? proof : "-"] + words, from: "elsewhere", setting: ["PATH": "/nowhere"],
        input: input ?? "")
    }
    let held = try await verify("--against", tag, "--host-key", key)
    #expect(held.status == 0, "\(held.said)")
    let hash = try await desk.shell("sha256sum aportes.md").output.prefix(64)
    for word in [String(hash), "secretariat@RCM-TS", "secretariat@SACM-TS", "The host with the key"] {
      #expect(held.said.contains(word), "\(word): \(held.said)")
    }
    #expect(try await verify("--against", tag).status == 0)
    #expect(try await verify("--host-key", key).status == 0)
    #expect(try await verify().status == 2)
    let other = try await verify("--against", String(repeating: "1", count: 40))
    #expect(other.status == 1 && other.said.contains("It is of the tag"), "\(other.said)")
    #expect(try await verify("--against", tag, "--host-key", shared.key("CL") + ".pub").status == 1)
    // A clone has no host's key, and rests on the tag.
    let own = try await desk.done("receipt", "CL/inputs/aportes", "--at", "draft-1", at: secretariat).output
    #expect(try await verify("--against", tag, input: own).status == 0)
    let silent = try await verify("--against", tag, "--host-key", key, input: own)
    #expect(silent.status == 1 && silent.said.contains("signed nothing"), "\(silent.said)")
    // A clone of the host's makes it too; what is not in the draft is not proven.
    let missing = try await desk.gcmrepo("receipt", "CL/inputs/otra", "--at", "draft-1", at: secretariat)
    #expect(missing.status == 3, "\(missing.said)")
    let draft = try await desk.gcmrepo("receipt", "CL/inputs/aportes", "--at", "draft-9", at: secretariat)
    #expect(draft.status == 3 && draft.said.contains("draft-9"), "\(draft.said)")
    try await forge(own, tag)
  }

  /// Every part of a proof is held to the tag.
  private func forge(_ proof: String, _ tag: String) async throws {
    let bytes = Data(proof.utf8)
    func forged(_ change: (inout [String: Any]) throws -> Void) throws -> String {
      var value = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
      try change(&value)
      return String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
    }
    let count = try #require(
      (try JSONSerialization.jsonObject(with: bytes) as? [String: Any])?["objects"] as? [[String: Any]]
    ).count
    var forgeries: [String] = []
    for place in 0..<count {
      forgeries.append(
        try forged { value in
          var objects = value["objects"] as? [[String: Any]] ?? []
          objects.remove(at: place)
          value["objects"] = objects
        })
      forgeries.append(
        try forged { value in
          var objects = value["objects"] as? [[String: Any]] ?? []
          var data = Data(base64Encoded: objects[place]["data"] as? String ?? "") ?? Data()
          data[data.count / 2] ^= 1
          objects[place]["data"] = data.base64EncodedString()
          value["objects"] = objects
        })
    }
    for (key, new) in [
      ("draft", "draft-2"), ("contribution", "CL/inputs/otra"), ("commit", String(repeating: "2", count: 40)),
      ("tag", String(repeating: "2", count: 40)),
    ] { forgeries.append(try forged { $0[key] = new }) }
    forgeries.append(try forged { $0["revision"] = 2 })
    forgeries.append(try forged { $0["files"] = [] as [Any] })
    for (key, new) in [
      ("sha256", String(repeating: "a", count: 64) as Any), ("blob", String(repeating: "a", count: 40)), ("bytes", 1),
      ("path", "countries/CL/inputs/aportes/text.es.md"),
    ] {
      forgeries.append(
        try forged { value in
          var files = value["files"] as? [[String: Any]] ?? []
          files[0][key] = new
          value["files"] = files
        })
    }
    forgeries.append(
      try forged { value in
        let objects = value["objects"] as? [[String: Any]] ?? []
        value["approvals"] = [objects[0]]
      })
    for forgery in forgeries {
      let run = try await desk.gcmrepo("verify", "-", "--against", tag, input: forgery)
      #expect(run.status == 1, "\(forgery.prefix(300)): \(run.said)")
    }
    for none in ["{\"schema\":\"gcmrepo.proof/1\"}", "{\"schema\":\"gcmrepo.proof/1\",\"draft\":\"x\"}"] {
      #expect(try await desk.gcmrepo("verify", "-", "--against", tag, input: none).status == 3)
    }
  }
}
