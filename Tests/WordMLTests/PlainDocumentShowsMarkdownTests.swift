import OfficeOpenXML
import TextDiff
import Testing

@testable import WordML

@Suite("A plain document shows what Markdown means")
struct PlainDocumentShowsMarkdownTests {
  private func document(_ old: String, _ new: String, _ moves: WordRedline.Moves = .split) -> PlainDocument {
    let redline = TextRedline(from: Array(old.utf8), to: Array(new.utf8))
    return PlainDocument(
      parts: [.init(title: "T", redline: redline, author: "A & <B>", date: "2017-11-30T12:00:00Z")], moves: moves)
  }

  private func lines(_ text: String) throws -> [String] {
    try PlainDocumentReader.read(document(text, text).bytes(), accepting: true).lines
  }

  private func part(_ document: PlainDocument) -> String { String(decoding: document.package.document, as: UTF8.self) }

  @Test(
    "as formatting, not as marks",
    arguments: [
      ("# Uno #\n", "Heading1/0: Uno"), ("Uno\n---\n", "Heading2/0: Uno"), ("###### Seis\n", "Heading6/0: Seis"),
      ("- uno\n", "ListParagraph/567: •⇥uno"), ("12) uno\n", "ListParagraph/567: 12)⇥uno"),
      ("  a) uno\n", "ListParagraph/945: a)⇥uno"), ("> uno\n> dos\n", "Quote/0: uno dos"),
      ("**uno** *dos* ***tres***\n", "Normal/0: ⟨B⟩uno⟨/B⟩ ⟨I⟩dos⟨/I⟩ ⟨BI⟩tres⟨/BI⟩"),
      ("a*b*c snake_case_name 2*3*4\n", "Normal/0: a⟨I⟩b⟨/I⟩c snake_case_name 2⟨I⟩3⟨/I⟩4"),
      ("uno  \ndos\\\ntres\ncuatro\n", "Normal/0: uno⏎dos⏎tres cuatro"),
      ("\\*uno\\* &amp; `a*b*`\n", "Normal/0: *uno* & ⟨Code⟩a*b*⟨/Code⟩"),
      ("[uno](https://a.org)\n", "Normal/0: ⟨Hyperlink⟩uno⟨/Hyperlink⟩ (https://a.org)"),
      ("<https://a.org> <b>\n", "Normal/0: ⟨Hyperlink⟩https://a.org⟨/Hyperlink⟩ <b>"),
      ("[10 bis. Alternativa] [dos]\n", "Normal/0: [10 bis. Alternativa] [dos]"),
      ("```\nuno\n dos\n```\n", "Preformatted/0: ```⏎uno⏎ dos⏎```"), ("---\n", "Rule/0: "),
      ("uno[^1]\n\n[^1]: nota\n", "Normal/0: uno{nota}"),
      ("uno \u{1B}[2J \u{FFFE}\n", "Normal/0: uno ␛[2J \u{FFFD}"),
      ("** uno\n", "Normal/0: ** uno"), ("* * *\n", "Rule/0: "),
    ])
  func marks(_ text: String, _ line: String) throws {
    #expect(try lines(text) == [line])
  }

  @Test(
    "with the paragraphs of a quotation apart, and its lines together",
    arguments: [
      ("> uno\n>\n> dos\n", ["Quote/0: uno", "Quote/0: dos"]),
      ("> uno\n> y más\n>\n>   \n> **dos**\n>\n", ["Quote/0: uno y más", "Quote/0: ⟨B⟩dos⟨/B⟩"]),
      (">\n> uno\nsigue\n", ["Quote/0: uno sigue"]),
      ("> uno\r\n>\r\n> dos\r\n> tres\r\n", ["Quote/0: uno", "Quote/0: dos tres"]),
      (
        "> uno  \n> dos\\\n> tres\\\\\n> cuatro\\\n>\n> cinco\n",
        ["Quote/0: uno⏎dos⏎tres\\ cuatro\\", "Quote/0: cinco"]
      ),
      ("> uno[^1]\n>\n> dos\n\n[^1]: nota\n", ["Quote/0: uno{nota}", "Quote/0: dos"]),
    ])
  func quotations(_ text: String, _ wanted: [String]) throws {
    #expect(try lines(text) == wanted)
  }

  @Test("and a change in one paragraph of a quotation leaves the others as they are")
  func changedQuotation() throws {
    let old = "> La primera parte de la cita.\n>\n> La segunda parte, con ocho palabras más.\n>\n> Y la última.\n"
    let xml = part(document(old, old.replacing("ocho", with: "nueve")))
    #expect(xml.occurrences(of: "<w:pStyle w:val=\"Quote\"/>") == 3)
    #expect(xml.occurrences(of: "<w:del ") == 1 && xml.occurrences(of: "<w:ins ") == 1)
    // A paragraph that comes in, or goes, comes and goes with its mark.
    let longer = old.replacing(">\n> Y la", with: ">\n> Una tercera, que es nueva.\n>\n> Y la")
    for (a, b, name) in [(old, longer, "w:ins"), (longer, old, "w:del")] {
      let xml = part(document(a, b))
      #expect(xml.occurrences(of: "<w:pStyle w:val=\"Quote\"/>") == 4)
      #expect(xml.occurrences(of: "<w:rPr><\(name) ") == 1)
    }
  }

