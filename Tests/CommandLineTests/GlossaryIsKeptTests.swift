import Foundation
import RecordRendering
import Testing

/// `gcmrepo glossary`: terms and who defines them how.
@Suite struct GlossaryIsKeptTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func addRefuge(_ record: String) async throws -> Outcome {
    try await desk.keep(
      "glossary", "add", "--term", "es=refugio", "--term", "en=refuge", "--definition",
      "en=Protection that a State grants.", "--conference", "RCM", "--source", "en=RCM, 2016", "--related",
      "niña, niño o adolescente no acompañado", at: record)
  }

  @Test func aTermIsOneCommitWithItsTrailers() async throws {
    let record = try await desk.record()
    let answer = try await addRefuge(record).json()
    #expect(answer["id"]?.string == "refuge" && answer["entry"]?.string == "term")
    #expect(
      try await desk.lastCommit(of: record)
        == ["Record term refuge", "Party: RCM-TS", "Action: record", "glossary/refuge.yml"])
    #expect(
      try desk.read(record + "/glossary/refuge.yml") == """
        id: refuge
        names:
          es: refugio
          en: refuge
        status: proposed
        definitions:
          - conferences: [RCM]
            text:
              en: Protection that a State grants.
            source:
              en: RCM, 2016
        related: [unaccompanied-child]

        """)
    try await desk.expectSound(record)
  }

  @Test func aConferenceDefinesATermOnItsOwn() async throws {
    let record = try await desk.record()
    let path = record + "/glossary/unaccompanied-child.yml"
    let before = try desk.read(path)
    try await desk.keep(
      "glossary", "change", "unaccompanied-child", "--conference", "CSM", "--definition", "es=Otra definición.",
      at: record)
    let own = """
        - conferences: [SACM]
          text:
            es: Otra definición.

      """
    #expect(
      try desk.read(path)
        == before.replacing("- conferences: [RCM, SACM]", with: "- conferences: [RCM]")
        .replacing("related:", with: own + "related:"))
    // The same again changes that one, and leaves the other languages.
    try await desk.keep(
      "glossary", "change", "niña, niño o adolescente no acompañado", "--conference", "SACM", "--definition",
      "en=Another definition.", "--status", "under-discussion", at: record)
    #expect(try desk.read(path).contains("      es: Otra definición.\n      en: Another definition.\n"))
    #expect(try desk.read(path).contains("# One entry for each definition"))
    let shown = try await desk.done("glossary", "show", "unaccompanied-child", "--lang", "es", at: record)
    #expect(shown.output.contains("SACM: Otra definición.") && shown.output.contains("under discussion"))
    let refused = try await desk.refuse(
      "glossary", "change", "unaccompanied-child", "--definition", "es=De quién?", at: record)
    expectRefusal(refused, status: 3, naming: "“conferences” is empty")
    try await desk.expectSound(record)
  }

  @Test func termsAreListedInTheReadersLanguage() async throws {
    let record = try await desk.record()
    _ = try await addRefuge(record)
    let rows = try await desk.rows("glossary", key: "terms", at: record)
    #expect(
      rows.compactMap { $0["id"]?.string }
        == ["alternatives-to-detention", "migrant-in-an-irregular-situation", "refuge", "unaccompanied-child"])
    #expect(rows[2]["term"]?.string == "refuge" && rows[2]["conferences"]?.array?.map(\.string) == ["RCM"])
    let table = try await desk.done("glossary", at: record, setting: ["LC_ALL": "pt_BR.UTF-8"])
    #expect(table.output.contains("alternativas à detenção") && table.output.contains("proposto"))
    let south = try await desk.done("glossary", "list", "--conference", "SACM", at: record)
    #expect(!south.output.contains("refuge"))
    let shown = try await desk.done("glossary", "show", "refugio", "--format", "json", at: record).json()
    #expect(shown["definitions"]?[0]?["source"]?[0]?["text"]?.string == "RCM, 2016")
  }

  @Test func whatIsWrongIsRefusedAndNamed() async throws {
    let record = try await desk.record()
    let cases: [(words: [String], status: Int, said: [String])] = [
      (["add"], 3, ["“names” is empty"]),
      (["add", "x-y"], 3, ["“names” is empty"]),
      (["add", "--term", "en=unaccompanied child"], 3, ["already", "gcmrepo glossary change unaccompanied-child"]),
      (["add", "../x", "--term", "es=a"], 3, ["“../x”", "unaccompanied-child"]),
      (["add", "--term", "refugio"], 2, ["--term es=…"]),
      (["add", "--term", "es=refugio", "--status", "maybe"], 3, ["“maybe” of “status”", "agreed"]),
      (["add", "--term", "es=refugio", "--conference", "ABC", "--definition", "es=a"], 3, ["ABC"]),
      (["add", "--term", "es=refugio", "--conference", "RCM"], 3, ["“text” is empty"]),
      (["add", "--term", "es=refugio", "--related", "refuge"], 3, ["no term “refuge”"]),
      (["change", "unaccompanied-chil", "--status", "agreed"], 3, ["Did you mean unaccompanied-child"]),
    ]
    for (words, status, said) in cases {
      let run = try await desk.refuse("glossary", more: words, at: record)
      #expect(run.status == status, "\(words): \(run.said)")
      for word in said { #expect(run.said.contains(word), "\(words): \(run.said)") }
    }
    expectRefusal(
      try await desk.gcmrepo(
        "glossary", "change", "unaccompanied-child", "--status", "agreed", "--party", "IOM", at: record),
      status: 5)
    expectRefusal(
      try await desk.gcmrepo("glossary", "show", "refuge", at: record), status: 3, naming: "gcmrepo glossary list")
  }
}
