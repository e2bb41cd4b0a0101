import NegotiatedText
import SeededRandom
import Testing

@testable import RecordPortal

struct ParagraphAnchorsTests {
  private func anchors(_ text: String) throws -> ParagraphAnchors {
    ParagraphAnchors(try NumberedText(Array(text.utf8)))
  }

  @Test func `numbers, items, repetitions and headings have their anchors`() throws {
    let found = try anchors(
      "# Título\n\nPreámbulo.\n\n1. Uno:\n\n(a) primero;\n\n(b) segundo.\n\nSigue.\n\n1 bis. Uno más.\n\n## Anexo\n\n1. Otro.\n"
    )
    #expect(
      found.ids.map { $0[0] } == [
        "s-titulo", "s-titulo-u1", "p-1", "p-1-a", "p-1-b", "p-1-b-u1", "p-1-bis", "s-anexo", "p-1_2",
      ])
  }

  @Test func `the same words have the same hash under any number`() throws {
    let (old, new) = (
      try anchors("1. Uno.\n\n2. Las *mismas*\npalabras.\n"), try anchors("7. Las *mismas* palabras.\n")
    )
    #expect(old.hashes[1] != nil && old.hashes[1] == new.hashes[0])
    #expect(new.ids[0] == ["p-7", "h-" + (new.hashes[0] ?? "")])
  }

  @Test(arguments: [1, 2, 3]) func `no two paragraphs have one id`(seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var text = ""
    for _ in 0..<120 {
      text += random.pick(["1. ", "2. ", "(a) ", "2 bis. ", "# ", "", "- ", "[^1]: ", "| a | b |\n|---|---|\n| "])
      text += random.pick(["Uno", "Dos", "p-1", "***", "…", "[Texto]", "<b>"]) + "\n\n"
    }
    let found = try anchors(text)
    let ids = found.ids.flatMap(\.self)
    #expect(Set(ids).count == ids.count, "seed \(seed)")
    #expect(found.ids.allSatisfy { !$0.isEmpty })
  }
}
