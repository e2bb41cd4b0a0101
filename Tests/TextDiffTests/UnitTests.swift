import SeededRandom
import Testing
import TextDiff

@Suite("What is one thing to a reader changes as one")
struct UnitTests {
  @Test(
    "dates and numbers",
    arguments: [
      (
        "el 11 de mayo de 2017 en Lima", "el 30 de agosto de 2017 en Lima",
        "el [-11 de mayo de 2017-]{+30 de agosto de 2017+} en Lima"
      ),
      ("on 11 May 2017, in Lima", "on 12 June 2017, in Lima", "on [-11 May 2017-]{+12 June 2017+}, in Lima"),
      ("on May 11, 2017 in Lima", "on June 11, 2017 in Lima", "on [-May 11, 2017-]{+June 11, 2017+} in Lima"),
      ("le 1er mai 2017 à Lima", "le 2 mai 2017 à Lima", "le [-1er mai 2017-]{+2 mai 2017+} à Lima"),
      ("em 3 de março de 2018 foi", "em 3 de abril de 2018 foi", "em [-3 de março de 2018-]{+3 de abril de 2018+} foi"),
      ("el 2017-05-11 fue", "el 2017-05-12 fue", "el [-2017-05-11-]{+2017-05-12+} fue"),
      ("suma 1.234,56 pesos", "suma 1.234,57 pesos", "suma [-1.234,56-]{+1.234,57+} pesos"),
      ("unos 3 500 migrantes", "unos 3 600 migrantes", "unos [-3 500-]{+3 600+} migrantes"),
      (
        "soit 1\u{202F}500\u{202F}000 euros", "soit 1\u{202F}600\u{202F}000 euros",
        "soit [-1\u{202F}500\u{202F}000-]{+1\u{202F}600\u{202F}000+} euros"
      ),
      ("the 2nd round of talks", "the 3rd round of talks", "the [-2nd-]{+3rd+} round of talks"),
    ])
  func dates(old: String, new: String, expected: String) {
    #expect(redline(old, new).marked.joined() == expected)
    #expect(redline(new, old).marked.joined().count == expected.count)
  }

  @Test(
    "abbreviations",
    arguments: [
      ("el Sr. Pérez informó", "el Dr. Pérez informó", "el [-Sr.-]{+Dr.+} Pérez informó"),
      ("de los EE. UU. se fue", "de los FF. AA. se fue", "de los [-EE. UU.-]{+FF. AA.+} se fue"),
      ("in the U.S. and here", "in the U.K. and here", "in the [-U.S.-]{+U.K.+} and here"),
      ("bienes, p. ej. casas", "bienes, e.g. casas", "bienes, [-p. ej.-]{+e.g.+} casas"),
      ("les mots de l'O.N.U. à Paris", "les mots de l'O.I.M. à Paris", "les mots de [-l'O.N.U.-]{+l'O.I.M.+} à Paris"),
      ("les mots de l’O.N.U. à Paris", "les mots de l’O.I.M. à Paris", "les mots de [-l’O.N.U.-]{+l’O.I.M.+} à Paris"),
      ("ver art. 5 del plan", "ver núm. 5 del plan", "ver [-art.-]{+núm.+} 5 del plan"),
    ])
  func abbreviations(old: String, new: String, expected: String) {
    #expect(redline(old, new).marked.joined() == expected)
  }

  @Test("a date that is only broken into lines otherwise is not changed")
  func wrapped() {
    let result = redline("el 11 de\nmayo de 2017 fue", "el 11 de mayo\nde 2017 fue")
    #expect(result.statistics.wordsInserted == 0)
  }

