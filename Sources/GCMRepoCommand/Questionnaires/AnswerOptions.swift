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
    guard let path = files.first, files.count == 1, path != "-" else { return nil }
    try Self.refusePage(path)
    let author: Answers.Author? =
      if let section {
        try Answers.Author(section: section, name: answeredBy ?? assigned(section, party, id, in: state) ?? section)
      } else {
        answeredBy.map { Answers.Author(name: $0) }
      }
    var filled = try FilledFile(
      path, of: party, to: questionnaire ?? id, by: author, isPartial: partial || section != nil, in: state)
    filled?.section = section
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

  /// Who was to answer a section.
  private func assigned(
    _ section: String, _ party: Party, _ id: String?, in state: RecordState
  ) throws(RecordError) -> String? {
    let wanted = questionnaire ?? id
    let ids = wanted == nil ? try state.questionnaireIDs() : [wanted ?? ""]
    for id in ids where Slug.isValid(id) {
      let delegation = try state.delegation(of: party.code, for: try Slug(id))
      if let found = delegation.assigned.first(where: { $0.section == section }) { return found.person }
    }
    return nil
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
