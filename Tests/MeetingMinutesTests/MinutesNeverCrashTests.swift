import MeetingMinutes
import RecordValues
import SeededRandom
import Testing

/// Whatever minutes say, they are read in a bounded way, and the words of each item are kept.
@Suite struct MinutesNeverCrashTests {
  private static let pieces = [
    "## Acuerdos", "**ACUERDOS**", "# Agreements", "III. Accords", "\n", "\n\n", "1. ", "2) ", "(a) ", "- ", "   - ",
    "\t", "| ",
    " | ", "| --- | --- |", "Acuerdo", "Responsable", "Plazo:", "Chile", "las Secretarías Técnicas", "de la CRM", "y",
    ",", "(", ")",
    "30 de junio", "30/06/2017", "31/02/2017", "June 31", "dentro de", "9999 meses", "400 días", "próxima reunión",
    "antes del",
    "que", "PA", "EE. UU.", "\u{202E}", "\u{0}", "é\u{301}\u{301}", "🇨🇱", "\\", "`", "[x](y", "<br>", "1º",
    "99999999999999999999",
    "a más tardar el", "fines de", "mayo", "2017", "Responsable: ", "; ", ":", "…", "por", "\r\n", "* * *", "```", "> ",
    "[^1]: ",
  ]

  @Test(arguments: 0..<40)
  func anyTextIsReadOrRefused(round: UInt64) {
    let seed = 20_170_511 + round
    var random = SeededNumbers(seed: seed)
    for _ in 0..<25 {
      var text = Bool.random(using: &random) ? "## Acuerdos\n\n" : ""
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        text += Self.pieces.randomElement(using: &random) ?? ""
        if Bool.random(using: &random) { text += " " }
      }
      guard let list = try? Sample.read(text, on: Bool.random(using: &random) ? "2017-05-11" : nil) else { continue }
      let numbers = list.agreements.map(\.number)
      #expect(Set(numbers).count == numbers.count, "seed \(seed): \(text)")
      #expect(!list.agreements.isEmpty && list.agreements.allSatisfy { !$0.text.isEmpty }, "seed \(seed): \(text)")
      for item in list.agreements {
        #expect(item.parent.map(numbers.contains) ?? true, "seed \(seed): \(text)")
        #expect(item.text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<20)
  func noItemOfAListIsDropped(round: UInt64) throws {
    let seed = 1_000 + round
    var random = SeededNumbers(seed: seed)
    let words = ["chile", "envía", "informe", "antes", "del", "foro", "y", "panamá", "se", "reúne", "portal", "que"]
    let items = (0..<Int.random(in: 1...30, using: &random)).map { place in
      "Punto\(place) "
        + (0..<Int.random(in: 1...12, using: &random)).map { _ in words.randomElement(using: &random) ?? "y" }
        .joined(separator: " ") + "."
    }
    for marks in [items.indices.map { "\($0 + 1). " }, items.map { _ in "- " }, items.map { _ in "" }] {
      let text = "## Acuerdos\n\n" + zip(marks, items).map { $0 + $1 }.joined(separator: "\n\n") + "\n"
      let list = try Sample.read(text)
      #expect(list.agreements.map(\.text) == items, "seed \(seed)")
    }
    let rows = items.map { "| \($0) | Chile |" }.joined(separator: "\n")
    let table = try Sample.read("## Acuerdos\n\n| Acuerdo | Responsable |\n| --- | --- |\n\(rows)\n")
    #expect(table.agreements.map(\.text) == items, "seed \(seed)")
    #expect(table.agreements.allSatisfy { $0.responsible == ["CL"] }, "seed \(seed)")
  }

  @Test func aLongListIsCutAndSaysSo() throws {
    let text = "## Acuerdos\n\n" + (1...500).map { "\($0). Chile va \($0)." }.joined(separator: "\n\n") + "\n"
    let list = try Sample.read(text)
    #expect(list.isCut && list.agreements.count == MinutesLimits.items)
    let long = try Sample.read("## Acuerdos\n\n1. Chile " + String(repeating: "va ", count: 5_000) + "\n")
    #expect(long.agreements[0].remarks == [.shortened])
    #expect(long.agreements[0].text.utf8.count <= MinutesLimits.textBytes)
  }

  /// A long table is not compared with itself, and what is beyond the limit is not read.
  @Test func aLongTableIsCutInTime() throws {
    let rows = (0..<20_000).map { "| \($0 % 3) | Chile va \($0). |\n" }.joined()
    let begun = ContinuousClock.now
    let list = try Sample.read("## Acuerdos\n\n| N.º | Acuerdo |\n| --- | --- |\n\(rows)")
    #expect(list.isCut && list.agreements.count == MinutesLimits.items)
    #expect(Set(list.agreements.map(\.number)).count == MinutesLimits.items)
    #expect(ContinuousClock.now - begun < .seconds(10))
    let lists = try Sample.read(
      (0..<200).map { "## Acuerdos\n\n1. Chile va \($0).\n\n2. Panamá va.\n\n3. México va.\n\n" }.joined())
    #expect(lists.isCut && Set(lists.agreements.map(\.number)).count == MinutesLimits.items)
  }

  @Test func agreementsAreFoundAgainByNumberAndWords() throws {
    let list = try Sample.read(
      "## Acuerdos\n\n1. Chile envía la lista de puntos focales.\n\n2. Panamá abre el portal de información.\n\n3. México va.\n"
    )
    let known = [
      AgreementIdentity.Known(number: "1", text: "Panamá abre el portal de información."),
      .init(number: "2", text: "Chile envía la lista de puntos focales."), .init(number: "3", text: nil),
    ]
    #expect(AgreementIdentity.matches(of: list.agreements, among: known) == [1, 0, 2])
    #expect(AgreementIdentity.matches(of: list.agreements, among: []) == [nil, nil, nil])
  }
}
