import NegotiatedText
import Testing
import TextDiff

@Suite struct BracketsAreReadTests {
  static let grammar = BracketGrammar(parties: [
    "CL": "CL", "MX": "MX", "PE": "PE", "CA": "CA", "BR": "BR", "TT": "TT", "RCM-TS": "RCM-TS", "IOM": "IOM",
    "chile": "CL",
    "méxico": "MX", "mexico": "MX", "trinidad y tabago": "TT", "brésil": "BR",
  ])

  static func read(_ text: String, _ grammar: BracketGrammar = grammar) throws -> TextBrackets {
    TextBrackets(try NumberedText(Array(text.utf8)), grammar)
  }

  /// What a text's brackets say, one a word: option|holders|text.
  static func said(_ text: String, _ grammar: BracketGrammar = grammar) throws -> [String] {
    let read = try read(text, grammar)
    return read.brackets.map { bracket in
      let option = bracket.option.map { ($0.number ?? "-") + "|" } ?? ""
      let holders = bracket.holders.isEmpty ? "" : bracket.holders.joined(separator: ",") + "|"
      return option + holders + (bracket.isDeletion ? "(delete)" : read.words(of: bracket))
    }
  }

  @Test(arguments: [
    ("[Los Estados cooperan.]", "Los Estados cooperan."),
    ("[CL, MX: medidas]", "CL,MX|medidas"), ("[CL; MX: medidas]", "CL,MX|medidas"),
    ("[CL/MX: medidas]", "CL,MX|medidas"),
    ("[CL y MX: medidas]", "CL,MX|medidas"), ("[CL and MX: measures]", "CL,MX|measures"),
    ("[CL et MX : mesures]", "CL,MX|mesures"),
    ("[CL e MX: medidas]", "CL,MX|medidas"), ("[RCM-TS: plan]", "RCM-TS|plan"),
    ("[Chile, México: planes]", "CL,MX|planes"),
    ("[Trinidad y Tabago: planes]", "TT|planes"), ("[Brésil : mesures]", "BR|mesures"),
    ("[**CL, MX:** medidas]", "CL,MX|medidas"),
    ("[*CL*: medidas]", "CL|medidas"), ("[CL, XX: medidas]", "CL,XX|medidas"),
    ("[medidas (CL, MX)]", "CL,MX|medidas"), ("[medidas (CL)]", "CL|medidas"), ("[medidas – CL, MX]", "CL,MX|medidas"),
    ("[medidas — CL]", "CL|medidas"), ("[medidas - CL, MX]", "CL,MX|medidas"), ("[medidas](CL, MX)", "CL,MX|medidas"),
    ("[medidas](CL)", "CL|medidas"), ("\\[medidas\\](CL)", "CL|medidas"), ("\\[CL: medidas\\]", "CL|medidas"),
    ("[ALT 1: garantizan]", "1|garantizan"), ("[Alt. 2: garantizan]", "2|garantizan"),
    ("[ALT: garantizan]", "-|garantizan"),
    ("[ALT pueden]", "-|pueden"), ("[ALT 2 pueden]", "2|pueden"), ("[Option 1: guarantee]", "1|guarantee"),
    ("[Option A. guarantee]", "A|guarantee"), ("[Option II – guarantee]", "II|guarantee"),
    ("[Opción 1: garantizan]", "1|garantizan"),
    ("[OPCIÓN 2: x]", "2|x"), ("[Opção 1: garantem]", "1|garantem"), ("[Alternativa 1: garantem]", "1|garantem"),
    ("[Alternative 1 : garantissent]", "1|garantissent"), ("[Variante B: garantizan]", "B|garantizan"),
    ("[**Opción 1:** garantizan]", "1|garantizan"), ("[ALT 1 (CL, MX): garantizan]", "1|CL,MX|garantizan"),
    ("[ALT 1 – CL, MX: garantizan]", "1|CL,MX|garantizan"), ("[ALT 1: CL, MX: garantizan]", "1|CL,MX|garantizan"),
    ("[CL: ALT 1: garantizan]", "1|CL|garantizan"), ("[ALT 1: garantizan (CL)]", "1|CL|garantizan"),
    ("[Opción 1]", "1|"),
    ("[CL: delete]", "CL|(delete)"), ("[CL, MX: suprimir]", "CL,MX|(delete)"), ("[supprimer]", "(delete)"),
    ("[CL: *Suprimir*.]", "CL|(delete)"), ("[suprimir (PE)]", "PE|(delete)"),
    ("[la OIM y la Organización (IOM)]", "la OIM y la Organización (IOM)"),
    ("[artículo 3: los Estados]", "artículo 3: los Estados"),
    ("[véase: CL]", "véase: CL"), ("[opción preferida: x]", "opción preferida: x"),
    ("[alt en minúscula]", "alt en minúscula"),
    ("[CL]", "CL"), ("[un derecho – no un privilegio]", "un derecho – no un privilegio"), ("en [ ] días", ""),
    ("en [30 días]", "30 días"), ("[CL: 30] días", "CL|30"), ("a [b\nc] d", "b\nc"),
  ])
  func eachFormIsRead(text: String, said: String) throws {
    #expect(try Self.said("Los Estados: \(text)\n") == [said])
  }

