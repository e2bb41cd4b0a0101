import NegotiatedText
import Testing
import TextDiff

/// A compilation as one reads it, by examples.
@Suite struct BracketedTexts {
  /// The bracketed text of some parties' texts on a draft.
  static func printed(_ base: String, _ texts: [(holder: String, text: String)], language: String = "es") throws
    -> String
  {
    let draft = Array(base.utf8)
    var counts: [String: Int] = [:]
    let proposals = try texts.map { holder, text in
      counts[holder, default: 0] += 1
      let text = Array(text.utf8)
      let changes = try ProposedChanges(
        ProposedChanges(TextRedline(from: draft, to: text)).changes, from: draft, to: text)
      return CompiledProposal(
        id: "\(holder)/proposals/draft-1/p\(counts[holder] ?? 0)", holder: holder, text: text, changes: changes)
    }
    let text = CompiledText(try NumberedText(draft), proposals)
    return String(decoding: BracketedText(text, words: BracketWords(language)).bytes, as: UTF8.self)
  }

  private static let draft =
    "# Declaración\n\n7. Los Estados deben cooperar en materia de retorno.\n\n8. Los Estados informan cada año.\n"

  /// The draft with some of its words replaced.
  static func edited(_ words: String, _ new: String, in draft: String = draft) -> String {
    var parts: [String] = []
    var rest = draft[...]
    while let found = rest.firstRange(of: words) {
      parts.append(String(rest[..<found.lowerBound]))
      rest = rest[found.upperBound...]
    }
    parts.append(String(rest))
    return parts.joined(separator: new)
  }

