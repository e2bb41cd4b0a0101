import TextDiff
import Testing

@Suite("The marks read as if a person had made them")
struct MarkTests {
  @Test(
    "words are marked whole, with the blank that goes with them",
    arguments: [
      ("la región andina", "la subregión andina", "la [-región-]{+subregión+} andina"),
      ("la región", "la región andina", "la región{+ andina+}"),
      ("los países miembros informan", "los países informan", "los países [-miembros -]informan"),
      ("el 25/10/2018 en Lima", "el 26/10/2018 en Lima", "el [-25/10/2018-]{+26/10/2018+} en Lima"),
      ("uno, dos y tres", "uno y tres", "uno[-, dos-] y tres"),
      ("a  b c d", "a b c d", "a [- -]b c d"),
      ("fin de la línea\nsigue", "fin de la línea sigue", "fin de la línea[-\n-]{+ +}sigue"),
    ])
  func words(old: String, new: String, expected: String) {
    #expect(redline(old, new).marked.joined() == expected)
  }

  @Test(
    "a lone change slides to where a sentence or a clause begins",
    arguments: [
      (
        "Se invita a los Estados. Se toma nota. Fin.",
        "Se invita a los Estados. Se invita a la sociedad. Se toma nota. Fin.",
        "Se invita a los Estados. {+Se invita a la sociedad. +}Se toma nota. Fin."
      ),
      ("agua, luz, pan", "agua, luz, sal, pan", "agua, luz, {+sal, +}pan"),
    ])
  func slides(old: String, new: String, expected: String) {
    #expect(redline(old, new).marked.joined() == expected)
  }

  @Test("a stop word between two changes is changed with them")
  func noConfetti() {
    let old = "Los países acuerdan revisar el plan de acción anual de la conferencia antes del verano."
    let new = "Los países acuerdan aprobar una hoja de ruta común de la conferencia antes del verano."
    let marked = redline(old, new).marked.joined()
    #expect(
      marked
        == "Los países acuerdan [-revisar el plan de acción anual-]{+aprobar una hoja de ruta común+} de la conferencia"
        + " antes del verano.")
  }

  @Test("a longer word between two changes stays, and so does a stop word beside a lone insertion")
  func wordsStayInSight() {
    #expect(
      redline("vivienda desde bajo pacto mundial", "visados bajo personas objetivo mundial").marked == [
        "[-vivienda desde-]{+visados+} bajo [-pacto-]{+personas objetivo+} mundial"
      ])
    #expect(
      redline("sostenible por región capacitación miembro", "sostenible y digna por vivienda miembro").marked == [
        "sostenible {+y digna +}por [-región capacitación-]{+vivienda+} miembro"
      ])
  }

  @Test("a number and the border of a cell stay in sight between two changes")
  func landmarks() {
    #expect(
      redline("de 3 a 5 años", "desde 3 hasta 5 años").marked == ["[-de-]{+desde+} 3 [-a-]{+hasta+} 5 años"])
    let row = redline("| Chile | 12 | no | ayer |\n", "| Chile | 13 | sí | ayer |\n").marked
    #expect(row == ["| Chile | [-12-]{+13+} | [-no-]{+sí+} | ayer |\n"])
  }

  @Test("CR LF is never cut in two")
  func lineBreaks() {
    for marked in redline("uno\r\ndos\r\n", "uno\ndos\n").marked + redline("a\r\n\r\nb", "a\r\n\nb").marked {
      #expect(!marked.contains("\r+}") && !marked.contains("\r-]"), "\(marked.debugDescription)")
    }
  }

  @Test("a text that only grew has nothing deleted")
  func growth() {
    let old = "Los Estados cooperan entre sí.\n\nInforman cada año.\n"
    let new =
      "Los Estados de la región cooperan entre sí y con la OIM.\n\nInforman cada año. También publican.\n"
    #expect(redline(old, new).statistics.wordsDeleted == 0)
  }
}