  @Test(
    "brackets are marked alone, and an alternative with its brackets",
    arguments: [
      (
        "los Estados deben cooperar más", "los Estados [deben] cooperar más", "los Estados {+[+}deben{+]+} cooperar más"
      ),
      ("[deben] cooperar", "[deben] [pueden] cooperar", "[deben] {+[pueden] +}cooperar"),
      ("[el texto uno] fin", "[el texto uno] [ALT el texto dos] fin", "[el texto uno] {+[ALT el texto dos] +}fin"),
      (
        "los Estados [deben] [pueden] cooperar", "los Estados [deberán] [podrán] cooperar",
        "los Estados [[-deben-]{+deberán+}] [[-pueden-]{+podrán+}] cooperar"
      ),
      ("[a] [b] [c] ir", "[a] [c] ir", "[a] [-[b] -][c] ir"),
      (
        "[garantir] [assegurar] [ALT promover]", "[garantir] [ALT promover] [ALT facilitar]",
        "[garantir] [-[assegurar] -][ALT promover]{+ [ALT facilitar]+}"
      ),
      (
        "[Los Estados garantizan el acceso a la salud.] [ALT Los Estados facilitan el acceso a los servicios.]",
        "Los Estados facilitan el acceso a los servicios.",
        "[-[Los Estados garantizan el acceso a la salud.] [ALT -]Los Estados facilitan el acceso a los servicios.[-]-]"
      ),
      (
        "Los Estados [deberán] [podrán] considerar procesos.", "Los Estados podrán considerar procesos.",
        "Los Estados [-[deberán] [-]podrán[-]-] considerar procesos."
      ),
      (
        "[7. la detención es el último recurso]", "7. la detención es el último recurso",
        "[-[-]7. la detención es el último recurso[-]-]"
      ),
      ("9. los países", "[9 bis. los países", "[-9.-]{+[9 bis.+} los países"),
    ])
  func brackets(old: String, new: String, expected: String) {
    #expect(redline(old, new).marked.joined() == expected)
  }

  @Test("a reference to a footnote is one mark")
  func reference() {
    #expect(redline("la región[^3] andina", "la región[^4] andina").marked == ["la región[-[^3]-]{+[^4]+} andina"])
  }
}

@Suite("A change in a table stays in its cell")
struct CellTests {
  private func pairs(_ old: String, _ new: String) -> [String] { redline(old, new).marked }

  @Test("where words go from one cell to the next")
  func neighbours() {
    #expect(
      pairs("| uno dos | tres cuatro |\n", "| uno | dos tres cuatro |\n")
        == ["| uno [-dos -]| {+dos +}tres cuatro |\n"])
  }

  @Test("where a column is added, all rows keep their cells")
  func added() {
    let old = "| País | Año |\n|---|---|\n| Chile | 2018 |\n| Perú | 2019 |\n| | |\n"
    let new = "| País | Sede | Año |\n|---|---|---|\n| Chile | Lima | 2018 |\n| Perú | | 2020 |\n| | | |\n"
    #expect(
      pairs(old, new) == [
        "| País {+| Sede +}| Año |\n", "|---{+|---+}|---|\n", "| Chile {+| Lima +}| 2018 |\n",
        "| Perú {+| +}| [-2019-]{+2020+} |\n", "| {+| +}| |\n",
      ])
    #expect(redline(old, new).statistics.wordsDeleted == 1)
  }

  @Test("and rows of any cells are compared alike in both directions")
  func isMirrored() {
    let words = ["uno", "dos", "2018", "", "a b", "\\|", "tres cuatro"]
    for seed in UInt64(62_000)..<64_000 {
      var random = Generator(seed: seed)
      func table(_ random: inout Generator) -> String {
        (0..<1 + random.below(4)).map { _ in
          "|" + (0..<random.below(6)).map { _ in random.pick(words) + "|" }.joined() + "\n"
        }.joined()
      }
      let (old, new) = (table(&random), table(&random))
      let (there, back) = (redline(old, new), redline(new, old))
      #expect(lines(there, exchanged: false) == lines(back, exchanged: true), "seed \(seed)")
    }
  }

  @Test("and no span of changed words reaches over a border, whatever the rows hold")
  func never() {
    let words = ["uno", "dos", "tres", "2018", "", "a b", "**x**", "\\|"]
    for seed in UInt64(60_000)..<62_000 {
      var random = Generator(seed: seed)
      let cells = 1 + random.below(5)
      func row(_ random: inout Generator) -> [String] {
        (0..<cells).map { _ in (0..<random.below(4)).map { _ in random.pick(words) }.joined(separator: " ") }
      }
      let old = row(&random)
      var new = old
      for _ in 0..<random.below(4) { new[random.below(cells)] = row(&random)[0] }
      func text(_ row: [String]) -> String { "| " + row.joined(separator: " | ") + " |\n" }
      let result = redline(text(old), text(new))
      for block in result.blocks where block.change == .modified {
        for span in result.spans[block.spans] where span.operation != .equal {
          let text = String(decoding: result.bytes(of: span), as: UTF8.self).replacing("\\|", with: "")
          #expect(!text.contains("|"), "seed \(seed): \(result.marked)")
        }
      }
    }
  }
}
