import MarkdownText
import SeededRandom
import Testing

@Suite struct TitlesAreWordsTests {
  @Test(arguments: [
    ("# Aportes *nuevos* de Chile", "Aportes nuevos de Chile"),
    ("# **Aportes** de __Chile__ ##", "Aportes de Chile"),
    ("# ***Ambos*** y _uno_", "Ambos y uno"),
    ("# **Un *dos* tres**", "Un dos tres"),
    ("# snake_case_name y 2 * 3 * 4", "snake_case_name y 2 * 3 * 4"),
    ("# \\*No\\* es énfasis, C:\\carpeta", "*No* es énfasis, C:\\carpeta"),
    ("# El `código` y ``dos ` uno``", "El código y dos ` uno"),
    ("# Un acento ` suelto", "Un acento ` suelto"),
    ("# Véase [el Pacto](https://example.org/a_(b)) aquí", "Véase el Pacto aquí"),
    ("# Alternativas [Chile: a][México: b]", "Alternativas [Chile: a][México: b]"),
    ("# Escudo ![de Chile](escudo.png) y texto!", "Escudo de Chile y texto!"),
    ("# Nota[^1] al pie", "Nota al pie"),
    ("# Un *asterisco", "Un *asterisco"),
    ("# Artículo 5*", "Artículo 5*"),
    ("Título *subrayado*\n===", "Título subrayado"),
  ]) func aTitleHasNoMarkup(markdown: String, title: String) {
    #expect(MarkdownTitle.find(in: Array(markdown.utf8)) == title)
  }

  @Test func noLineIsTooStrange() {
    let seed = UInt64.random(in: 0..<1_000_000)
    var random = SeededNumbers(seed: seed)
    for _ in 0..<5_000 {
      let line = (0..<random.below(24)).map { _ in random.pick(Array("**__[]()!`\\^ aé")) }
      let title = MarkdownTitle.find(in: Array(("# " + String(line)).utf8))
      #expect((title?.utf8.count ?? 0) <= String(line).utf8.count, "seed \(seed): \(String(line))")
    }
  }
}
