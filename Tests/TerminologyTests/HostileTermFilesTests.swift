import RecordValues
import SeededRandom
import Terminology
import Testing

struct HostileTermFilesTests {
  @Test func entitiesOfAFilesOwnAreRefused() {
    let bomb = "<!DOCTYPE tbx [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><tbx>&c;</tbx>"
    #expect(throws: ExchangeError.entities) { try TBXReader.terms(in: Array(bomb.utf8)) }
    #expect(throws: ExchangeError.entities) { try SKOSReader.terms(inXML: Array(bomb.utf8)) }
  }

  @Test func twoEntriesWithOneIDAreRefused() {
    let entry =
      "<conceptEntry id=\"a\"><langSec xml:lang=\"es\"><termSec><term>x</term></termSec></langSec></conceptEntry>"
    let file = "<tbx><text><body>\(entry)\(entry)</body></text></tbx>"
    #expect(throws: ExchangeError.duplicateID("a")) { try TBXReader.terms(in: Array(file.utf8)) }
  }

  @Test(arguments: ["<a/>", "", "no XML", "<tbx><text><body><conceptEntry id='a'/></body></text></tbx>"])
  func filesOfAnotherKindAreRefused(file: String) {
    #expect(throws: ExchangeError.self) { try TBXReader.terms(in: Array(file.utf8)) }
    #expect(throws: ExchangeError.self) { try SKOSReader.terms(inXML: Array(file.utf8)) }
  }

  @Test(arguments: [
    ":a", "\"", "<", "@prefix", "@prefix : <http://a/> . :a :b", "@prefix : <http://a/> . :a :b \"\\q\" .", "[", "(",
    "<a> <b> <c>", "<a> <b> \"x\n\" .", "<a> <b> true", "<a> <b> \"\\UFFFFFFFF\" .", "_: <b> <c> .",
  ])
  func brokenTurtleIsRefusedWithItsLine(file: String) {
    #expect(throws: ExchangeError.self) { try SKOSReader.terms(inTurtle: Array(file.utf8)) }
  }

  @Test func deepNestingIsRefused() {
    let open = String(repeating: "[ <p> ", count: 100_000)
    #expect(throws: ExchangeError.syntax(line: 1)) { try SKOSReader.terms(inTurtle: Array("<a> <p> \(open)".utf8)) }
    let lists = String(repeating: "(", count: 100_000)
    #expect(throws: ExchangeError.syntax(line: 1)) { try SKOSReader.terms(inTurtle: Array("<a> <p> \(lists)".utf8)) }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func noBytesEndTheProgram(seed: UInt64) throws {
    var random = RandomGlossary(seed: seed)
    let glossary = random.glossary(isPlain: false)
    let skos = try SKOSWriter(glossary, title: "x")
    let files = [TBXWriter(glossary, .of2019, title: "x").text, skos.turtle, skos.rdfXML.text]
    for file in files {
      for _ in 0..<40 {
        var bytes = Array(file.utf8)
        for _ in 0..<1 + random.numbers.below(4) {
          let place = random.numbers.below(bytes.count)
          switch random.numbers.below(3) {
          case 0: bytes[place] = UInt8(random.numbers.below(256))
          case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.numbers.below(40)))
          default: bytes.insert(contentsOf: bytes[..<min(place, 30)], at: place)
          }
          if bytes.isEmpty { break }
        }
        _ = try? TBXReader.terms(in: bytes)
        _ = try? SKOSReader.terms(inTurtle: bytes)
        _ = try? SKOSReader.terms(inXML: bytes)
      }
    }
  }
}
