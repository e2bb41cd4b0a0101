import Foundation
import RecordRendering
import Testing

/// `gcmrepo consultations`: each State's period, what has come, who is missing, and reminders.
@Suite struct ConsultationsAreKeptTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func open(_ country: String, _ id: String = "gcm-inputs", at record: String, _ more: String...) async throws
    -> Outcome
  {
    try await desk.keep(
      "consultations", "open", country, id, "--subject", "es=Aportes al Pacto Mundial", "--subject", "pt=Contribuições",
      "--from", "2017-06-01", "--until", "2017-07-15", more: more, at: record)
  }

  private func row(_ name: String, on time: String, at record: String) async throws -> JSONValue {
    let rows = try await desk.rows("consultations", "list", "--on", time, key: "consultations", at: record)
    return try #require(rows.first { $0["id"]?.string == name })
  }

  @Test func aDayEndsInTheStatesOwnZone() async throws {
    let record = try await desk.record()
    _ = try await open("Chile", at: record, "--lead", "es=Cancillería")
    #expect(
      try await desk.lastCommit(of: record)
        == ["Open consultation CL/gcm-inputs", "Party: RCM-TS", "Action: record", "consultations/CL.yml"])
    // In July Santiago is four hours behind UTC.
    let last = try await row("CL/gcm-inputs", on: "2017-07-16T03:59:59Z", at: record)
    #expect(last["state"]?.string == "open" && last["days_left"]?.int == 1 && last["missing"]?.bool == true)
    #expect(last["ends_at"]?.string == "2017-07-16T03:59:59Z" && last["time_zone"]?.string == "America/Santiago")
    let over = try await row("CL/gcm-inputs", on: "2017-07-16T04:00:00Z", at: record)
    #expect(over["state"]?.string == "overdue" && over["days_left"]?.int == 0 && over["days_overdue"]?.int == 1)
    let before = try await row("CL/gcm-inputs", on: "2017-05-31", at: record)
    #expect(before["state"]?.string == "planned" && before["missing"]?.bool == false)
    _ = try await open("BR", at: record, "--time-zone", "UTC")
    #expect(try await row("BR/gcm-inputs", on: "2017-07-16T00:00:00Z", at: record)["state"]?.string == "overdue")
    try await desk.expectSound(record)

    let missing = try await desk.gcmrepo("consultations", "--missing", "--on", "2017-07-01", "-C", record)
    #expect(missing.status == 1 && missing.output.contains("CL/gcm-inputs"))
    let nobody = try await desk.done("consultations", "list", "--missing", "--on", "2017-05-01", at: record)
    #expect(nobody.said == "Nobody is missing.\n")
    let csv = try await desk.done("consultations", "list", "--format", "csv", at: record)
    #expect(csv.lines.first?.hasPrefix("country,state,from,until,days_left,came") == true)
  }

  @Test func whatComesInThePeriodCounts() async throws {
    let record = try await desk.record()
    _ = try await open("CL", at: record, "--until", "2999-12-31", "--from", "2017-01-01")
    _ = try await open(
      "CL", "answers", at: record, "--questionnaire", "gcm-inputs", "--until", "2999-12-31", "--from", "2017-01-01")
    let file = try desk.write("aportes.es.md", "# Aportes\n\nEl Estado aporta.\n")
    try await desk.done("submit", file, "--country", "CL", "--kind", "input", at: record)
    let rows = try await desk.rows("consultations", key: "consultations", at: record)
    let inputs = try #require(rows.first { $0["id"]?.string == "CL/gcm-inputs" })
    #expect(inputs["came"]?.array?.map(\.string) == ["CL/inputs/aportes"] && inputs["missing"]?.bool == false)
    // One about a questionnaire waits for the answers to it.
    #expect(rows.first { $0["id"]?.string == "CL/answers" }?["missing"]?.bool == true)
    try await desk.keep("consultations", "close", "CL/answers", "--on", "2017-08-01", at: record)
    try await desk.keep("consultations", "change", "CL/gcm-inputs", "--lead", "es=Cancillería", at: record)
    #expect(try await row("CL/answers", on: "2017-08-02", at: record)["state"]?.string == "closed")
    try await desk.expectSound(record)
  }

  @Test func aConsultationIsClosedOnceAndOnADayThatCanBe() async throws {
    let record = try await desk.record()
    _ = try await open("CL", at: record, "--from", "2017-06-01", "--until", "2017-07-15")
    for (day, said) in [("2017-05-31", "2017-06-01"), ("2999-01-01", "still to come")] {
      expectRefusal(
        try await desk.refuse("consultations", "close", "CL", "--on", day, at: record), status: 3, naming: day, said)
    }
    try await desk.keep("consultations", "close", "CL", "--on", "2017-07-01", at: record)
    let again = try await desk.refuse("consultations", "close", "CL", "--on", "2017-07-02", at: record)
    expectRefusal(again, status: 3, naming: "2017-07-01")
    let same = try await desk.keep("consultations", "close", "CL", "--on", "2017-07-01", at: record).json()
    #expect(same["unchanged"]?.bool == true)
    try await desk.expectSound(record)
  }

  @Test func whatIsWrongIsRefusedAndNamed() async throws {
    let record = try await desk.record()
    _ = try await open("CL", at: record)
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let given = ["--subject", "es=Algo", "--from", "2017-06-01", "--until", "2017-07-15"]
    for (words, said) in [
      (["open", "CL", "gcm-inputs"] + given, "already has the consultation “CL/gcm-inputs”"),
      (["open", "CL", "Not a slug"] + given, "cannot be the id of a consultation"),
      (["open", "IOM", "x"] + given, "IOM"), (["open", "XX", "x"] + given, "XX"),
      (["open", "CL", "x", "--until", "2017-07-15"], "“subject” is empty"),
      (["open", "CL", "x", "--subject", "es=Algo"], "until"),
      (
        ["open", "CL", "x", "--subject", "es=Algo", "--from", "2017-08-01", "--until", "2017-07-15"], "2017-07-15"
      ),
      (["open", "CL", "x", "--time-zone", "America/Nowhere"] + given, "America/Nowhere"),
      (["open", "CL", "x", "--questionnaire", "none"] + given, "none"),
      (["open", "CL", "x", "--lead", "es=ana@example.org"] + given, "ana@example.org"),
      (["close", "BR"], "no consultation “BR”"),
      (["change", "CL/gcm-input", "--until", "2017-08-01"], "CL/gcm-inputs"),
    ] {
      let run = try await desk.refuse("consultations", more: words, at: record)
      #expect(run.status == 3 && run.said.contains(said), "\(words): \(run.status) \(run.said)")
    }
    let foreign = try await desk.gcmrepo(
      more: ["consultations", "open", "CL", "x", "--party", "CL"] + given + ["-C", record])
    #expect(foreign.status == 5, "\(foreign.said)")
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)
  }

  @Test func aRecordWithoutTheFeatureRefusesThem() async throws {
    let record = try await desk.record()
    let file = record + "/gcmrepo.yml"
    try desk.write(file, try desk.read(file).replacing(", consultations", with: ""))
    try await desk.git(
      "commit", "-qam", "Use less\n\nParty: RCM-TS\nAction: admit", in: record)
    let run = try await desk.refuse(
      "consultations", "open", "CL", "x", "--subject", "es=Algo", "--until", "2017-07-15", at: record)
    #expect(run.status == 5 && run.said.contains("consultations"), "\(run.said)")
  }

  @Test func remindersAreMailsInTheStatesLanguage() async throws {
    let record = try await desk.record()
    _ = try await open("BR", at: record)
    _ = try await open("CL", at: record)
    try await desk.keep(
      "directory", "add", "--country", "CL", "--name", "Lucía Pérez", "--public-email", "migracion@example.org",
      at: record)
    let answer = try await desk.done(
      "consultations", "remind", "--on", "2017-07-13", "--party", "SACM-TS", "-o", desk.path("mails"), "--format",
      "json",
      at: record
    ).json()
    let reminders = try #require(answer["reminders"]?.array)
    #expect(reminders.first { $0["party"]?.string == "BR" }?["language"]?.string == "pt")
    #expect(reminders.first { $0["party"]?.string == "PA" }?["agreements"]?.array?.map(\.string) == ["2017-05-11-4"])
    let script = """
      import sys, json, email, email.policy
      out = {}
      for path in sys.argv[1:]:
          raw = open(path, 'rb').read()
          assert raw.count(b'\\n') == raw.count(b'\\r\\n') and all(len(l) <= 78 for l in raw.split(b'\\r\\n')), path
          m = email.message_from_bytes(raw, policy=email.policy.default)
          assert not m.defects, m.defects
          out[path.split('/')[-1]] = {'to': [a.addr_spec for a in m['To'].addresses], 'names': [a.display_name for a in m['To'].addresses],
            'group': m['To'].groups[0].display_name, 'subject': m['Subject'], 'body': m.get_content().replace('\\r\\n', '\\n'), 'date': m['Date'].datetime.isoformat(),
            'charset': m.get_content_charset()}
      print(json.dumps(out))
      """
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script, desk.path("mails/BR.pt.eml"), desk.path("mails/CL.es.eml")],
      folder: desk.folder, environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    let mails = try run.json()
    let (brazil, chile) = (mails["BR.pt.eml"], mails["CL.es.eml"])
    #expect(brazil?["to"]?.array?.isEmpty == true && brazil?["group"]?.string?.contains("Brasil") == true)
    #expect(chile?["to"]?.array?.map(\.string) == ["migracion@example.org"])
    #expect(chile?["names"]?.array?.map(\.string) == ["Lucía Pérez"])
    #expect(chile?["body"]?.string == (try desk.read("mails/CL.es.txt")))
    #expect(chile?["body"]?.string?.contains("Aportes al Pacto Mundial") == true)
    #expect(brazil?["body"]?.string == (try desk.read("mails/BR.pt.txt")))
    #expect(chile?["charset"]?.string == "utf-8" && chile?["date"]?.string == "2017-07-13T23:59:59+00:00")

    // The same record and time give the same bytes.
    let first = try Data(contentsOf: URL(fileURLWithPath: desk.path("mails/CL.es.eml")))
    try await desk.done(
      "consultations", "remind", "--on", "2017-07-13", "--party", "SACM-TS", "--country", "CL", "-o",
      desk.path("again"),
      at: record)
    #expect(try Data(contentsOf: URL(fileURLWithPath: desk.path("again/CL.es.eml"))) == first)
    #expect(try desk.names(in: "again") == ["CL.es.eml", "CL.es.txt"])
    try await desk.done(
      "consultations", "remind", "--country", "CL", "--lang", "en", "--on", "2017-07-13", "-o", desk.path("en"),
      at: record)
    #expect(try desk.read("en/CL.en.txt").contains("3 days are left"))
  }
}
