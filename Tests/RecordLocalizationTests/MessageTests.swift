import RecordLocalization
import Testing

@Suite struct MessageTests {
  @Test func englishIsWhatIsWrittenInTheCode() {
    #expect(Message("There is no file \("a.docx", "path").")(.en) == "There is no file a.docx.")
    #expect(Message(verbatim: "{path}")(.fr) == "{path}")
    #expect(Message.empty(.es) == "")
  }

  @Test func aNumberChoosesTheForm() {
    func drafts(_ count: Int) -> Message { Message(count, "{count} draft", "{count} drafts") }
    #expect(drafts(1)(.en) == "1 draft")
    #expect(drafts(0)(.en) == "0 drafts")
    #expect(drafts(1)(.es) == "1 borrador")
    #expect(drafts(2)(.es) == "2 borradores")
  }

  @Test func frenchCountsZeroAsOne() {
    let changes = [0, 1, 2].map { Message(grouped: $0, "{count} change", "{count} changes")(.fr) }
    #expect(changes == ["0 modification", "1 modification", "2 modifications"])
  }

  @Test func thousandsAreSetApartAsTheLanguageDoes() {
    let message = Message(grouped: 12_345, "{count} change", "{count} changes")
    #expect(message(.en) == "12,345 changes")
    #expect(message(.es) == "12\u{A0}345 cambios")
    #expect(message(.pt) == "12.345 alterações")
  }

  @Test func aMessageStandsInAnother() {
    let inner = Message(2, "{count} commit", "{count} commits")
    #expect(Message("Warning: \(inner, "warning")")(.es) == "Aviso: 2 commits")
  }

  @Test func whatAValueHoldsIsNoPlaceholder() {
    #expect(Message("There is no file \("{path} {{x}}", "path").")(.en) == "There is no file {path} {{x}}.")
  }

  @Test func twoBracesAreOne() {
    #expect(Message("{{\(1, "n")}} and {other}")(.en) == "{1} and {other}")
  }

  @Test func aMessageThatNoCatalogueHasStaysEnglish() {
    #expect(Message("No catalogue has \("this", "what").")(.pt) == "No catalogue has this.")
  }

  @Test(
    arguments: [
      (InterfaceLanguage.en, "a, b and c"), (.es, "a, b y c"), (.pt, "a, b e c"), (.fr, "a, b et c"),
    ])
  func listsEndAsTheLanguageDoes(_ language: InterfaceLanguage, _ said: String) {
    #expect(language.joined(["a", "b", "c"], .and) == said)
    #expect(language.joined(["a"], .or) == "a")
    #expect(language.joined([], .or) == "")
  }

  @Test func spanishConjunctionsGiveWayToTheSameSound() {
    #expect(InterfaceLanguage.es.joined(["Francia", "Italia"], .and) == "Francia e Italia")
    #expect(InterfaceLanguage.es.joined(["agua", "hielo"], .and) == "agua y hielo")
    #expect(InterfaceLanguage.es.joined(["Perú", "Honduras"], .or) == "Perú u Honduras")
  }
}
