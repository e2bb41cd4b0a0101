import Questionnaires
import Spreadsheets
import Testing

@testable import XLSForms

/// Each of these forms is refused by pyxform 4.5 as well.
@Suite("A faulty form is refused with its place")
struct FaultyFormsAreRefusedTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let form: String
    let row: Int?
    let kind: XLSFormFault.Kind
    var testDescription: String { "\(kind)" }
  }

  static let cases: [Case] = [
    Case(form: survey("", "foo | q | Q"), row: 2, kind: .unknownType("foo", nearest: [])),
    Case(form: survey("", "include | other | "), row: 2, kind: .includedForm("other")),
    Case(form: survey("", "Text | q | Q"), row: 2, kind: .unknownType("Text", nearest: ["text"])),
    Case(form: survey("", " | q | Q"), row: 2, kind: .missingType),
    Case(form: survey("", "text | | Q"), row: 2, kind: .missingName),
    Case(form: survey("", "text | 1a | Q"), row: 2, kind: .invalidName("1a")),
    Case(form: survey("", "text | Ñandú | Q"), row: 2, kind: .invalidName("Ñandú")),
    Case(form: survey("", "text | a | Q", "text | a | Q"), row: 3, kind: .duplicateName("a", firstRow: 2)),
    Case(form: survey("", "text | meta | Q"), row: 2, kind: .reservedName("meta")),
    Case(
      form: survey("", "begin repeat | data | R", "text | a | A", "end repeat | |"), row: 2, kind: .reservedName("data")
    ),
    Case(form: survey("", "text | a |"), row: 2, kind: .missingLabel),
    Case(form: survey("", "calculate | a | A"), row: 2, kind: .missingCalculation),
    Case(form: survey("", "end group | |"), row: 2, kind: .unmatchedEnd("group")),
    Case(form: survey("", "begin group | g | G", "text | a | A"), row: 2, kind: .unmatchedBegin("g")),
    Case(form: survey("", "begin group | g | G", "end repeat | |"), row: 3, kind: .unmatchedEnd("repeat")),
    Case(form: survey("", "select_one l | a | A"), row: 2, kind: .unknownList("l", nearest: [])),
    Case(form: survey("", "begin loop | l | L", "end loop | |"), row: 2, kind: .missingListName),
    Case(
      form: survey("", "select_multiple colours | a | A", more: colours), row: 2,
      kind: .spaceInChoice("dark blue", list: "colours")),
    Case(
      form: survey("choice_filter", "select_one colours or_other | a | A | x = 1", more: colours), row: 2,
      kind: .filterWithOther),
    Case(form: survey("", "select_one_from_file a.txt | a | A"), row: 2, kind: .fileExtension("a.txt")),
    Case(
      form: survey(
        "", "text | a | A", more: "| choices | list_name | name | label |\n| | l | a | A |\n| | l | a | B |"),
      row: 3, kind: .duplicateChoice("a", list: "l")),
    Case(
      form: survey("", "text | a | A", more: "| choices | list_name | name | label |\n| | l | | A |"), row: 2,
      kind: .missingChoiceName),
    Case(form: survey("relevant", "text | a | A | ${b} = 1"), row: 2, kind: .unknownReference("b", nearest: ["a"])),
    Case(form: survey("relevant", "text | a | A | ${ a } = 1"), row: 2, kind: .invalidReference),
    Case(form: survey("", "text | a | A ${a"), row: 2, kind: .invalidReference),
    Case(
      form: survey(
        "relevant", "begin group | g | G |", "text | x | X |", "end group | | |", "begin group | h | H |",
        "text | x | X |",
        "end group | | |", "text | y | Y | ${x} = 1"), row: 8, kind: .ambiguousReference("x")),
    Case(
      form: survey("trigger | calculation", "text | a | A | |", "text | b | B | a | 1"), row: 3, kind: .invalidTrigger),
    Case(form: survey("parameters", "text | a | A | a b"), row: 2, kind: .invalidParameters),
    Case(
      form: survey("parameters", "image | a | A | foo=1"), row: 2,
      kind: .unknownParameter("foo", known: ["app", "max-pixels"])),
    Case(
      form: survey("parameters", "range | a | A | start=0 end=1 step=2"), row: 2,
      kind: .invalidParameter("step", value: "2")),
    Case(form: survey("media::smell", "text | a | A | x"), row: 2, kind: .unknownMedia("smell")),
    Case(form: survey("big-image", "text | a | A | x"), row: 2, kind: .missingImage),
    Case(form: survey("caption", "text | a | A | B"), row: 1, kind: .duplicateColumn("caption", other: "label")),
    Case(form: "| survey | typ | name |\n| | text | a |", row: nil, kind: .missingColumn("type")),
    Case(
      form: "| surve | type | name |\n| | text | a |\n| other | x |", row: nil,
      kind: .missingSheet("survey", similar: ["surve"])),
    Case(form: survey("save_to", "text | a | A | x"), row: 2, kind: .missingEntities),
    Case(
      form: survey("", "text | a | A", more: "| settings | name |\n| | 1 a |"), row: 2,
      kind: .invalidSetting("name", value: "1 a")),
    Case(form: survey("", "audit | x |", "text | a | A"), row: 2, kind: .invalidName("x")),
  ]

  @Test("The fault is named", arguments: cases)
  func fault(_ faulty: Case) throws {
    let error = try #require(throws: XLSFormFaults.self) { try read(faulty.form) }
    #expect(error.faults.contains { $0.kind == faulty.kind && $0.row == faulty.row }, "\(error.faults)")
  }

  @Test("All faults are named at once, in the order of rows")
  func several() throws {
    let form = survey("relevant", "text | 1a | A |", "foo | b | B |", "text | c | C | ${zz} = 1")
    let error = try #require(throws: XLSFormFaults.self) { try read(form) }
    #expect(error.faults.map(\.row) == [2, 3, 4])
    #expect(error.faults.last?.column == "relevant")
  }

  @Test("A form without questions is refused")
  func empty() throws {
    let error = try #require(throws: XLSFormFaults.self) { try read(survey("")) }
    #expect(error.faults.map(\.kind) == [.noQuestions])
  }

  @Test("Limits of a questionnaire are limits of a form")
  func limits() throws {
    var rows = (0..<12).map { "| | begin group | g\($0) | G |" }
    rows += ["| | text | a | A |"] + (0..<12).map { _ in "| | end group | | |" }
    let deep = (["| survey | type | name | label |"] + rows).joined(separator: "\n")
    #expect(throws: XLSFormFaults.self) { try read(deep) }
    let many = (["| survey | type | name | label |"] + (0..<2_100).map { "| | text | a\($0) | A |" }).joined(
      separator: "\n")
    #expect(throws: XLSFormFaults.self) { try read(many) }
  }
}
