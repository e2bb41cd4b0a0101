import Foundation
import Testing

// tutorial: begin
import GCMRepo

/// A paragraph as it was and as it is.
struct ChangedParagraph: Equatable {
  var path: String
  var old: String
  var new: String
}

func firstChangedParagraph(of folder: String, from old: String, to new: String) throws -> ChangedParagraph? {
  let record = try Record.open(folder)
  let redline = try record.compare(old, to: new).textsAlone()
  for document in redline.documents {
    guard let text = document.text, let block = text.blocks.first(where: { $0.change != .equal }) else { continue }
    func words(without operation: TextRedline.Operation) -> String {
      let spans = text.spans[block.spans].filter { $0.operation != operation }
      return String(decoding: spans.flatMap { text.bytes(of: $0) }, as: UTF8.self)
    }
    return ChangedParagraph(
      path: document.path, old: words(without: .insert), new: words(without: .delete))
  }
  return nil
}
// tutorial: end

/// The tutorial's code does what it says. `TutorialsAreCompiledTests` compares it with the article.
@Suite struct TutorialTests {
  @Test func itFindsTheFirstChangedParagraph() async throws {
    let sample = try Sample()
    try await sample.submit("CL", "aportes", "# Aportes\n\nLos Estados cooperan.\n\nFin.\n")
    try await sample.tag("draft-1")
    try await sample.submit("CL", "aportes", "# Aportes\n\nLos Estados siempre cooperan.\n\nFin.\n")
    try await sample.tag("draft-2")
    let found = try firstChangedParagraph(of: sample.folder, from: "draft-1", to: "draft-2")
    #expect(
      found
        == ChangedParagraph(
          path: "countries/CL/inputs/aportes/text.es.md", old: "Los Estados cooperan.\n\n",
          new: "Los Estados siempre cooperan.\n\n"))
    #expect(try firstChangedParagraph(of: sample.folder, from: "draft-2", to: "draft-2") == nil)
  }
}
