import Foundation
import Testing

/// The JSON Schemas beside `JSONAnswers.md` describe all that the commands print, and nothing else.
@Suite struct JSONAnswersFollowTheirSchemasTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func everyAnswerIsOfItsSchema() async throws {
    let verdict = try await JSONSchemas.validate(on: desk, try await JSONAnswers.of(desk))
    #expect(verdict.faults == [])
    #expect(verdict.taken == [])
    #expect(verdict.tried > 300)
    #expect(verdict.unused == [])
  }

  @Test func whatIsNotOfItsSchemaIsRefused() async throws {
    let zeros = String(repeating: "0", count: 40)
    let verdict = try await JSONSchemas.validate(
      on: desk,
      [
        #"{"schema":"gcmrepo.withdrawal/1","contribution":"CL/inputs/a","commit":"abc"}"#,
        #"{"schema":"gcmrepo.withdrawal/1","contribution":"CL/inputs/a"}"#,
        #"{"schema":"gcmrepo.withdrawal/2"}"#,
        #"{"schema":"gcmrepo.withdrawal/1","contribution":"CL/inputs/a","commit":"\#(zeros)","reason":"x"}"#,
      ])
    try #require(verdict.faults.count == 4, "\(verdict.faults)")
    for (fault, words) in zip(
      verdict.faults, ["does not match", "'commit' is a required", "no schema", "'reason' was unexpected"])
    { #expect(fault.contains(words), "\(fault)") }
  }

  @Test func theArticleNamesEverySchema() throws {
    let article = try String(contentsOf: JSONSchemas.documentation.appending(path: "JSONAnswers.md"), encoding: .utf8)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: JSONSchemas.documentation.appending(path: "Schemas").path)
    #expect(files.count > 15)
    for file in files { #expect(article.contains("`Schemas/\(file)`"), "\(file)") }
  }
}
