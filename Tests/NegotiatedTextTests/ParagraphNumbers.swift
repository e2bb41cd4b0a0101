import NegotiatedText
import Testing

@Suite struct ParagraphNumbers {
  @Test(arguments: [
    ("3.", "3"), ("(a)", "a"), ("Artículo 12 bis.", "12 bis"), ("iv)", "iv"), ("1.2.3", "1.2.3"), ("Article 7.", "7"),
    ("3\\.", "3"), ("Artículo 3°.-", "3"), ("12 ter.", "12 ter"), ("Objetivo 21:", "21"), ("A.", "a"),
  ])
  func aNumberIsTheSameInEveryLanguage(label: String, key: String) {
    #expect(ParagraphNumber(label: label)?.key == key)
  }

  @Test func itemsBelongToTheirParagraphs() throws {
    let text = try NumberedText(
      Array("# T\n\n6. Seis.\n\n7. Siete:\n\n(a) uno;\n\n(b) dos:\n\ni) x;\n\nii) y.\n\n8. Ocho.\n\n(a) tres.\n".utf8))
    #expect(
      text.paragraphs.map(\.citation) == [nil, "6", "7", "7(a)", "7(b)", "7(b)(i)", "7(b)(ii)", "8", "8(a)"])
    func places(_ cited: String) -> [Int]? {
      ParagraphCitation(cited).map { text.paragraphs(cited: $0).map(\.place) }
    }
    #expect(places("7") == [3])
    #expect(places("7(a)") == [4])
    #expect(places("7.a") == [4])
    #expect(places("7 (B) (ii)") == [7])
    #expect(places("a") == [4, 9])
    #expect(places("#2") == [2])
    #expect(places("párrafo 8") == [8])
    #expect(places("99") == [])
  }
}
