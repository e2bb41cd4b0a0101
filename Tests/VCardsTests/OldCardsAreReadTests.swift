import Testing

@testable import VCards

/// Cards as address books have written them.
@Suite struct OldCardsAreReadTests {
  static let outlook = """
    BEGIN:VCARD\r
    VERSION:2.1\r
    N;LANGUAGE=es;CHARSET=Windows-1252:P\u{E9}rez;Luc\u{ED}a\r
    FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Luc=EDa P=E9rez=\r
     de la Cruz\r
    TITLE;CHARSET=UTF-8;QUOTED-PRINTABLE:Jefa=0D=0ASecci=C3=B3n\r
    TEL;CELL;VOICE:+56 9 1234 5678\r
    PHOTO;ENCODING=BASE64;JPEG:\r
     /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8U\r
     HRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/2wBDAQkJ\r
    \r
    AGENT:\r
    BEGIN:VCARD\r
    VERSION:2.1\r
    FN:Asistente\r
    END:VCARD\r
    EMAIL;PREF;INTERNET:lucia@example.org\r
    END:VCARD\r

    """

  @Test func outlooksOldCards() throws {
    // The first line is in one byte a character, as Outlook wrote it.
    var bytes: [UInt8] = []
    for scalar in Self.outlook.unicodeScalars { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) }
    let file = try VCardFile(bytes)
    #expect(file.cards.count == 1)
    let card = file.cards[0]
    #expect(card["N"]?.components == ["Pérez", "Lucía"] && card["N"]?.language == "es")
    #expect(card["FN"]?.text == "Lucía Pérez de la Cruz")
    #expect(card["TITLE"]?.text == "Jefa\nSección")
    #expect(card["TEL"]?.isOfType("cell") == true && card["TEL"]?.isOfType("voice") == true)
    #expect(card["EMAIL"]?.text == "lucia@example.org" && card["PHOTO"]?.value == "")
    #expect(file.notes == [.innerCard(line: 13)])
  }

  @Test func foldsInsideACharacter() throws {
    var bytes = Array("BEGIN:VCARD\nVERSION:3.0\nFN:Luc".utf8)
    bytes += [0xC3] + Array("\n ".utf8) + [0xAD] + Array("a\nORG;CHARSET=ISO-8859-15:Caf".utf8) + [0xE9, 0xA4]
    bytes += Array("\nNOTE;CHARSET=KOI8-R:x\nTITLE:D".utf8) + [0xED] + Array("a\nnonsense\nEND:VCARD".utf8)
    let file = try VCardFile(bytes)
    #expect(file.cards[0]["FN"]?.text == "Lucía" && file.cards[0]["ORG"]?.text == "Café€")
    #expect(file.cards[0]["TITLE"]?.text == "Día")
    #expect(
      file.notes == [
        .unknownCharset(line: 6, name: "KOI8-R"), .guessedCharset(line: 7), .notAProperty(line: 8),
      ])
  }

  @Test func utf16AndApplesGroups() throws {
    let text =
      "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:João\r\nitem1.EMAIL;type=INTERNET:j@example.org\r\n"
      + "item1.X-ABLabel:Público\r\nTITLE;LANGUAGE=\"pt\":Chefe\r\nTITLE;LANGUAGE=en:Head\r\n"
    let bytes: [UInt8] =
      [0xFF, 0xFE] + text.utf16.flatMap { (unit: UInt16) -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let file = try VCardFile(bytes)
    #expect(file.cards[0]["FN"]?.text == "João" && file.cards[0]["EMAIL"]?.group == "item1")
    #expect(file.cards[0]["X-ABLABEL"]?.text == "Público")
    #expect(file.cards[0].all("TITLE").map(\.language) == ["pt", "en"])
    #expect(file.notes == [.noEnd(line: 1)])
    #expect(VCardFile.isCard(bytes))
  }
}
