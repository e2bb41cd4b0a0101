import TextDiff
import Testing

@testable import GCMRepo

@Suite struct RenamesStayWithTheirPartyTests {
  private let text = "# Aportes\n\nUn párrafo que ambos países comparten palabra por palabra.\n"

  @Test func whatOnePartyWithdrewAndAnotherSubmittedAreTwoDocuments() async throws {
    let sample = try Sample()
    try await sample.submit("CL", "a", text)
    try await sample.tag("draft-1")
    _ = try await sample.record.withdraw("CL/inputs/a", because: "x", as: .focalPoint)
    try await sample.submit("PY", "a", text)
    let documents = try sample.record.compare("draft-1", to: nil).documents
    #expect(!documents.contains { $0.change == .renamed || $0.path != $0.fromPath })
    #expect(documents.contains { $0.path == "countries/PY/inputs/a/text.es.md" && $0.change == .added })
  }

  @Test func whatAPartySubmitsUnderAnotherNameIsOneDocument() async throws {
    let sample = try Sample()
    try await sample.submit("CL", "a", text)
    try await sample.tag("draft-1")
    _ = try await sample.record.withdraw("CL/inputs/a", because: "x", as: .focalPoint)
    try await sample.submit("CL", "b", text)
    let documents = try sample.record.compare("draft-1", to: nil).documents
    #expect(documents.contains { $0.path == "countries/CL/inputs/b/text.es.md" && $0.change == .renamed })
  }
}
