import TextDiff
import Testing

@testable import GCMRepo

@Suite struct RenamesStayWithTheirPartyTests {
  private let text = "# Aportes\n\nUn párrafo que ambos países comparten palabra por palabra.\n"

  @Test func whatOnePartyWithdrewAndAnotherSubmittedAreTwoDocuments() throws {
    let sample = try Sample()
    try sample.submit("CL", "a", text)
    try sample.tag("draft-1")
    _ = try sample.record.withdraw("CL/inputs/a", because: "x", as: .focalPoint)
    try sample.submit("PY", "a", text)
    let documents = try sample.record.compare("draft-1", to: nil).documents
    #expect(!documents.contains { $0.change == .renamed || $0.path != $0.fromPath })
    #expect(documents.contains { $0.path == "countries/PY/inputs/a/text.es.md" && $0.change == .added })
  }

  @Test func whatAPartySubmitsUnderAnotherNameIsOneDocument() throws {
    let sample = try Sample()
    try sample.submit("CL", "a", text)
    try sample.tag("draft-1")
    _ = try sample.record.withdraw("CL/inputs/a", because: "x", as: .focalPoint)
    try sample.submit("CL", "b", text)
    let documents = try sample.record.compare("draft-1", to: nil).documents
    #expect(documents.contains { $0.path == "countries/CL/inputs/b/text.es.md" && $0.change == .renamed })
  }
}
