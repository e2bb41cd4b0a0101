import Foundation
import MarkdownText
import SeededRandom
import Testing

@testable import Documents

@Suite struct PlainTextIsNormalizedTests {
  private func normalized(_ bytes: [UInt8]) throws -> [UInt8] {
    try PlainTextReader.normalized(SubmittedFile(name: "a.md", bytes: bytes))
  }

  private func normalized(_ text: String) throws -> String {
    String(decoding: try normalized(Array(text.utf8)), as: UTF8.self)
  }

  @Test func newlinesMarkAndEndAreNormalized() throws {
    #expect(try normalized("# T\r\n\r\nuno\r\n") == "# T\n\nuno\n")
    #expect(try normalized("a\rb\r\rc") == "a\nb\n\nc\n")
    #expect(try normalized("\u{FEFF}# T\n") == "# T\n")
    #expect(try normalized("tres") == "tres\n")
    #expect(try normalized("\n\n") == "\n\n")
  }

  @Test func decomposedLettersAreComposed() throws {
    let text = try normalized(Array("migracio\u{301}n – nin\u{303}ez\n".utf8))
    #expect(text == Array("migración – niñez\n".utf8))
  }

  @Test func wordsAndBreaksStay() throws {
    let text = "# T #\n\n  * a\t b  \n<b>x</b> [x](y) \\* \u{1B}[2J \u{A0}\u{200B}end\n\n\n"
    #expect(try normalized(text) == text)
  }

  @Test func theFirstBadLineIsNamed() {
    let error = DocumentError.notUTF8(name: "a.md", line: 3)
    for bad in [[0xF3], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xF5, 0x80, 0x80, 0x80]] as [[UInt8]] {
      #expect(throws: error) { try normalized(Array("uno\r\ndos\rtres".utf8) + bad + Array("\n".utf8)) }
    }
    #expect(throws: error) { try normalized(Array("a\n\n".utf8) + [0xE2, 0x80]) }
    #expect(throws: DocumentError.binaryText(name: "a.md", line: 2)) { try normalized([0x61, 0x0A, 0]) }
  }

  @Test func normalizingTwiceChangesNothing() throws {
    for seed in 1...300 as ClosedRange<UInt64> {
      var numbers = SeededNumbers(seed: seed)
      let pieces = ["a", "e\u{301}", "\r", "\n", "\r\n", "\u{FEFF}", " ", "ñ", "\u{1100}\u{1161}", "–"]
      let text = (0..<40).map { _ in pieces.randomElement(using: &numbers)! }.joined()
      let once = try normalized(text)
      let twice = try normalized(once)
      // A second byte order mark is a character of the text; only the first is dropped, once in each pass.
      if !once.hasPrefix("\u{FEFF}") { #expect(Array(once.utf8) == Array(twice.utf8), "seed \(seed)") }
      #expect(!once.utf8.contains(0x0D), "seed \(seed)")
    }
  }

  @Test func compositionAgreesWithUnicodeOnLatinGreekAndHangul() {
    for value in Array(0xA0...0x17FF) + Array(0x1E00...0x2FFF) + Array(0xAC00...0xD7A3) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let text = "a" + String(scalar) + "b"
      let apart = text.decomposedStringWithCanonicalMapping
      let together = Array(text.precomposedStringWithCanonicalMapping.utf8)
      #expect(Array(nfc(apart).utf8) == together && Array(nfc(text).utf8) == together)
    }
  }

  @Test func whatIsTakenForComposedIs() {
    for value in Array(0x01..<0x300) + Array(0x2010...0x203F) as [UInt32] {
      let text = String(Unicode.Scalar(value)!)
      #expect(isSurelyComposed(Array(text.utf8)))
      #expect(Array(text.precomposedStringWithCanonicalMapping.utf8) == Array(text.utf8))
    }
    for text in ["\u{300}", "\u{2000}", "\u{2126}", "\u{1100}"] { #expect(!isSurelyComposed(text.utf8)) }
  }

  @Test func aTextNeedsNoProgram() async throws {
    for name in ["a.md", "a.txt"] {
      let text = try await Converter(limits: .standard, searchPath: "/nonexistent")
        .convert(SubmittedFile(name: name, bytes: Array("# Uno\n".utf8)))
      #expect(text.text == Array("# Uno\n".utf8))
      #expect(text.title == (name == "a.md" ? "Uno" : nil))
      #expect(text.warnings == [])
    }
  }

  @Test func theTitleIsTheFirstHeading() {
    func title(_ text: String) -> String? { MarkdownTitle.find(in: Array(text.utf8)) }
    #expect(title("texto\n\n## **Dos** ##\n# Uno\n") == "Dos")
    #expect(title("Título\n===\n") == "Título")
    #expect(title("```\n# no\n```\n#sin espacio\n") == nil)
  }

  @Test func aBlankTextIsAcceptedWithAWarning() async throws {
    #expect(try await convert("a.md", Array(" \n".utf8)).warnings == [.noText])
  }
}
