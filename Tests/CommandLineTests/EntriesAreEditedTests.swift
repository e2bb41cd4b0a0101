import Foundation
import RecordRendering
import Testing

/// An editor opens on the YAML; what is saved is checked before it is taken.
@Suite struct EntriesAreEditedTests {
  let desk: Desk
  private let file = "meetings/2017-05-11-joint-meeting/agreements.yml"

  init() throws { desk = try Desk() }

  /// A program that edits its last argument as a line of `sed` says, and keeps what it was given.
  private func editor(_ line: String, _ name: String = "editor") throws -> [String: String?] {
    try desk.write(
      name, "#!/bin/sh\nfor f; do :; done\ncp \"$f\" \"$HOME/shown\"\necho \"$@\" > \"$HOME/given\"\n\(line)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.path(name))
    return ["GIT_EDITOR": desk.path(name)]
  }

  private func edit(_ words: String..., record: String, _ setting: [String: String?]) async throws -> Outcome {
    try await desk.gcmrepo(more: words + ["--edit", "--party", "RCM-TS", "-C", record], setting: setting)
  }

  @Test func whatIsSavedIsRecorded() async throws {
    let record = try await desk.record()
    let before = try desk.read(record + "/" + file)
    let run = try await edit(
      "agreements", "change", "2017-05-11-3", record: record,
      editor("sed -i 's/^    responsible: .RCM-TS, SACM-TS.$/&  # both/' \"$f\"", "my editor"))
    #expect(run.status != 0, "a name with a space is two words: \(run.said)")
    let quoted = try editor(
      "sed -i '/2017-05-11-3/,/status/s/status: open/status: done  # settled/' \"$f\"", "my editor")
    let done = try await edit(
      "agreements", "change", "2017-05-11-3", record: record, ["GIT_EDITOR": "'\(quoted["GIT_EDITOR"]!!)' -x \"a b\""])
    #expect(done.status == 0, "\(done.said)")
    #expect(try desk.read("given").hasPrefix("-x a b /"))
    let place = try #require(before.range(of: "id: 2017-05-11-3"))
    let end = try #require(before.range(of: "status: open", range: place.upperBound..<before.endIndex))
    #expect(
      try desk.read(record + "/" + file) == before.replacingCharacters(in: end, with: "status: done  # settled"))
    // The explanations were shown, and are not kept.
    #expect(try desk.read("shown").hasPrefix("#: What you save is checked, and recorded on behalf of RCM-TS.\n"))
    #expect(try desk.read("shown").contains("#: status: open, in-progress, done, dropped\n"))
    #expect(try await desk.lastCommit(of: record).first == "Change agreement 2017-05-11-3")
    #expect(desk.files(under: desk.folder, endingIn: "agreements.yml").count == 1)
    try await desk.expectSound(record)
  }

