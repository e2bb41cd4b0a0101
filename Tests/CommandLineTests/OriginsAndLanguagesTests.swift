import Foundation
import RecordRendering
import Testing

/// Where phrases of the declaration come from, when terms came and went, and whether the languages say the same.
@Suite struct OriginsAndLanguagesTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let phrase = "promover alternativas a la detención de niñas, niños y adolescentes migrantes"
  private static let first = "# Declaración\n\n1. Los Estados cooperan en materia de retorno digno y seguro.\n"
  private static let second = first + "\n2. Los Estados se comprometen a \(phrase).\n"
  private static let english = "# Declaration\n\n1. States cooperate in matters of dignified and safe return.\n"
  private static let englishSecond =
    english + "\n2. States commit themselves to promoting alternatives to the detention of migrant children.\n"

  private func declare(_ text: String, _ language: String = "es", at record: String) async throws {
    try await desk.done(
      "declare", desk.write("text.\(language).md", text), "--lang", language, "--party", "RCM-TS", "-m", "Set the text",
      at: record)
  }

  private func tag(_ name: String, at record: String) async throws {
    try await desk.done("tag", name, "-m", name, "--party", "RCM-TS", at: record)
  }

  /// Two drafts in two languages; the second takes in what Chile's input says.
  private func record() async throws -> String {
    let record = try await desk.record()
    try await declare(Self.first, at: record)
    try await declare(Self.english, "en", at: record)
    try await tag("draft-1", at: record)
    try await desk.submit(
      desk.write("aportes.md", "# Aportes\n\nSe propone \(Self.phrase).\n"), "CL", "input", "aportes", at: record)
    try await declare(Self.second, at: record)
    try await declare(Self.englishSecond, "en", at: record)
    try await tag("draft-2", at: record)
    return record
  }

  // MARK: Provenance

  @Test func aPhraseIsOfTheInputThatHadItFirst() async throws {
    let record = try await record()
    let answer = try await desk.done("provenance", "2", "--format", "json", at: record).json()
    #expect(answer["schema"]?.string == "gcmrepo.provenance/1" && answer["language"]?.string == "es")
    #expect(answer["paragraphs"]?.array?.count == 1)
    let phrases = answer["paragraphs"]?[0]?["phrases"]?.array ?? []
    let taken = try #require(phrases.first { $0["origin"]?["contribution"] != nil })
    #expect(taken["origin"]?["contribution"]?.string == "CL/inputs/aportes")
    #expect(taken["origin"]?["likeness"]?.string == "exact" && taken["origin"]?["revision"]?.int == 1)
    #expect(taken["text"]?.string == Self.phrase)
    #expect(taken["since"]?["draft"]?.string == "draft-2" && taken["since"]?["party"]?.string == "RCM-TS")
    let (start, end) = (taken["start"]?.int ?? 0, taken["end"]?.int ?? 0)
    #expect(String(decoding: Array(Self.second.utf8)[start..<end], as: UTF8.self) == Self.phrase)
    let own = try #require(phrases.first)
    #expect(own["origin"] == .null && own["text"]?.string == "Los Estados se comprometen a")
    let shown = try await desk.done("provenance", at: record).output
    #expect(shown.contains("from CL/inputs/aportes@1 (es)") && shown.contains("since draft-1, set by RCM-TS"))
    let rows = try await desk.done("provenance", "--format", "csv", at: record).lines
    #expect(
      rows.first?.hasPrefix("paragraph,number,start,end") == true && rows.contains { $0.contains("CL/inputs/aportes") })
  }

  @Test func aTranslationHasTheOriginOfWhatStandsBesideIt() async throws {
    let record = try await record()
    let answer = try await desk.done("provenance", "2", "--lang", "en", "--format", "json", at: record).json()
    let origin = answer["paragraphs"]?[0]?["phrases"]?[0]?["origin"]
    #expect(origin?["likeness"]?.string == "translated" && origin?["contribution"]?.string == "CL/inputs/aportes")
    #expect(origin?["text"]?.string == Self.phrase)
  }

  @Test func aProposalIsTheOriginOfWhatItBrings() async throws {
    let record = try await record()
    let text = Self.second.replacing(
      "digno y seguro", with: "digno y seguro, con pleno respeto de los derechos humanos")
    try await desk.done(
      "propose", desk.write("p.md", text), "--on", "draft-2", "--country", "MX", "--lang", "es", "--id", "derechos",
      at: record)
    try await declare(text, at: record)
    let answer = try await desk.done("provenance", "1", "--format", "json", at: record).json()
    let phrases = answer["paragraphs"]?[0]?["phrases"]?.array ?? []
    #expect(phrases.map { $0["origin"]?["contribution"]?.string } == [nil, "MX/proposals/draft-2/derechos"])
    #expect(phrases.last?["since"]?["draft"] == .null)
    // In the draft it was not there yet.
    let before = try await desk.done("provenance", "1", "--at", "draft-2", "--format", "json", at: record).json()
    #expect(before["paragraphs"]?[0]?["phrases"]?.array?.count == 1)
  }

  @Test func whatStoodInASettledBracketIsOfItsProposal() async throws {
    let record = try await desk.record()
    let draft = "# Declaración\n\n1. Los Estados intercambiarán información sobre rutas y riesgos.\n"
    func declareBoth(_ text: String, as draft: String) async throws {
      for language in ["es", "en"] { try await declare(text, language, at: record) }
      try await tag(draft, at: record)
    }
    func phrases() async throws -> [JSONValue] {
      let answer = try await desk.done("provenance", "1", "--lang", "es", "--format", "json", at: record).json()
      return answer["paragraphs"]?[0]?["phrases"]?.array ?? []
    }
    func expectOrigins(_ phrases: [JSONValue]) throws {
      let new = try #require(phrases.first { $0["text"]?.string?.contains("desapariciones") == true })
      #expect(new["origin"]?["contribution"]?.string == "MX/proposals/draft-1/p", "\(phrases)")
      #expect(new["since"]?["draft"]?.string == "draft-2")
      #expect(phrases.first?["origin"] == .null && phrases.first?["since"]?["draft"]?.string == "draft-1")
      // Marks and holders are no phrases.
      #expect(phrases.allSatisfy { phrase in !(phrase["text"]?.string ?? "").contains { "[]:".contains($0) } })
      #expect(phrases.allSatisfy { $0["text"]?.string?.contains("MX") == false })
    }
    try await declareBoth(draft, as: "draft-1")
    try await desk.done(
      "propose", desk.write("p.md", draft.replacing("rutas y riesgos", with: "rutas, riesgos y desapariciones")),
      "--on",
      "draft-1", "--country", "MX", "--lang", "es", "--id", "p", at: record)
    try await declareBoth(
      try await desk.done("compile", "draft-1", "--lang", "es", "--as", "markdown", at: record).output, as: "draft-2")
    try expectOrigins(try await phrases())
    let open = try await desk.done("brackets", "--format", "json", at: record).json()["brackets"]?[0]?["id"]?.string
    try await desk.done(
      "brackets", "resolve", try #require(open), "--to", "MX", "--party", "RCM-TS", "-m", "x", at: record)
    try expectOrigins(try await phrases())
  }

  @Test func thePageTellsOriginsWithoutAScript() async throws {
    let record = try await record()
    try await desk.done("provenance", "-o", desk.path("page.html"), at: record)
    let page = try desk.read("page.html")
    #expect(!page.contains("<script") && page.contains("<li id=\"n"))
    #expect(page.contains("from CL/inputs/aportes@1 (es)") && page.contains("class=\"ph taken"))
    try await desk.done("provenance", "-o", desk.path("data.json"), at: record)
    #expect(try desk.read("data.json").contains("gcmrepo.provenance/1"))
  }

  @Test func whatCannotBeTracedIsRefused() async throws {
    let record = try await record()
    for (words, status, part) in [
      (["provenance", "9"], 3, "no paragraph 9"), (["provenance", "()"], 3, "how a paragraph is named"),
      (["provenance", "--lang", "fr"], 3, "fr"), (["provenance", "--at", "draft-9"], 3, "draft-9"),
      (["provenance", "-o", "page.docx"], 2, ".html"), (["trace", "…"], 3, "no letter"),
      (["trace", "detención", "--lang", "fr"], 3, "fr"), (["languages", "--lang", "fr"], 3, "fr"),
      (["languages", "-o", "page.txt"], 2, ".docx"), (["languages", "--stale", "--lang", "en", "-o", "x.docx"], 0, ""),
    ] {
      let run = try await desk.gcmrepo(more: words, at: record)
      #expect(run.status == status && (part.isEmpty || run.said.contains(part)), "\(words): \(run.status) \(run.said)")
    }
  }

  // MARK: Terms

  @Test func aTermIsTracedOverDraftsAndLanguages() async throws {
    let record = try await record()
    let answer = try await desk.done(
      "trace", "ALTERNATIVAS a la detencion", "--lang", "es", "--literal", "--format", "json", at: record
    ).json()
    #expect(answer["schema"]?.string == "gcmrepo.trace/1")
    let events = answer["events"]?.array ?? []
    // The template's text has the term too; the first draft of this record has not.
    #expect(events.map { $0["change"]?.string } == ["came", "went", "came"])
    #expect(events.map { $0["draft"]?.string } == [nil, nil, "draft-2"])
    #expect(events.map { $0["before_draft"]?.string } == ["draft-1", "draft-1", nil])
    #expect(answer["languages"]?[0]?["now"]?.int == 1)
    let versions = answer["languages"]?[0]?["versions"]?.array ?? []
    #expect(versions.map { $0["draft"]?.string } == [nil, "draft-1", "draft-2"])
    let shown = try await desk.done("trace", "alternativas a la detencion", "--lang", "es", "--literal", at: record)
    #expect(shown.output.contains("before draft-1") && shown.output.contains("draft-2"), "\(shown.output)")
    try await declare(Self.first, at: record)
    let gone = try await desk.done("trace", "migrant", "--prefix", "--literal", "--format", "json", at: record).json()
    let changes = Set(gone["events"]?.array?.compactMap { $0["change"]?.string } ?? [])
    #expect(changes == ["came", "went"])
    let rows = try await desk.done("trace", "migrant", "--prefix", "--format", "csv", at: record).lines.count
    #expect(rows > (gone["events"]?.array?.count ?? 0))
    #expect(try await desk.done("trace", "unicornio", at: record).said.contains("never stood"))
  }

  // MARK: Languages

  @Test func aLanguageThatDoesNotFollowIsStale() async throws {
    let record = try await record()
    let same = try await desk.done("languages", "--format", "json", at: record).json()
    #expect(same["findings"]?.array?.contains { $0["kind"]?.string == "stale" } == false)
    #expect(same["rows"]?.array?.count == 3)
    try await declare(Self.second.replacing("retorno digno", with: "retorno digno y voluntario"), at: record)
    let run = try await desk.gcmrepo("languages", "--exit-code", "--format", "json", at: record)
    #expect(run.status == 1)
    let finding = try #require(try run.json()["findings"]?.array?.first { $0["kind"]?.string == "stale" })
    #expect(
      finding["kind"]?.string == "stale" && finding["language"]?.string == "en" && finding["other"]?.string == "es")
    #expect(finding["number"]?.string == "1" && finding["since"]?["party"]?.string == "RCM-TS")
    #expect(try await desk.gcmrepo("languages", at: record).status == 0)
    let redline = try await desk.done("languages", "--stale", "--lang", "en", at: record).output
    #expect(redline.contains("voluntario") && !redline.contains("{+alternativas"))
    try await desk.done("languages", "--stale", "--lang", "en", "-o", desk.path("page.html"), at: record)
    #expect(try desk.read("page.html").contains("voluntario"))
    try await declare(Self.englishSecond.replacing("dignified and", with: "dignified, voluntary and"), "en", at: record)
    let followed = try await desk.done("languages", "--format", "json", at: record).json()
    #expect(followed["findings"]?.array?.contains { $0["kind"]?.string == "stale" } == false)
  }

  @Test func missingParagraphsOtherNumbersAndBracketsAreListed() async throws {
    let record = try await record()
    try await declare(
      Self.second.replacing("retorno digno", with: "[retorno digno]") + "\n3. Una cláusula final.\n", at: record)
    let found = try await desk.done("languages", "--format", "json", at: record).json()["findings"]?.array ?? []
    let kinds = found.map { ($0["kind"]?.string ?? "") + " " + ($0["number"]?.string ?? "") }
    #expect(kinds.contains("brackets 1") && kinds.contains("missing 3"), "\(kinds)")
    #expect(try await desk.done("languages", "--format", "csv", at: record).lines.count == found.count + 1)
  }

  @Test func languagesStandSideBySide() async throws {
    let record = try await record()
    try await desk.done("languages", "draft-2", "--lang", "es,en", "-o", desk.path("both.md"), at: record)
    let text = try desk.read("both.md")
    #expect(text.contains("| 1. Los Estados cooperan") && text.contains("| 1. States cooperate"))
    for form in ["docx", "html", "odt"] {
      try await desk.done("languages", "--lang", "es,en", "-o", desk.path("both.\(form)"), at: record)
      #expect(desk.exists("both.\(form)"))
    }
    #expect(try desk.read("both.html").contains("<td"))
  }
}
