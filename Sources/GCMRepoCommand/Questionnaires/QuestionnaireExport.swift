import ArgumentParser
import GCMRepo
import RecordLocalization
import Spreadsheets
import XLSForms

struct QuestionnaireExport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: .message("Write a questionnaire as an XLSForm or as YAML."),
    discussion: .message(
      """
      An exported XLSForm opens in Excel, KoboToolbox and ODK; taken again it is the same questionnaire: gcmrepo questionnaire export \
      gcm-inputs --as xlsform -o gcm-inputs.xlsx
      """))

  @Argument(help: .message("The questionnaire's id.", value: "id"), completion: RecordCompletion.questionnaires)
  var id: String

  @Option(name: .customLong("as"), help: .message("xlsform or yaml; else by the file's name.", value: "form"))
  var form: String?

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: moment.at)
    let isYAML = try self.isYAML
    let questionnaire = try state.questionnaire(named: id).questionnaire
    let bytes: [UInt8]
    if isYAML {
      bytes = Array(questionnaire.yaml.utf8)
    } else {
      do { bytes = try XLSForm.write(questionnaire).xlsx() } catch let error as XLSFormWriteError {
        throw CommandFailure(.refusedInput, error.sentence)
      } catch let error as SpreadsheetWriteError {
        throw CommandFailure(.refusedInput, error.sentence)
      }
    }
    guard let output else { return try console.print(bytes: bytes) }
    let target = try OutputFile(path: output, defaultName: "\(questionnaire.id).\(isYAML ? "yml" : "xlsx")")
    try target.checkFolder()
    try target.write(bytes)
    console.remark(Message("The questionnaire is in \(target.path, "path")."))
  }

  private var isYAML: Bool {
    get throws {
      let ending = output?.split(separator: ".").last?.lowercased()
      switch form ?? (ending == "xlsx" ? "xlsform" : "yaml") {
      case "yaml", "yml": return true
      case "xlsform", "xlsx": return false
      case let other:
        throw CommandFailure(
          .usage, Message("“\(other, "form")” is no form of a questionnaire. Give --as xlsform or yaml."))
      }
    }
  }
}
