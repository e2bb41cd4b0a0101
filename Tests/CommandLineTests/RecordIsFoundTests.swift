import Foundation
import RecordRendering
import Testing

@Suite struct RecordIsFoundTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func count(_ run: Outcome) throws -> Int? {
    try #require(run.status == 0, "\(run.said)")
    return try run.json()["contributions"]?.array?.count
  }

  @Test func itIsTheOneNamedElseTheOneAboveElseTheOneOfTheEnvironment() async throws {
    let full = try await desk.negotiatedRecord()
    let empty = try await desk.record()
    let list = ["list", "--format", "json"]
    let inside = full + "/countries/CL/inputs"
    let named: [String: String?] = ["GCMREPO_DIR": full]
    #expect(try count(await desk.program(list, from: inside).run()) == 3)
    #expect(try count(await desk.program(list, at: empty, from: inside, setting: named).run()) == 0)
    #expect(try count(await desk.program(list, from: empty, setting: named).run()) == 0)
    #expect(try count(await desk.program(list, setting: named).run()) == 3)
  }

  /// An official's own repository of documents is not a record.
  @Test func aRepositoryThatHoldsNoRecordDoesNotStandBeforeTheOneOfTheEnvironment() async throws {
    let record = try await desk.negotiatedRecord()
    let named: [String: String?] = ["GCMREPO_DIR": record]
    _ = try await desk.shell(
      "git init -q -b main own && git -C own commit -q --allow-empty -m x && git init -q -b main unborn")
    for folder in ["own", "unborn"] {
      #expect(
        try count(
          await desk.program(["list", "--format", "json"], from: desk.path(folder), setting: named).run()) == 3)
      expectRefusal(try await desk.program(["list"], from: desk.path(folder)).run(), status: 4, naming: folder)
    }
    // A record with a damaged file is still a record.
    let broken = try await desk.copy(desk.record(), as: "broken")
    try desk.write(broken + "/gcmrepo.yml", "format: [\n")
    try await desk.git("commit", "-qam", "Spoil a file", in: broken)
    let run = try await desk.program(["list"], from: broken, setting: named).run()
    expectRefusal(run, status: 4, naming: "gcmrepo.yml")
  }

  @Test func whereThereIsNoneTheFolderAndTheWaysOutAreNamed() async throws {
    for command in [["status"], ["list"], ["tags"], ["log"], ["audit"], ["verify"], ["show", "CL/inputs/a"]] {
      expectRefusal(
        try await desk.program(command).run(), status: 4, naming: desk.folder, "-C", "gcmrepo init")
    }
    try desk.makeFolder("plain")
    expectRefusal(try await desk.gcmrepo("status", at: "plain"), status: 4, naming: "plain")
    expectRefusal(try await desk.gcmrepo("status", at: "nowhere"), status: 4, naming: "nowhere")
    expectRefusal(
      try await desk.gcmrepo("status", setting: ["GCMREPO_DIR": desk.path("plain")]), status: 4,
      naming: "plain")
  }

  @Test func aRepositoryThatIsNoRecordIsNotTakenForOne() async throws {
    _ = try await desk.shell("git init -q -b main code && cd code && git commit -q --allow-empty -m x")
    let run = try await desk.gcmrepo("status", at: "code")
    #expect(run.status == 4)
    expectPlainSentence(run.said)
    _ = try await desk.shell("git init -q -b main unborn")
    expectRefusal(try await desk.gcmrepo("status", at: "unborn"), status: 4, naming: "unborn")
  }

  @Test func aCloneIsARecordToo() async throws {
    let record = try await desk.negotiatedRecord()
    _ = try await desk.shell("git clone -q '\(record)' clone && git clone -q --bare '\(record)' bare.git")
    for copy in ["clone", "bare.git"] {
      try await desk.done("verify", at: copy)
      #expect(try count(await desk.gcmrepo("list", "--format", "json", at: copy)) == 3)
    }
    try await desk.submit(desk.note(), "PY", at: "clone")
    #expect(try await desk.git("status", "--porcelain", in: "clone").isEmpty)
  }

  @Test func aNewerFormatIsRefusedWithTheAdviceToUpdate() async throws {
    let record = try await desk.record()
    let head = try desk.read("record/gcmrepo.yml")
    try desk.write("record/gcmrepo.yml", head.replacing("format: 1", with: "format: 99"))
    try await desk.git("commit", "-qam", "Go ahead", in: record)
    for command in ["status", "list"] {
      expectRefusal(try await desk.gcmrepo(command, at: record), status: 4, naming: "99", "Update gcmrepo")
    }
    try await desk.expectNothingWritten(in: record) {
      let run = try await desk.gcmrepo(
        "submit", desk.note(), "--country", "CL", "--kind", "input", "--lang", "es", at: record)
      expectRefusal(run, status: 4, naming: "99")
    }
  }

  @Test(arguments: [
    ("parties/CL.yml", "code: MX\nnames: {es: Chile}\n", "code"),
    ("parties/CL.yml", "code: CL\nnames: {es: 'Chile\n", "line"),
    ("parties/CL.yml", "code: CL\ncode: CL\n", "code"),
    ("parties/CL.yml", "a: &a [*a, *a]\n", "parties/CL.yml"),
    ("gcmrepo.yml", "format: one\n", "format"), ("gcmrepo.yml", "format: [", "line"),
  ])
  func aMalformedFileIsNamed(_ path: String, _ text: String, _ naming: String) async throws {
    let record = try await desk.negotiatedRecord()
    try desk.write(record + "/" + path, text)
    try await desk.git("commit", "-qam", "Spoil a file", in: record)
    expectRefusal(try await desk.gcmrepo("status", at: record), status: 4, naming: path, naming)
    let verify = try await desk.gcmrepo("verify", "--format", "json", at: record)
    #expect(verify.status == 1)
    #expect(verify.output.contains(path))
  }

  @Test func aFileWithAnEscapeInItIsRefusedWithoutIt() async throws {
    let record = try await desk.record()
    try desk.write("record/parties/CL.yml", "code: CL\n\u{1B}[2J: x\n\u{1B}]0;owned\u{7}: {\n")
    try await desk.git("commit", "-qam", "Spoil a file", in: record)
    expectRefusal(try await desk.gcmrepo("status", at: record), status: 4, naming: "parties/CL.yml")
  }

  @Test func anOldContributionWithoutRevisionOrTimeIsReadAllTheSame() async throws {
    let record = try await desk.negotiatedRecord()
    let path = record + "/countries/CL/inputs/aportes/contribution.yml"
    let lines = try desk.read(path).split(separator: "\n").filter {
      !$0.hasPrefix("revision:") && !$0.hasPrefix("submitted_at:")
    }
    try desk.write(path, lines.joined(separator: "\n") + "\n")
    try await desk.git("commit", "-qam", "Forget\n\nParty: CL\nAction: record", in: record)
    try await desk.done("status", at: record)
    try await desk.done("list", at: record)
    let receipt = try await desk.submit(
      desk.note("a.md", "# Aportes\n\nTercera versión.\n"), "CL", "input", "aportes", at: record)
    #expect(try receipt.json()["revision"]?.int == 3)
  }
}

