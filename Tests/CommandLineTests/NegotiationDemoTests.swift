import Foundation
import RecordRendering
import Testing

/// `gcmrepo demo --negotiation`: what it shows is what it did, from the States' Word files to the adopted text.
@Suite struct NegotiationDemoTests {
  let desk: Desk
  private let folder = "gcmrepo-demo-negotiation"

  init() throws { desk = try Desk() }

  @Test func itPlaysFromWordFilesToTheAdoptedText() async throws {
    let run = try await desk.done("demo", "--negotiation")
    #expect(try desk.names(in: ".") == [folder])
    let steps = run.output.split(separator: "\n").filter { $0.first?.isNumber == true && $0.contains(". ") }
    #expect(steps.count == 9, "\(steps)")
    let record = folder + "/registro"
    let proposals = try await desk.done("proposals", "--on", "draft-1", "--format", "json", at: record).json()
    #expect(proposals["proposals"]?.array?.count ?? 0 >= 8)
    let compiled = try await desk.done("compile", "draft-1", "--lang", "es", "--as", "json", at: record).json()
    #expect(compiled["proposals"]?.array?.count == 8 && compiled["not_applied"]?.array?.isEmpty == true)
    // Chile and Mexico ask for the same words, Brazil and Peru for different ones.
    let alternatives = compiled["paragraphs"]?.array?.flatMap { $0["alternatives"]?.array ?? [] } ?? []
    #expect(alternatives.contains { $0["holders"]?.array?.map(\.string) == ["CL", "MX"] })
    let last = compiled["paragraphs"]?.array?.last { $0["number"]?.string == "22" }
    #expect(last?["alternatives"]?.array?.map { $0["holders"]?[0]?.string } == ["BR", "PE"])
    let letter = "documents/carta-CL.docx"
    for name in [letter, "documents/draft-1.html", "documents/draft-1.docx", "documents/adopcion.docx"] {
      #expect(desk.exists(folder + "/" + name), "\(name)")
    }
    let drafts = try await desk.done("tags", "--format", "json", at: record).json()
    #expect(drafts["drafts"]?.array?.compactMap { $0["name"]?.string } == ["draft-1", "draft-2", "draft-3"])
    let brackets = try await desk.done("brackets", "draft-3", "--format", "json", at: record).json()
    #expect(brackets["brackets"]?.array?.isEmpty == true)
    let adoption = try await desk.done("adoption", "draft-3", "--format", "json", at: record).json()
    let states = adoption["adoptions"]?.array ?? adoption["states"]?.array ?? []
    #expect(states.count { $0["as"]?.string == "signed" || $0["as"]?.string == "associated" } == 22, "\(adoption)")
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }

  @Test func oneDemoIsPlayedAtATime() async throws {
    expectRefusal(
      try await desk.gcmrepo("demo", "--negotiation", "--shared"), status: 2, naming: "--shared", "--negotiation")
    #expect(try desk.names(in: ".").isEmpty)
    let run = try await desk.done("demo", "--negotiation", "--dry-run")
    #expect(run.said.contains(folder))
    #expect(try desk.names(in: ".").isEmpty)
  }
}
