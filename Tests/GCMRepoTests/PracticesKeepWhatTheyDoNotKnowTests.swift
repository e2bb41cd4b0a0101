import Testing

@testable import GCMRepo

/// What a best practice's file says beyond this version is kept, and what it says wrongly is named.
@Suite struct PracticesKeepWhatTheyDoNotKnowTests {
  private let id = ContributionID("CL/best-practices/casa")!

  private func contribution(_ yaml: String) throws -> Contribution {
    try Contribution(
      RecordFile(path: id.path("contribution.yml"), bytes: Array(yaml.utf8)), id: id)
  }

  private let written = """
    id: CL/best-practices/casa
    kind: best-practice
    party: CL
    title:
      es: Casa
    themes: []
    objectives:
    - 5
    - 7
    languages:
    - es
    status: submitted
    originals: []
    why_best_practice:
      es: Porque sí
    contribution_to_gcm:
      es: Mucho
    criteria:
      effective:
        es: Sí
      beautiful:
        es: También
    later: 1

    """

  @Test func unknownCriteriaAndKeysAreWrittenBack() throws {
    let read = try contribution(written)
    #expect(read.objectives.map(\.number) == [5, 7])
    #expect(read.criteria[.effective]["es"] == "Sí")
    #expect(String(decoding: read.encoded, as: UTF8.self) == written)
  }

  @Test func aFileWithoutThemIsWrittenAsBefore() throws {
    let plain = written.replacing("objectives:\n- 5\n- 7\n", with: "")
      .replacing("criteria:\n  effective:\n    es: Sí\n  beautiful:\n    es: También\n", with: "")
    let read = try contribution(plain)
    #expect(read.objectives.isEmpty && read.criteria.isEmpty)
    #expect(String(decoding: read.encoded, as: UTF8.self) == plain)
  }

  @Test(arguments: ["- 24", "- 0", "- x", "- [1]", "- 99999999999999999999"])
  func anObjectiveThatIsNoneIsNamedWithItsLine(_ item: String) throws {
    let error = #expect(throws: RecordError.self) {
      try contribution(written.replacing("- 5", with: item))
    }
    #expect(error?.code == .malformedFile)
    #expect(error?.facts[.line] == .number(8))
  }

  @Test func criteriaMustBeAMapping() {
    #expect(throws: RecordError.self) {
      try contribution(
        written.replacing("criteria:\n  effective:\n    es: Sí\n  beautiful:\n    es: También", with: "criteria: 5"))
    }
  }
}