  @Test(arguments: [
    "véase [sic] el texto", "[sic!]", "se omite […] lo demás", "se omite [...] lo demás", "[. . .]", "(…) [(…)]",
    "[enlace](https://example.org/a)", "[enlace](anexo.md \"Anexo\")", "[enlace](<a b>)", "![foto](a.png)",
    "una nota[^1] al pie",
    "nota[^nota-2].", "nota^[al pie]", "según el documento [1]", "los documentos [1, 3-5] y [12]", "`[código]`",
    "``[a`b]``",
    "<https://example.org/[a]>", "<!-- [nota] -->", "<!-- [nota\n\notra] --> fin",
    "```\n[código]\n```", "---\ntitle: [a, b]\n---\n\nTexto.", "- [ ] tarea", "- [x] hecha", "1. [X] hecha",
    "| [x] | [ ] |\n| --- | --- |",
    "[ref]\n\n[ref]: https://example.org", "[véase][ref] y [véase][]\n\n[ref]: /a\n[véase]: #b", "[^1]: Nota.",
    "\\[sic\\]", "sin corchetes",
    "", "\\\\",
  ])
  func whatIsNoneIsNotCounted(text: String) throws {
    let read = try Self.read(text + "\n")
    let said = try Self.said(text + "\n")
    #expect(said.isEmpty && read.faults.isEmpty, "\(said) \(read.faults)")
  }

  @Test func whatLooksLikeMarkdownAndIsABracketIsCounted() throws {
    #expect(try Self.said("[Párrafo]: suprimir esto.\n") == ["Párrafo"])
    #expect(try Self.said("[deberán][podrán] hacer\n") == ["deberán", "podrán"])
    #expect(try Self.said("[deberán] (véase) hacer\n") == ["deberán"])
    #expect(try Self.said("[ver [anexo](a.md) y [sic] más]\n") == ["ver [anexo](a.md) y [sic] más"])
    #expect(try Self.said("[texto con [otro] dentro](https://e.org)\n") == ["otro"])
    #expect(try Self.said("[^1]: Nota con [texto].\n") == ["texto"])
    #expect(try Self.said("| a | [b] |\n| --- | --- |\n| [CL: c] | d |\n") == ["b", "CL|c"])
    #expect(try Self.said("# [Título]\n\n> [cita]\n") == ["Título", "cita"])
    #expect(try Self.said("un ` suelto [texto]\n") == ["texto"])
    #expect(try Self.said("¡Hola![texto]\n") == ["texto"])
  }