  @Test func changesOfSeveralPartiesStandSideBySide() throws {
    let text = try Self.printed(
      Self.draft,
      [
        ("MX", Self.edited("deben", "podrán")), ("CL", Self.edited("deben", "podrán")),
        ("PE", Self.edited("en materia", "plenamente en materia")), ("UY", Self.edited(" de retorno", "")),
      ])
    #expect(
      text
        == "# Declaración\n\n7. Los Estados [deben] [CL, MX: podrán] cooperar [PE: plenamente] en materia [de retorno] [UY: suprimir].\n\n"
        + "8. Los Estados informan cada año.\n")
  }

  @Test func overlappingChangesAreOneGroup() throws {
    let text = try Self.printed(
      Self.draft,
      [
        ("CL", Self.edited("deben cooperar", "cooperarán")), ("MX", Self.edited("deben", "podrán")),
        ("PE", Self.edited("cooperar", "cooperar y dialogar")),
      ])
    #expect(
      text.contains(
        "7. Los Estados [deben cooperar] [CL: cooperarán] [MX: podrán cooperar] [PE: deben cooperar y dialogar] en materia"
      ))
  }

  @Test func aDeletedParagraphKeepsItsNumber() throws {
    let without = "# Declaración\n\n7. Los Estados informan cada año.\n"
    let text = try Self.printed(Self.draft, [("CL", without)])
    #expect(
      text
        == "# Declaración\n\n7. [Los Estados deben cooperar en materia de retorno.] [CL: suprimir]\n\n8. Los Estados informan cada año.\n"
    )
  }

  @Test func newParagraphsAreBisTerQuater() throws {
    func adding(_ new: String) -> String { Self.edited("\n\n8. ", "\n\n\(new)\n\n9. ") }
    let one = adding("8. Las niñas y los niños no serán detenidos.")
    let other = adding("8. El retorno será digno y voluntario.")
    let text = try Self.printed(Self.draft, [("CL", one), ("MX", one), ("PE", other)])
    #expect(
      text
        == "# Declaración\n\n7. Los Estados deben cooperar en materia de retorno.\n\n"
        + "7 bis. [CL, MX: Las niñas y los niños no serán detenidos.]\n\n7 ter. [PE: El retorno será digno y voluntario.]\n\n"
        + "8. Los Estados informan cada año.\n")
    let french = try Self.printed(
      Self.edited("8.", "7 bis.", in: Self.draft),
      [("CL", Self.edited("8.", "7 bis.", in: Self.draft) + "\n8. Nouveau.\n")],
      language: "fr")
    #expect(french.hasSuffix("7 bis. Los Estados informan cada año.\n\n7 ter. [CL: Nouveau.]\n"))
  }

  @Test func newItemsAndAlternativesOfOneNewParagraph() throws {
    let draft = "7. Siete:\n\n(a) uno;\n\n(b) dos.\n"
    #expect(
      try Self.printed(draft, [("CL", "7. Siete:\n\n(a) uno;\n\n(b) uno y medio;\n\n(c) dos.\n")])
        == "7. Siete:\n\n(a) uno;\n\n(a bis) [CL: uno y medio;]\n\n(b) dos.\n")
    let text = try Self.printed(
      draft,
      [
        ("CL", draft + "\n8. Los Estados protegen a la niñez migrante:\n\n(a) en la frontera;\n\n(b) en el retorno.\n"),
        ("MX", draft + "\n8. Los Estados protegen siempre a la niñez migrante.\n"),
      ])
    #expect(
      text.hasSuffix(
        "7 bis. [CL: Los Estados protegen a la niñez migrante:] [MX: Los Estados protegen siempre a la niñez migrante.]\n\n"
          + "(a) [CL: en la frontera;]\n\n(b) [CL: en el retorno.]\n"))
  }

  @Test func movesAreShownAtBothEnds() throws {
    let draft =
      "1. Uno es el primero de todos los párrafos.\n\n2. Dos viene después y habla del retorno digno.\n\n3. Tres trata de la niñez migrante.\n"
    let moved =
      "1. Dos viene después y habla del retorno digno.\n\n2. Tres trata de la niñez migrante.\n\n3. Uno es el primero de todos los párrafos.\n"
    let text = try Self.printed(draft, [("CL", moved)], language: "es")
    #expect(
      text
        == "1. [Uno es el primero de todos los párrafos.] [CL: trasladado a 3 bis]\n\n2. Dos viene después y habla del retorno digno.\n\n"
        + "3. Tres trata de la niñez migrante.\n\n3 bis. [CL: trasladado de 1: Uno es el primero de todos los párrafos.]\n"
    )
  }

  @Test func paragraphsMergedAndSplit() throws {
    let draft = "7. Los Estados deben cooperar.\n\n8. Los Estados informan cada año.\n"
    let merged = "7. Los Estados deben cooperar. Los Estados informan cada año.\n"
    #expect(
      try Self.printed(draft, [("CL", merged)])
        == "7. [Los Estados deben cooperar.] [CL: Los Estados deben cooperar. Los Estados informan cada año.]\n\n"
        + "8. [Los Estados informan cada año.] [CL: unido a 7]\n")
    let split = try Self.printed(merged, [("CL", draft)])
    #expect(
      split
        == "7. [Los Estados deben cooperar. Los Estados informan cada año.] [CL: dividido en 2]\n\n"
        + "7. [CL: Los Estados deben cooperar.]\n\n7 bis. [CL: Los Estados informan cada año.]\n")
  }

  @Test func tablesAreBracketedCellByCell() throws {
    let draft = "| País | Año |\n| --- | --- |\n| Chile | 2017 |\n| Perú | 2018 |\n"
    let text = try Self.printed(
      draft,
      [
        ("CL", Self.edited("2017", "2019", in: draft)), ("PE", Self.edited("| Perú | 2018 |\n", "", in: draft)),
        ("MX", draft + "| México | 2020 |\n"),
      ])
    #expect(
      text
        == "| País | Año |\n| --- | --- |\n| Chile | [2017] [CL: 2019] |\n| [Perú] [PE: suprimir] | [2018] [PE: suprimir] |\n"
        + "| [MX: México] | [MX: 2020] |\n")
  }

  @Test func notesOfTwoPartiesHaveTheirOwnNames() throws {
    let draft = "1. Uno[^1] y dos.\n\n[^1]: Nota primera.\n"
    let text = try Self.printed(
      draft,
      [
        ("CL", "1. Uno[^1] y dos[^2].\n\n[^1]: Nota primera.\n\n[^2]: Nota de Chile sobre el retorno.\n"),
        ("MX", "1. Uno[^1] y dos[^2].\n\n[^1]: Nota primera.\n\n[^2]: Otra cosa muy distinta.\n"),
      ])
    #expect(text.contains("1. Uno[^1] y dos[CL: [^2-CL]] [MX: [^2-MX]]."))
    #expect(text.contains("[^2-CL]: [CL: Nota de Chile sobre el retorno.]"))
    #expect(text.contains("[^2-MX]: [MX: Otra cosa muy distinta.]"))
  }

  @Test func aNoteThatGetsAnotherNumberIsNoChange() throws {
    let draft = "1. Uno dice algo y dos[^1] también.\n\n[^1]: Nota primera.\n"
    let text = try Self.printed(
      draft,
      [("CL", "1. Uno dice algo[^1] y dos[^2] también.\n\n[^1]: Una nota nueva de Chile.\n\n[^2]: Nota primera.\n")])
    #expect(text.contains("1. Uno dice algo[CL: [^1-CL]] y dos[^1] también."))
    #expect(text.contains("[^1]: Nota primera."))
  }

  @Test func bracketsAndEmphasisStayWhole() throws {
    let draft = "1. Los [Estados] deben **cooperar siempre** con [todos](https://example.org).\n"
    #expect(
      try Self.printed(draft, [("CL", Self.edited("[Estados]", "Estados", in: draft))])
        == "1. Los [[Estados]] [CL: Estados] deben **cooperar siempre** con [todos](https://example.org).\n")
    #expect(
      try Self.printed(draft, [("CL", Self.edited("siempre", "a veces", in: draft))])
        == "1. Los [Estados] deben **cooperar [siempre] [CL: a veces]** con [todos](https://example.org).\n")
    #expect(
      try Self.printed(draft, [("CL", Self.edited("todos]", "algunos]", in: draft))])
        == "1. Los [Estados] deben **cooperar siempre** con [[todos](https://example.org)] [CL: [algunos](https://example.org)].\n"
    )
    #expect(
      try Self.printed(
        "1. Los Estados (todos) cooperan: sí.\n", [("CL", "1. Los Estados, juntos,(todos) cooperan: sí.\n")]
      )
      .contains("](") == false)
  }

  @Test func headingsAndItemsKeepTheirSigns() throws {
    let draft = "## Artículo 3. Del retorno\n\n- uno\n- dos\n"
    #expect(
      try Self.printed(draft, [("CL", "## Artículo 3. De la niñez\n\n- uno\n- dos y tres\n- cuatro\n")])
        == "## Artículo 3. Del [retorno] [CL: la niñez]\n\n- uno\n- dos [CL: y tres]\n- [CL: cuatro]\n"
        || (try Self.printed(draft, [("CL", "## Artículo 3. De la niñez\n\n- uno\n- dos y tres\n- cuatro\n")]))
          == "## Artículo 3. [Del retorno] [CL: De la niñez]\n\n- uno\n- dos [CL: y tres]\n- [CL: cuatro]\n"
    )
  }
}