  @Test("and a quotation that was moved is one move, of all its paragraphs")
  func movedQuotation() {
    let quotation = "> La primera parte de la cita que se mueve.\n>\n> La segunda parte, con ocho palabras más.\n\n"
    let others = (1...4).map { "Párrafo número \($0) del acuerdo entre los Estados miembros de la región \($0).\n\n" }
      .joined()
    let xml = part(document(quotation + others, others + quotation, .native))
    for name in ["moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"] {
      #expect(xml.occurrences(of: "<w:\(name) ") == 1)
    }
    #expect(xml.occurrences(of: "<w:rPr><w:moveFrom ") == 2 && xml.occurrences(of: "<w:rPr><w:moveTo ") == 2)
  }

  @Test("with tables as tables, a heading row first, an escaped stroke in its cell")
  func tables() throws {
    let text = "| A | B |\n|---|:-:|\n| 1 | x \\| y |\n| 2 |\n\ndespués\n"
    #expect(try lines(text) == ["row: ⟨B⟩A⟨/B⟩ | ⟨B⟩B⟨/B⟩", "row: 1 | x | y", "row: 2", "Normal/0: después"])
    #expect(part(document(text, text)).contains("<w:tblHeader/>"))
    #expect(try lines("| no table |\n") == ["Normal/0: | no table |"])
  }

  @Test("with notes that have two references, or none, as text")
  func plainNotes() throws {
    for text in ["a[^1] b[^1]\n\n[^1]: nota\n", "a\n\n[^1]: nota\n", "a[^1]\n", "a[^1]\n\n[^1]: x\n\n[^1]: y\n"] {
      #expect(try !lines(text).joined().contains("{"), "\(text)")
      #expect(try lines(text).joined().contains("[^1]"), "\(text)")
    }
  }

  @Test("and a note that is only renumbered does not change")
  func renumbered() throws {
    let old = "Los Estados de la región acuerdan esto[^1] hoy.\n\n[^1]: La resolución primera.\n"
    let new =
      "Nuevo párrafo[^1] inicial.\n\nLos Estados de la región acuerdan esto[^2] hoy.\n\n"
      + "[^1]: Otra cosa distinta.\n\n[^2]: La resolución primera.\n"
    let package = document(old, new).package
    let notes = String(decoding: package.notes, as: UTF8.self)
    #expect(notes.contains("<w:t xml:space=\"preserve\">La resolución primera.</w:t>"))
    #expect(!notes.contains("w:delText"))
  }

  @Test("and a change of format is a change of format, not of words")
  func formats() {
    let xml = part(
      document("Los derechos humanos de todas las personas.\n", "Los **derechos humanos** de todas las personas.\n"))
    #expect(xml.contains("w:rPrChange") && !xml.contains("w:delText") && !xml.contains("<w:ins "))
    let heading = part(document("## Principios comunes de la región\n", "# Principios comunes de la región\n"))
    #expect(heading.contains("w:pPrChange") && !heading.contains("w:delText"))
    let lines = part(document("uno dos tres\ncuatro cinco\n", "uno dos\ntres cuatro cinco\n"))
    #expect(!lines.contains("w:del") && !lines.contains("w:ins "))
  }

  @Test("and moves are Word's own where they are asked for")
  func moves() {
    let paragraphs = (1...5).map {
      "Párrafo número \($0) del acuerdo entre los Estados miembros de la región \($0).\n\n"
    }
    let (old, new) = (paragraphs.joined(), (paragraphs[1...] + [paragraphs[0]]).joined())
    let native = part(document(old, new, .native))
    for name in ["moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"] {
      #expect(native.contains("<w:\(name) "))
    }
    #expect(native.contains("w:name=\"move1\"") && !native.contains("w:delText"))
    #expect(!part(document(old, new)).contains("move"))
  }

  @Test("and the author's name cannot break out of its attribute")
  func author() {
    #expect(part(document("a\n", "b\n")).contains("w:author=\"A &amp; &lt;B&gt;\""))
  }

  @Test("several texts have a page and a row each, and share their numbering of changes")
  func several() throws {
    let parts = ["uno[^1] dos\n\n[^1]: x\n", "tres[^1]\n\n[^1]: y\n"].map { text in
      PlainDocument.Part(
        title: text, redline: TextRedline(from: [], to: Array(text.utf8)), author: "A", date: "2017-11-30T12:00:00Z",
        language: "es")
    }
    let front = PlainDocument.FrontPage(
      title: "Todo", lines: ["línea"], heads: ["Documento", "n"], rows: [["uno", "1"], ["dos", "2"], ["Total", "3"]])
    let document = PlainDocument(parts: parts, front: front, comment: "nota & más\nsegunda")
    let read = try PlainDocumentReader.read(document.bytes(), accepting: true)
    #expect(read.faults.isEmpty)
    #expect(read.lines.contains("Normal/0: uno{x} dos") && read.lines.contains("Normal/0: tres{y}"))
    #expect(read.lines.contains("row: Total | 3"))
    #expect(part(document).contains("w:anchor=\"part2\"") && !part(document).contains("w:anchor=\"part3\""))
    #expect(try document.bytes() == document.bytes())
  }

  @Test("in a time that grows with the text alone, whatever it holds")
  func hostile() throws {
    for piece in ["*", "_a", "](", "[a](b", "`", "`` ` ", "**a*", "| a ", "[^1]", "<a@", "&#65;", "\\", "~~", "> "] {
      let text = String(repeating: piece, count: 5_000) + "\n"
      #expect(try !lines(text).isEmpty)
    }
  }
}

extension String {
  /// How often another string stands in it.
  fileprivate func occurrences(of other: String) -> Int { ranges(of: other).count }
}
