import Foundation
import RecordRendering
import Testing

/// `gcmrepo glossary check` and what follows from it.
@Suite struct GlossaryIsCheckedTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let spanish = """
    # Declaración

    1. Los migrantes ilegales de la región.

    2. Las deportaciones, y la [ley del migrante ilegal](https://example.org/migrante/ilegal).

    3. Se protege a la niña, niño o adolescente no acompañado.
    """
  private static let english = """
    # Declaration

    1. The migrants of the region.

    2. Removals, and a law.

    3. We protect the minor.
    """

  private func record() async throws -> String {
    let record = try await desk.record()
    for (language, text) in [("es", Self.spanish), ("en", Self.english)] {
      try await desk.done(
        "declare", desk.write("text.\(language).md", text + "\n"), "--lang", language, "--party", "RCM-TS", "-m",
        "Text",
        at: record)
    }
    try await desk.keep(
      "glossary", "change", "unaccompanied-child", "--status", "agreed", "--agreed", "en=A person under 18.", at: record
    )
    try await desk.keep(
      "glossary", "change", "migrant-in-an-irregular-situation", "--deprecated", "es=migrante ilegal", at: record)
    try await desk.keep("glossary", "add", "--term", "es=retorno", "--term", "en=removal", at: record)
    try await desk.keep(
      "glossary", "add", "--term", "es=deportación", "--term", "en=deportation", "--status", "deprecated", "--use",
      "removal",
      at: record)
    return record
  }

  private func check(_ words: String..., at record: String, status: Int = 1) async throws -> JSONValue {
    let run = try await desk.gcmrepo("glossary", "check", more: words + ["--format", "json"], at: record)
    #expect(run.status == status, "\(run.said)")
    return try run.json()
  }

  @Test func deprecatedTermsAreFoundInflectedWithWhatToUse() async throws {
    let record = try await record()
    let found = try await check("--kind", "deprecated", at: record)["findings"]?.array ?? []
    #expect(found.map { $0["text"]?.string } == ["migrantes ilegales", "deportaciones", "migrante ilegal"])
    #expect(
      found.map { $0["use"]?.string } == [
        "persona migrante en situación irregular", "retorno", "persona migrante en situación irregular",
      ])
    #expect(found.map { $0["path"]?.string } == Array(repeating: "declaration/text.es.md", count: 3))
    #expect(found.map { $0["line"]?.int } == [3, 5, 5] && found.map { $0["column"]?.int } == [8, 8, 37])
    #expect(found.map { $0["paragraph"]?.int } == [2, 3, 3] && found.map { $0["number"]?.string } == ["1", "2", "2"])
    let table = try await desk.gcmrepo("glossary", "check", "--lang", "es", at: record)
    #expect(table.status == 1 && table.output.contains("migrantes ilegales"))
    let csv = try await desk.gcmrepo("glossary", "check", "--format", "csv", at: record)
    #expect(csv.status == 1 && csv.output.hasPrefix("path,paragraph,line,column,text,kind,use,term"))
  }

  @Test func termsWithoutAnAgreedDefinitionAndOtherTranslationsAreFound() async throws {
    let record = try await record()
    let all = try await check(at: record)["findings"]?.array ?? []
    let open = all.filter { $0["kind"]?.string == "not_agreed" }
    #expect(open.map { $0["term"]?.string } == ["removal"] && open.map { $0["text"]?.string } == ["Removals"])
    let differing = all.filter { $0["kind"]?.string == "translation_differs" }
    #expect(
      differing.compactMap { $0["term"]?.string }.sorted() == [
        "deportation", "migrant-in-an-irregular-situation", "migrant-in-an-irregular-situation", "removal",
        "unaccompanied-child",
      ])
    let child = try #require(differing.first { $0["term"]?.string == "unaccompanied-child" })
    #expect(child["path"]?.string == "declaration/text.en.md" && child["use"]?.string == "unaccompanied child")
    #expect(child["text"]?.string == "niña, niño o adolescente no acompañado" && child["other"]?.string == "es")
    // The comparison of languages says the same.
    let languages = try await desk.done("languages", "--format", "json", at: record).json()["findings"]?.array ?? []
    #expect(
      Set(languages.filter { $0["kind"]?.string == "term" }.compactMap { $0["term"]?.string })
        == Set(differing.compactMap { $0["term"]?.string }))
  }

  @Test func anAcceptedUseIsNoFindingUntilItsParagraphChanges() async throws {
    let record = try await record()
    try await desk.keep(
      "glossary", "accept", "declaration", "--term", "migrant-in-an-irregular-situation", "--paragraph", "3", "--kind",
      "deprecated", "--reason", "Título de la ley", at: record)
    #expect(
      try await desk.lastCommit(of: record) == [
        "Accept uses of terms in declaration", "Party: RCM-TS", "Action: record", "glossary/accepted/declaration.yml",
      ])
    let file = try desk.read(record + "/glossary/accepted/declaration.yml")
    #expect(file.contains("term: migrant-in-an-irregular-situation") && file.contains("reason: Título de la ley"))
    var answer = try await check("--kind", "deprecated", at: record)
    #expect(answer["findings"]?.array?.count == 2 && answer["accepted"]?.int == 1)
    let again = try await desk.keep(
      "glossary", "accept", "declaration", "--term", "migrant-in-an-irregular-situation", "--paragraph", "3", "--kind",
      "deprecated", at: record)
    #expect(try again.json()["unchanged"]?.bool == true)
    // The glossary lists no term for the file, and another number is no other paragraph.
    #expect(try await desk.rows("glossary", key: "terms", at: record).count == 5)
    let moved = Self.spanish.replacing("2. Las", with: "4. Las")
    try await desk.done(
      "declare", desk.write("moved.md", moved + "\n"), "--lang", "es", "--party", "RCM-TS", "-m", "Moved", at: record)
    #expect(try await check("--kind", "deprecated", at: record)["accepted"]?.int == 1)
    let changed = Self.spanish.replacing("Las deportaciones, y", with: "Los retornos, y también")
    try await desk.done(
      "declare", desk.write("new.md", changed + "\n"), "--lang", "es", "--party", "RCM-TS", "-m", "New", at: record)
    answer = try await check("--kind", "deprecated", at: record)
    #expect(answer["accepted"]?.int == 0 && answer["findings"]?.array?.count == 2)
    #expect(answer["stale"]?[0]?["text"]?.string == "migrante ilegal")
    try await desk.expectSound(record)
  }

  @Test func aChangedDefinitionListsTheParagraphsThatUseTheTerm() async throws {
    let record = try await record()
    let answer = try await desk.keep(
      "glossary", "change", "unaccompanied-child", "--agreed", "en=Another.", at: record
    ).json()
    #expect(answer["uses"]?.array?.map { $0["path"]?.string } == ["declaration/text.es.md"])
    #expect(answer["uses"]?[0]?["paragraph"]?.int == 4 && answer["uses"]?[0]?["line"]?.int == 7)
    let other = try await desk.keep("glossary", "change", "unaccompanied-child", "--note", "en=Note.", at: record)
    #expect(try other.json()["uses"] == nil)
    let shown = try await desk.done("glossary", "show", "unaccompanied-child", "--uses", at: record)
    #expect(shown.output.contains("declaration/text.es.md:7:"))
  }

  @Test func contributionsAndEarlierStatesAreCheckedToo() async throws {
    let record = try await record()
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    try await desk.done(
      "submit", desk.write("aportes.md", "# Aportes\n\nLa deportacion.\n"), "--country", "CL", "--kind", "input",
      "--id",
      "aportes", "--lang", "es", at: record)
    let own = try await check("CL/inputs/aportes", at: record)["findings"]?.array
    #expect(own?.map { $0["text"]?.string } == ["deportacion"])
    let all = try await check("--all", "--kind", "deprecated", at: record)["findings"]?.array ?? []
    #expect(Set(all.compactMap { $0["path"]?.string }).count == 2)
    #expect(try await check("--at", "draft-1", "--kind", "deprecated", at: record)["findings"]?.array?.count == 3)
    #expect(try await desk.gcmrepo("glossary", "check", "--lang", "pt", at: record).status == 0)
  }

  @Test func definitionsAreComparedAndFollowedOverDrafts() async throws {
    let record = try await record()
    #expect(try await desk.done("glossary", "compare", at: record).output.isEmpty)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    try await desk.keep(
      "glossary", "change", "unaccompanied-child", "--conference", "SACM", "--definition",
      "en=A person under 18 years of age.", at: record)
    let rows = try await desk.done("glossary", "compare", "unaccompanied-child", "--format", "json", at: record).json()
    let english = try #require(rows["definitions"]?.array?.first { $0["language"]?.string == "en" })
    let runs = english["changes"]?.array ?? []
    func side(_ without: String) -> String {
      runs.filter { $0["op"]?.string != without }.compactMap { $0["text"]?.string }.joined()
    }
    #expect(side("delete") == "A person under 18 years of age." && side("insert") == english["first"]?.string)
    let said = try await desk.done("glossary", "compare", at: record).output
    #expect(said.contains("[-") && said.contains("A person under 18 years of age"))
    let history = try await desk.done("glossary", "history", "unaccompanied-child", "--format", "json", at: record)
      .json()
    let changes = history["changes"]?.array ?? []
    let agreed = try #require(changes.first { $0["part"]?.string == "agreed" })
    #expect(agreed["draft"]?.string == "draft-1" && agreed["party"]?.string == "RCM-TS")
    let last = try #require(changes.last)
    #expect(last["part"]?.string == "source" || last["part"]?.string == "definition")
    #expect(last["draft"]?.string == nil && last["whose"]?.array?.map(\.string) == ["SACM"])
    let old = try await desk.done(
      "glossary", "history", "unaccompanied-child", "--at", "draft-1", "--format", "json", at: record
    ).json()
    #expect((old["changes"]?.array?.count ?? 0) < changes.count)
  }

  @Test func whatIsWrongIsRefusedAndNamed() async throws {
    let record = try await record()
    let cases: [(words: [String], status: Int, said: String)] = [
      (["change", "removal", "--use", "deportation"], 3, "lead back"),
      (["change", "removal", "--use", "removal"], 3, "lead back"),
      (["accept", "declaration", "--term", "alternatives-to-detention"], 3, "nothing to accept"),
      (["accept", "CL/inputs/none", "--term", "removal"], 3, "CL/inputs/none"),
      (["add", "--term", "es=a", "--by", "IOM", "--conference", "RCM", "--definition", "es=b"], 2, "--by"),
      (["add", "--term", "es=a", "--by", " ", "--definition", "es=b"], 3, "“by” is empty"),
    ]
    for (words, status, said) in cases {
      let run = try await desk.refuse("glossary", more: words, at: record)
      #expect(run.status == status && run.said.contains(said), "\(words): \(run.said)")
    }
    #expect(try await desk.gcmrepo("glossary", "check", "declaration", "--all", at: record).status == 2)
    #expect(try await desk.gcmrepo("glossary", "history", "nothing", at: record).status == 3)
    let other = try await desk.gcmrepo(
      "glossary", "accept", "declaration", "--term", "deportation", "--party", "IOM", at: record)
    #expect(other.status == 5, "\(other.said)")
  }
}
