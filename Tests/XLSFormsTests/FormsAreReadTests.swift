import Questionnaires
import RecordValues
import Spreadsheets
import Testing

@testable import XLSForms

@Suite("A form is read")
struct FormsAreReadTests {
  @Test(
    "Types have their equals",
    arguments: [
      ("text", QuestionType.text), ("string", .text), ("int", .integer), ("decimal", .decimal), ("date", .date),
      ("time", .time), ("dateTime", .dateTime), ("note", .note), ("file", .file), ("percentage", .percentage),
      ("select_one colours", .one(.init(list: "colours"))), ("select one from colours", .one(.init(list: "colours"))),
      ("rank colours", .ranking(.init(list: "colours"))),
      ("select_one colours or_other", .one(.init(list: "colours", allowsOther: true))),
      ("select one from colours or specify other", .one(.init(list: "colours", allowsOther: true))),
      ("geopoint", .foreign("geopoint")), ("image", .foreign("image")), ("deviceid", .foreign("deviceid")),
      ("select_one_from_file a.csv", .foreign("select_one_from_file a.csv")),
    ])
  func types(word: String, type: QuestionType) throws {
    let reading = try read(survey("", "\(word) | q | Q", more: colours))
    #expect(reading.questions["q"]?.type == type)
    let again = try XLSForm.read(Workbook(XLSForm.write(reading.questionnaire).xlsx()))
    #expect(again.questionnaire == reading.questionnaire)
  }

  @Test("Headings have other names, cases and spaces")
  func headings() throws {
    let form = """
      | survey |
      | | Command | Tag | Caption:English | read only | Relevance | constraint message | bind:constraint |
      | | text | q | Q | yes | 1 = 1 | M | . != 'a' |
      """
    let question = try #require(try read(form).questions["q"])
    #expect(question.isReadOnly && question.relevant?.source == "1 = 1" && question.constraint?.source == ". != 'a'")
    #expect(question.label["en"] == "Q")
  }

  @Test("Languages are those of headings, in the order of the default")
  func languages() throws {
    let form = """
      | survey | type | name | label::English (en) | label::Español (es) | hint::Klingon |
      | | text | q | Q | P | H |
      | settings | form_title | form_id | version | default_language |
      | | Ronda | Ronda 1 | 7 | Español (es) |
      """
    let reading = try read(form)
    #expect(reading.questionnaire.title.entries.map(\.language) == ["es", "en", "und-x-klingon"])
    #expect(reading.questions["q"]?.label.entries.map(\.text) == ["P", "Q"])
    #expect(reading.questionnaire.id == "ronda-1" && reading.questionnaire.version == 7)
    #expect(reading.questionnaire.kept["settings::form_id"] == "Ronda 1")
    #expect(try read(survey("", "text | q | Q"), language: "pt").questions["q"]?.label["pt"] == "Q")
  }

  @Test("Groups at the top are sections, what is beside them is in sections without a heading")
  func sections() throws {
    let form = survey(
      "relevant | repeat_count", "text | a | A | |", "begin group | g | G | ${a} = 'x' |", "begin repeat | r | R | | 3",
      "text | b | B | |", "end repeat | | | |", "end group | | | |", "begin group | h | | |", "text | c | C | |",
      "end group | | | |", "begin repeat | s | S | |", "text | b | B | |", "end repeat | | | |")
    let sections = try read(form).questionnaire.sections
    #expect(sections.map(\.id) == ["section_1", "g", "section_3"])
    #expect(sections.map(\.isImplicit) == [true, false, true])
    #expect(sections[1].relevant?.source == "${a} = 'x'")
    guard case .group(let inner)? = sections[1].items.first, case .group(let last)? = sections[2].items.last else {
      Issue.record("no groups")
      return
    }
    #expect(inner.repetition?.count?.source == "3" && last.id == "s" && last.repetition?.count == nil)
  }

  @Test("A name that groups share is qualified and written back")
  func sharedNames() throws {
    let form = survey(
      "", "begin group | father | F", "text | age | A", "end group | |", "begin group | mother | M", "text | age | A",
      "end group | |")
    let reading = try read(form)
    #expect(reading.questions.keys.sorted() == ["age", "mother.age"])
    #expect(reading.questions["mother.age"]?.kept["name"] == "age")
    let sheet = try #require(try XLSForm.write(reading.questionnaire)[sheet: "survey"])
    #expect(sheet.rows.filter { $0[1] == .text("age") }.count == 2)
  }

  @Test("Choices with spaces lose them, in expressions too")
  func otherNames() throws {
    let form = survey(
      "relevant | default", "select_one colours | año | A | | dark blue",
      "text | a:b | ${año}? | ${año} = 'dark blue' |",
      more: colours)
    let reading = try read(form)
    #expect(reading.questions["año"]?.defaultAnswer == "dark_blue")
    #expect(reading.questions["a_b"]?.relevant?.source == "${año} = 'dark_blue'")
    #expect(reading.questions["a_b"]?.label.entries.first?.text == "${año}?")
    let sheet = try #require(try XLSForm.write(reading.questionnaire)[sheet: "survey"])
    #expect(sheet.rows.contains { $0.cells.contains { $0.value == .text("${año} = 'dark blue'") } })
    let again = try XLSForm.read(XLSForm.write(reading.questionnaire))
    #expect(again.questionnaire == reading.questionnaire)
  }

