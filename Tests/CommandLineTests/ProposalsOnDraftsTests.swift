import Foundation
import RecordRendering
import Testing

/// A State proposes changes to an issued draft; all proposals on it are compiled into one text.
@Suite struct ProposalsOnDraftsTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let draft =
    "# Declaración\n\n1. Los Estados deben cooperar en materia de migración.\n\n2. Las niñas y los niños no serán detenidos.\n\n"
    + "3. Las secretarías informan cada año.\n"

  /// A record with a draft of three numbered paragraphs.
  func record() async throws -> String {
    let record = try await desk.record()
    try await desk.done(
      "declare", desk.write("d.md", Self.draft), "--lang", "es", "--party", "RCM-TS", "-m", "First", at: record)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    return record
  }

  func propose(
    _ code: String, _ text: String, id: String = "p", more: [String] = [], at record: String
  ) async throws -> Outcome {
    try await desk.gcmrepo(
      "propose", desk.write("\(code)-\(id).md", text), "--on", "draft-1", "--country", code, "--lang", "es", "--id", id,
      more: more, at: record)
  }

  func compile(_ more: String..., at record: String) async throws -> JSONValue {
    try await desk.done("compile", "draft-1", "--as", "json", more: more, at: record).json()
  }

  @Test func aProposalIsAContributionWithAReceipt() async throws {
    let record = try await record()
    let text = Self.draft.replacing("deben", with: "podrán")
    let receipt = try await propose("CL", text, more: ["--format", "json"], at: record).json()
    #expect(receipt["contribution"]?.string == "CL/proposals/draft-1/p" && receipt["revision"]?.int == 1)
    #expect(receipt["kind"]?.string == "proposal" && receipt["on_draft"]?.string == "draft-1")
    #expect(try await desk.done("show", "CL/proposals/draft-1/p", at: record).output == text)
    let commit = try await desk.git("log", "-1", "--format=%B", in: record)
    #expect(commit.contains("Action: propose") && commit.contains("On-Draft: draft-1"))
    // The same again is nothing new; another text is the next revision.
    #expect(try await propose("CL", text, more: ["--format", "json"], at: record).json()["unchanged"]?.bool == true)
    let second = try await propose(
      "CL", text.replacing("cada año", with: "cada mes"), more: ["--format", "json"], at: record)
    #expect(try second.json()["revision"]?.int == 2)
    #expect(try await desk.done("log", "CL/proposals/draft-1/p", at: record).output.contains("propose"))
    #expect(try await desk.done("list", "--kind", "proposal", at: record).output.contains("CL/proposals/draft-1/p"))
    #expect(try await desk.done("list", at: record).output.contains("proposals") == false)
    try await desk.done("withdraw", "CL/proposals/draft-1/p", "-m", "No longer", at: record)
    #expect(try await compile(at: record)["proposals"]?.array?.isEmpty == true)
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }

  @Test func equalChangesHaveAllTheirHolders() async throws {
    let record = try await record()
    let changed = Self.draft.replacing("deben", with: "podrán")
    for code in ["MX", "CL"] { #expect(try await propose(code, changed, at: record).status == 0) }
    _ = try await propose("PE", Self.draft.replacing("deben", with: "procurarán"), at: record)
    _ = try await propose(
      "UY", Self.draft.replacing("2. Las niñas y los niños no serán detenidos.\n\n", with: ""), at: record)
    let compiled = try await compile(at: record)
    let paragraphs = compiled["paragraphs"]?.array ?? []
    let first = paragraphs.first { $0["number"]?.string == "1" }
    let alternatives = first?["alternatives"]?.array ?? []
    #expect(alternatives.map { $0["holders"]?.array?.map(\.string) } == [["CL", "MX"], ["PE"]])
    #expect(
      alternatives[0]["proposals"]?.array?.map(\.string) == ["CL/proposals/draft-1/p#1", "MX/proposals/draft-1/p#1"])
    let second = paragraphs.first { $0["number"]?.string == "2" }
    #expect(second?["alternatives"]?[0]?["text"]?.string == "" && second?["agreed"]?.bool == false)
    #expect(paragraphs.first { $0["number"]?.string == "3" }?["agreed"]?.bool == true)
    #expect(compiled["stats"]?["paragraphs_contested"]?.int == 2)
    // One party alone gives its text byte for byte.
    let alone = try await compile("--country", "PE", at: record)
    let text = alone["paragraphs"]?.array?.map { $0["alternatives"]?[0]?["text"]?.string ?? $0["text"]?.string ?? "" }
    #expect(text?.joined() == Self.draft.replacing("deben", with: "procurarán"))
    #expect(try await compile(at: record) == compiled)
  }

  @Test func withoutProposalsTheCompilationIsTheDraft() async throws {
    let record = try await record()
    let compiled = try await compile(at: record)
    let paragraphs = compiled["paragraphs"]?.array ?? []
    #expect(paragraphs.allSatisfy { $0["alternatives"]?.array?.isEmpty == true && $0["agreed"]?.bool == true })
    #expect(paragraphs.compactMap { $0["text"]?.string }.joined() == Self.draft)
    #expect(try await desk.done("compile", "draft-1", at: record).output == Self.draft)
  }

  @Test func whatCannotBeProposedIsRefused() async throws {
    let record = try await record()
    try await desk.expectNothingWritten(in: record) {
      expectRefusal(try await propose("CL", Self.draft, at: record), status: 3, naming: "draft-1", "nothing to propose")
      expectRefusal(
        try await propose("US", "# X\n", more: ["--on", "draft-9"], at: record), status: 3, naming: "draft-9")
      expectRefusal(try await propose("IOM", "# X\n", at: record), status: 3, naming: "IOM")
      expectRefusal(try await propose("RCM-TS", "# X\n", at: record), status: 3, naming: "RCM-TS")
      expectRefusal(
        try await desk.gcmrepo("submit", desk.path("CL-p.md"), "--country", "CL", "--kind", "proposal", at: record),
        status: 2, naming: "gcmrepo propose")
    }
    expectRefusal(try await desk.gcmrepo("compile", "draft-9", at: record), status: 3, naming: "draft-9")
    expectRefusal(
      try await desk.gcmrepo("compile", "draft-1", "--lang", "pt", at: record), status: 3, naming: "pt")
  }

  @Test func whatAnotherProgramChangedIsLeftOutAndSaid() async throws {
    let record = try await record()
    _ = try await propose("CL", Self.draft.replacing("deben", with: "podrán"), at: record)
    _ = try await propose("MX", Self.draft.replacing("deben", with: "querrán"), at: record)
    let file = record + "/countries/CL/proposals/draft-1/p/proposal.yml"
    try desk.write(file, try desk.read(file).replacing("1 words 31-36", with: "1 words 30-36"))
    try await desk.git("commit", "-qam", "By hand\n\nParty: CL\nAction: propose", in: record)
    let run = try await desk.done("compile", "draft-1", "--as", "json", at: record)
    let compiled = try run.json()
    #expect(compiled["not_applied"]?[0]?["proposal"]?.string == "CL/proposals/draft-1/p")
    #expect(compiled["not_applied"]?[0]?["reason"]?.string == "does-not-fit")
    #expect(run.said.contains("CL/proposals/draft-1/p is left out"))
    #expect(compiled["stats"]?["paragraphs_contested"]?.int == 1)
  }

  @Test func aRecordWithoutTheFeatureTakesNone() async throws {
    let record = try await record()
    let file = record + "/gcmrepo.yml"
    try desk.write(
      file,
      try desk.read(file).replacing(
        "features: [references, negotiation, questionnaires, calendar, uploads]\n", with: ""))
    try await desk.git("commit", "-qam", "As before\n\nParty: RCM-TS\nAction: admit", in: record)
    try await desk.expectNothingWritten(in: record) {
      expectRefusal(
        try await propose("CL", "# Otra\n", at: record), status: 5, naming: "features: [negotiation]", "gcmrepo.yml")
    }
  }
}
