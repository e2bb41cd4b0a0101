import SeededRandom
import Testing

@testable import VCards

/// What is written is read again, and is what RFC 6350 says.
@Suite struct CardsComeBackTests {
  static let words = [
    "Lucía", "Pérez; de la Cruz", "a,b", "C:\\new", "línea\nsegunda", "日本語", "👩🏽‍⚖️", " spaces ", "\\", "\\n", "=3D",
    "^n\"q\"", "ÿ",
    "Direção-Geral de Imigração e Assuntos Consulares do Ministério das Relações Exteriores", "", ":", ";;", "e\u{301}",
  ]

  @Test(arguments: 1...40) func whatIsWrittenIsRead(_ seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    func text() -> String { (0..<(1 + random.below(4))).map { _ in random.pick(Self.words) }.joined(separator: " ") }
    let cards = (0..<(1 + random.below(4))).map { _ in
      VCard(
        (0..<(1 + random.below(12))).map { place in
          let parameters =
            random.chance(40) ? [VCard.Parameter("LANGUAGE", "pt-BR"), .init("X-A", values: [text()])] : []
          return random.chance(50)
            ? .init("NOTE", parameters, text: text())
            : .init(
              "N", parameters, group: random.chance(20) ? "item\(place)" : nil,
              escaped: (0..<4).map { _ in VCardText.escaped(text()) }.joined(separator: ";"))
        })
    }
    let bytes = VCardWriter.bytes(of: cards)
    let file = try VCardFile(bytes)
    #expect(file.cards == cards && file.notes.isEmpty, "seed \(seed)")
    // Lines of at most 75 octets, each of whole characters.
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") {
      #expect(line.utf8.count <= 75, "seed \(seed)")
    }
    for line in bytes.split(separator: 0x0A) { #expect(String(validating: line, as: UTF8.self) != nil, "seed \(seed)") }
  }

  @Test func noValueBeginsAnotherProperty() throws {
    let card = VCard([.init("FN", text: "A\r\nEND:VCARD\r\nTEL:1\u{0}\u{8}"), .init("UID", escaped: "x\r\nTEL:2")])
    let file = try VCardFile(VCardWriter.bytes(of: [card]))
    #expect(file.cards.count == 1 && file.cards[0].all("TEL").isEmpty)
    #expect(file.cards[0]["FN"]?.text == "A\nEND:VCARD\nTEL:1")
  }

  @Test(arguments: 1...60) func anyBytesAreReadOrRefused(_ seed: UInt64) throws {
    var random = SeededNumbers(seed: seed)
    var bytes = Array(OldCardsAreReadTests.outlook.utf8)
    for _ in 0..<random.below(40) {
      let place = random.below(bytes.count)
      switch random.below(3) {
      case 0: bytes[place] = UInt8(random.below(256))
      case 1: bytes.remove(at: place)
      default: bytes.insert(random.pick([0x0A, 0x0D, 0x20, 0x3D, 0x3A, 0x3B, 0x22, 0x00]), at: place)
      }
    }
    // It either reads or throws its error; it never crashes.
    _ = try? VCardFile(bytes)
  }

  @Test func theCostIsLinearAndBounded() throws {
    let folded =
      "BEGIN:VCARD\r\nVERSION:3.0\r\nNOTE:" + String(repeating: "x\r\n ", count: 400_000) + "\r\nEND:VCARD\r\n"
    let took = try ContinuousClock().measure { _ = try VCardFile(Array(folded.utf8)) }
    #expect(took < .seconds(10))
    #expect(throws: VCardError.tooLarge(limit: VCardFile.byteLimit)) {
      try VCardFile([UInt8](repeating: 0x20, count: VCardFile.byteLimit + 1))
    }
    let card = "BEGIN:VCARD\nFN:x\nEND:VCARD\n"
    #expect(throws: VCardError.tooMany(limit: VCardFile.cardLimit)) {
      try VCardFile(Array(String(repeating: card, count: VCardFile.cardLimit + 1).utf8))
    }
    #expect(throws: VCardError.noCard) { try VCardFile(Array("Name,Mail\n".utf8)) }
  }
}
