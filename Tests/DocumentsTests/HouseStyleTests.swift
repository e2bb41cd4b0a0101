import Foundation
import OfficeOpenXML
import Testing

@testable import Documents

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct HouseStyleTests {
  static let hostile = Publication(
    name: "x", text: [], title: .given("T"), language: "es\"><script>", header: "</style>\"; } {{body}} <x> \u{202E}",
    provenance: "a\\ \"b\" {{style}} &", pageWords: .init(page: "Página", of: "de"), seconds: 0)

  @Test func valuesAreNeverLookedInto() {
    let values = ["a": "{{b}}", "b": "x"]
    #expect(HouseStyle.fill("<{{a}}|{{b}}|{{c}}|{{", values) == "<{{b}}|x||{{")
  }

  @Test func nothingOfAPublicationIsMarkupOfThePage() {
    let page = String(
      decoding: HouseStyle(publication: Self.hostile).page(title: "<script>", body: "<p>x</p>"), as: UTF8.self)
    #expect(!page.contains("<script") && !page.contains("<x>"))
    #expect(page.components(separatedBy: "</style>").count == 2)
    #expect(page.components(separatedBy: "<p>x</p>").count == 2)
    #expect(page.contains("U+202E") && !page.contains("\u{202E}"))
  }

  @Test func theReferencesAreWellFormedPackages() throws {
    let house = HouseStyle(publication: Self.hostile)
    for (bytes, names) in [
      (try house.wordReference(), ["word/styles.xml", "word/header1.xml", "word/footer1.xml"]),
      (try house.openDocumentReference(), ["styles.xml", "content.xml"]),
    ] {
      let archive = try OfficeArchive(bytes)
      for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
        var part: [UInt8] = []
        try archive.read(name) { part += $0 }
        // Another parser than ours.
        #expect(XMLParser(data: Data(part)).parse(), "\(name)")
        #expect(!String(decoding: part, as: UTF8.self).contains("{{page}}"))
      }
      let there = archive.names
      for name in names { #expect(there.contains(name)) }
    }
  }

  @Test(arguments: [
    ("es", "CL", "es-CL"), ("es", "BZ", "es-ES"), ("es", nil, "es-ES"), ("en", "US", "en-US"), ("en", "GY", "en-GB"),
    ("pt", nil, "pt-BR"), ("fr", "HT", "fr-HT"), ("pt-PT", "BR", "pt-PT"), ("nl", "SR", "nl"),
    ("es-419", nil, "es-419"),
  ])
  func theSpellingCheckerIsToldALanguageItHas(_ language: String, _ country: String?, _ tag: String) {
    #expect(ProofingLanguage(language, country: country).tag == tag)
  }
}
