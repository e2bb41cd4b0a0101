import Foundation
import Testing

@testable import Documents

@Suite("Metadata at the beginning of a Markdown file are facts, and stay in its text")
struct MetadataOfMarkdownIsReadTests {
  private func convert(_ text: String, name: String = "nota.md") async throws -> ConvertedDocument {
    try await Converter(limits: .standard).convert(SubmittedFile(name: name, bytes: Array(text.utf8)))
  }

  @Test(arguments: ["---", "...", "---  "]) func titleAndLanguage(_ end: String) async throws {
    let text = "---\ntitle: 'Aportes: Chile'\nlang: es-CL\nkeywords: [a, b]\n\(end)\n\n# Otro título\n\nTexto.\n"
    let document = try await convert(text)
    #expect(document.title == "Aportes: Chile" && document.statedLanguage == "es-CL")
    #expect(document.warnings == [.frontMatter(lines: 5)])
    #expect(String(decoding: document.text, as: UTF8.self) == text)
  }

  @Test func withoutATitleTheHeadingCounts() async throws {
    let document = try await convert("---\nlanguage: pt\nautor: Ana\n---\n# Contribuições\n\nTexto.\n")
    #expect(document.title == "Contribuições" && document.statedLanguage == "pt")
    #expect(try await convert("---\nlang: es\n---\n").warnings == [.noText, .frontMatter(lines: 3)])
  }

  @Test(arguments: [
    "---\n\n# Un título\n\nTexto.\n", "---\ntexto\n---\n# Un título\n", "---\n[a\n---\n# Un título\n",
    "# Un título\n\n---\nlang: es\n---\n", "----\nlang: es\n---\n# Un título\n", "---\nlang: es\n# Un título\n",
  ]) func anythingElseIsText(_ text: String) async throws {
    let document = try await convert(text)
    #expect(document.warnings == [] && document.statedLanguage == nil && document.title == "Un título", "\(text)")
  }

  @Test func ofOtherFilesNothingIsRead() async throws {
    let document = try await convert("---\ntitle: x\n---\nTexto\n", name: "nota.txt")
    #expect(document.title == nil && document.warnings == [])
  }
}
