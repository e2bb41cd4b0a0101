import RecordValues
import RecordYAML
import Testing

@testable import Questionnaires

/// What people type in four languages is read, and what could mean two things is refused with both.
@Suite struct AnswersAreReadTests {
  private func read(_ text: String, _ type: QuestionType, _ language: LanguageTag = "es") -> String {
    let list = ChoiceList(
      id: "l",
      choices: [
        Choice(id: "human-rights", label: LocalizedText([("es", "Derechos humanos"), ("fr", "Droits de l’homme")])),
        Choice(id: "drivers", label: LocalizedText([("es", "Causas, y factores"), ("en", "Drivers")])),
        Choice(id: "visas", label: LocalizedText([("es", "Visados"), ("pt", "Vistos")])),
        Choice(id: "seen", label: LocalizedText([("es", "Vistos"), ("en", "Seen")])),
      ])
    let form = Questionnaire(id: "f", title: LocalizedText([("es", "T")]), sections: [], choiceLists: [list])
    let question = Question(id: "q", type: type, label: LocalizedText())
    do throws(AnswerTextFault) {
      return try AnswerReader(form).value(of: text, for: question, in: language).map { "\($0)" } ?? "nil"
    } catch {
      return "! \(error)"
    }
  }

  @Test(arguments: [
    ("12,5", "12.5"), ("12.5", "12.5"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("1 234", "1234"),
    ("1\u{202F}234\u{A0}567,89", "1234567.89"), ("1.234.567", "1234567"), ("1'234'567.5", "1234567.5"),
    ("-3", "-3"), ("\u{2212}3,10", "-3.1"), ("+7", "7"), ("007", "7"), ("0,125", "0.125"), ("1234,567", "1234.567"),
    (",5", "0.5"), ("- 12", "-12"), ("0", "0"), ("-0", "0"),
  ]) func numbersAreReadAsBothConferencesWriteThem(text: String, number: String) {
    #expect(read(text, .decimal) == "number(\"\(number)\")")
  }

  @Test func aNumberThatCouldBeTwoIsRefusedWithBoth() {
    #expect(read("1.234", .decimal) == "! ambiguousNumber(\"1.234\", readings: [\"1.234\", \"1234\"])")
    #expect(read("-1,234", .decimal) == "! ambiguousNumber(\"-1,234\", readings: [\"-1.234\", \"-1234\"])")
    #expect(read("1.234", .integer) == "number(\"1234\")")
    #expect(read("1,234", .decimal, "en") == "number(\"1234\")")
    #expect(read("1.234", .decimal, "en") == "number(\"1.234\")")
    #expect(read("1,234", .decimal, "pt-BR") == "number(\"1.234\")")
    #expect(read("1.234", .decimal, "pt") == "number(\"1234\")")
    for text in ["12 personas", "1,2,3", "1.23.456", "1 23", "5,", "1e3", "0x10", "--1", "1.234,567,8", "١٢", "."] {
      #expect(read(text, .decimal) == "! notANumber(\"\(text)\")", "\(text)")
    }
    #expect(read("1,5", .integer) == "! notWhole(\"1,5\")")
    #expect(read("12 %", .percentage) == "number(\"12\")")
    #expect(read("12,5%", .percentage) == "number(\"12.5\")")
    #expect(read("12 %", .decimal) == "! notANumber(\"12 %\")")
    #expect(read(" \n ", .decimal) == "nil")
  }

  @Test(arguments: [
    ("31/12/2026", "es"), ("31.12.2026", "pt"), ("31-12-2026", "fr"), ("2026-12-31", "en"), ("2026/12/31", "fr"),
    ("31 de diciembre de 2026", "es"), ("31 de dezembro de 2026", "pt"), ("31 décembre 2026", "fr"),
    ("December 31, 2026", "en"), ("31st December 2026", "en"), ("jueves, 31 de diciembre de 2026", "es"),
    ("31 dic. 2026", "es"), ("12/31/2026", "en"), ("31/12/2026", "en"), ("2026-12-31T00:00:00", "es"),
    ("31 DICIEMBRE 2026", "fr"), ("le jeudi 31 décembre 2026", "fr"),
  ]) func daysAreReadInFourLanguages(text: String, language: String) throws {
    #expect(read(text, .date, try #require(LanguageTag(language))) == "time(\"2026-12-31\")")
  }

  @Test func aDayThatCouldBeTwoIsRefusedWithBoth() {
    #expect(read("1/2/2026", .date) == "time(\"2026-02-01\")")
    #expect(read("1er février 2026", .date, "fr") == "time(\"2026-02-01\")")
    #expect(read("1.º de febrero de 2026", .date) == "time(\"2026-02-01\")")
    #expect(read("1/2/2026", .date, "en").hasPrefix("! ambiguousDay(\"1/2/2026\", readings: ["))
    #expect(read("2/2/2026", .date, "en") == "time(\"2026-02-02\")")
    #expect(read("31/12/26", .date) == "! shortYear(\"31/12/26\")")
    #expect(read("30/2/2026", .date) == "! noSuchDay(\"30/2/2026\")")
    #expect(read("2026-02-30", .date) == "! noSuchDay(\"2026-02-30\")")
    for text in ["pronto", "2026", "31 de 2026", "1/2/3/2026", "12 monos 2026"] {
      #expect(read(text, .date) == "! notADay(\"\(text)\")", "\(text)")
    }
    #expect(read("9:30", .time) == "time(\"09:30\")")
    #expect(read("21h05", .time, "fr") == "time(\"21:05\")")
    #expect(read("9:30 p. m.", .time) == "time(\"21:30\")")
    #expect(read("12 am", .time, "en") == "time(\"00:00\")")
    #expect(read("25:00", .time) == "! notATime(\"25:00\")")
    #expect(read("31/12/2026 18:00", .dateTime) == "time(\"2026-12-31T18:00\")")
    #expect(read("31 de diciembre de 2026 a las 6:00 p. m.", .dateTime) == "time(\"2026-12-31T18:00\")")
    #expect(read("31/12/2026", .dateTime) == "! missingTime(\"31/12/2026\")")
  }

  @Test func yesNoAndTheScaleAreReadInFourLanguages() {
    for text in ["sí", "Si", "SÍ.", "yes", "Sim", "oui", "X", "x", "✓", "true"] {
      #expect(read(text, .yesNo) == "boolean(true)", "\(text)")
    }
    for text in ["no", "No.", "não", "nao", "Non", "false"] {
      #expect(read(text, .yesNo) == "boolean(false)", "\(text)")
    }
    for text in ["no se sabe", "Unknown", "não sabe", "inconnu", "don’t know", "?"] {
      #expect(read(text, .yesNo) == "unknown", "\(text)")
    }
    #expect(read("quizás", .yesNo) == "! notYesOrNo(\"quizás\")")
    #expect(read("En curso", .status) == "choice(\"in-progress\")")
    #expect(read("parcialmente", .status) == "choice(\"partly\")")
    #expect(read("N/A", .status) == "choice(\"not-applicable\")")
    #expect(read("não se aplica", .status) == "choice(\"not-applicable\")")
    #expect(read("sí", .status) == "choice(\"yes\")")
    #expect(read("7", .status) == "! notAStatus(\"7\")")
  }

  /// What a form prints is read as what it means.
  @Test func theWordsOfFormsAreRead() {
    for language in ["es", "en", "pt", "fr"] as [LanguageTag] {
      for isYes in [true, false] {
        #expect(read(AnswerWords.word(isYes, in: language), .yesNo, language) == "boolean(\(isYes))")
      }
      #expect(read(AnswerWords.unknown(in: language), .yesNo, language) == "unknown")
      for status in ReportingStatus.allCases {
        #expect(read(AnswerWords.word(status, in: language), .status, language) == "choice(\"\(status.rawValue)\")")
      }
    }
  }

  @Test func choicesAreFoundByIDLabelAndNumber() {
    let one = QuestionType.one(.init(list: "l"))
    for text in [
      "human-rights", "Derechos humanos", "derechos  HUMANOS", "droits de l'homme", "1", "1.", "1) Derechos humanos",
    ] {
      #expect(read(text, one) == "choice(\"human-rights\")", "\(text)")
    }
    #expect(read("Vistos", one, "pt") == "choice(\"visas\")")
    #expect(read("Vistos", one, "es") == "choice(\"seen\")")
    #expect(read("Vistos", one, "en") == "! ambiguousChoice(\"Vistos\", ids: [\"visas\", \"seen\"])")
    #expect(read("Derecho humano", one) == "! unknownChoice(\"Derecho humano\", nearest: [\"human-rights\"])")
    for text in ["-9223372036854775808", "99999999999999999999", "-1", "0", "."] {
      #expect(read(text, one) == "! unknownChoice(\"\(text)\", nearest: [])")
    }
    #expect(read("5", one) == "! unknownChoice(\"5\", nearest: [])")
    #expect(read("visas; seen", one) == "! severalChoices([\"visas\", \"seen\"])")
    #expect(read("Otro: trabajo", .one(.init(list: "l", allowsOther: true))) == "other([], \"trabajo\")")
    #expect(read("algo más", .one(.init(list: "l", allowsOther: true))) == "other([], \"algo más\")")
  }

  @Test func severalChoicesAreReadHoweverTheyAreSeparated() {
    let many = QuestionType.many(.init(list: "l"))
    let both = "choices([\"human-rights\", \"drivers\"])"
    for text in [
      "Causas, y factores; Derechos humanos", "drivers\nhuman-rights", "☒ Drivers\r\n☒ Droits de l’homme", "2, 1",
      "drivers human-rights", "drivers,human-rights", " • drivers ;; 1 ",
    ] { #expect(read(text, many) == both, "\(text)") }
    #expect(read("Causas, y factores", many) == "choices([\"drivers\"])")
    #expect(read("1; 1", many) == "! repeatedChoice(\"1\")")
    #expect(read("1; cosa", many) == "! unknownChoice(\"cosa\", nearest: [])")
    #expect(
      read("1; Outro: a; b", .many(.init(list: "l", allowsOther: true))) == "other([\"human-rights\"], \"a; b\")")
    let ranking = QuestionType.ranking(.init(list: "l"))
    #expect(
      read("seen > drivers > 1 > visas", ranking) == "choices([\"seen\", \"drivers\", \"human-rights\", \"visas\"])")
    #expect(read("4, 2, 1, 3", ranking) == "choices([\"seen\", \"drivers\", \"human-rights\", \"visas\"])")
  }

  @Test func textStaysTextInOneForm() {
    #expect(read("<b>a</b> & b", .text) == "text(\"<b>a</b> & b\")")
    #expect(read(" nin\u{303}o\r\n\u{0}b\t ", .longText) == "text(\"niño\\nb\")")
    #expect(read("a\nb", .text) == "text(\"a b\")")
    #expect(read("a \n\n b", .longText) == "text(\"a\\n\\n b\")")
    #expect(read(String(repeating: "a", count: 100_001), .longText) == "! tooLong(count: 100001)")
  }
}
