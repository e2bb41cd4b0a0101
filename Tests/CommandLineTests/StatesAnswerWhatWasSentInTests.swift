import Foundation
import RecordRendering
import Testing

/// A State confirms or contests what a secretariat sent in for it.
@Suite struct StatesAnswerWhatWasSentInTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// An open record in which a secretariat sent in a contribution of Chile.
  private func record() async throws -> String {
    let record = try await desk.record()
    try await sendIn("aportes", "Los Estados acuerdan.", to: record)
    return record
  }

  private func sendIn(_ slug: String, _ text: String, to record: String, by sender: String? = "RCM-TS") async throws {
    try await desk.done(
      "submit", desk.write("\(slug).md", "# Aportes\n\n\(text)\n"), "--country", "CL", "--kind", "input", "--id", slug,
      "--lang", "es", more: sender.map { ["--sent-in-by", $0] } ?? [], at: record)
  }

  private func list(_ record: String) async throws -> JSONValue? {
    try await desk.done("list", "--format", "json", at: record).json()["contributions"]?[0]
  }

  @Test func anOpenRecordIsAnsweredToo() async throws {
    let record = try await record()
    #expect(try await list(record)?["confirmation"]?.string == "unconfirmed")
    let open = try await desk.done("status", at: record)
    #expect(open.said.contains("CL/inputs/aportes, sent in by RCM-TS for CL, is not confirmed yet"), "\(open.said)")
    let dry = try await desk.done("contest", "CL/inputs/aportes", "-m", "x", "--dry-run", at: record)
    #expect(dry.said.contains("nothing was written"))
    let contested = try await desk.done(
      "contest", "CL/inputs/aportes", "-m", "Not our text", "--format", "json", at: record
    ).json()
    expectContract(
      contested, schema: "gcmrepo.answer/1", keys: ["contribution", "revision", "answer", "person", "why", "commit"])
    #expect(try await list(record)?["confirmation"]?.string == "contested")
    let status = try await desk.done("status", at: record)
    #expect(status.said.contains("CL contests CL/inputs/aportes") && status.said.contains("Not our text"))
    let rows = try await desk.done("status", "--format", "json", at: record).json()["parties"]?.array ?? []
    let chile = rows.first { $0["party"]?.string == "CL" }
    #expect(chile?["contested"]?[0]?.string == "CL/inputs/aportes" && chile?["unconfirmed"]?.array?.isEmpty == true)
    // What is contested can be confirmed; what is confirmed stays so.
    try await desk.done("confirm", "CL/inputs/aportes@1", at: record)
    #expect(try await desk.done("list", at: record).output.contains("RCM-TS (confirmed)"))
    let shown = try await desk.done("show", "CL/inputs/aportes", "--format", "json", at: record).json()
    #expect(shown["confirmation"]?.string == "confirmed" && shown["answers"]?.array?.count == 2)
    #expect(shown["revision"]?.int == 1)
    for again in ["confirm", "contest"] {
      try await desk.expectNothingWritten(in: record) {
        let run = try await desk.gcmrepo(again, "CL/inputs/aportes", more: ["-m", "x"], at: record)
        #expect(run.status == 3 && run.said.contains("confirmed already"), "\(run.said)")
      }
    }
    // A new text is a new question.
    try await sendIn("aportes", "Los Estados acuerdan más.", to: record, by: "SACM-TS")
    #expect(try await list(record)?["confirmation"]?.string == "unconfirmed")
    try await sendIn("aportes", "Los Estados acuerdan menos.", to: record, by: nil)
    #expect(try await list(record)?["confirmation"] == .null)
    // An earlier revision is answered by its number.
    try await desk.done("contest", "CL/inputs/aportes", "--revision", "2", "-m", "Not ours either", at: record)
    for (words, word) in [
      (["confirm", "CL/inputs/aportes"], "submitted by its party itself"),
      (["confirm", "CL/inputs/aportes", "--revision", "4"], "revision"),
      (["contest", "CL/inputs/otros", "-m", "x"], "CL/inputs/otros"),
      (["contest", "CL/inputs/aportes", "--revision", "2", "-m", ""], "message"),
    ] {
      let run = try await desk.gcmrepo(more: words, at: record)
      #expect(run.status == 3 && run.said.contains(word), "\(words): \(run.said)")
      expectPlainSentence(run.said)
    }
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
    let log = try await desk.done("log", "CL/inputs/aportes", at: record).output
    #expect(log.contains("Contest CL/inputs/aportes, revision 2") && log.contains("confirm"))
    try await desk.done("withdraw", "CL/inputs/aportes", "-m", "x", at: record)
    #expect(!desk.exists(record + "/countries/CL/inputs/aportes"))
    try await desk.done("audit", at: record)
  }

  @Test func onlyTheStatesOwnKeyAnswers() async throws {
    let shared = try await SharedHost(desk)
    let clone = try await shared.clone("RCM-TS")
    for party in ["CL", "MX"] { try await shared.admit(party, in: clone) }
    try await desk.done(
      "submit", desk.note(), "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es", "-C", clone,
      setting: shared.person("RCM-TS"))
    #expect(try await shared.push(from: clone, as: "RCM-TS").status == 0)
    for (party, folder) in [("RCM-TS", clone), ("MX", try await shared.clone("MX"))] {
      try await desk.expectNothingWritten(in: folder) {
        let run = try await desk.gcmrepo("confirm", "CL/inputs/aportes", "-C", folder, setting: shared.person(party))
        #expect(run.status == 5 && run.said.contains("cannot do this for CL"), "\(run.said)")
      }
    }
    let chile = try await shared.clone("CL")
    try await desk.done("confirm", "CL/inputs/aportes", "-C", chile, setting: shared.person("CL"))
    #expect(try await shared.shell("git verify-commit HEAD", in: chile, as: "CL").status == 0)
    let pushed = try await shared.push(from: chile, as: "CL")
    #expect(pushed.status == 0, "\(pushed.said)")
    try await desk.done("audit", at: shared.host)
    _ = try await shared.shell("git pull -q", in: clone, as: "RCM-TS")
    // By hand: for the State, twice, in a submission, and of what nobody sent in.
    let file = "countries/CL/inputs/aportes/confirmation.yml"
    func commit(_ party: String, _ action: String, _ revision: Int = 1, more: String = "") -> String {
      """
      git add -A && git commit -q -m 'x

      Party: \(party)
      \(more)Kind: input
      Contribution: CL/inputs/aportes
      Revision: \(revision)
      Action: \(action)'
      """
    }
    let entry = "- revision: 1\\n  answer: confirmed\\n  answered_at: '2030-01-01T00:00:00Z'\\n  person: x\\n"
    for (who, act, word) in [
      ("RCM-TS", "printf -- '\(entry)' >> \(file); \(commit("CL", "confirm"))", "CL"),
      (
        "RCM-TS", "printf -- '\(entry)' >> \(file); \(commit("CL", "confirm", more: "Submitted-By: RCM-TS\n"))",
        "on_behalf"
      ),
      ("RCM-TS", "git rm -q \(file); \(commit("CL", "submit", 2, more: "Submitted-By: RCM-TS\n"))", "confirmation.yml"),
      ("CL", "printf -- '\(entry)' >> \(file); \(commit("CL", "confirm"))", "confirmation.yml"),
      ("CL", "printf 'answers: []\\n' > \(file); \(commit("CL", "contest"))", "confirmation.yml"),
      ("CL", "echo x >> countries/CL/inputs/aportes/text.es.md; \(commit("CL", "confirm"))", "text.es.md"),
    ] {
      let folder = try await shared.clone(who, as: "attack")
      let act = try await shared.shell(act, in: folder, as: who)
      #expect(act.status == 0, "\(act.said)")
      let pushed = try await shared.push(from: folder, as: who)
      #expect(pushed.status != 0 && pushed.said.contains(word), "\(pushed.said)")
      try desk.remove("attack")
    }
  }
}
