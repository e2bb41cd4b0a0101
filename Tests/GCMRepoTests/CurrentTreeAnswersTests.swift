import GitStore
import Testing

@testable import GCMRepo

/// `status`, `list` and `log`.
@Suite struct CurrentTreeAnswersTests {
  private let sample: Sample

  init() async throws {
    sample = try Sample()
    try await submit("CL", "a", .input, "es", at: "2017-05-11T16:00:00Z", themes: ["drivers"])
    try await submit("CL", "a", .input, "en", at: "2017-05-20T16:00:00Z")
    try await submit("CL", "b", .bestPractice, "pt", at: "2017-05-15T16:00:00Z", themes: ["governance"])
    try await sample.tag("draft-1")
    try await submit("CA", "a", .questionnaire, "fr", at: "2017-05-21T16:00:00Z", themes: ["drivers"])
  }

  private func submit(
    _ party: PartyCode, _ slug: String, _ kind: ContributionKind, _ language: LanguageTag, at time: String,
    themes: [ThemeID] = []
  ) async throws {
    var submission = Submission(party: party, kind: kind, files: [.markdown("x\n", language)])
    (submission.slug, submission.themes) = (slug, themes)
    _ = try await sample.record.submit(
      submission, as: Identity(author: .init(name: "P", email: "p@example.org", date: Timestamp(time))))
  }

  @Test func theStatusHasARowForEachMemberState() throws {
    let status = try sample.record.current().status()
    #expect(status.rows.count == 23 && status.answered == 2)
    #expect(status.rows.map(\.party.code) == status.rows.map(\.party.code).sorted())
    let chile = try #require(status.rows.first { $0.party.code == "CL" })
    #expect(chile.counts == [.input: 1, .bestPractice: 1])
    #expect(chile.missing == [.questionnaire])
    #expect(chile.languages == ["es", "en", "pt"])
    #expect(chile.lastSubmission?.description == "2017-05-20T16:00:00Z")
    #expect(chile.incomplete.map(\.description) == ["CL/best-practices/b"])
    let peru = try #require(status.rows.first { $0.party.code == "PE" })
    #expect(peru.counts.isEmpty && peru.lastSubmission == nil && peru.missing.count == 3)
  }

  @Test func anEarlierStateHasItsOwnStatus() throws {
    #expect(try sample.record.state(at: "draft-1").status().answered == 1)
    #expect(try sample.record.state(at: "main~3").status().answered == 1)
    #expect(try sample.record.state(at: "main~4").status().answered == 0)
  }

  @Test(arguments: [
    (ContributionFilter(), ["CA/questionnaires/a", "CL/best-practices/b", "CL/inputs/a"]),
    (ContributionFilter(party: "CL"), ["CL/best-practices/b", "CL/inputs/a"]),
    (ContributionFilter(kind: .input), ["CL/inputs/a"]),
    (ContributionFilter(theme: "drivers"), ["CA/questionnaires/a", "CL/inputs/a"]),
    (ContributionFilter(party: "CL", theme: "governance"), ["CL/best-practices/b"]),
    (ContributionFilter(party: "MX"), []),
  ]) func theListIsFiltered(filter: ContributionFilter, ids: [String]) throws {
    #expect(try sample.record.current().contributions(filter).map(\.id.description) == ids)
  }

  @Test func theLogIsNewestFirst() throws {
    let log = try sample.record.log()
    #expect(
      log.map(\.subject) == [
        "Submit CA/questionnaires/a, revision 1", "Submit CL/best-practices/b, revision 1",
        "Submit CL/inputs/a, revision 2", "Submit CL/inputs/a, revision 1", "Begin the record",
      ])
    let newest = try #require(log.first)
    #expect(newest.person == "P" && newest.email == "p@example.org")
    #expect(newest.time.description == "2017-05-21T16:00:00Z")
    #expect(newest.facts.kind == .questionnaire && newest.facts.originals.map(\.file) == ["original.fr.md"])
  }

  @Test func theLogIsFiltered() throws {
    func revisions(_ range: String, _ id: String? = nil, _ filter: ContributionFilter = .init()) throws
      -> [Int?]
    {
      try sample.record.log(HistoryRange(range), contribution: id, filter).map(\.facts.revision)
    }
    #expect(try revisions("main", "CL/inputs/a") == [2, 1])
    #expect(try revisions("main~2..draft-1", "CL/inputs/a") == [])
    #expect(try revisions("draft-1..") == [1])
    #expect(try revisions("..draft-1") == [1, 2, 1, nil])
    #expect(try revisions("draft-1..main", nil, .init(party: "CL")) == [])
    #expect(try revisions("main", nil, .init(kind: .bestPractice)) == [1])
  }

  @Test(arguments: [
    ("a..b", HistoryRange(from: "a", to: "b")), ("a..", HistoryRange(from: "a")),
    ("..b", HistoryRange(to: "b")),
    ("..", HistoryRange()), ("draft-1", HistoryRange(to: "draft-1")),
    ("v1.0..v1.1", .init(from: "v1.0", to: "v1.1")),
  ]) func aRangeIsReadAsGitWritesIt(text: String, range: HistoryRange) {
    #expect(HistoryRange(text) == range)
  }
}
