import GCMRepo
import Testing

@testable import GCMRepoCommand

@Suite struct ChangesAreMarkedOnWholeWordsTests {
  @Test(
    arguments: [
      // Whole words are marked by themselves.
      (
        [(.equal, "Los "), (.delete, "Estados"), (.insert, "Gobiernos"), (.equal, " acuerdan")],
        "Los ~~Estados~~ **Gobiernos** acuerdan"
      ),
      ([(.equal, "Los Estados"), (.insert, " parte"), (.equal, " acuerdan")], "Los Estados **parte** acuerdan"),
      ([(.equal, "Los "), (.insert, "otros "), (.equal, "Estados")], "Los **otros** Estados"),
      ([(.equal, "Los "), (.delete, "otros "), (.equal, "Estados")], "Los ~~otros~~ Estados"),
      // A comma takes its word with it.
      ([(.equal, "Los Estados"), (.insert, ","), (.equal, " acuerdan")], #"Los ~~Estados~~ **Estados,** acuerdan"#),
      (
        [(.equal, "Los Estados"), (.insert, ", todos,"), (.equal, " acuerdan")],
        #"Los ~~Estados~~ **Estados, todos,** acuerdan"#
      ),
      ([(.equal, "a"), (.delete, " b"), (.equal, ", c")], #"~~a b,~~ **a,** c"#),
      // So does a part of a word.
      ([(.equal, "el niñ"), (.delete, "o"), (.insert, "a"), (.equal, " migrante")], "el ~~niño~~ **niña** migrante"),
      ([(.delete, "todo")], "~~todo~~"),
      ([(.insert, "")], ""),
    ] as [([MarkedWords.Piece], String)])
  func inMarkdown(pieces: [MarkedWords.Piece], marked: String) {
    #expect(MarkedWords.marked(pieces) == marked)
  }
}
