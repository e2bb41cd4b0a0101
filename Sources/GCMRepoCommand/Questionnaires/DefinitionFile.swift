import GCMRepo
import RecordLocalization
import RecordYAML
import Spreadsheets
import XLSForms

/// A questionnaire in a file that somebody made: YAML, or an XLSForm in a spreadsheet.
struct DefinitionFile {
  let path: String
  let bytes: [UInt8]
  /// The language of an XLSForm's labels without one.
  var language: LanguageTag?
  /// What a choice without a label is called.
  var labels: (String) -> LocalizedText? = { _ in nil }

  /// What was read of it.
  struct Reading {
    /// `nil` if something is wrong that is no warning.
    var questionnaire: Questionnaire?
    var findings: [Finding] = []
  }

  /// Something wrong with it, or not done of it.
  struct Finding {
    let code: String
    let sentence: Message
    let isWarning: Bool
    /// Where in YAML.
    var line: Int?
    var column: Int?
    /// Where in a spreadsheet: the row is the line.
    var sheet: String?
    var heading: String?
    /// The question or list that it is about.
    var id: String?
  }

  init(_ path: String) throws(CommandFailure) {
    self.path = path
    bytes = try EntryWriting.bytes(of: path, limit: QuestionnaireLimits.definitionBytes)
  }

  private var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  private var ending: String { name.split(separator: ".").dropFirst().last?.lowercased() ?? "" }

  /// Whether its name says that it is a spreadsheet, or its content does.
  var isSpreadsheet: Bool { ["xlsx", "xlsm", "xls", "csv", "md"].contains(ending) || SpreadsheetFormat(bytes) != nil }

  /// Reads it, with everything that is wrong with it.
  func read() throws(CommandFailure) -> Reading {
    var reading = isSpreadsheet ? try readSpreadsheet() : readYAML()
    if let questionnaire = reading.questionnaire, QuestionnaireOutline(questionnaire).questionCount == 0 {
      reading.findings.append(
        Finding(
          code: "asks-nothing",
          sentence: Message("It asks nothing: it has no question that can be answered. Add one, or check the file."),
          isWarning: true))
    }
    return reading
  }

  private func readYAML() -> Reading {
    let reading = DefinitionReading(bytes, labels: labels)
    return Reading(questionnaire: reading.questionnaire, findings: reading.faults.map(Finding.init))
  }

  private func readSpreadsheet() throws(CommandFailure) -> Reading {
    let workbook: Workbook
    do throws(SpreadsheetError) {
      workbook = try Workbook(bytes, textFormat: ending == "md" ? .md : .csv)
    } catch {
      throw CommandFailure(.refusedInput, Message("\(name, "file"): \(error.sentence, "problem")"))
    }
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    do throws(XLSFormFaults) {
      let reading = try XLSForm.read(workbook, name: stem.isEmpty ? name : stem, language: language)
      var found = Reading(questionnaire: reading.questionnaire, findings: reading.notices.map(Finding.init))
      let faults = reading.questionnaire.faults
      found.findings += faults.map { Finding($0, at: reading.places) }
      if !faults.allSatisfy(\.isWarning) { found.questionnaire = nil }
      return found
    } catch {
      return Reading(questionnaire: nil, findings: error.faults.map(Finding.init))
    }
  }
}

extension DefinitionFile.Finding {
  init(_ fault: DefinitionFault) {
    self.init(
      code: fault.code, sentence: fault.unplacedSentence, isWarning: fault.isWarning, line: fault.mark?.line,
      column: fault.mark?.column, id: fault.id)
  }

  /// What is wrong with a questionnaire that was read from a spreadsheet, of which only the place is a row there.
  init(_ fault: DefinitionFault, at places: FormPlaces) {
    let place = places.place(of: fault)
    self.init(
      code: fault.code, sentence: fault.sentence, isWarning: fault.isWarning, line: place.row, sheet: place.sheet,
      id: fault.id)
  }

  init(_ fault: XLSFormFault) {
    self.init(
      code: fault.code, sentence: fault.problem, isWarning: false, line: fault.row, sheet: fault.sheet,
      heading: fault.column)
  }

  init(_ notice: XLSFormNotice) {
    self.init(code: notice.code, sentence: notice.problem, isWarning: true, line: notice.row, sheet: notice.sheet)
  }
}
