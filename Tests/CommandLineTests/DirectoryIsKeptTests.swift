import Foundation
import RecordRendering
import Testing

/// `gcmrepo directory`: who acts for whom, without private addresses.
@Suite struct DirectoryIsKeptTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func aFocalPointIsNamedInTheFileOfItsParty() async throws {
    let record = try await desk.record()
    let path = record + "/parties/CL.yml"
    let before = try desk.read(path)
    try await desk.keep(
      "directory", "add", "--country", "Chile", "--name", "Lucía Pérez", "--office", "Dirección de Política Consular",
      "--role", "Jefa", "--language", "es,en", "--from", "2018-01-01", "--public-email", "consular@example.org",
      at: record)
    #expect(
      try await desk.lastCommit(of: record)
        == ["Name focal point CL/lucia-perez", "Party: RCM-TS", "Action: admit", "parties/CL.yml"])
    let entry = """
      focal_points:
        - id: lucia-perez
          name: Lucía Pérez
          office: Dirección de Política Consular
          role: Jefa
          languages: [es, en]
          from: 2018-01-01
          public_contact:
            email: consular@example.org

      """
    #expect(try desk.read(path) == before.replacing("focal_points: []\n", with: entry))
    try await desk.keep("directory", "end", "lucia-perez", "--on", "2018-06-30", at: record)
    #expect(
      try desk.read(path)
        == before.replacing(
          "focal_points: []\n", with: entry.replacing("    public", with: "    until: 2018-06-30\n    public")))
    try await desk.keep("directory", "add", "--country", "CL", "--name", "Juan Soto", at: record)
    try await desk.keep("directory", "change", "CL/juan-soto", "--role", "Jefe", at: record)
    #expect(try desk.read(path).hasSuffix("  - id: juan-soto\n    name: Juan Soto\n    role: Jefe\n"))
    try await desk.expectSound(record)
  }

  @Test func whoActsTodayComesFirstAndBodiesLast() async throws {
    let record = try await desk.record()
    for (name, more) in [
      ("Ana Gone", ["--until", "2018-01-01"]), ("Eva Later", ["--from", "2999-01-01"]), ("Zoe Now", []),
    ] {
      try await desk.keep("directory", "add", "--country", "CL", "--name", name, more: more, at: record)
    }
    let rows = try await desk.rows("directory", key: "entries", at: record)
    #expect(rows.prefix(3).map { $0["id"]?.string } == ["CL/zoe-now", "CL/eva-later", "CL/ana-gone"])
    #expect(rows.prefix(3).map { $0["period"]?.string } == ["current", "to-come", "ended"])
    #expect(rows.dropFirst(3).allSatisfy { $0["kind"]?.string == "body" } && rows.count == 15)
    let own = try await desk.done("directory", "list", "--country", "Chile", at: record)
    #expect(own.lines.count == 5 && own.lines[2].contains("Zoe Now"))
    let body = try await desk.done("directory", "list", "--country", "RCM-TS", at: record)
    #expect(body.output.contains("Technical Secretariat") && body.output.contains("secretariat (RCM)"))
    let none = try await desk.done("directory", "list", "--country", "PE", at: record)
    #expect(none.said.contains("no focal point"))
  }

  @Test func aBodyHasThePeriodOfItsRole() async throws {
    let record = try await desk.record()
    let file = record + "/parties/RCM-PPT.yml"
    try desk.write(
      file,
      try desk.read(file).replacing("    role: presidency\n", with: "    role: presidency\n    until: 2018-06-30\n"))
    try await desk.git("commit", "-qam", "End a presidency\n\nParty: RCM-TS\nAction: admit", in: record)
    let row = try await desk.rows("directory", "list", "--country", "RCM-PPT", key: "entries", at: record).first
    #expect(row?["until"]?.string == "2018-06-30" && row?["period"]?.string == "ended")
    try await desk.expectSound(record)
  }

  /// Whoever is named for a body need not name it; whose time is over must.
  @Test func aBodysFocalPointActsForIt() async throws {
    let record = try await desk.record()
    try await desk.keep(
      "directory", "add", "--country", "SACM-TS", "--name", "Ana Rojas", "--public-email", "ana@example.org", at: record
    )
    let closed = try await desk.done("agreements", "close", "2017-05-11-1", at: record)
    #expect(closed.said == "2017-05-11-1 is recorded, on behalf of SACM-TS.\n")
    try await desk.done("directory", "end", "SACM-TS/ana-rojas", "--on", "2018-01-01", at: record)
    expectRefusal(
      try await desk.gcmrepo("agreements", "close", "2017-05-11-2", at: record), status: 2, naming: "--party")
    let log = try await desk.done("log", at: record, setting: ["LC_ALL": "fr_FR.UTF-8"])
    #expect(log.output.contains("Mettre fin au point focal SACM-TS/ana-rojas"))
    #expect(log.output.contains("Clore l’accord 2017-05-11-1"))
  }

  /// The list and the warnings of `submit` and `audit` read the same persons.
  @Test func whoIsNamedMayActForTheParty() async throws {
    let record = try await desk.record()
    try await desk.keep("directory", "add", "--country", "CL", "--name", "Lucía Pérez", at: record)
    func warnings(_ author: String) async throws -> Int? {
      let receipt = try await desk.submit(
        desk.note("nota.md", "# Nota\n\nUn texto de \(author).\n"), more: ["--author", author], at: record)
      return try receipt.json()["warnings"]?.array?.count
    }
    // Without an address the name tells.
    #expect(try await warnings("lucía pérez <any@example.org>") == 0)
    #expect(try await warnings("Ana Rojas <ana@example.org>") == 1)
    try await desk.keep(
      "directory", "change", "CL/lucia-perez", "--public-email", "consular@example.org", at: record)
    #expect(try await warnings("L. Pérez <Consular@example.org>") == 0)
    #expect(try await warnings("Lucía Pérez <other@example.org>") == 1)
    // Whose time is over acts no more, and a party without anybody may be acted for by anyone.
    try await desk.keep("directory", "end", "CL/lucia-perez", "--on", "2018-01-01", at: record)
    #expect(try await warnings("Ana Rojas <ana@example.org>") == 0)
    let audit = try await desk.done("audit", "--format", "json", at: record).json()
    #expect(audit["notice_count"]?.int == 2 && audit["finding_count"]?.int == 0)
  }

  @Test(arguments: [
    ["--office", "Consular, lucia@example.org"], ["--role", "Jefa (+56 2 2827 4200)"],
    ["--office", "Tel. 2827-4200"], ["--name", "lucia@example.org"], ["--web", "mailto:lucia@example.org"],
  ])
  func whatIsPrivateIsRefused(_ words: [String]) async throws {
    let record = try await desk.record()
    let run = try await desk.refuse(
      "directory", "add", "--country", "CL", more: ["--name", "Lucía Pérez"] + words, at: record)
    #expect(run.status == 3 || run.status == 2, "\(run.said)")
    #expect(run.said.contains("--public-email") || run.said.contains("--name"), "\(run.said)")
    let found = try await desk.git("grep", "-c", "", "HEAD", "--", "parties/CL.yml", in: record)
    #expect(!found.isEmpty)
    #expect(try !desk.read(record + "/parties/CL.yml").contains("lucia@"))
  }

  @Test func anOfficeWithoutAFunctionHasOneHolderToo() async throws {
    let record = try await desk.record()
    let add = ["directory", "add", "--country", "CL", "--office", "DGC", "--from", "2018-01-01", "--name"]
    try await desk.keep(more: add + ["Eva Tres"], at: record)
    try await desk.keep("directory", "handover", "CL/eva-tres", "--to", "Juan Uno", "--on", "2018-07-01", at: record)
    let words = ["directory", "handover", "CL/eva-tres", "--to", "Juan Dos", "--on", "2019-07-01"]
    expectRefusal(
      try await desk.refuse(more: words, at: record), status: 3, naming: "CL/eva-tres", "2018-06-30", "CL/juan-uno")
    #expect(try await desk.gcmrepo("directory", "check", "--country", "CL", "-C", record).status == 0)
    try await desk.keep(more: add + ["Ana Cuatro"], at: record)
    let check = try await desk.gcmrepo("directory", "check", "--country", "CL", "--format", "json", "-C", record)
    #expect(check.status == 1)
    let warning = try check.json()["warnings"]?.array?.first
    #expect(warning?["kind"]?.string == "several-holders")
    #expect(warning?["entries"]?.array?.map(\.string) == ["CL/juan-uno", "CL/ana-cuatro"])
    try await desk.expectSound(record)
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", "www.example.org", "https://", "https://a b.example"])
  func onlyAPageOfTheWebIsTakenAsOne(_ address: String) async throws {
    let record = try await desk.record()
    let add = ["directory", "add", "--country", "CL", "--name", "Lucía Pérez", "--web"]
    expectRefusal(try await desk.refuse(more: add + [address], at: record), status: 3, naming: "https://")
    try await desk.keep(more: add + ["https://www.example.org/consulado?tema=1"], at: record)
    try await desk.done("directory", "export", "--all", "-o", desk.path("d.vcf"), at: record)
    #expect(try desk.read("d.vcf").contains("https://www.example.org/consulado"))
  }

  /// Older versions did not read these keys: a fault in them takes no right, and is told.
  @Test func aFaultyPeriodIsToldAndTakesNoRight() async throws {
    let record = try await desk.record()
    let file = record + "/parties/CL.yml"
    try desk.write(
      file,
      try desk.read(file).replacing(
        "focal_points: []", with: "focal_points:\n  - name: Ana Rojas\n    email: ana@example.org\n    until: June"))
    try await desk.git("commit", "-qam", "By hand\n\nParty: RCM-TS\nAction: admit", in: record)
    try await desk.submit(desk.note(), at: record)
    #expect(try await desk.gcmrepo("audit", at: record).status == 0)
    let verified = try await desk.gcmrepo("verify", at: record)
    #expect(verified.status == 1 && verified.output.contains("“June” of “until”"), "\(verified.output)")
    let list = try await desk.done("directory", "list", "--country", "CL", "--format", "json", at: record).json()
    #expect(list["entries"]?[0]?["id"]?.string == "CL/ana-rojas" && list["problems"]?[0]?["line"]?.int == 15)
    // Putting it right is possible, with the address that was there.
    try await desk.keep("directory", "end", "CL/ana-rojas", "--on", "2018-06-30", at: record)
    #expect(try await desk.gcmrepo("verify", at: record).status == 0)
  }

  @Test func aPartysFileHoldsNoPrivateContactAnywhere() async throws {
    let record = try await desk.record()
    try await desk.keep("directory", "add", "--country", "CL", "--name", "Lucía Pérez", at: record)
    let text = try desk.read(record + "/parties/CL.yml")
    for more in [
      "notes: Tel. +56 2 2827 4200\n", "lucia@example.org: 1\n", "a: [x, {public_contact: l@example.org}]\n",
    ] {
      let run = try await desk.gcmrepo(
        more: ["directory", "change", "CL/lucia-perez", "--from-file", "-", "--party", "RCM-TS", "-C", record],
        input: text + more)
      expectRefusal(run, status: 3, naming: "Line 15 of parties/CL.yml", "--public-email")
    }
  }

  @Test func daysAndYearsAreNoTelephoneNumbers() async throws {
    let record = try await desk.record()
    try await desk.keep(
      "directory", "add", "--country", "CL", "--name", "Lucía Pérez", "--office",
      "Unidad 2017-2018, Decreto 123 de 2017-05-11", "--from", "2017-05-11", at: record)
    try await desk.expectSound(record)
  }

  @Test func whatIsWrongIsRefusedAndNamed() async throws {
    let record = try await desk.record()
    try await desk.keep("directory", "add", "--country", "CL", "--name", "Lucía Pérez", at: record)
    let cases: [(words: [String], status: Int, said: [String])] = [
      (["add", "--country", "CL"], 3, ["“name” is empty"]),
      (["add", "--country", "Atlantis", "--name", "A B"], 3, ["Atlantis"]),
      (["add", "--country", "CL", "--name", "Lucia Perez"], 3, ["already", "CL/lucia-perez"]),
      (["add", "--country", "CL", "--name", "A B", "--id", "../x"], 3, ["“../x”", "lucia-perez"]),
      (["add", "--country", "CL", "--name", "Ли"], 3, ["directory entry"]),
      (["add", "--country", "CL", "--name", "A B", "--from", "2018-02-01", "--until", "2018-01-01"], 3, ["“until”"]),
      (["add", "--country", "CL", "--name", "A B", "--language", "españo l"], 3, ["languages"]),
      (["end", "CL/lucia-perez", "-m", "Now lucia@example.org"], 3, ["lucia@example.org"]),
      (["end", "CL/lucia-peres"], 3, ["Did you mean CL/lucia-perez"]),
      (["end", "CL/lucia-perez", "--on", "yesterday"], 3, ["“yesterday” of “until”"]),
      (["change", "PE/lucia-perez", "--role", "x"], 3, ["PE/lucia-perez"]),
    ]
    for (words, status, said) in cases {
      let run = try await desk.refuse("directory", more: words, at: record)
      #expect(run.status == status, "\(words): \(run.said)")
      for word in said { #expect(run.said.contains(word), "\(words): \(run.said)") }
    }
    expectRefusal(
      try await desk.gcmrepo("directory", "end", "CL/lucia-perez", "--party", "CL", at: record), status: 5)
    try await desk.expectSound(record)
  }
}
