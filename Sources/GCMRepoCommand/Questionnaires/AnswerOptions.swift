import ArgumentParser
import Documents
import GCMRepo
import OfficeOpenXML
import QuestionnaireForms
import RecordLocalization
import RecordRendering

/// How the answers to a questionnaire are submitted.
struct AnswerOptions: ParsableArguments {
  @Option(
    help: .message("For a questionnaire: its id; else the one in the form.", value: "id"),
    completion: RecordCompletion.questionnaires)
  var questionnaire: String?

  @Flag(help: .message("For a questionnaire: take it although required answers are missing."))
  var partial = false

  @Option(
    help: .message(
      "For a questionnaire: the section that these answers are for, of several ministries.", value: "section"))
  var section: String?

  @Option(help: .message("For a questionnaire: who answered the section.", value: "name"))
  var answeredBy: String?

  /// The form in a file, if it is one.
  func read(_ files: [String], of party: Party, id: String?, in state: RecordState) throws -> FilledFile? {
    guard let path = files.first, files.count == 1, path != "-" else {
      for path in files where path != "-" && FilledFile.isForm(path) {
        throw CommandFailure(
          .usage, Message("\(path, "file") is the form of a questionnaire: submit it alone, one form after the other."))
      }
      return nil
    }
    try Self.refusePage(path)
    var filled = try FilledFile(
      path, of: party, to: questionnaire ?? id, isPartial: partial, section: section, in: state)
    try filled?.attribute(to: answeredBy, in: state)
    return filled
  }

  /// Refuses the page of a form: what is filled in there is in the file that it saves.
  private static func refusePage(_ path: String) throws(CommandFailure) {
    let ending = path.split(separator: ".").last?.lowercased()
    guard ending == "html" || ending == "htm" else { return }
    let bytes = try EntryWriting.bytes(of: path, limit: DocumentLimits.standard.bytes)
    guard bytes.contains(sequence: FormJSON.schema.utf8) else { return }
    throw CommandFailure(
      .refusedInput,
      Message(
        "\(path, "file") is the page of the form, without the answers: open it, fill it in, and send in the file that “Save” gives."
      ))
  }

  /// Refuses options that only a form takes.
  func check(isForm: Bool, languages: [String]) throws(CommandFailure) {
    if isForm, !languages.isEmpty {
      throw CommandFailure(.usage, Message("A form says itself which language it is in: leave out --lang."))
    }
    guard !isForm, partial || section != nil || answeredBy != nil else { return }
    throw CommandFailure(
      .usage, Message("--partial, --section and --answered-by are for the filled form of a questionnaire."))
  }
}

extension SubmissionReader.Taken {
  /// A form of a questionnaire, which says its language itself.
  init(form filled: FilledFile) {
    self.init()
    files = [filled.file]
    warnings = filled.warnings
    returned = [nil]
    tracked = [nil]
    languages = [
      [
        "file": .string(filled.file.name), "language": .string(filled.file.language.description), "from": "form",
        "found": .null,
      ]
    ]
  }
}
