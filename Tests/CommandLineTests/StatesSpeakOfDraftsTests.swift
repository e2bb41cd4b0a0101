import Foundation
import GCMRepo
import RecordRendering
import Testing

/// States say by command where they stand on paragraphs, object in a silence procedure, and adopt the final draft.
@Suite struct StatesSpeakOfDraftsTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let draft =
    "# Declaración\n\n1. Los Estados reafirman su compromiso.\n\n2. Los Estados deciden:\n\n   (a) cooperar;\n\n   (b) informar.\n\n"
    + "3. Los Estados condenan la trata.\n\n4. El seguimiento será anual.\n"

  /// A record with a draft of numbered paragraphs.
  func record() async throws -> String {
    let record = try await desk.record()
    for language in ["es", "en"] {
      try await desk.done(
        "declare", desk.write("d.md", Self.draft), "--lang", language, "--party", "RCM-TS", "-m", "First", at: record)
    }
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    return record
  }

  // MARK: Positions

  @Test func aPositionIsSaidAndShown() async throws {
    let record = try await record()
    let said = try await desk.done(
      "position", "2(a)", "--on", "draft-1", "--country", "CL", "--stand", "object", "--blocking", "-m", "No",
      "--format", "json", at: record
    ).json()
    expectContract(
      said, schema: "gcmrepo.position/1",
      keys: ["party", "draft", "paragraph", "number", "stand", "blocking", "why", "person", "commit", "unchanged"])
    #expect(said["number"]?.string == "2(a)" && said["blocking"]?.bool == true)
    let human = try await desk.done(
      "position", "3", "--on", "draft-1", "--country", "MX", "--stand", "accept", "-m", "Yes", "--sent-in-by", "RCM-TS",
      at: record)
    #expect(human.said.contains("Paragraph 3 of draft-1: MX accepts."))
    let list = try await desk.done("positions", "draft-1", at: record)
    #expect(list.output.contains("CL!") && list.output.contains("blocked by CL") && list.output.contains("22 / 23"))
    #expect(list.said.contains("(21 of 23 members)"))
    let json = try await desk.done("positions", "--format", "json", at: record).json()
    #expect(json["schema"]?.string == "gcmrepo.positions/1" && json["members"]?.array?.count == 23)
    #expect(json["paragraphs"]?.array?.map { $0["number"]?.string } == ["2(a)", "3"])
    let first = json["paragraphs"]?[0]
    #expect(first?["standing"]?.string == "blocked" && first?["but_for"]?[0]?.string == "CL")
    #expect(first?["not_heard"]?.array?.count == 22 && first?["positions"]?[0]?["history"]?.array?.count == 1)
    #expect(json["paragraphs"]?[1]?["positions"]?[0]?["sent_in_by"]?.string == "RCM-TS")
    // The same whatever the reader's language.
    let spanish = try await desk.done("positions", "--format", "json", "--locale", "es", at: record)
    #expect(try spanish.json() == json)
    let csv = try await desk.done("positions", "--format", "csv", at: record).output
    #expect(csv.hasPrefix("paragraph,number,party,stand,blocking,why") && csv.contains("2(a),CL,object,true,No"))
    let detail = try await desk.done("positions", "--paragraph", "2(a)", at: record)
    #expect(detail.output.contains("objects !") && detail.said.contains("Not heard from on paragraph 2(a)"))
    #expect(try await desk.done("positions", "--country", "MX", at: record).output.contains("Ana Rojas (RCM-TS)"))
    #expect(
      try await desk.done("positions", "--all", "--format", "json", at: record).json()["paragraphs"]?.array?.count == 7)
    let log = try await desk.git("log", "-1", "--format=%B", in: record)
    #expect(log.contains("Party: MX\nSubmitted-By: RCM-TS") && log.contains("Action: position"))
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }

  @Test func whatCannotBeSaidIsRefusedAndNothingWritten() async throws {
    let record = try await record()
    func say(_ paragraph: String, _ country: String, _ more: String..., draft: String = "draft-1") async throws
      -> Outcome
    {
      try await desk.gcmrepo(
        "position", paragraph, "--on", draft, "--country", country, "--stand", "object", "-m", "x", more: more,
        at: record)
    }
    for (run, status, words) in [
      (try await say("99", "CL"), 3, ["no paragraph “99”", "4, 3 or 2"]), (try await say("3", "IOM"), 3, ["IOM"]),
      (try await say("3", "CL", draft: "draft-7"), 3, ["draft-7"]), (try await say("3", "QQ"), 3, ["QQ"]),
      (try await say("3", "CL", "--sent-in-by", "MX"), 5, ["MX"]),
      (try await say("3", "CL", "--lang", "xx"), 3, ["xx"]),
    ] as [(Outcome, Int, [String])] {
      #expect(run.status == status && words.allSatisfy(run.said.contains), "\(run.said)")
      expectPlainSentence(run.said)
    }
    let dry = try await desk.done(
      "position", "3", "--on", "draft-1", "--country", "CL", "--stand", "object", "-m", "x", "--dry-run", at: record)
    #expect(dry.said.contains("nothing was written"))
    #expect(!desk.exists(record + "/countries/CL/positions"))
    let usage = try await desk.gcmrepo(
      "position", "3", "--on", "draft-1", "--country", "CL", "--stand", "maybe", "-m", "x", at: record)
    #expect(usage.status == 2)
  }

  // MARK: Forms

  /// Fills cells of a Word form in place, as Word does: the label of the form stays.
  private func fill(_ form: String, _ cells: [(row: String, column: Int, words: String)]) async throws {
    let fills = cells.map { "(\"\($0.row)\", \($0.column), \"\($0.words)\")" }.joined(separator: ", ")
    let script = """
      import re, sys, zipfile
      name = "\(desk.path(form))"
      source = zipfile.ZipFile(name)
      parts = {item: source.read(item) for item in source.namelist()}
      source.close()
      xml = parts["word/document.xml"].decode()
      rows = re.findall(r"<w:tr[ >].*?</w:tr>", xml, re.S)
      for key, column, words in [\(fills)]:
          row = next(row for row in rows if key in re.sub("<[^>]+>", "", row))
          cells = re.findall(r"<w:tc>.*?</w:tc>|<w:tc .*?</w:tc>", row, re.S)
          cell = cells[column]
          run = "<w:r><w:t xml:space=\\"preserve\\">" + words + "</w:t></w:r>"
          if "</w:p>" in cell: new = cell[::-1].replace("</w:p>"[::-1], (run + "</w:p>")[::-1], 1)[::-1]
          else: new = re.sub(r"<w:p ?/>", "<w:p>" + run + "</w:p>", cell, count=1)
          fresh = row.replace(cell, new) if cells.count(cell) == 1 else "".join(
              [row[:row.index(cells[0])]] + [new if place == column else each for place, each in enumerate(cells)] + ["</w:tr>"])
          xml = xml.replace(row, fresh)
          rows[rows.index(row)] = fresh
      parts["word/document.xml"] = xml.encode()
      with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as target:
          for item, data in parts.items(): target.writestr(item, data)
      """
    let run = try await desk.shell("python3 - <<'END'\n\(script)\nEND")
    try #require(run.status == 0, "\(run.said)")
  }

  @Test func aFormOfPositionsIsReadBack() async throws {
    let record = try await record()
    try await desk.done(
      "position", "1", "--on", "draft-1", "--country", "CL", "--stand", "support", "-m", "Bien", at: record)
    let form = desk.path("form.docx")
    try await desk.done("positions", "form", "draft-1", "--country", "CL", "--locale", "es", "-o", form, at: record)
    try await fill(
      "form.docx", [("#6-", 3, "Objetamos"), ("#6-", 4, "x"), ("#6-", 5, "Falta el tráfico"), ("#7-", 3, "acepta")])
    // The form names its draft and its State.
    let taken = try await desk.done(
      "positions", "import", form, "--sent-in-by", "RCM-TS", "--format", "json", at: record
    ).json()
    #expect(taken["taken"]?.int == 2 && taken["unchanged_rows"]?.int == 1 && taken["party"]?.string == "CL", "\(taken)")
    let rows = try await desk.done("positions", "--country", "CL", "--format", "json", at: record).json()["paragraphs"]?
      .array
    #expect(rows?.map { $0["number"]?.string } == ["1", "3", "4"])
    #expect(rows?.map { $0["positions"]?[0]?["stand"]?.string } == ["support", "object", "accept"])
    #expect(
      rows?[1]["positions"]?[0]?["why"]?.string == "Falta el tráfico"
        && rows?[1]["positions"]?[0]?["blocking"]?.bool == true)
    // Again: the record says so.
    let again = try await desk.done("positions", "import", form, "--sent-in-by", "RCM-TS", at: record)
    #expect(again.said.contains("says so already"))
    let other = try await desk.gcmrepo("positions", "import", form, "--country", "MX", at: record)
    #expect(other.status == 3 && other.said.contains("the form of CL, not of MX"))
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }

  @Test func eachRowThatCannotBeTakenIsTold() async throws {
    let record = try await record()
    let csv = """
      number;stand;blocking;why;party
      1;support;;Bien;CL
      99;object;;;CL
      3;quizás;;;CL
      4;accept;x;;CL
      2(a);object;tal vez;;CL
      2(b);object;;;MX
      1;reserve;;;CL
      ;;;;

      """
    let tip = try await desk.git("rev-parse", "HEAD", in: record)
    let run = try await desk.gcmrepo(
      "positions", "import", desk.write("x.csv", csv), "--on", "draft-1", "--country", "CL", at: record)
    #expect(run.status == 3)
    for (row, words) in [
      (3, "no paragraph “99”"), (4, "“quizás” is no position"), (5, "does not block it"), (6, "neither yes nor no"),
      (7, "it is of MX"), (8, "in row 2 already"),
    ] { #expect(run.said.contains("row \(row): ") && run.said.contains(words), "\(run.said)") }
    #expect(run.said.contains("Nothing was written: 6 rows"))
    let json = try await desk.gcmrepo(
      "positions", "import", desk.path("x.csv"), "--on", "draft-1", "--country", "CL", "--format", "json", at: record)
    #expect(try json.json()["faults"]?.array?.map { $0["row"]?.int } == [3, 4, 5, 6, 7, 8])
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == tip)
    // As a spreadsheet of the list itself, and from standard input.
    let good = "paragraph,stand,why\n1,support,Bien\n#7,oppose,No\n"
    try await desk.done("positions", "import", "-", "--on", "draft-1", "--country", "CL", at: record, input: good)
    let list = try await desk.done("positions", "--format", "csv", at: record).output
    try await desk.done(
      "positions", "import", desk.write("list.csv", list), "--on", "draft-1", "--country", "CL", at: record)
    for (file, words) in [("a,b\n1,2\n", "no table with the columns"), ("number,stand\n1,\n", "No row"), ("", "empty")]
    {
      let bad = try await desk.gcmrepo(
        "positions", "import", desk.write("bad.csv", file), "--on", "draft-1", "--country", "CL", at: record)
      #expect(bad.status == 3 && bad.said.contains(words), "\(bad.said)")
    }
    let nameless = try await desk.gcmrepo("positions", "import", desk.path("list.csv"), "--country", "CL", at: record)
    #expect(nameless.status == 2 && nameless.said.contains("--on"))
  }

  @Test func positionsAreADocument() async throws {
    let record = try await record()
    try await desk.done(
      "position", "3", "--on", "draft-1", "--country", "CL", "--stand", "object", "-m", "No | *sí*", at: record)
    for ending in ["docx", "odt", "html"] {
      try await desk.done("positions", "-o", desk.path("p.\(ending)"), "--locale", "fr", at: record)
      let text = try await desk.shell("pandoc -s -t plain --wrap=none 'p.\(ending)'").output
      #expect(
        text.contains("Positions sur draft-1") && text.contains("No | *sí*") && text.contains("objecte"), "\(text)")
    }
    let run = try await desk.gcmrepo("positions", "-o", desk.path("p.xls"), at: record)
    #expect(run.status == 2 && run.said.contains(".docx"))
  }

  // MARK: Silence

  @Test func aSilenceProcedureIsOpenedBrokenAndClosed() async throws {
    let record = try await record()
    func open(_ more: String...) async throws -> Outcome {
      try await desk.gcmrepo("silence", "open", "draft-1", "--party", "RCM-TS", more: more, at: record)
    }
    for (run, status, words) in [
      (try await open("--until", "2030-01-01 10:00"), 2, "--zone"),
      (try await open("--until", "soon"), 2, "not a time"),
      (try await open("--until", "2030-01-01 10:00", "--zone", "America/Panam"), 2, "America/Panama"),
      (try await open("--until", "2020-01-01T10:00Z"), 3, "at least 72 hours"),
    ] as [(Outcome, Int, String)] {
      #expect(run.status == status && run.said.contains(words), "\(run.said)")
      expectPlainSentence(run.said)
    }
    let none = try await desk.gcmrepo(
      "silence", "object", "--country", "CL", "--paragraph", "3", "-m", "No", at: record)
    #expect(none.status == 2 && none.said.contains("No silence procedure is open"))
    let opened = try await open("--until", "2090-06-01 18:00", "--zone", "America/Panama", "--format", "json").json()
    expectContract(
      opened, schema: "gcmrepo.silence_opened/1",
      keys: [
        "id", "draft", "draft_commit", "tag", "manifest_sha256", "until", "until_local", "time_zone", "opened",
        "closed",
      ])
    #expect(
      opened["until"]?.string == "2090-06-01T23:00:00Z" && opened["until_local"]?.string == "2090-06-01T18:00:00-05:00")
    let shown = try await desk.done("silence", "show", "draft-1", "--locale", "es", at: record).output
    #expect(shown.contains("America/Panama") && shown.contains("23:00 UTC") && shown.contains("Callan: AR"))
    let early = try await desk.gcmrepo("silence", "close", "--party", "RCM-TS", at: record)
    #expect(early.status == 3 && early.said.contains("is not over"))
    let observer = try await desk.gcmrepo(
      "silence", "object", "--country", "IOM", "--paragraph", "3", "-m", "x", at: record)
    #expect(observer.status == 3)
    let mail = desk.path("m.eml")
    try desk.write("m.eml", "From: a@b.cl\nDate: Tue, 5 Dec 2017 10:00:00 -0300 (CLT)\nSubject: x\n\nNo\n")
    let said = try await desk.done(
      "silence", "object", "--country", "CL", "--paragraph", "2(a)", "--paragraph", "3", "-m", "No", "--sent-in-by",
      "RCM-TS",
      "--mail", mail, "--format", "json", at: record
    ).json()
    #expect(
      said["objections"]?.array?.count == 2 && said["objections"]?[0]?["mailed_at"]?.string == "2017-12-05T13:00:00Z")
    let json = try await desk.done("silence", "show", "--format", "json", at: record).json()["procedures"]?[0]
    #expect(
      json?["state"]?.string == "broken" && json?["objections"]?.array?.count == 2
        && json?["silent"]?.array?.count == 22)
    #expect(json?["objections"]?[0]?["received_by_host"]?.bool == false)
    #expect(
      try await desk.done("silence", "--format", "csv", at: record).output.contains(
        "draft-1,2090-06-01T23:00:00Z,broken,CL"))
    let closed = try await desk.done("silence", "close", "--party", "RCM-TS", at: record)
    #expect(closed.said.contains("draft-1 is not agreed"))
    #expect(try await desk.done("silence", at: record).output.contains("closed as broken"))
    // Another one on the same draft has a name of its own.
    #expect(try await open("--until", "2090-06-01T00:00Z", "--format", "json").json()["id"]?.string == "draft-1-2")
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }

  // MARK: Adoption

  @Test func nothingIsAdoptedBeforeItIsFinal() async throws {
    let record = try await record()
    for words in [["adopt", "draft-1", "--country", "CL", "--as", "signed"], ["adoption"], ["adoption", "draft-1"]] {
      let run = try await desk.gcmrepo(more: words, at: record)
      #expect(run.status == 3 && run.said.contains("final"), "\(run.said)")
      expectPlainSentence(run.said)
    }
  }

  /// A final draft, as a library's tag makes it.
  private func finalDraft(in record: String) async throws {
    let person = Identity(author: .init(name: "Ana Rojas", email: "ana@example.org"))
    _ = try await Record.open(desk.path(record)).tag(
      "final", message: "Final", party: "RCM-TS", isFinal: true, as: person)
  }

  @Test func theFinalDraftIsAdoptedAndCertified() async throws {
    let record = try await record()
    try await finalDraft(in: record)
    let said = try await desk.done(
      "adopt", "final", "--country", "CL", "--as", "associated", "--except", "2(a)", "--except", "4", "-m", "Reservado",
      "--format", "json", at: record
    ).json()
    expectContract(
      said, schema: "gcmrepo.adopted/1",
      keys: ["party", "draft", "draft_commit", "tag", "manifest_sha256", "as", "except", "commit"])
    #expect(said["draft_commit"]?.string == (try await desk.git("rev-parse", "final^{commit}", in: record)))
    for (words, status) in [
      (["IOM", "signed"], 3), (["MX", "refused", "--except", "3"], 3), (["MX", "signed", "--except", "9"], 3),
      (["MX", "perhaps"], 2),
    ] as [([String], Int)] {
      let run = try await desk.gcmrepo(
        "adopt", "final", "--country", words[0], "--as", words[1], more: Array(words.dropFirst(2)), at: record)
      #expect(run.status == status, "\(run.said)")
    }
    // By mail.
    try await desk.done(
      "adoption", "form", "final", "--country", "MX", "--locale", "pt", "-o", desk.path("mx.docx"), at: record)
    try await fill("mx.docx", [("final@", 2, "assinado"), ("final@", 3, "3; 2(b)"), ("final@", 4, "Sim")])
    try await desk.done("adoption", "import", desk.path("mx.docx"), "--sent-in-by", "RCM-TS", at: record)
    let json = try await desk.done("adoption", "--format", "json", at: record).json()
    #expect(json["schema"]?.string == "gcmrepo.adoption/1" && json["not_heard"]?.array?.count == 21)
    let rows = json["adoptions"]?.array ?? []
    let mexico = rows.first { $0["party"]?.string == "MX" }
    #expect(mexico?["as"]?.string == "signed" && mexico?["sent_in_by"]?.string == "RCM-TS")
    #expect(mexico?["except"]?.array?.map { $0["number"]?.string } == ["3", "2(b)"])
    // Whoever changes its mind is heard, and the record keeps both.
    try await desk.done("adopt", "final", "--country", "CL", "--as", "signed", at: record)
    let chile = try await desk.done("adoption", "--format", "json", at: record).json()["adoptions"]?.array?
      .first { $0["party"]?.string == "CL" }
    #expect(chile?["as"]?.string == "signed" && chile?["history"]?.array?.count == 2)
    let table = try await desk.done("adoption", "final", at: record)
    #expect(table.output.contains("not heard from") && table.said.contains("(21 of 23)"))
    try await desk.done("adoption", "-o", desk.path("c.html"), "--locale", "es", at: record)
    let certificate = try await desk.shell("pandoc -t plain c.html").output
    let commit = try await desk.git("rev-parse", "final^{commit}", in: record)
    #expect(certificate.contains("Certificado de adopción") && certificate.contains(commit.prefix(30)))
    #expect(certificate.contains(json["manifest_sha256"]?.string?.prefix(30) ?? "?"))
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }
}
