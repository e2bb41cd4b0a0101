import Foundation
import RecordValues
import Testing

@testable import QuestionnaireForms

struct WordFormsAreSoundTests {
  /// Against the schemas of ECMA-376 and Microsoft's extensions, by openxml-audit.
  @Test func formsHoldToTheSchema() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let checkers = root.appending(path: ".build/checkers").path
    try #require(
      FileManager.default.fileExists(atPath: checkers + "/openxml_audit"),
      """
      The validator of Word files is missing. Install it: \
      python3 -m pip install --no-deps --target .build/checkers openxml-audit==0.8.0
      """)
    // That a document needs parts for fonts and a theme is a rule neither of the schema nor of Word; and the checker takes
    // the type of a building block (ECMA-376, part 1, 17.12.15) for that of a section.
    let script = """
      import sys
      sys.path.insert(0, sys.argv[1])
      from openxml_audit import FileFormat, OpenXmlValidator
      validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
      for fault in validator.validate(sys.argv[2]).errors:
          if "required relationship" not in fault.description and "bbPlcHdr" not in fault.description:
              print(fault.part_uri, fault.path, fault.description)
      """
    let sample = FilledFormsComeBackTests.Sample(seed: 5)
    let blank = FormDocument(
      SampleQuestionnaire.questionnaire, language: "pt", countries: SampleQuestionnaire.countries)
    for document in [sample.document, blank] {
      let said = try ExternalTools.inFolder { folder in
        let file = folder.appending(path: "form.docx")
        try Data(try WordForm.document(document)).write(to: file)
        return try ExternalTools.run(try ExternalTools.python(with: "lxml"), ["-c", script, checkers, file.path])
      }
      #expect(String(decoding: said, as: UTF8.self) == "")
    }
  }

  @Test func theSameFormIsTheSameFile() throws {
    let sample = FilledFormsComeBackTests.Sample(seed: 6)
    #expect(try WordForm.document(sample.document) == WordForm.document(sample.document))
    #expect(try WorkbookForm.workbook(sample.document) == WorkbookForm.workbook(sample.document))
  }
}
