import TextDiff
import Testing

/// The label of the first block of a text, or `nil`.
private func label(_ text: String) -> String? {
  let side = redline("", text).new
  return side.label(ofBlock: 0).map(side.string)
}

@Suite("The number before a text is no part of it")
struct LabelTests {
  @Test(
    "numbers of items, articles, sections and footnotes are known",
    arguments: [
      ("1. uno", "1."), ("12) dos", "12)"), ("(a) tres", "(a)"), ("iv) cuatro", "iv)"), ("(xii) doce", "(xii)"),
      ("1.2 Cinco", "1.2"), ("# CAPÍTULO XLII", "XLII"), ("1.2.3. seis", "1.2.3."), ("## 3.1 Título", "3.1"),
      ("# II. Principios", "II."),
      ("## Artículo 3°.- Los Estados", "3°.-"), ("Artículo 3º.- Los Estados", "3º.-"), ("Article 12.", "12."),
      ("# Article 12", "12"), ("**Artículo 12 bis.** Los Estados", "12 bis."), ("Art. 5. Los Estados", "5."),
      ("# CAPÍTULO IV", "IV"), ("Capítulo Primero.", "Primero."), ("- (b) siete", "(b)"), ("[^4]: nota", "[^4]:"),
      ("1\\. escapado", "1\\."), ("# Título preliminar", nil), ("[7. siete]", "7."), ("[9 bis. nueve]", "9 bis."),
      ("**[12. doce**", "12."), ("\\[3) tres", "3)"), ("[Artículo 4. Los Estados]", "4."),
    ])
  func known(text: String, expected: String?) { #expect(label(text) == expected) }

  @Test(
    "and what merely looks like one is text",
    arguments: [
      "1.234 personas migraron", "2018 fue un año", "Artículo 12 establece que", "A. García informó", "civil) no",
      "Sr. Pérez",
      "- sin número", "mi casa", "Las partes", "| 1. | celda |", "10 medidas urgentes", "1.5 million people",
      "[1.234 personas]", "[deben] cooperar", "[1] véase", "(CL) Chile propone", "1.5 millones de personas",
      "Article the first",
    ])
  func unknown(text: String) { #expect(label(text) == nil) }

  @Test("a renumbered list has its numbers changed and no word")
  func renumberedList() {
    let items = ["respetar los derechos", "informar cada año", "cooperar en las fronteras", "formar a su personal"]
    let old = items.enumerated().map { "\($0 + 1). \($1)\n" }.joined()
    let new = (["proteger a la niñez"] + items).enumerated().map { "\($0 + 1). \($1)\n" }.joined()
    let result = redline(old, new)
    #expect(
      result.marked == [
        "{+1. proteger a la niñez\n+}", "[-1.-]{+2.+} respetar los derechos\n", "[-2.-]{+3.+} informar cada año\n",
        "[-3.-]{+4.+} cooperar en las fronteras\n", "[-4.-]{+5.+} formar a su personal\n",
      ])
    #expect(result.statistics.wordsDeleted == 0)
    #expect(result.statistics.wordsInserted == 4)
    #expect(result.statistics.blocksRenumbered == 4)
    #expect(result.blocks.dropFirst().allSatisfy { result.renumbering(of: $0)?.isAll == true })
  }

  @Test("articles keep their texts when one comes in between, however alike their headings")
  func renumberedArticles() {
    let bodies = [
      "Los Estados cooperan en la frontera.", "Cada país informa una vez al año.", "La sede rota entre todos.",
    ]
    func law(_ bodies: [String]) -> String {
      bodies.enumerated().map { "## Artículo \($0 + 1)\n\n\($1)\n\n" }.joined()
    }
    let result = redline(law(bodies), law([bodies[0], "Nadie será devuelto a donde corra peligro."] + bodies[1...]))
    #expect(result.statistics.wordsDeleted == 0)
    #expect(
      result.marked.contains("## Artículo [-3-]{+4+}\n\n") || result.marked.contains("## Artículo [-2-]{+3+}\n\n"))
    for body in bodies { #expect(result.marked.contains { $0.hasPrefix(body) }) }
  }

  @Test("a number and a text that change together are two changes")
  func numberAndText() {
    let result = redline("1. Los países informan cada año.\n", "2. Unos países informan cada año.\n")
    #expect(result.marked == ["[-1.-]{+2.+} [-Los-]{+Unos+} países informan cada año.\n"])
    #expect(result.renumbering(of: result.blocks[0])?.isAll == false)
    #expect(result.statistics.wordsDeleted == 1)
  }

  @Test("an item that moved and got another number is moved")
  func movedItem() {
    let items = [
      "respetar los derechos de cada persona", "informar cada año a la conferencia",
      "cooperar en las fronteras comunes",
      "formar a su personal en derechos",
    ]
    func list(_ items: [String]) -> String { items.enumerated().map { "\($0 + 1). \($1)\n" }.joined() }
    let result = redline(list(items), list([items[3]] + items[..<3]))
    #expect(result.changes == [.movedModified, .modified, .modified, .modified])
    #expect(result.statistics.wordsInserted + result.statistics.wordsDeleted == 0)
    #expect(result.renumbering(of: result.blocks[0])?.isAll == true)
  }

  @Test("a number that stayed is no renumbering, and a moved one neither where the text has no number")
  func notRenumbered() {
    let result = redline("1. uno dos tres\n", "1. uno dos cuatro\n")
    #expect(result.renumbering(of: result.blocks[0]) == nil)
    #expect(result.statistics.blocksRenumbered == 0)
  }

  @Test("words are counted alike in equal and in changed blocks")
  func counts() {
    let text = "1. uno dos\n\n## Artículo 2°.- tres\n\n[^1]: cuatro cinco\n"
    #expect(redline(text, text).statistics.wordsEqual == 6)
    #expect(redline("", text).statistics.wordsInserted == 6)
  }
}
