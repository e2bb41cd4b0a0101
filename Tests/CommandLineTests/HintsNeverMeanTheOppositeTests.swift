import Testing

/// What is suggested for a mistyped option is never its opposite, and what is wrong is named.
@Suite struct HintsNeverMeanTheOppositeTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func said(_ words: String...) async throws -> String {
    let run = try await desk.gcmrepo(more: words)
    #expect(run.status == 2, "\(run.said)")
    return run.said
  }

  @Test func theOptionThatDeniesTheSameIsSuggested() async throws {
    for words in [[], ["--change", "1"]] {
      let run = try await desk.gcmrepo(more: ["answer", "CL/proposals/draft-2/lp"] + words + ["--unsatisfied"])
      #expect(run.status == 2 && run.said.contains("Did you mean '--not-satisfied'?"), "\(run.said)")
      #expect(!run.said.contains("no command"), "\(run.said)")
    }
    #expect(try await said("answer", "give", "CL/x", "--dissatisfied").contains("'--not-satisfied'"))
  }

  @Test func withoutOneNothingIsSuggested() async throws {
    // `--missing` is an option of it.
    let answer = try await said("consultations", "list", "--no-missing")
    #expect(answer.contains("'--no-missing'") && !answer.contains("Did you mean"), "\(answer)")
  }

  @Test func slipsAreStillCorrected() async throws {
    #expect(try await said("answer", "give", "CL/x", "--satisfed").contains("Did you mean '--satisfied'?"))
    #expect(try await said("answer", "give", "CL/x", "--not-satisfed").contains("Did you mean '--not-satisfied'?"))
    #expect(try await said("list", "--contry", "CL").contains("Did you mean '--country'?"))
    // A word that is no argument is a command that does not exist.
    #expect(try await said("agreements", "clos", "2017-05-11-3").contains("Did you mean close"))
  }
}
