import Foundation
import RecordRendering
import Testing

/// A secretariat sends in what a State mailed to it, with its own key and under its own name.
@Suite struct SecretariatsSendInForStatesTests {
  let desk: Desk
  let shared: SharedHost

  init() async throws {
    desk = try Desk()
    shared = try await SharedHost(desk)
  }

  /// A clone of the secretariat that has admitted Chile.
  private func secretariat() async throws -> String {
    let clone = try await shared.clone("RCM-TS")
    try await shared.admit("CL", in: clone)
    return clone
  }

  private func word() throws -> String {
    try desk.write("aportes.docx", bytes: try WordOriginalsShowTheirChangesTests().word())
  }

  /// A mail as Thunderbird saves it, with a file in base64.
  static func mail(_ file: String, _ bytes: [UInt8]) -> String {
    let lines = Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithCarriageReturn])
      .replacing("\r", with: "\r\n")
    return """
      From: Lucía Pérez <lucia@cl.example.org>
      To: secretariat@rcm.example.org
      Date: Thu, 11 May 2017 12:00:00 -0400
      Subject: Aportes
      MIME-Version: 1.0
      Content-Type: multipart/mixed;
       boundary="----=_x;1"

      This is a message in MIME.
      ------=_x;1
      Content-Type: text/plain; charset=utf-8

      Adjunto los aportes de Chile.
      ------=_x;1
      Content-Type: application/octet-stream; name="\(file)"
      Content-Transfer-Encoding: BASE64
      Content-Disposition: attachment

      \(lines)
      ------=_x;1--

      """.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n")
  }

  private func submit(_ more: String..., in clone: String, as party: String = "RCM-TS") async throws -> Outcome {
    try await desk.gcmrepo(
      "submit", word(), "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es",
      more: more + ["-C", clone], setting: shared.person(party))
  }

  @Test func whatWasMailedIsSentInAndEverythingSaysSo() async throws {
    let clone = try await secretariat()
    let bytes = try WordOriginalsShowTheirChangesTests().word()
    let mail = try desk.write("chile.eml", Self.mail("aportes.docx", bytes))
    let dry = try await submit("--mail", mail, "--dry-run", in: clone)
    #expect(dry.status == 0 && dry.output.contains("sent in by RCM-TS for CL"), "\(dry.said)")
    let made = try await submit("--mail", mail, "--format", "json", in: clone)
    let receipt = try made.json()
    #expect(receipt["sent_in_by"]?.string == "RCM-TS" && receipt["party"]?.string == "CL")
    #expect(receipt["submitted_by"]?.string == "Rosa Paz")
    #expect(receipt["attached"]?.array?.compactMap(\.string) == ["aportes.docx"])
    let files = receipt["files"]?.array?.compactMap { $0["path"]?.string }
    #expect(files == ["countries/CL/inputs/aportes/original.es.docx", "countries/CL/inputs/aportes/mail.eml"])
    #expect(try await shared.push(from: clone, as: "RCM-TS").status == 0)
    let commit = try await desk.git("log", "-1", "--format=%an%n%B", in: clone)
    #expect(commit.contains("Rosa Paz") && commit.contains("Submitted-By: RCM-TS") && commit.contains(" mail.eml"))
    let facts = try desk.read(clone + "/countries/CL/inputs/aportes/contribution.yml")
    #expect(facts.contains("sent_in_by: RCM-TS") && facts.contains("file: mail.eml"))
    #expect(try desk.read(clone + "/countries/CL/inputs/aportes/mail.eml") == desk.read("chile.eml"))
    for command in [["show", "CL/inputs/aportes"], ["log"], ["audit"], ["list"]] {
      let run = try await desk.done(more: command, at: clone)
      let said = run.output + run.said
      #expect(said.contains("sent in by RCM-TS for CL") || command == ["list"] && said.contains("RCM-TS"), "\(said)")
    }
    #expect(try await desk.done("audit", "--format", "json", at: clone).output.contains("\"on_behalf_by\":\"RCM-TS\""))
    try await desk.done("audit", at: shared.host)
    try await desk.done("verify", at: clone)
    // Stock git agrees.
    #expect(try await shared.shell("git verify-commit HEAD", in: clone, as: "RCM-TS").status == 0)
    // The same again brings nothing; the State's own submission of the same file is its own.
    let again = try await submit("--format", "json", in: clone)
    #expect(try again.json()["unchanged"]?.bool == true)
    let chile = try await shared.clone("CL")
    let own = try await submit("--format", "json", in: chile, as: "CL").json()
    #expect(own["revision"]?.int == 2 && own["sent_in_by"] == .null, "\(own)")
    #expect(!desk.exists(chile + "/countries/CL/inputs/aportes/mail.eml"))
    #expect(try await shared.push(from: chile, as: "CL").status == 0)
    try await desk.done("verify", at: chile)
    try await desk.done("audit", at: shared.host)
    _ = try await shared.shell("git pull -q", in: clone, as: "RCM-TS")
    #expect(try await submit("--format", "json", in: clone).json()["unchanged"]?.bool == true)
  }

  @Test func whatIsNotASubmissionOfASecretariatIsRefused() async throws {
    let clone = try await secretariat()
    #expect(try await shared.push(from: clone, as: "RCM-TS").status == 0)
    let chile = try await shared.clone("CL")
    #expect(try await submit(in: chile, as: "CL").status == 0)
    #expect(try await shared.push(from: chile, as: "CL").status == 0)
    _ = try await shared.shell("git pull -q", in: clone, as: "RCM-TS")
    func refused(_ words: [String], _ status: Int, _ word: String) async throws {
      try await desk.expectNothingWritten(in: clone) {
        let run = try await desk.gcmrepo(more: words + ["-C", clone], setting: shared.person("RCM-TS"))
        #expect(run.status == status && run.said.contains(word), "\(words): \(run.said)")
        expectPlainSentence(run.said)
      }
    }
    try await refused(["withdraw", "CL/inputs/aportes", "-m", "x"], 5, "cannot do this for CL")
    try await refused(
      ["declare", desk.write("d.md", "# D\n\nTexto.\n"), "--lang", "es", "--party", "SACM-TS", "-m", "x"], 5, "SACM-TS")
    let other = ["submit", try word(), "--country", "CL", "--kind", "input", "--id", "otros", "--lang", "es"]
    try await refused(other + ["--author", "Lucía Pérez <lucia@cl.example.org>"], 5, "--author")
    try await refused(other + ["--sent-in-by", "SACM-TS"], 5, "SACM-TS")
    try await refused(other + ["--mail", desk.write("no.eml", "no mail\n")], 3, "not a mail")
    try await refused(other + ["--mail", desk.write("empty.eml", "")], 3, "empty")
    // A State does not send in for another, nor a secretariat for the other.
    let mexico = try await desk.gcmrepo(
      more: ["submit", try word(), "--country", "MX", "--kind", "input", "--lang", "es", "-C", chile],
      setting: shared.person("CL"))
    #expect(mexico.status == 5 && mexico.said.contains("may not send in"), "\(mexico.said)")
    try await refused(
      ["submit", try word(), "--country", "SACM-TS", "--kind", "reference", "--lang", "es"], 5, "may not send in")
    // A mail is of no use with what a State submits itself.
    let mail = try desk.write("m.eml", "From: a\nDate: b\n\nx\n")
    let own = try await submit("--mail", mail, in: chile, as: "CL")
    #expect(own.status == 3 && own.said.contains("--sent-in-by"), "\(own.said)")
    // The mail does not bring the file.
    let warned = try await desk.done(
      more: other + ["--mail", mail, "--dry-run", "--format", "json", "-C", clone], setting: shared.person("RCM-TS"))
    #expect(warned.output.contains("\"code\":\"not-attached\""))
  }

  @Test func aForgedSenderIsRefusedByTheHost() async throws {
    let clone = try await secretariat()
    #expect(try await shared.push(from: clone, as: "RCM-TS").status == 0)
    let chile = try await shared.clone("CL")
    #expect(try await submit("--no-push", in: chile, as: "CL").status == 0)
    let reworded =
      "git commit -q --amend -m \"$(git log -1 --format=%B | sed 's/^Party: CL/&\\nSubmitted-By: RCM-TS/')\""
    #expect(try await shared.shell(reworded, in: chile, as: "CL").status == 0)
    let forged = try await shared.push(from: chile, as: "CL")
    #expect(forged.status != 0 && forged.said.contains("focal-point@CL"), "\(forged.said)")
    #expect(forged.said.contains("sent_in_by"), "\(forged.said)")
    // A withdrawal by a secretariat, by hand.
    #expect(try await submit(in: clone).status == 0)
    let removal = """
      git rm -q -r countries/CL/inputs && mkdir -p countries/CL && printf 'CL/inputs/aportes: 1\\n' > countries/CL/withdrawn.yml && git add -A &&
      git commit -q -m 'x

      Party: CL
      Submitted-By: RCM-TS
      Kind: input
      Contribution: CL/inputs/aportes
      Revision: 1
      Action: withdraw'
      """
    #expect(try await shared.shell(removal, in: clone, as: "RCM-TS").status == 0)
    let pushed = try await shared.push(from: clone, as: "RCM-TS")
    #expect(pushed.status != 0 && pushed.said.contains("on_behalf"), "\(pushed.said)")
  }

  @Test func anOpenRecordNamesTheSenderToo() async throws {
    let record = try await desk.record()
    let words = ["submit", try word(), "--country", "CL", "--kind", "input", "--lang", "es", "--sent-in-by"]
    let receipt = try await desk.done(more: words + ["RCM-TS", "--format", "json"], at: record).json()
    #expect(receipt["sent_in_by"]?.string == "RCM-TS")
    let no = try await desk.gcmrepo(more: words + ["IOM"], at: record)
    #expect(no.status == 5 && no.said.contains("IOM"), "\(no.said)")
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }
}
