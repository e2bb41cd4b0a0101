import RecordComparison
import Crypto
import Foundation
import Testing

@testable import TextDiff
@testable import RecordRendering
import RecordLocalization

struct RedlineHTMLTests {
  static let attacks = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><script>alert(1)</script>",
    "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "[x](javascript:alert(1))",
    "[y](data:text/html,x)",
    "&lt;script&gt;", "<!--", "]]>", "</title><b>", "</bdi></div></main>", "javascript:alert(1)",
    "<a href=//x>",
    "\u{1B}[2J\u{202E}\u{0}\u{2028}",
  ]

  @Test(arguments: InterfaceLanguage.allCases) func everyTagIsClosed(language: InterfaceLanguage) {
    #expect(HTMLChecker(page(Sample.declaration, language: language)).faults == [])
  }

  @Test(arguments: attacks) func textOfADocumentIsTextOnly(words: String) {
    let plain = HTMLChecker(page(hostile("palabra"), title: "palabra"))
    let hostile = HTMLChecker(page(hostile(words), title: words))
    #expect(hostile.faults == [])
    // The same elements with the same attributes, except for the symbols of hidden characters, breaks in paths, how
    // much of a change fits in the list of changes, and the formatting of links, which have no target.
    func shape(_ checker: HTMLChecker) -> [String] {
      checker.elements.filter { element in
        !["wbr", "ins", "del"].contains(element.name) && !["hid", "mk", "ln"].contains(element.attributes["class"])
      }
      .map { "\($0.name) \($0.attributes.keys.sorted())" }
    }
    let isSameShape = shape(hostile) == shape(plain)
    #expect(isSameShape)
    let marks = hostile.all("ins") + hostile.all("del")
    #expect(
      marks.allSatisfy { ["", "ws", "mk", "left"].contains($0.attributes["class"] ?? "") && $0.attributes.count <= 1 })
    #expect(hostile.all("script").count == 1)
    for element in hostile.elements {
      #expect(element.attributes["href"]?.hasPrefix("#") ?? true)
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0 == "src" || $0 == "style" })
    }
    if !words.unicodeScalars.contains(where: { isHidden($0) || $0.value < 0x20 }) {
      #expect(hostile.text.contains("a \(words) \(words)\(words)!."))
    }
  }

  @Test func nothingOutsideThePageIsNamed() {
    // A hash may contain two slashes.
    let page = page(Sample.declaration).replacing(/'sha256-[^']*'/, with: "")
    for scheme in ["http://", "https://", "//", "url(", "@import", "src="] {
      let without = page.replacing("<img src=x", with: "").replacing("&lt;img src=x", with: "")
      #expect(!without.contains(scheme), "\(scheme)")
    }
  }

  @Test func everyLinkLeadsSomewhereAndNoAnchorStandsTwice() {
    let checker = HTMLChecker(page(Sample.declaration))
    let anchors = checker.elements.compactMap { $0.attributes["id"] }
    #expect(Set(anchors).count == anchors.count)
    for element in checker.elements {
      if let link = element.attributes["href"] {
        #expect(anchors.contains(String(link.dropFirst())), "\(link)")
      }
      for key in ["aria-labelledby", "for"] {
        if let id = element.attributes[key] { #expect(anchors.contains(id), "\(id)") }
      }
    }
  }

  @Test func theListOfChangesShowsTheChangeItself() {
    #expect(
      page(Sample.declaration).contains("<bdi>Los Estados <ins>Miembros </ins>reafirman su <del>pleno</del>"))
  }

  @Test func bothEndsOfAMoveAreLinked() {
    let links = HTMLChecker(page(Sample.declaration)).all("a").compactMap { $0.attributes["href"] }
    #expect(links.contains("#declaration.es:m2"))
    #expect(links.filter { $0 == "#declaration.es:c2" }.count >= 3)
  }

  @Test func everyParagraphAndEveryChangeHasItsAnchorEvenWhereItIsFoldedUp() {
    let anchors = Set(HTMLChecker(page(Sample.declaration)).elements.compactMap { $0.attributes["id"] })
    for number in 1...24 { #expect(anchors.contains("declaration.es:p\(number)")) }
    for number in 1...23 { #expect(anchors.contains("declaration.es:o\(number)")) }
    for number in 1...7 { #expect(anchors.contains("declaration.es:c\(number)")) }
  }

  /// A link quoted from the redline of one document is valid in that of the whole record.
  @Test func anchorsDoNotDependOnWhatElseThePageShows() {
    let whole = Sample.declaration
    var part = whole
    part.documents.removeFirst()
    func anchors(_ redline: StateRedline) -> Set<String> {
      Set(HTMLChecker(page(redline)).elements.compactMap { $0.attributes["id"] })
    }
    #expect(anchors(part).isSubset(of: anchors(whole)))
    #expect(anchors(part).contains("CO.questionnaires.q1.es:c1"))
  }

  @Test func pathsThatLookAlikeHaveAnchorsOfTheirOwn() {
    let paths = ["a/b.md", "a.b.md", "a.b", "a b.md", "a_20b.md", "a_b.md", "_texts", "countries/a/b.md"]
    let anchors = PageAnchors.of(paths.map { DocumentRedline(path: $0, change: .modified, text: nil) })
    #expect(Set(anchors.map(\.document)).count == paths.count)
    for anchor in anchors {
      let isSafe = anchor.document.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
      #expect(isSafe && anchor.document != "_texts", "\(anchor.document)")
    }
  }

  @Test func thePolicyNamesScriptAndStyleByTheirHashes() throws {
    let page = page(Sample.declaration)
    for element in ["script", "style"] {
      let source = try #require(page.firstMatch(of: try Regex("(?s)<\(element)>(.*?)</\(element)>"))?[1].substring)
      let hash = Data(SHA256.hash(data: Data(source.utf8))).base64EncodedString()
      #expect(page.contains("\(element)-src 'sha256-\(hash)';"))
    }
    #expect(page.contains("default-src 'none'") && !page.contains("unsafe-"))
  }

  @Test func theSameRedlineGivesTheSameBytes() {
    #expect(page(Sample.declaration) == page(Sample.declaration))
    #expect(markdown(Sample.declaration) == markdown(Sample.declaration))
    #expect(json(Sample.declaration) == json(Sample.declaration))
  }

  @Test(arguments: InterfaceLanguage.allCases) func thePageIsInItsLanguage(language: InterfaceLanguage) {
    #expect(page(Sample.declaration, language: language).contains("<html lang=\"\(language.rawValue)\">"))
  }

  @Test func aTextInAnotherLanguageSaysSo() {
    let page = page(Sample.declaration, language: .en)
    #expect(page.contains("<div lang=\"es\">"))
    // The page's own words in it are in the page's language.
    #expect(page.contains("<p class=\"tag\" id=\"declaration.es:c1\" tabindex=\"-1\" lang=\"en\">"))
    #expect(!RecordRenderingTests.page(Sample.declaration, language: .es).contains("<div lang="))
    let brazilian = RecordRenderingTests.page(state(Sample.declaration.documents[0].text!, language: "pt-br"))
    #expect(brazilian.contains("<div lang=\"pt-br\">"))
    #expect(
      !RecordRenderingTests.page(state(Sample.declaration.documents[0].text!, path: "text.pt.md")).contains("<div lang")
    )
  }

  @Test(arguments: [SharedStyleSheet.light, SharedStyleSheet.dark]) func textStandsOutFromItsGround(sheet: String)
    throws
  {
    var colours: [String: Double] = [:]
    for match in sheet.matches(of: /--([a-z]+[0-9]?):#([0-9a-f]{6})/) {
      let value = try #require(UInt32(match.2, radix: 16))
      let channels = [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel in
        let c = Double(channel) / 255
        return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
      }
      colours[String(match.1)] = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    let pairs = [
      ("ink", "paper"), ("ink", "band"), ("soft", "paper"), ("soft", "band"), ("link", "paper"),
      ("link", "band"),
      ("ins", "insbg"), ("ins", "band"), ("ins", "paper"), ("del", "delbg"), ("del", "band"),
      ("del", "paper"),
      ("mv", "mvbg"), ("mv", "band"), ("mv", "paper"), ("link", "mvbg"), ("paper", "ink"),
    ]
    for (text, ground) in pairs + (1...8).map({ ("paper", "w\($0)") }) {
      let (a, b) = (try #require(colours[text]), try #require(colours[ground]))
      let contrast = (max(a, b) + 0.05) / (min(a, b) + 0.05)
      #expect(contrast >= 4.5, "\(text) on \(ground): \(contrast)")
    }
    let (focus, paper) = (try #require(colours["focus"]), try #require(colours["paper"]))
    #expect((max(focus, paper) + 0.05) / (min(focus, paper) + 0.05) >= 3)
  }
}
