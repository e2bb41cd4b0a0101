import Foundation
import RecordRendering
import Testing

/// What became of each proposal and recommendation: said by a secretariat, answered by the State, listed, carried over.
@Suite struct ProposalsAreAccountedForTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let draft = """
    # Declaración

    1. Los Estados deben cooperar en materia de migración segura y ordenada.

    2. Las niñas y los niños no serán detenidos por su condición migratoria.

    3. Las secretarías informan cada año a los Estados miembros.

    4. Se crea un comité de seguimiento con sede en la ciudad de Panamá.

    """

  static let chile = draft.replacing("deben cooperar", with: "podrán cooperar")
    .replacing("informan cada año", with: "informan cada seis meses")
  static let mexico = draft.replacing(
    "4. Se crea un comité de seguimiento con sede en la ciudad de Panamá.\n",
    with:
      "4. Se crea un comité de seguimiento con sede en la ciudad de Panamá.\n\n5. El comité se reúne dos veces al año.\n"
  )

  /// A record with a draft, two proposals and an input.
  func record() async throws -> String {
    let record = try await desk.record()
    try await declare(Self.draft, as: "draft-1", at: record)
    try await propose("CL", Self.chile, "p", at: record)
    try await propose("MX", Self.mexico, "q", at: record)
    try await desk.done(
      "submit", desk.write("aportes.md", "# Aportes\n\n1. Chile pide un plazo.\n\n2. Chile pide un informe.\n"),
      "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es", at: record)
    return record
  }

  func declare(_ text: String, as draft: String, at record: String) async throws {
    try await desk.done(
      "declare", desk.write("\(draft).md", text), "--lang", "es", "--party", "RCM-TS", "-m", "x", at: record)
    try await desk.done("tag", draft, "-m", "x", "--party", "RCM-TS", at: record)
  }

  @discardableResult
  func propose(_ code: String, _ text: String, _ id: String, at record: String) async throws -> Outcome {
    try await desk.done(
      "propose", desk.write("\(code)-\(id).md", text), "--on", "draft-1", "--country", code, "--lang", "es", "--id", id,
      at: record)
  }

  @discardableResult
  func dispose(_ words: String..., at record: String) async throws -> JSONValue {
    try await desk.keep("dispose", more: words + ["-m", "Porque sí"], at: record).json()
  }

  func matrix(_ words: String..., at record: String) async throws -> [JSONValue] {
    try await desk.done(more: ["matrix"] + words + ["--format", "json", "-C", record]).json()["rows"]?.array ?? []
  }

  private func row(_ reference: String, in rows: [JSONValue]) -> JSONValue? {
    rows.first { $0["reference"]?.string == reference }
  }

  // MARK: Dispositions and answers

  @Test func whatBecameOfAChangeIsSaidAndAnswered() async throws {
    let record = try await record()
    let said = try await dispose("CL/proposals/draft-1/p", "--change", "1", "--as", "merged", "--into", "1", at: record)
    expectContract(
      said, schema: "gcmrepo.disposition/1",
      keys: ["contribution", "changes", "as", "why", "into", "revision", "party", "person", "disposed_at", "commit"])
    #expect(said["changes"]?[0]?.string == "CL/proposals/draft-1/p#1" && said["into"]?.string == "1")
    expectTime(said["disposed_at"])
    #expect(
      try await desk.lastCommit(of: record) == [
        "Dispose of CL/proposals/draft-1/p", "Party: RCM-TS", "Contribution: CL/proposals/draft-1/p",
        try await desk.git("log", "-1", "--format=%(trailers:key=Newest-Draft)", in: record).trimmingCharacters(
          in: .newlines), "Action: dispose", "declaration/dispositions/draft-1/CL/p.yml",
      ])
    // The same again writes nothing; a dry run neither.
    let head = try await desk.git("rev-parse", "HEAD", in: record)
    let again = try await dispose("CL/proposals/draft-1/p#1", "--as", "merged", "--into", "#2", at: record)
    #expect(again["unchanged"]?.bool == true && again["commit"]?.string == head)
    let dry = try await dispose("CL/proposals/draft-1/p", "--as", "declined", "--dry-run", at: record)
    #expect(dry["dry_run"]?.bool == true && dry["commit"] == .null && dry["changes"]?.array?.count == 1)
    #expect(try await desk.git("rev-parse", "HEAD", in: record) == head)

    let answer = try await desk.done(
      "answer", "CL/proposals/draft-1/p", "--not-satisfied", "-m", "No basta", "--format", "json", at: record
    ).json()
    expectContract(
      answer, schema: "gcmrepo.disposition_answer/1",
      keys: ["contribution", "changes", "answer", "why", "person", "answered_at", "commit"])
    #expect(try await desk.lastCommit(of: record).contains("Party: CL"))
    var one = try #require(row("CL/proposals/draft-1/p#1", in: try await matrix("draft-1", at: record)))
    expectKeys(["draft", "paragraph", "citation", "old", "new", "reason", "kind", "language"], of: one)
    #expect(one["old"]?.string == "deben" && one["new"]?.string == "podrán" && one["citation"]?.string == "1")
    #expect(one["standing"]?.string == "not-satisfied" && one["answer"]?["why"]?.string == "No basta")
    // Another disposition is a new question, and the earlier ones stay in the file.
    try await dispose("CL/proposals/draft-1/p#1", "--as", "accepted", at: record)
    one = try #require(row("CL/proposals/draft-1/p#1", in: try await matrix("draft-1", at: record)))
    #expect(one["standing"]?.string == "disposed" && one["answer"] == .null && one["waits_for"] == .null)
    let file = try desk.read(record + "/declaration/dispositions/draft-1/CL/p.yml")
    #expect(file.contains("as: merged") && file.contains("as: accepted"))
    try await desk.done("answer", "CL/proposals/draft-1/p#1", "--satisfied", "--sent-in-by", "RCM-TS", at: record)
    #expect(try await desk.lastCommit(of: record).contains("Submitted-By: RCM-TS"))
    try await desk.expectSound(record)
    #expect(try await desk.done("log", "CL/proposals/draft-1/p", at: record).output.contains("dispose"))
  }

  @Test func whatASettledBracketTookIsSaidBesideTheDisposition() async throws {
    let record = try await desk.record()
    func declareBoth(_ text: String, as draft: String) async throws {
      try await desk.done(
        "declare", desk.write("en.md", text), "--lang", "en", "--party", "RCM-TS", "-m", "x", at: record)
      try await declare(text, as: draft, at: record)
    }
    try await declareBoth(Self.draft, as: "draft-1")
    try await propose("CL", Self.chile, "p", at: record)
    try await propose("MX", Self.chile, "q", at: record)
    try await declareBoth(
      try await desk.done("compile", "draft-1", "--lang", "es", "--as", "markdown", at: record).output, as: "draft-2")
    func name(_ words: String) async throws -> String {
      let all = try await desk.done("brackets", "--format", "json", at: record).json()["brackets"]?.array ?? []
      return try #require(all.first { $0["text"]?.string == words }?["id"]?.string)
    }
    let (taken, kept) = (try await name("podrán"), try await name("seis meses"))
    for (name, choice) in [(taken, "CL"), (kept, "base")] {
      try await desk.done(
        "brackets", "resolve", name, "--to", choice, "--agreed", "CL,PE", "--party", "RCM-TS", "-m", "x", at: record)
    }
    let rows = try await matrix("draft-1", at: record)
    for party in ["CL/proposals/draft-1/p", "MX/proposals/draft-1/q"] {
      let one = try #require(row(party + "#1", in: rows))
      #expect(one["taken"]?["bracket"]?.string == taken && one["taken"]?["party"]?.string == "RCM-TS")
      #expect(one["taken"]?["agreed"]?.array?.map(\.string) == ["CL", "PE"])
      expectTime(one["taken"]?["settled_at"])
      // What the contract calls a disposition is still to be written.
      #expect(one["disposition"] == .null && one["waits_for"]?.string == "disposition")
      #expect(row(party + "#2", in: rows)?["taken"] == .null)
    }
    let table = try await desk.done("matrix", "draft-1", at: record).output
    #expect(table.contains("Taken into the text") && table.contains("agreed by CL and PE"), "\(table)")
    for arguments in [["--country", "CL", "--lang", "en"], []] {
      try await desk.done(more: ["matrix", "draft-1", "-o", desk.path("m.html"), "-C", record] + arguments)
      #expect(try desk.read("m.html").contains("the words of bracket \(taken)"))
    }
    let csv = try await desk.done("matrix", "draft-1", "--format", "csv", at: record)
    #expect(csv.lines[0].hasSuffix("taken,taken_at,agreed") && csv.lines[1].hasSuffix("CL PE"))
  }

  @Test func whoProposesToChangeAParagraphWasHeardOnIt() async throws {
    let record = try await record()
    func positions() async throws -> [JSONValue] {
      try await desk.done("positions", "draft-1", "--lang", "es", "--format", "json", at: record).json()["paragraphs"]?
        .array ?? []
    }
    let rows = try await positions()
    // MX brings a new paragraph and changes none.
    #expect(rows.map { $0["number"]?.string } == ["1", "3"])
    for (row, number) in zip(rows, 1...2) {
      let silent = row["not_heard"]?.array?.map(\.string) ?? []
      #expect(!silent.contains("CL") && silent.contains("MX") && row["standing"]?.string == "no-objection")
      #expect(row["positions"]?.array?.isEmpty == true && row["proposed"]?[0]?["party"]?.string == "CL")
      #expect(row["proposed"]?[0]?["changes"]?[0]?.string == "CL/proposals/draft-1/p#\(number)")
    }
    let shown = try await desk.done("positions", "draft-1", "--lang", "es", at: record)
    #expect(shown.output.contains("Proposes a change") && shown.output.contains("changes proposed; 22 not heard"))
    let silent = shown.said.components(separatedBy: "Not heard from on any paragraph").last ?? ""
    #expect(silent.contains("PE") && !silent.contains("CL,") && !silent.contains("MX"), "\(silent)")
    // What is stated stands beside it.
    try await desk.done(
      "position", "1", "--on", "draft-1", "--country", "CL", "--stand", "reserve", "-m", "x", "--lang", "es", at: record
    )
    let stated = try #require(try await positions().first)
    #expect(stated["positions"]?[0]?["stand"]?.string == "reserve" && stated["proposed"]?.array?.count == 1)
    #expect(stated["standing"]?.string == "consensus-but-for")
    let detail = try await desk.done("positions", "draft-1", "--lang", "es", "--paragraph", "3", at: record).output
    #expect(detail.contains("proposes a change") && detail.contains("CL/proposals/draft-1/p#2"), "\(detail)")
  }

  @Test func whatWaitsIsListedWithAnExitStatus() async throws {
    let record = try await record()
    let open = try await desk.gcmrepo("matrix", "--open", "--format", "json", at: record)
    #expect(open.status == 1)
    expectContract(
      try open.json(), schema: "gcmrepo.matrix/1", keys: ["commit", "drafts", "rows", "open", "withdrawn"])
    #expect(
      try open.json()["rows"]?.array?.map { $0["waits_for"]?.string } == ["disposition", "disposition", "disposition"])
    try await dispose("CL/proposals/draft-1/p", "--as", "accepted", at: record)
    try await dispose("MX/proposals/draft-1/q", "--as", "declined", at: record)
    let waiting = try await desk.gcmrepo("matrix", "--open", at: record)
    #expect(waiting.status == 1 && waiting.output.contains("the answer of MX") && !waiting.output.contains("CL/"))
    try await desk.done("answer", "MX/proposals/draft-1/q", "--satisfied", at: record)
    let none = try await desk.done("matrix", "--open", at: record)
    #expect(none.output.isEmpty && none.said.contains("Everything is answered"))
    let csv = try await desk.done("matrix", "--format", "csv", at: record)
    #expect(csv.lines.count == 4 && csv.lines[0].hasPrefix("reference,paragraph,text,as,why,answer"))
  }

  @Test func whatIsWrongIsRefusedAndNothingWritten() async throws {
    let record = try await record()
    let (p, input) = ("CL/proposals/draft-1/p", "CL/inputs/aportes")
    let because = ["-m", "x", "--party", "RCM-TS"]
    try await desk.expectNothingWritten(in: record) {
      for (words, status, said) in [
        (["dispose", p, "--change", "9", "--as", "accepted"] + because, 3, "from 1 to 2"),
        (["dispose", p + "#0", "--as", "accepted"] + because, 3, "no contribution"),
        (["dispose", p, "--as", "perhaps"] + because, 2, "accepted-in-part"),
        (["dispose", p, "--as", "merged", "--into", "77"] + because, 3, "no paragraph “77”"),
        (["dispose", p, "--as", "accepted", "-m", "", "--party", "RCM-TS"], 3, "message"),
        (["dispose", p, "--as", "accepted", "-m", "x", "--party", "CL"], 5, "RCM-TS"),
        (["dispose", p, "--as", "accepted", "-m", "x", "--party", "IOM"], 5, "RCM-TS"),
        (["dispose", "CL/proposals/draft-1/zz", "--as", "accepted"] + because, 3, "zz"),
        (["dispose", input, "--as", "accepted"] + because, 3, "gcmrepo recommend"),
        (["dispose", p, "--lang", "fr", "--change", "1", "--as", "accepted"] + because, 3, "“fr”"),
        (["answer", p, "--satisfied"], 3, "waits for an answer"),
        (["answer", p, "--change", "1", "--satisfied"], 3, "what became of"),
        (["answer", p, "--satisfied", "--not-satisfied"], 2, "--not-satisfied"),
        (["answer", p, "--not-satisfied"], 2, "-m"),
        (["recommend", p, "--paragraph", "1", "--party", "RCM-TS"], 3, "of kind proposal"),
        (["recommend", input, "--paragraph", "8", "--party", "RCM-TS"], 3, "no paragraph “8”"),
        (["recommend", input, "--paragraph", "1", "--about", "99", "--party", "RCM-TS"], 3, "no paragraph “99”"),
        (["recommend", input, "--party", "RCM-TS"], 2, "--paragraph"),
        (["matrix", "draft-7"], 3, "draft-7"), (["matrix", "-o", "x.txt"], 2, "x.txt"),
        (["proposals", "list", "--on", "draft-7"], 3, "draft-7"),
        (["proposals", "list", "--carried", "--marshalled"], 2, "--carried"),
        (["proposals", "list", "--paragraph", "77"], 3, "no paragraph “77”"),
        (["proposals", "issue", "draft-1", "--party", "CL"], 5, "RCM-TS"),
        (["concordance", "draft-1", "draft-1"], 3, "draft-1"), (["concordance", "draft-1", "draft-7"], 3, "draft-7"),
        (["order-paper", "draft-1", "--paragraph", "77"], 3, "no paragraph “77”"),
        (["order-paper", "draft-1", "--meeting", "nope"], 3, "nope"),
      ] {
        let run = try await desk.gcmrepo(more: words + ["-C", record])
        #expect(run.status == status && run.said.contains(said), "\(words): \(run.status) \(run.said)")
        expectPlainSentence(run.said)
      }
    }
  }

  @Test func aNewRevisionKeepsWhatItStillAsks() async throws {
    let record = try await record()
    try await dispose("CL/proposals/draft-1/p", "--as", "declined", at: record)
    let revised = Self.draft.replacing("deben cooperar", with: "deberían cooperar")
      .replacing("informan cada año", with: "informan cada seis meses").replacing(
        "# Declaración\n", with: "# Declaración\n\nReunidos en Panamá,\n")
    try await propose("CL", revised, "p", at: record)
    let rows = try await matrix("draft-1", "--country", "CL", at: record)
    #expect(rows.map { $0["disposition"]?["as"]?.string } == [nil, nil, "declined"])
    #expect(rows.map { $0["reopened"]?["revision"]?.int } == [1, 1, nil] || rows[1]["reopened"]?["revision"]?.int == 1)
    let said = try await desk.done("matrix", "draft-1", at: record).said
    #expect(said.contains("is open again") && said.contains("declined in revision 1"), "\(said)")
    try await desk.done("withdraw", "CL/proposals/draft-1/p", "-m", "No longer", at: record)
    #expect(try await matrix("draft-1", "--country", "CL", at: record).isEmpty)
    #expect(try await desk.done("matrix", at: record).said.contains("Withdrawn: CL/proposals/draft-1/p"))
    try await desk.expectSound(record)
  }

  // MARK: Lists

  @Test func aListGivesNumbersForGood() async throws {
    let record = try await record()
    let before = try await desk.done("proposals", "list", "--marshalled", at: record)
    #expect(before.said.contains("proposals issue draft-1"))
    let issued = try await desk.keep("proposals", "issue", "draft-1", at: record).json()
    expectContract(issued, schema: "gcmrepo.marshalled_list/1", keys: ["draft", "list", "numbers", "commit"])
    #expect(issued["numbers"]?.array?.map { $0["number"]?.string } == ["1", "2", "3"])
    let again = try await desk.refuse("proposals", "issue", "draft-1", at: record)
    expectRefusal(again, status: 3, naming: "draft-1")
    func numbers() async throws -> [String] {
      let list = try await desk.done("proposals", "--marshalled", "--format", "json", at: record).json()
      return (list["changes"]?.array ?? []).map {
        ($0["marshalled"]?.string ?? "") + ($0["starred"]?.bool == true ? "*" : "")
      }
    }
    #expect(try await numbers() == ["1", "2", "3"])
    try await propose(
      "HN", Self.draft.replacing("no serán detenidos", with: "nunca serán detenidos"), "r", at: record)
    #expect(try await numbers() == ["1", "*", "2", "3"])
    try await desk.keep("proposals", "issue", "draft-1", at: record)
    #expect(try await numbers() == ["1", "1A*", "2", "3"])
    try await desk.done("withdraw", "CL/proposals/draft-1/p", "-m", "x", at: record)
    let list = try await desk.done("proposals", "list", "--format", "json", at: record).json()
    expectContract(list, schema: "gcmrepo.proposals/1", keys: ["commit", "draft", "proposals", "gone"])
    #expect(list["proposals"]?.array?.map { $0["status"]?.string } == ["open", "open", "withdrawn"])
    #expect(list["gone"]?.array?.map { $0["number"]?.string } == ["1", "2"])
    let shown = try await desk.done("proposals", "--marshalled", at: record)
    #expect(shown.lines.suffix(2).allSatisfy { $0.contains("withdrawn") })
    let one = try await desk.done("proposals", "list", "--paragraph", "2", "--format", "csv", at: record)
    #expect(one.lines.count == 2 && one.lines[1].hasPrefix("HN/proposals/draft-1/r"))
    try await desk.expectSound(record)
  }

  @Test func whatIsOpenIsCarriedToTheNextDraft() async throws {
    let record = try await record()
    try await propose(
      "HN", Self.draft.replacing("condición migratoria", with: "situación migratoria"), "r", at: record)
    try await dispose("MX/proposals/draft-1/q", "--as", "declined", at: record)
    // The new draft takes Chile's first change in, drops paragraph 2 and moves the rest.
    let next = Self.draft.replacing("deben cooperar", with: "podrán cooperar").replacing(
      "2. Las niñas y los niños no serán detenidos por su condición migratoria.\n\n", with: ""
    )
    .replacing("3. Las", with: "2. Las").replacing("4. Se", with: "3. Se")
    try await declare(next, as: "draft-2", at: record)
    func carried(_ more: String...) async throws -> [JSONValue] {
      try await desk.done(
        more: ["proposals", "list", "--on", "draft-2", "--carried", "--format", "json", "-C", record] + more
      ).json()["changes"]?.array ?? []
    }
    var rows = try await carried()
    #expect(
      rows.map { $0["reference"]?.string } == [
        "CL/proposals/draft-1/p#1", "CL/proposals/draft-1/p#2", "HN/proposals/draft-1/r#1",
      ])
    #expect(rows.map { $0["status"]?.string } == ["satisfied", "open", "gone"])
    #expect(rows.map { $0["citations"]?.array?.compactMap(\.string) ?? [] } == [["1"], ["2"], []])
    let said = try await desk.done("proposals", "--carried", "--country", "HN", at: record)
    #expect(said.said.contains("no place on draft-2"))
    // What was declined comes back if its State is not satisfied.
    try await desk.done("answer", "MX/proposals/draft-1/q", "--not-satisfied", "-m", "x", at: record)
    rows = try await carried("--country", "MX")
    #expect(rows.map { $0["status"]?.string } == ["open"] && rows[0]["disposition"]?["as"]?.string == "declined")
    #expect(try await desk.git("status", "--porcelain", in: record).isEmpty)
  }

  @Test func twoDraftsHaveTheirConcordance() async throws {
    let record = try await record()
    try await dispose("MX/proposals/draft-1/q", "--as", "accepted", at: record)
    let next = Self.mexico.replacing("deben cooperar", with: "podrán cooperar").replacing(
      "2. Las niñas y los niños no serán detenidos por su condición migratoria.\n\n", with: ""
    )
    .replacing("3. Las", with: "2. Las").replacing("4. Se", with: "3. Se").replacing("5. El", with: "4. El")
    try await declare(next, as: "draft-2", at: record)
    let table = try await desk.done("concordance", "draft-1", "draft-2", "--lang", "es", "--format", "json", at: record)
      .json()
    expectContract(table, schema: "gcmrepo.concordance/1", keys: ["commit", "from", "to", "language", "rows"])
    let rows = table["rows"]?.array ?? []
    #expect(
      rows.map { $0["what"]?.string } == ["unchanged", "edited", "deleted", "unchanged", "unchanged", "new"])
    #expect(rows.map { $0["new"]?["number"]?.string } == [nil, "1", nil, "2", "3", "4"])
    #expect(rows.map { $0["old"]?[0]?["number"]?.string } == [nil, "1", "2", "3", "4", nil])
    #expect(rows[1]["parties"]?[0]?.string == "CL" && rows[1]["contributions"]?[0]?["as"] == .null)
    #expect(rows[5]["parties"]?[0]?.string == "MX" && rows[5]["contributions"]?[0]?["as"]?.string == "accepted")
    let csv = try await desk.done("concordance", "draft-1", "draft-2", "--lang", "es", "--format", "csv", at: record)
    #expect(csv.lines[0] == "new,old,what,parties,why,text,contributions")
    for ending in ["html", "docx", "csv", "json"] {
      try await desk.done("concordance", "draft-1", "draft-2", "-o", desk.path("c.\(ending)"), at: record)
    }
    #expect(try desk.read("c.html").contains("Porque sí"))
  }

  // MARK: Inputs and meetings

  @Test func recommendationsAreNumberedAndAnswered() async throws {
    let record = try await record()
    let input = "CL/inputs/aportes"
    let numbered = try await desk.keep(
      "recommend", input, "--paragraph", "2", "--paragraph", "1", "--about", "3", at: record
    ).json()
    expectContract(numbered, schema: "gcmrepo.recommendations/1", keys: ["contribution", "recommendations", "commit"])
    #expect(numbered["recommendations"]?[0]?["recommendation"]?.string == input + "#1")
    #expect(numbered["recommendations"]?[0]?["text"]?.string == "2. Chile pide un informe.")
    let twice = try await desk.refuse("recommend", input, "--paragraph", "1", at: record)
    expectRefusal(twice, status: 3, naming: "CL/inputs/aportes#2")
    try await dispose(input + "#1", "--as", "accepted-in-part", "--into", "3", at: record)
    try await desk.done("answer", input + "#1", "--not-satisfied", "-m", "x", at: record)
    #expect(desk.exists(record + "/countries/CL/answers/recommendations/inputs/aportes.yml"))
    let rows = try await matrix(at: record).filter { $0["kind"]?.string == "recommendation" }
    #expect(rows.map { $0["standing"]?.string } == ["not-satisfied", "open"])
    let paper = try await desk.done("order-paper", "draft-1", "--lang", "es", "--format", "json", at: record).json()
    expectContract(paper, schema: "gcmrepo.order_paper/1", keys: ["draft", "language", "paragraphs"])
    let third = try #require(paper["paragraphs"]?.array?.first { $0["number"]?.string == "3" })
    #expect(third["recommendations"]?.array?.count == 2)
    #expect(third["entries"]?[0]?["alternatives"]?[0]?["holders"]?[0]?.string == "CL")
    try await desk.expectSound(record)
  }

  @Test func documentsSpeakFourLanguages() async throws {
    let record = try await record()
    try await dispose("CL/proposals/draft-1/p#1", "--as", "declined", at: record)
    for (code, own) in [("CL", "Su respuesta"), ("MX", "Aún se está examinando")] {
      let letter = desk.path("\(code).html")
      try await desk.done("matrix", "draft-1", "--country", code, "-o", letter, at: record)
      #expect(try desk.read(letter).contains(own), "\(code)")
    }
    for (language, title, meeting) in [
      ("en", "Disposition matrix", "Order paper"), ("es", "Cuadro de decisiones", "Orden de examen"),
      ("pt", "Quadro de decisões", "Ordem de exame"), ("fr", "Tableau des suites", "Document de séance"),
    ] {
      let letter = desk.path("letter-\(language).html")
      try await desk.done("matrix", "draft-1", "--country", "CL", "--lang", language, "-o", letter, at: record)
      #expect(try desk.read(letter).contains("podrán"))
      for (words, name) in [
        (["matrix", "draft-1"], title), (["order-paper", "draft-1", "--lang", "es"], meeting),
        (["proposals", "list", "--marshalled"], "podrán"), (["proposals", "list"], "CL"),
      ] {
        let file = desk.path("\(words.count)-\(language).html")
        try await desk.done(more: words + ["--locale", language, "-o", file, "-C", record])
        #expect(try desk.read(file).contains(name), "\(words) \(language)")
      }
    }
    let bytes = try await desk.done("matrix", "draft-1", "-o", desk.path("m.docx"), at: record)
    #expect(bytes.said.contains("m.docx") && desk.exists("m.docx"))
    // JSON is the same in every locale.
    let json = try await desk.done("matrix", "--format", "json", at: record).output
    #expect(try await desk.done("matrix", "--format", "json", "--locale", "fr", at: record).output == json)
  }

  // MARK: Audit

  @Test func theAuditHoldsTheFilesToTheirCommits() async throws {
    let record = try await record()
    try await dispose("CL/proposals/draft-1/p#1", "--as", "declined", at: record)
    try await desk.done("answer", "CL/proposals/draft-1/p#1", "--satisfied", at: record)
    try await desk.keep("recommend", "CL/inputs/aportes", "--paragraph", "1", at: record)
    try await desk.keep("proposals", "issue", "draft-1", at: record)
    try await desk.expectSound(record)
    let (dispositions, answers, lists, recommendations) = (
      "declaration/dispositions/draft-1/CL/p.yml", "countries/CL/answers/draft-1/p.yml",
      "declaration/lists/draft-1.yml", "declaration/recommendations/CL/inputs/aportes.yml"
    )
    func body(_ party: String, _ action: String) -> String { "x\n\nParty: \(party)\nAction: \(action)" }
    let attacks: [(file: String, edit: (String) -> String, message: String, code: String)] = [
      (dispositions, { $0.replacing("declined", with: "accepted") }, body("RCM-TS", "dispose"), "account-differs"),
      (dispositions, { _ in "dispositions: []\n" }, body("RCM-TS", "dispose"), "account-differs"),
      (
        dispositions, { $0 + $0.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n" },
        body("SACM-TS", "dispose"), "account-differs"
      ),
      (dispositions, { $0.replacing("declined", with: "accepted") }, body("CL", "dispose"), "not-permitted"),
      (dispositions, { $0.replacing("declined", with: "accepted") }, body("RCM-TS", "declare"), "outside-action"),
      (
        answers, { $0.replacing("answer: satisfied", with: "answer: not-satisfied") }, body("CL", "answer"),
        "account-differs"
      ),
      (
        answers, { $0.replacing("answer: satisfied", with: "answer: not-satisfied") }, body("MX", "answer"),
        "foreign-folder"
      ),
      (lists, { $0.replacing("1 CL", with: "9 CL") }, body("RCM-TS", "dispose"), "account-differs"),
      (recommendations, { $0.replacing("plazo", with: "plan") }, body("RCM-TS", "dispose"), "account-differs"),
    ]
    for attack in attacks {
      let path = record + "/" + attack.file
      let before = try desk.read(path)
      try desk.write(path, attack.edit(before))
      try await desk.git("commit", "-qam", attack.message, in: record)
      let audit = try await desk.gcmrepo("audit", "--format", "json", at: record)
      let findings = try audit.json()["commits"]?[0]?["findings"]?.array ?? []
      #expect(
        findings.contains { $0.string?.hasPrefix(attack.code + ":") == true },
        "\(attack.file) \(attack.code): \(findings)")
      try await desk.git("reset", "-q", "--hard", "HEAD~1", in: record)
    }
    // A disposition, well formed, of a change that the proposal does not have.
    let path = record + "/" + dispositions
    let entry = """
      - as: accepted
        why: x
        changes: |
          7 es 20-30 0123456789abcdef
        revision: 1
        party: RCM-TS
        person: Ana Rojas
        disposed_at: '2030-01-01T00:00:00Z'

      """
    try desk.write(path, try desk.read(path) + entry)
    let run = try await desk.shell(
      "cd '\(record)' && git commit -qam '\(body("RCM-TS", "dispose"))' --date=2030-01-01T00:00:00Z",
      setting: ["GIT_AUTHOR_DATE": "2030-01-01T00:00:00Z"])
    #expect(run.status == 0, "\(run.said)")
    let findings = try await desk.gcmrepo("audit", "--format", "json", at: record).json()["commits"]?[0]?["findings"]
    #expect(
      findings?.array?.contains { $0.string?.hasPrefix("account-of-nothing:") == true } == true, "\(findings ?? .null)")
  }
}