  @Test("Ids that pyxform refuses as names have others, in expressions too")
  func otherIDs() throws {
    var first = Question(id: "Ñandú", type: .text, label: LocalizedText([("es", "A")]))
    let second = Question(
      id: "b", type: .text, label: LocalizedText([("es", "¿${Ñandú}?")]), relevant: Expression("${Ñandú} = 'x'"))
    first.defaultAnswer = "Norte - Sur"
    let section = Group(id: "s", label: LocalizedText([("es", "S")]), items: [.question(first), .question(second)])
    let questionnaire = Questionnaire(id: "q", title: LocalizedText([("es", "T")]), sections: [section])
    let form = try XLSForm.write(questionnaire)
    let sheet = try #require(form[sheet: "survey"])
    #expect(sheet.rows.contains { $0.cells.contains { $0.value == .text("${Nandu} = 'x'") } })
    #expect(sheet.rows.contains { $0.cells.contains { $0.value == .text("string('Norte - Sur')") } })
    #expect(try XLSForm.read(form).questionnaire == questionnaire)
  }

  @Test("Numbers, Booleans and dates in cells are text")
  func cells() throws {
    var choices = Sheet(name: "choices", texts: [["list_name", "name", "label"]])
    choices.rows.append(
      .init(
        index: 1,
        cells: [
          Cell(column: 0, value: .text("l")), Cell(column: 1, value: .number("1.0")),
          Cell(column: 2, value: .number("2006")),
        ]))
    var survey = Sheet(name: "Survey", texts: [["type", "name", "label", "required", "default"]])
    survey.rows.append(
      .init(
        index: 1,
        cells: [
          Cell(column: 0, value: .text("select_one l")), Cell(column: 1, value: .text("q")),
          Cell(column: 2, value: .text("Q")), Cell(column: 3, value: .boolean(true)),
          Cell(column: 4, value: .number("1")),
        ]))
    let reading = try XLSForm.read(Workbook(sheets: [survey, choices]))
    #expect(reading.questionnaire.choiceLists.first?.choices.first?.id == "1")
    #expect(reading.questionnaire.choiceLists.first?.choices.first?.label.entries.first?.text == "2006")
    #expect(reading.questions["q"]?.isRequired == true && reading.questions["q"]?.defaultAnswer == "1")
  }

  @Test("Expressions outside the subset, and circles, are kept")
  func keptExpressions() throws {
    let form = survey(
      "relevant | calculation", "text | a | A | ../x = 1 |", "calculate | b | | | sqrt(${a})",
      "calculate | c | | | ${d}", "calculate | d | | | ${c}", "text | e | E | ${a} = ‘x’ |")
    let reading = try read(form)
    #expect(reading.questions["a"]?.kept["relevant"] == "../x = 1" && reading.questions["a"]?.relevant == nil)
    #expect(reading.questions["b"]?.type == .foreign("calculate"))
    #expect(reading.questions["b"]?.kept["calculation"] == "sqrt(${a})")
    #expect(reading.questions["e"]?.relevant?.source == "${a} = 'x'")
    #expect(!reading.questionnaire.faults.contains { !$0.isWarning })
    #expect(reading.kinds.filter { if case .keptExpression = $0 { true } else { false } }.count >= 3)
  }

  @Test("What has no equal is kept and named")
  func notices() throws {
    let form = survey(
      "appearance | disabled | my notes", "acknowledge | a | A | minimal | |", "text | b | B | | yes |", " | | | | | c",
      "begin loop over colours | l | L | | |", "integer | n | N | | |", "end loop | | | | |", "range | r | R | | | x",
      more: "| choices | list_name | name | label |\n| | colours | red | Red |\n| notes | x |\n| | y |")
    let reading = try read(form)
    for kind in [
      XLSFormNotice.Kind.foreignType("acknowledge"), .disabledRow, .skippedRow, .loop("colours"), .keptRange,
      .keptColumn("appearance"), .keptColumn("my notes"), .skippedSheet, .unstatedLanguage("und"),
    ] {
      #expect(reading.kinds.contains(kind), "\(kind)")
    }
    #expect(reading.questions["n"]?.type == .foreign("integer"))
  }

  @Test("Sheets of a form are in one CSV, each after its name")
  func csv() throws {
    let text = "\"survey\",,\n,type,name,label\n,select one from l,q,Q\nchoices\n,list name,name,label\n,l,1,\"One\"\n"
    let reading = try XLSForm.read(Workbook(Array(text.utf8)))
    #expect(reading.questions["q"]?.type == .one(.init(list: "l")))
  }

  @Test(
    "A default is a text or an expression by its look, as to pyxform",
    arguments: [
      ("Norte - Sur", true), ("CRM+CSM", true), ("a mod b", true), ("today()", true), ("${a}", true), ("x|y", true),
      ("-x", true), ("5 - 3", true), ("5-3", false), ("co-op", false), ("2010-06-15", false), ("-5", false),
      ("1.5", false),
      ("08:30:00", false), ("it's", false), ("'a - b'", false), ("(x)", false), ("http://x/y", false), ("100 %", false),
      ("año", false), ("", false),
    ])
  func defaults(text: String, isExpression: Bool) {
    #expect(DefaultText.isExpression(text, type: "text") == isExpression)
  }

  @Test(
    "A quoted default gives its text", arguments: ["Norte - Sur", "l’a - b", "both ' and \" - “x”", "${a} + 1", "'"])
  func quoted(text: String) {
    let quoted = DefaultText.quoted(text)
    #expect(DefaultText.unquoted(quoted) == text)
    // pyxform makes typographic quotes straight before it reads the expression.
    #expect(DefaultText.unquoted(quoted.cleaned(collapsing: true)) == text.cleaned(collapsing: true))
    #expect(DefaultText.isExpression(quoted.cleaned(collapsing: true), type: "text"))
    #expect(ReferenceText.names(in: quoted) == [])
  }
}
