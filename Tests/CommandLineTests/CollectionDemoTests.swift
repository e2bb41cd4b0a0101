import Foundation
import RecordRendering
import Testing

/// `gcmrepo demo --collection`: six States' answers in four kinds of forms, a compendium, and a finding of the glossary.
@Suite struct CollectionDemoTests {
  let desk: Desk
  private let folder = "gcmrepo-demo-collection"

  init() throws { desk = try Desk() }

  @Test func itCollectsInEveryForm() async throws {
    let run = try await desk.done("demo", "--collection")
    #expect(try desk.names(in: ".") == [folder])
    #expect(run.output.contains("ilegales"), "\(run.output)")
    let record = folder + "/registro"
    let answers = try await desk.done("questionnaire", "table", "gcm-inputs", "--format", "json", at: record).json()
    #expect(answers["countries"]?.array?.compactMap(\.string) == ["BR", "CA", "CL", "GT", "MX", "PE"])
    #expect(answers["counts"]?["national-consultation"]?["yes"]?.int == 4)
    for name in ["CL.docx", "MX.xlsx", "GT.json", "CA.yml", "respuestas.html", "compendio.docx"] {
      #expect(desk.exists("\(folder)/documents/\(name)"), "\(name)")
    }
    try await desk.done("audit", at: record)
    try await desk.done("verify", at: record)
  }
}