  @Test func withoutPartiesHoldersAreKnownByTheirForm() throws {
    let open = BracketGrammar()
    #expect(
      try Self.said("[CL, RCM-TS: medidas] [planes (AD-HOC, PE)] [Chile: x] [Art: y]\n", open)
        == ["CL,RCM-TS|medidas", "AD-HOC,PE|planes", "Chile: x", "Art: y"])
  }

  @Test func theRecordsOwnWordsAreRead() throws {
    var own = Self.grammar
    own.optionWords = ["propuesta"]
    own.deletions = ["eliminar"]
    own.ignored = ["nota*", "por confirmar"]
    own.numbersCount = true
    #expect(
      try Self.said("[Propuesta 2: a] [CL: eliminar] [Nota del traductor: x] [por confirmar] [30]\n", own)
        == ["2|a", "CL|(delete)", "30"])
    #expect(try Self.read("[30]\n\n[30] [sic]\n").exceptions.map(\.place) == [1, 2, 2])
  }

  @Test func bracketsAreNestedAndSpanParagraphs() throws {
    let read = try Self.read("1. Los Estados [[deberán] [podrán]] adoptar.\n\n2. [Dos.\n\n3. Tres [x [y]].]\n")
    #expect(read.brackets.map(\.depth) == [1, 2, 2, 1, 2, 3])
    #expect(read.brackets.map(\.parent) == [nil, 0, 0, nil, 3, 4])
    #expect(read.brackets.map(\.children) == [[1, 2], [], [], [4], [5], []])
    #expect(read.brackets[3].places == 2...3)
    #expect(read.nested(in: 3) == [4, 5] && read.nested(in: 0) == [1, 2])
    #expect(read.brackets.map { read.citation(of: $0) } == ["1", "1", "1", "2", "3", "3"])
  }

  @Test func aBracketWithoutItsCounterpartIsNamedWithItsLine() throws {
    let read = try Self.read("# T\n\nUno [dos\n\nTres [cuatro] cinco\n")
    #expect(
      read.faults.map(\.line) == [3] && read.faults.map(\.isOpening) == [true] && read.faults[0].words == "Uno [dos")
    #expect(read.brackets.map(\.depth) == [1])
    let closed = try Self.read("Uno] dos\n\n[a] b] c\n")
    #expect(
      closed.faults.map(\.line) == [1, 3] && closed.faults.allSatisfy { !$0.isOpening } && closed.brackets.count == 1)
  }

  /// What `compile` prints is read back: as many brackets, with their holders.
  @Test func aCompilationIsReadBack() throws {
    for seed in 1...150 as ClosedRange<UInt64> {
      var random = RandomDrafts(seed: seed)
      let draft = random.paragraphs().filter { !$0.contains("[") }
      let base = RandomDrafts.text(draft)
      let proposals = ["CL", "MX", "PE"].map { holder in
        let text = RandomDrafts.text(random.edited(draft))
        return CompiledProposal(
          id: "\(holder)/proposals/draft-1/x", holder: holder, text: text,
          changes: ProposedChanges(TextRedline(from: base, to: text)))
      }
      let printed = BracketedText(CompiledText(try NumberedText(base), proposals), words: BracketWords("es"))
      let read = TextBrackets(try NumberedText(printed.bytes), Self.grammar)
      #expect(read.faults.isEmpty && read.brackets.count == printed.brackets, "\(seed)")
      let holders = printed.paragraphs.flatMap(\.pieces).flatMap { piece in
        if case .group(let options) = piece { options.map(\.holders) } else { [[String]]() }
      }
      #expect(read.brackets.map(\.holders) == holders, "\(seed)")
    }
  }

  @Test func alternativesStandTogether() throws {
    func groups(_ text: String) throws -> [[Int]] { try Self.read(text).groups.map(\.members) }
    #expect(try groups("adoptar [CL, MX: medidas] [PE: planes].\n") == [[0, 1]])
    #expect(try groups("[[deberán] / [podrán]] adoptar [x] y [y]\n") == [[0], [1, 2], [3], [4]])
    #expect(try groups("[deberán] o [podrán]\n") == [[0, 1]])
    #expect(try groups("[ALT 1: a][ALT 2: b] [ALT 1: c]\n") == [[0, 1], [2]])
    #expect(try groups("[aa] [CL: b] [cc] [PE: d] [MX: e]\n") == [[0, 1], [2, 3, 4]])
    #expect(try groups("[CL: a] [bb] [cc]\n") == [[0, 1, 2]])
    #expect(try groups("[CL: a] [CL: b]\n") == [[0], [1]])
    #expect(
      try groups("[7. Siete.]\n\n[CL: 7. Otro.]\n\n[PE: suprimir]\n\n[MX: 7 bis. Nuevo.]\n") == [[0, 1, 2], [3]])
    #expect(try groups("[Uno.]\n\n[Dos.]\n") == [[0], [1]])
    #expect(try groups("1. [Uno.]\n\n2. [CL: Dos.]\n") == [[0], [1]])
    #expect(try groups("- [ALT 1: a]\n- [ALT 2: b]\n") == [[0, 1]])
    #expect(try groups("Texto [a]\n\n[CL: b] más\n") == [[0], [1]])
  }
}
