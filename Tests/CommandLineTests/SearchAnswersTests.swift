import Foundation
import RecordRendering
import Testing

/// `gcmrepo search`: words in any form, marked in their passage; what cannot be searched is refused in a sentence.
@Suite struct SearchAnswersTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func record() async throws -> String {
    let record = try await desk.record()
    let text = try desk.write("n.md", "# Alternativas\n\nLas detenciones de niños migrantes son la excepción.\n")
    try await desk.done(
      "submit", text, "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es", at: record)
    return record
  }

  private func subjects(_ words: String..., at record: String) async throws -> [String] {
    try await desk.done(more: ["search"] + words + ["--format", "json"], at: record).json()["results"]?.array?
      .compactMap { $0["subject"]?.string } ?? []
  }

  @Test func wordsAreFoundAndMarked() async throws {
    let record = try await record()
    let shown = try await desk.done("search", "DETENCION", "niñas", at: record)
    #expect(shown.output.contains("Las *detenciones* de *niños* migrantes"))
    #expect(shown.output.contains("CL/inputs/aportes · input · es · paragraph 2"))
    let colored = try await desk.done("search", "detenciones", "--color", "always", at: record)
    #expect(colored.output.contains("\u{1B}[1;33mdetenciones\u{1B}[0m"))
    let json = try await desk.done("search", "detención", "--kind", "input", "--format", "json", at: record).json()
    #expect(json["schema"]?.string == "gcmrepo.search/1")
    let result = try #require(json["results"]?.array?.first)
    #expect(result["path"]?.string == "countries/CL/inputs/aportes/text.es.md")
    #expect(result["paragraph"]?.int == 2 && result["language"]?.string == "es" && result["party"]?.string == "CL")
    #expect(result["snippet"]?.string?.hasPrefix("Las detenciones") == true && result["exact"]?.bool == false)
    let csv = try await desk.done("search", "detención", "--format", "csv", at: record)
    #expect(csv.lines.first == "path,title,kind,subject,language,party,paragraph,citation,exact,snippet")
  }

  @Test func theDeclarationHasItsOwnTitle() async throws {
    let record = try await desk.record()
    for (language, title) in [("es", "Declaración *conjunta*"), ("en", "Joint declaration")] {
      try await desk.done(
        "declare", desk.write("d.md", "# \(title)\n\nOtorongo.\n"), "--lang", language, "--party", "RCM-TS", "-m",
        "First",
        at: record)
    }
    let found = try await desk.done("search", "otorongo", "--format", "json", at: record).json()["results"]?.array
    let titles = (found ?? []).map { [$0["language"]?.string, $0["title"]?.string] }
    #expect(Set(titles) == [["es", "Declaración conjunta"], ["en", "Joint declaration"]])
    #expect(try await desk.done("search", "otorongo", at: record).output.contains("Joint declaration"))
  }

  @Test func filtersAndPastDraftsAreSearched() async throws {
    let record = try await record()
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    try await desk.done("withdraw", "CL/inputs/aportes", "-m", "No", at: record)
    // What the template's glossary says of it is found, and no contribution.
    #expect(try await subjects("detenciones", at: record).allSatisfy { !$0.hasPrefix("CL/") })
    let own = ["CL/inputs/aportes"]
    #expect(try await subjects("detenciones", "--at", "draft-1", "--country", "Chile", at: record) == own)
    #expect(try await subjects("detenciones", "--at", "draft-1", "--conference", "RCM", at: record) == [])
    #expect(try await subjects("detenciones", "--at", "draft-1", "--lang", "fr", at: record) == [])
    #expect(try await subjects("detenciones", "--at", "draft-1", "--kind", "insumo", at: record) == own)
  }

  @Test func whatCannotBeSearchedIsRefused() async throws {
    let record = try await record()
    expectRefusal(try await desk.gcmrepo("search", "\"\" --", at: record), status: 3, naming: "letter")
    expectRefusal(
      try await desk.gcmrepo("search", String(repeating: "palabra ", count: 1_300), at: record), status: 3,
      naming: "10400", "10000")
    expectRefusal(try await desk.gcmrepo("search", "a", "--kind", "inputt", at: record), status: 3, naming: "inputt")
    expectRefusal(try await desk.gcmrepo("search", "a", "--country", "CX", at: record), status: 3, naming: "CX")
    expectRefusal(try await desk.gcmrepo("search", "a", "--limit", "0", at: record), status: 2, naming: "1000")
    expectRefusal(try await desk.gcmrepo("search", "a", "--at", "draft-9", at: record), status: 3, naming: "draft-9")
    #expect(try await desk.gcmrepo("search", at: record).status == 2)
    // Whatever else is typed is words.
    let odd = try await desk.gcmrepo("search", "detenciones AND (\"x OR words:* NEAR/2 '; DROP", at: record)
    #expect(odd.status == 0 && odd.output.isEmpty && odd.said.hasPrefix("Nothing was found."))
    let near = try await desk.gcmrepo("search", "detensiones", at: record)
    #expect(near.status == 0 && near.said.contains("detenciones"))
  }

  @Test func aDamagedIndexIsMadeAgainAndSaid() async throws {
    let record = try await record()
    try await desk.done("search", "detenciones", at: record)
    let file = try #require(desk.files(under: "record/.git/gcmrepo/cache", endingIn: ".sqlite").first)
    try desk.write("record/.git/gcmrepo/cache/" + file, "nonsense")
    let said = try await desk.done("search", "detenciones", at: record)
    #expect(said.said == "The search index was damaged and has been made again from the record.\n")
    #expect(said.output.contains("*detenciones*"))
  }

  @Test func aKindThatIsNoneIsRefusedWithThoseThatAre() async throws {
    let record = try await SampleRecord.negotiated.value
    let run = try await desk.gcmrepo("search", "glosario", "--kind", "nosuch", at: record)
    #expect(run.status == 3)
    for kind in ["input", "questionnaire", "declaration", "meeting", "minutes", "agreement", "term", "party"] {
      #expect(run.said.contains(kind), "\(run.said)")
    }
    // A contribution is of fewer kinds.
    let list = try await desk.gcmrepo("list", "--kind", "nosuch", at: record)
    #expect(list.status == 3 && !list.said.contains("minutes"), "\(list.said)")
  }
}
