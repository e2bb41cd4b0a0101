import Foundation
import RecordRendering
import Testing

/// A reference document informs the process and is nobody's contribution; any party may submit one.
@Suite struct ReferenceDocumentsTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func submit(
    _ code: String, _ name: String, _ text: String, more: [String] = [], at record: String
  ) async throws -> JSONValue {
    let run = try await desk.done(
      "submit", desk.write(name, text), "--country", code, "--kind", "reference", "--lang", "en", "--format", "json",
      more: more, at: record)
    try desk.write("receipt-\(code).json", run.output)
    return try run.json()
  }

  @Test func aBodyAStateAndAnObserverSubmitThem() async throws {
    let record = try await desk.record()
    let body = try await submit("IOM", "basis.md", "# Basis document\n\nOn remittances.\n", at: record)
    #expect(body["contribution"]?.string == "IOM/references/basis-document" && body["kind"]?.string == "reference")
    #expect(body["files"]?[0]?["path"]?.string == "bodies/IOM/references/basis-document/original.en.md")
    let state = try await submit("CL", "cartagena.md", "# Cartagena Declaration\n\nOn refugees.\n", at: record)
    #expect(state["files"]?[0]?["path"]?.string == "countries/CL/references/cartagena-declaration/original.en.md")
    try await desk.done(
      "submit", desk.write("elements.md", "# List of elements\n\nFor the text.\n"), "--party", "RCM-TS", "--kind",
      "reference", "--lang", "en", at: record)

    let list = try await desk.done("list", "--kind", "reference", "--format", "json", at: record).json()
    #expect(
      list["contributions"]?.array?.compactMap { $0["id"]?.string } == [
        "CL/references/cartagena-declaration", "IOM/references/basis-document", "RCM-TS/references/list-of-elements",
      ])
    #expect(
      try await desk.done("list", "--country", "IOM", at: record).output.contains("IOM/references/basis-document"))
    #expect(try await desk.done("show", "IOM/references/basis-document", at: record).output.contains("On remittances."))
    #expect(try await desk.done("log", "IOM/references/basis-document", at: record).output.contains("IOM"))
    #expect(try await desk.done("log", "--kind", "reference", at: record).output.contains("list-of-elements"))
    let page = try await desk.done("export", "IOM/references/basis-document", "--as", "html", "-o", "-", at: record)
    #expect(page.output.contains("Reference document"))
    #expect(try await desk.gcmrepo("audit", at: record).status == 0)
    #expect(try await desk.gcmrepo("verify", at: record).status == 0)
    #expect(try await desk.gcmrepo("verify", desk.path("receipt-IOM.json"), at: record).status == 0)
  }

  @Test func theyAreCountedApart() async throws {
    let record = try await desk.record()
    _ = try await submit("IOM", "a.md", "# Basis document\n\nOn remittances.\n", at: record)
    _ = try await submit("CL", "b.md", "# Cartagena Declaration\n\nOn refugees.\n", at: record)
    let status = try await desk.done("status", "--format", "json", at: record).json()
    #expect(status["answered"]?.int == 0)
    #expect(status["parties"]?.array?.contains { $0["party"]?.string == "IOM" } == false)
    #expect(status["references"]?.array?.map { $0["party"]?.string } == ["CL", "IOM"])
    #expect(status["references"]?[1]?["contributions"]?[0]?.string == "IOM/references/basis-document")
    let chile = status["parties"]?.array?.first { $0["party"]?.string == "CL" }
    #expect(chile?["missing"]?.array?.map(\.string) == ["input", "questionnaire", "best-practice"])
    #expect(try await desk.done("status", at: record).said.contains("Reference documents: CL 1, IOM 1."))
  }

  @Test func theyAreRevisedComparedAndWithdrawn() async throws {
    let record = try await desk.record()
    _ = try await submit("IOM", "a.md", "# Basis document\n\nOn remittances and their cost.\n", at: record)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    let second = try await submit("IOM", "a.md", "# Basis document\n\nOn remittances and their price.\n", at: record)
    #expect(second["revision"]?.int == 2)
    for words in [["IOM/references/basis-document"], ["--kind", "reference"], ["--country", "IOM"]] {
      let redline = try await desk.done("diff", "draft-1", "--as", "json", more: words, at: record).json()
      #expect(
        redline["documents"]?.array?.contains {
          $0["path"]?.string == "bodies/IOM/references/basis-document/text.en.md"
        } == true, "\(words)")
    }
    try await desk.done("withdraw", "IOM/references/basis-document", "-m", "Replaced.", at: record)
    #expect(try desk.read(record + "/bodies/IOM/withdrawn.yml") == "IOM/references/basis-document: 2\n")
    let third = try await submit("IOM", "a.md", "# Basis document\n\nOn remittances and their price.\n", at: record)
    #expect(third["revision"]?.int == 3)
    #expect(try await desk.gcmrepo("audit", at: record).status == 0)
    #expect(try await desk.gcmrepo("verify", at: record).status == 0)
  }

  @Test func aBodySubmitsNothingElse() async throws {
    let record = try await desk.record()
    let file = try desk.note()
    for kind in ["input", "questionnaire", "best-practice"] {
      expectRefusal(
        try await desk.gcmrepo("submit", file, "--country", "IOM", "--kind", kind, "--lang", "es", at: record),
        status: 3, naming: "IOM", "reference")
    }
    expectRefusal(
      try await desk.gcmrepo(
        "submit", file, "--country", "CL", "--kind", "references-document", "--lang", "es", at: record),
      status: 3, naming: "best-practice and reference")
  }

  @Test func anotherPartysFolderIsForeign() async throws {
    let record = try await desk.record()
    _ = try await submit("IOM", "a.md", "# Basis document\n\nOn remittances.\n", at: record)
    try desk.write(record + "/bodies/IOM/references/basis-document/text.en.md", "# Changed\n")
    try await desk.git(
      "commit", "-qam",
      "Change a text\n\nParty: UNHCR\nKind: reference\nContribution: UNHCR/references/x\nRevision: 1\nAction: submit",
      in: record)
    let audit = try await desk.gcmrepo("audit", "--format", "json", at: record)
    #expect(audit.status == 1)
    let codes = try audit.json()["commits"]?[0]?["finding_details"]?.array?.compactMap { $0["code"]?.string } ?? []
    #expect(codes.contains("foreign-folder") && !codes.contains("not-permitted"), "\(codes)")
  }

  @Test func anOlderRecordTakesThemOnceItListsTheFeature() async throws {
    let record = try await desk.record()
    let file = record + "/gcmrepo.yml"
    let now = try desk.read(file)
    try desk.write(
      file, now.replacing("features: [references, negotiation, questionnaires, calendar, uploads]\n", with: ""))
    try await desk.git("commit", "-qam", "As before\n\nParty: RCM-TS\nAction: admit", in: record)
    try await desk.expectNothingWritten(in: record) {
      expectRefusal(
        try await desk.gcmrepo(
          "submit", desk.note(), "--country", "IOM", "--kind", "reference", "--lang", "es", "--format", "json",
          at: record), status: 5, naming: "features: [references]", "gcmrepo.yml", "Action: admit")
    }
    try desk.write(file, now)
    try await desk.git("commit", "-qam", "Take references\n\nParty: RCM-TS\nAction: admit", in: record)
    try await desk.done("submit", desk.note(), "--country", "IOM", "--kind", "reference", "--lang", "es", at: record)
    #expect(try await desk.gcmrepo("audit", at: record).status == 0)
  }
}
