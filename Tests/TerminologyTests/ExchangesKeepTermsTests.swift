import RecordValues
import SeededRandom
import Terminology
import Testing

struct ExchangesKeepTermsTests {
  enum Format: CaseIterable {
    case tbx, tbx2008, turtle, xml, csv

    func exchanged(_ glossary: Glossary) throws -> (terms: [Term], losses: [ExchangeLoss]) {
      switch self {
      case .tbx, .tbx2008:
        let file = TBXWriter(glossary, self == .tbx ? .of2019 : .of2008, title: "Glosario")
        return (try TBXReader.terms(in: Array(file.text.utf8)).terms, file.losses)
      case .turtle:
        let file = try SKOSWriter(glossary, title: "Glosario")
        return (try SKOSReader.terms(inTurtle: Array(file.turtle.utf8)).terms, file.losses)
      case .xml:
        let file = try SKOSWriter(glossary, title: "Glosario", base: "https://example.org/g#")
        return (try SKOSReader.terms(inXML: Array(file.rdfXML.text.utf8)).terms, file.losses)
      case .csv:
        let table = TermTable(glossary)
        return (try TermTable.terms(in: [(1, TermTable.columns)] + table.rows.map { (2, $0) }).terms, table.losses)
      }
    }
  }

  @Test(arguments: Format.allCases, 0..<40 as Range<UInt64>)
  func whatAFormatCanSayComesBack(format: Format, seed: UInt64) throws {
    var random = RandomGlossary(seed: seed)
    let glossary = random.glossary(isPlain: true)
    let (terms, losses) = try format.exchanged(glossary)
    let kept = losses.filter { $0.part != .order && $0.part != .characters }
    #expect(kept.isEmpty, "seed \(seed)")
    guard losses.allSatisfy({ $0.part != .characters }) else { return }
    #expect(terms.map(\.ordered) == glossary.terms.map(\.ordered), "seed \(seed)")
  }

  @Test(arguments: Format.allCases, 100..<140 as Range<UInt64>)
  func whatAFormatCannotSayIsTold(format: Format, seed: UInt64) throws {
    var random = RandomGlossary(seed: seed)
    let glossary = random.glossary(isPlain: false)
    let (terms, losses) = try format.exchanged(glossary)
    let isSame = terms.map(\.ordered) == glossary.terms.map(\.ordered)
    #expect(isSame || !losses.isEmpty, "seed \(seed)")
  }

  @Test func thePreferredNameIsFirst() throws {
    let term = Term(
      id: "a", names: ["es": "persona migrante"],
      forms: [
        .init(language: "es", text: "ilegal", standing: .deprecated),
        .init(language: "es", text: "migrante", standing: .admitted),
      ])
    let text = TBXWriter(Glossary([term]), .of2008, title: "").text
    let places = ["<term>persona", "<term>migrante", "<term>ilegal"].map { text.firstRange(of: $0)?.lowerBound }
    #expect(places.allSatisfy { $0 != nil })
    #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
  }

  @Test func aPairHasItsLanguagesInOrder() throws {
    let term = Term(id: "a", names: ["es": "retorno", "en": "return", "fr": "retour"])
    let only = Term(id: "b", names: ["fr": "asile"])
    let file = TBXWriter(Glossary([term, only]), .of2008, title: "", languages: ["en", "es"])
    let terms = try TBXReader.terms(in: Array(file.text.utf8)).terms
    #expect(terms.map(\.names) == [["en": "return", "es": "retorno"]])
    #expect(file.losses.map(\.term) == ["b"])
  }

  @Test func anotherProgramsTermbaseIsRead() throws {
    let file = """
      <?xml version="1.0"?>
      <!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
      <martif type="TBX-Basic" xml:lang="en-US"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></martifHeader>
      <text><body><termEntry id="c1"><descrip type="subjectField">law</descrip><langSet xml:lang="en-us">
        <descripGrp><descrip type="definition">Protection
             granted.</descrip><admin type="source">UN</admin></descripGrp>
        <ntig><termGrp><term>asylum</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
        <tig><term>refuge</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig>
        </langSet><langSet xml:lang="es"><tig><term>asilo</term></tig><tig><term>refugio</term></tig></langSet></termEntry>
      </body></text></martif>
      """
    let read = try TBXReader.terms(in: Array(file.utf8))
    #expect(
      read.terms == [
        Term(
          id: "c1", names: ["en-US": "asylum", "es": "asilo"],
          forms: [
            .init(language: "en-US", text: "refuge", standing: .deprecated),
            .init(language: "es", text: "refugio", standing: .admitted),
          ], definitions: [.init(text: ["en-US": "Protection granted."], source: ["en-US": "UN"])])
      ])
    #expect(read.losses.map(\.detail) == ["subjectField", "partOfSpeech"])
  }

  @Test func dataCategoriesMayBeElements() throws {
    let file = """
      <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
       xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader/>
      <text><body><conceptEntry id="c1"><langSec xml:lang="en"><basic:definition>It.</basic:definition><termSec><term>old</term>
      <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>new</term>
      </termSec></langSec></conceptEntry></body></text></tbx>
      """
    let term = try #require(try TBXReader.terms(in: Array(file.utf8)).terms.first)
    #expect(term.names == ["en": "new"])
    #expect(term.forms == [.init(language: "en", text: "old", standing: .deprecated)])
    #expect(term.definitions == [.init(text: ["en": "It."])])
  }

  @Test func turtleOfOtherProgramsIsRead() throws {
    let file = """
      # comment
      PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
      @base <http://example.org/> .
      @prefix : <http://example.org/t/> .
      :asylum a skos:Concept ; skos:prefLabel "asilo"@es , 'asylum'@en-us ; skos:altLabel \"\"\"a "b"
      c\"\"\"@en ;
        skos:definition [ <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "D\\u00e9f."@fr ] ;
        skos:broader <t/law> ; skos:exactMatch ( :a :b ) ; skos:related :law . # end
      <t/law> a skos:Concept ; skos:prefLabel "droit"@fr ; skos:definition "R\\u00E8gle."@FR ; :n 1. [] a :x .
      """
    let read = try SKOSReader.terms(inTurtle: Array(file.utf8))
    #expect(
      read.terms == [
        Term(
          id: "asylum", names: ["es": "asilo", "en-US": "asylum"],
          forms: [.init(language: "en", text: "a \"b\"\nc", standing: .admitted)],
          definitions: [.init(text: ["fr": "Déf."])], related: ["law"]),
        Term(id: "law", names: ["fr": "droit"], definitions: [.init(text: ["fr": "Règle."])]),
      ])
  }

  @Test func aListOfNamesIsReadFromCSV() throws {
    let read = try TermTable.terms(in: [
      (1, ["id", "es", "EN"]), (2, ["asylum", "asilo", "asylum"]), (3, ["", "retorno"]),
    ])
    #expect(
      read.terms == [
        Term(id: "asylum", names: ["es": "asilo", "en": "asylum"]), Term(id: "line-2", names: ["es": "retorno"]),
      ])
  }
}