  @Test func aNewEntryIsFilledIn() async throws {
    let record = try await desk.record()
    let spanish = ["LC_ALL": "es_UY.UTF-8"].merging(
      try editor("sed -i \"s/es: ''/es: Se envía el acta./; s/responsible: \\[\\]/responsible: [PA]/\" \"$f\"")
    ) { $1 }
    let run = try await edit(
      "agreements", "add", "--meeting", "2017-05-11-joint-meeting", record: record, spanish)
    #expect(run.status == 0, "\(run.said)")
    #expect(try desk.read("shown").hasPrefix("#: Lo que guarde se comprueba"))
    #expect(
      try desk.read(record + "/" + file).hasSuffix(
        """
          - id: 2017-05-11-9
            text:
              es: Se envía el acta.
            responsible: [PA]
            status: open

        """))
    let meeting = try await edit(
      "meetings", "add", "2018-02-01-troikas", record: record,
      editor(
        "sed -i \"/^title/,/es:/s/es: ''/es: Troikas/; /^place/,/es:/s/es: ''/es: Panamá/\" \"$f\"; echo '# mine' >> \"$f\""
      ))
    #expect(meeting.status == 0, "\(meeting.said)")
    let made = try desk.read(record + "/meetings/2018-02-01-troikas/meeting.yml")
    #expect(made.contains("  es: Troikas\n") && made.hasSuffix("# mine\n") && !made.contains("#:"))
    let person = try await edit(
      "directory", "add", "--country", "PE", record: record,
      editor("sed -i \"s/name: ''/name: Ana Quispe/; s/office: ''/office: Cancillería/\" \"$f\""))
    #expect(person.status == 0, "\(person.said)")
    #expect(try await desk.lastCommit(of: record).first == "Name focal point PE/ana-quispe")
    #expect(try await desk.rows("directory", key: "entries", at: record).first?["id"]?.string == "PE/ana-quispe")
    let term = try await edit(
      "glossary", "add", "refuge", record: record,
      editor("sed -i \"/^names/,/es:/s/es: ''/es: refugio/; s/      es: ''/      es: Protección/\" \"$f\""))
    #expect(term.status == 0, "\(term.said)")
    // Nothing is known of a term before it is typed; its id follows.
    let unnamed = try await edit(
      "glossary", "add", record: record,
      editor("sed -i \"/^names/,/es:/s/es: ''/es: Ayuda mutua/; s/      es: ''/      es: Auxilio/\" \"$f\""))
    #expect(unnamed.status == 0, "\(unnamed.said)")
    #expect(try desk.read(record + "/glossary/ayuda-mutua.yml").hasPrefix("id: ayuda-mutua\nnames:\n"))
    #expect(try await desk.lastCommit(of: record).first == "Record term ayuda-mutua")
    try await desk.expectSound(record)
  }

  @Test func whatIsNotChangedIsNotWritten() async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let same = try await edit("agreements", "change", "2017-05-11-3", record: record, editor(":"))
    #expect(same.status == 0 && same.said == "The text was not changed; nothing was written.\n" && same.bytes.isEmpty)
    let left = try await edit("meetings", "add", "2018-02-01-x", record: record, editor(":"))
    #expect(left.status == 0 && left.said == same.said)
    for failing in ["echo 'x: y' >> \"$f\"; exit 3", "echo 'x: y' >> \"$f\"; kill -9 $$"] {
      let run = try await edit("agreements", "change", "2017-05-11-3", record: record, editor(failing))
      expectRefusal(run, status: 6, naming: "did not end well", "Nothing was written")
    }
    let missing = try await edit(
      "agreements", "change", "2017-05-11-3", record: record, ["GIT_EDITOR": "/no/such/editor"])
    expectRefusal(missing, status: 6, naming: "/no/such/editor", "Nothing was written")
    let unset = try await edit("agreements", "change", "2017-05-11-3", record: record, ["EDITOR": nil])
    expectRefusal(unset, status: 2, naming: "git config --global core.editor")
    // No shell: nothing of the line but words has a meaning.
    let shell = try await edit(
      "agreements", "change", "2017-05-11-3", record: record, ["GIT_EDITOR": "true; touch \(desk.path("run")) #"])
    #expect(shell.status == 6 && !desk.exists("run"), "\(shell.said)")
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
    #expect(desk.files(under: desk.folder, endingIn: "agreements.yml").count == 1)
  }

  @Test func otherEditorsLineEndsAreTakenAsLines() async throws {
    let record = try await desk.record()
    let run = try await edit(
      "agreements", "change", "2017-05-11-3", record: record,
      editor("sed -i 's/due: 2017-06-27/due: 2017-06-26/; s/$/\\r/; 1s/^/\\xEF\\xBB\\xBF/' \"$f\""))
    #expect(run.status == 0 && run.output.contains("+     due: 2017-06-26\n"), "\(run.said)")
    #expect(run.output.split(separator: "\n").count == 3)
    #expect(try !desk.read(record + "/" + file).utf8.contains(0x0D))
    let same = try await edit(
      "agreements", "change", "2017-05-11-3", record: record, editor("sed -i 's/$/\\r/' \"$f\""))
    #expect(same.said == "The text was not changed; nothing was written.\n")
  }

  /// The record's own folder came from elsewhere: it does not say which program runs here.
  @Test func theRecordDoesNotChooseTheEditor() async throws {
    let record = try await desk.record()
    try await desk.git("config", "core.editor", "touch \(desk.path("run"))", in: record)
    let run = try await edit("agreements", "change", "2017-05-11-3", record: record, [:])
    expectRefusal(run, status: 2, naming: "No editor is set")
    #expect(!desk.exists("run"))
    let own = try await edit(
      "agreements", "change", "2017-05-11-3", record: record,
      ["EDITOR": "false", "VISUAL": editor("echo '# x' >> \"$f\"")["GIT_EDITOR"]!, "TERM": "xterm"])
    #expect(own.status == 0, "\(own.said)")
  }

  @Test(arguments: [
    ("s/due: 2017-06-08/due: 2017-06-31/", "“2017-06-31” of “due” is not a day"),
    ("s/^  - id: 2017-05-11-4/   - id: 2017-05-11-4/", "not valid YAML"),
    ("s/id: 2017-05-11-4/id: 2017-05-11-44/", "the entry “2017-05-11-4” is gone"),
    ("s/id: 2017-05-11-4/id: 2017-05-11-5/", "two entries have the id"),
    ("s/responsible: .AD-HOC, PA, CL./responsible: [PA, XX]/", "“XX” of “responsible” is not known"),
    ("s/meeting: 2017-06-08-ad-hoc-group/meeting: 2017-06-08-ad-hoc/", "2017-06-08-ad-hoc-group"),
    ("s/agreements:/agreements: \\&a/", "anchors"),
  ])
  func aFaultIsNamedWithItsLineAndTheTextIsKept(_ change: String, _ said: String) async throws {
    let record = try await desk.record()
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let run = try await edit(
      "agreements", "change", "2017-05-11-4", record: record, editor("sed -i '\(change)' \"$f\""))
    expectRefusal(run, status: 3, naming: said, "Nothing was written", "--from-file")
    let kept = try #require(run.said.firstMatch(of: /kept in ([^;]+);/)?.1)
    let text = try desk.read(String(kept))
    if let line = run.said.firstMatch(of: /Line (\d+)/).flatMap({ Int($0.1) }), change.hasPrefix("s/due") {
      // The number is that of the file which the person sees.
      #expect(text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1].contains("2017-06-31"))
    }
    #expect(text.contains("#:"))
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)

    // Corrected, the kept file is taken.
    guard change.hasPrefix("s/due") else { return }
    try desk.write(String(kept), text.replacing("2017-06-31", with: "2017-06-30"))
    try await desk.keep("agreements", "change", "2017-05-11-4", "--from-file", String(kept), at: record)
    #expect(try desk.read(record + "/" + file).contains("due: 2017-06-30"))
    #expect(try !desk.read(record + "/" + file).contains("#:"))
    try await desk.expectSound(record)
  }

  @Test func privateContactsAreFoundInCommentsToo() async throws {
    let record = try await desk.record()
    try await desk.keep("directory", "add", "--country", "CL", "--name", "Lucía Pérez", at: record)
    for line in ["# lucia@example.org", "    mobile: +56 9 8765 4321", "    email: lucia@example.org"] {
      let run = try await edit(
        "directory", "change", "CL/lucia-perez", record: record, editor("echo '\(line)' >> \"$f\""))
      expectRefusal(run, status: 3, naming: "--public-email")
    }
    let file = record + "/parties/CL.yml"
    let taken = try await desk.gcmrepo(
      more: ["directory", "change", "CL/lucia-perez", "--from-file", "-", "--party", "RCM-TS", "-C", record],
      input: try desk.read(file) + "    public_contact:\n      telephone: +56 2 2827 4200\n")
    #expect(taken.status == 0, "\(taken.said)")
    let other = try await desk.gcmrepo(
      more: ["directory", "change", "CL/lucia-perez", "--from-file", "-", "--party", "RCM-TS", "-C", record],
      input: try desk.read(file).replacing("code: CL", with: "code: PE"))
    expectRefusal(other, status: 3)
    try await desk.expectSound(record)
  }

  @Test func whatChangedMeanwhileIsNotOverwritten() async throws {
    let record = try await desk.record()
    let close = "\(Program.gcmrepo) agreements close 2017-05-11-1 --party RCM-TS -C \(record) >/dev/null 2>&1"
    let run = try await edit(
      "agreements", "change", "2017-05-11-3", record: record, editor("\(close); echo '# mine' >> \"$f\""))
    expectRefusal(run, status: 3, naming: "Somebody else changed", file, "--from-file")
    #expect(try desk.read(record + "/" + file).contains("status: done"))
    #expect(try !desk.read(record + "/" + file).contains("# mine"))
  }

  @Test func aFileHoldsTheWholeChange() async throws {
    let record = try await desk.record()
    let path = try desk.write("m.yml", "id: 2018-02-01-x\ntitle: {es: Algo}\nstart: 2018-02-01\nend: 2018-02-02\n")
    for more in [["--title", "es=Otra"], ["--edit"]] {
      let run = try await desk.refuse(
        "meetings", "add", "2018-02-01-x", "--from-file", path, more: more, at: record)
      expectRefusal(run, status: 2, naming: "--from-file")
    }
    let other = try await desk.refuse("meetings", "add", "2018-02-01-y", "--from-file", path, at: record)
    expectRefusal(other, status: 3, naming: "the id is “2018-02-01-x”", "Line 1")
    try await desk.keep("meetings", "add", "2018-02-01-x", "--from-file", path, at: record)
    #expect(try desk.read(record + "/meetings/2018-02-01-x/meeting.yml") == desk.read(path))
    try await desk.expectSound(record)
  }

  @Test func whoMayNotIsToldBeforeTheEditorOpens() async throws {
    let record = try await desk.record()
    let run = try await desk.gcmrepo(
      more: ["agreements", "change", "2017-05-11-3", "--edit", "--party", "CL", "-C", record],
      setting: editor("echo '# x' >> \"$f\""))
    expectRefusal(run, status: 5)
    #expect(!desk.exists("shown"))
  }

  @Test func aPersonAtATerminalEditsAgain() async throws {
    let record = try await desk.record()
    // The first time a day is wrong, the second time it is put right.
    let setting = try editor(
      "if grep -q 2017-06-31 \"$f\"; then sed -i s/2017-06-31/2017-06-30/ \"$f\"; else sed -i 's/due: 2017-06-08/due: 2017-06-31/' \"$f\"; fi"
    )
    let words = [Program.gcmrepo, "agreements", "change", "2017-05-11-4", "--party", "RCM-TS", "-C", record]
    func answering(_ answer: String) async throws -> Outcome {
      try await Program(
        path: "script", words: ["-qec", words.joined(separator: " "), "/dev/null"], folder: desk.folder,
        environment: desk.environment(setting.merging(["TERM": "xterm"]) { $1 }), input: Array(answer.utf8)
      ).run()
    }
    let left = try await answering("n\n")
    #expect(left.status == 3 && left.output.contains("Edit it again? (y/n)"), "\(left.output)")
    #expect(left.output.contains("is kept in"))
    let again = try await answering("y\n")
    #expect(again.status == 0 && again.output.contains("2017-05-11-4 is recorded"), "\(again.output)")
    // What was wrong stood above the text when it opened again.
    #expect(try desk.read("shown").hasPrefix("#: Line "))
    #expect(try desk.read(record + "/" + file).contains("due: 2017-06-30"))

    // Where facts are missing, the editor opens by itself.
    let added = try await Program(
      path: "script",
      words: [
        "-qec", "\(Program.gcmrepo) meetings add 2018-02-01-troikas --party RCM-TS -C \(record)", "/dev/null",
      ], folder: desk.folder,
      environment: desk.environment(
        try editor("sed -i \"s/es: ''/es: Algo/\" \"$f\"", "filling").merging(["TERM": "xterm"]) { $1 })
    ).run()
    #expect(added.status == 0 && added.output.contains("2018-02-01-troikas is recorded"), "\(added.output)")
    #expect(try desk.read("shown").contains("title:\n  es: ''\n"))
  }
}
