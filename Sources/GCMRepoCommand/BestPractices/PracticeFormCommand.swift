import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering

struct PracticeFormCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "form",
    abstract: .message("Make the form in which a State describes a best practice."),
    discussion: .message(
      """
      A Word document with a heading for each space, a short instruction below it, the record's themes and the 23 objectives \
      of the Global Compact to tick, and the criteria to answer in words. It is read back by its headings:

        gcmrepo practices form --lang es -o ficha.docx
        gcmrepo submit ficha.docx --country CL --kind best-practice
      """))

  @Option(
    name: .customLong("lang"),
    help: .message("The language of the form: es, en, pt or fr; else the reader's.", value: "lang"))
  var language: String?

  @Option(
    help: .message("The country that fills it in, whose name is then in the form.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @Option(name: .shortAndLong, help: .message("The file: .docx or .odt.", value: "file"), completion: .file())
  var output: String

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let language = try chosenLanguage(console)
    let file = try PublishedFile(path: output)
    let state = try console.openRecord().current()
    let party = try country.map { try state.member(named: $0) }
    try await file.write(
      PracticeFormDocument(language: language, party: party, state: state).publication(), on: console)
  }

  private func chosenLanguage(_ console: Console) throws(CommandFailure) -> InterfaceLanguage {
    guard let language else { return console.language }
    guard let form = FormLanguage(tag: language), let interface = InterfaceLanguage(rawValue: form.rawValue) else {
      throw CommandFailure(
        .refusedInput,
        Message(
          """
          There is no form in “\(language, "given")”. Choose --lang \(or: FormLanguage.allCases.map(\.rawValue), "languages").
          """))
    }
    return interface
  }
}
