import Foundation
import Testing

/// A redline as a PDF, read back by poppler.
@Suite struct PrintedRedlinesTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// A record with two drafts that differ in a word.
  private func record() async throws -> String {
    let record = try await desk.record()
    for (draft, word) in [("draft-1", "firme"), ("draft-2", "pleno")] {
      let file = try desk.write("aportes.md", "# Aportes\n\nLos Estados reafirman su \(word) compromiso.\n")
      try await desk.done(
        "submit", file, "--country", "CL", "--kind", "input", "--id", "aportes", "--lang", "es", at: record)
      try await desk.done("tag", draft, "-m", "Borrador", "--party", "RCM-TS", at: record)
    }
    return record
  }

  @Test func aPDFHasBothNamesItsPagesAndWhatChanged() async throws {
    let record = try await record()
    for name in ["a.pdf", "b.pdf"] {
      try await desk.done("diff", "draft-1", "draft-2", "--locale", "es", "-o", name, at: record)
    }
    let text = try await desk.shell("pdftotext -layout a.pdf - && pdfinfo a.pdf").output
    for part in ["draft-1", "→ draft-2", "Página 1 de", "firme", "pleno", "compromiso", "Tagged:          yes"] {
      #expect(text.contains(part), "\(part): \(text)")
    }
    let bytes = try ["a.pdf", "b.pdf"].map { try Data(contentsOf: URL(fileURLWithPath: desk.path($0))) }
    #expect(bytes[0] == bytes[1])
  }

  @Test func withoutWeasyPrintTheSentenceNamesIt() async throws {
    let record = try await record()
    let run = try await desk.program(
      ["diff", "draft-1", "draft-2", "-o", "a.pdf"], at: record, setting: ["PATH": "/nonexistent"]
    ).run()
    #expect(run.status == 6)
    #expect(run.said.contains("weasyprint"))
  }
}