/// Records with other owners, which only the superuser can create, acting as another user.
@Suite(.enabled(if: geteuid() == 0, "only the superuser can give files away"))
struct AnotherOwnersRecordTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let nobody = 65534

  private func give(_ record: String, to user: Int) async throws {
    let run = try await desk.shell("chown -R \(user) '\(record)'")
    try #require(run.status == 0, "\(run.said)")
  }

  @Test func itIsRefusedWithTheLineThatTrustsItAndThatLineWorks() async throws {
    let record = try await desk.copy(desk.negotiatedRecord(), as: "registro común")
    try await give(record, to: nobody)
    let refused = try await desk.gcmrepo("list", at: "registro común")
    expectRefusal(
      refused, status: 4, naming: "git config --global --add safe.directory '\(record)'", "another user")
    let inside = try await desk.program(["list"], from: record + "/countries/CL").run()
    expectRefusal(inside, status: 4, naming: "safe.directory '\(record)'")

    let line = try #require(refused.said.split(separator: "run: ").last)
    let trusted = try await desk.shell("unset GIT_CONFIG_GLOBAL; " + line)
    try #require(trusted.status == 0, "\(trusted.said)")
    let setting: [String: String?] = ["GIT_CONFIG_GLOBAL": nil]
    try await desk.done("list", at: record, setting: setting)
    try await desk.done("verify", at: record, setting: setting)
  }

  @Test func aRecordThatMayOnlyBeReadIsReadAndNeverHalfWritten() async throws {
    let record = try await desk.negotiatedRecord()
    try desk.write(".gitconfig", "[safe]\n\tdirectory = \(record)\n")
    _ = try desk.note()
    _ = try await desk.shell("chmod -R a+rX .")
    func asNobody(_ words: String) async throws -> Outcome {
      try await desk.shell(
        "setpriv --reuid=\(nobody) --clear-groups \"$GCMREPO\" \(words) -C '\(record)'",
        setting: ["GIT_CONFIG_GLOBAL": nil, "TMPDIR": "/tmp"])
    }
    for reading in [
      "list", "status", "tags", "log", "audit", "verify", "show CL/inputs/aportes", "diff draft-1",
    ] {
      let run = try await asNobody(reading)
      #expect(run.status == 0, "\(reading): \(run.said)")
    }
    try await desk.expectNothingWritten(in: record) {
      for writing in [
        "submit nota.md --country PY --kind input --lang es", "withdraw CL/inputs/aportes -m x",
        "tag draft-3 -m x --party RCM-TS", "declare nota.md --lang es --party RCM-TS -m x",
      ] {
        expectRefusal(try await asNobody(writing), status: 4, naming: "cannot be written", "permission")
      }
    }
  }

  @Test func aBranchOfAnotherNameIsFoundFromHead() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.git("branch", "-m", "main", "registro", in: record)
    let clone = desk.path("clone")
    try await desk.git("clone", "-q", record, clone, in: desk.folder)
    for place in [record, clone] {
      for command in ["status", "tags", "verify", "log"] { try await desk.done(command, at: place) }
      let receipt = try await desk.submit(desk.note(), at: place)
      #expect(try receipt.json()["branch"]?.string == "registro")
      try await desk.done("verify", "-", at: place, input: receipt.output)
    }
  }

  @Test func aRecordWithoutAnyBranchIsStillOne() async throws {
    let record = try await desk.negotiatedRecord()
    try await desk.git("checkout", "-q", "--detach", in: record)
    try await desk.git("branch", "-m", "main", "registro", in: record)
    try await desk.done("tags", at: record)
    for command in ["status", "log", "audit"] {
      expectRefusal(try await desk.gcmrepo(command, at: record), status: 4, naming: "no branch “main”", "git switch")
    }
    try await desk.git("switch", "-q", "registro", in: record)
    try await desk.done("status", at: record)
  }
}
