import ArgumentParser
import GCMRepo
import RecordLocalization
import RecordRendering
import RecordValues
import Spreadsheets

/// The forms in which the directory is exported.
enum DirectoryForm: String, ExpressibleByArgument, CaseIterable {
  case vcard, csv, xlsx

  /// The form by the ending of a file's name.
  init?(file: String) {
    let ending = file.lastIndex(of: ".").map { file[file.index(after: $0)...].lowercased() }
    switch ending {
    case "vcf", "vcard": self = .vcard
    case "csv": self = .csv
    case "xlsx": self = .xlsx
    default: return nil
    }
  }

  var ending: String { self == .vcard ? "vcf" : rawValue }
}

struct DirectoryExport: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: .message("Write the directory for address books and spreadsheets: vCard, CSV or Excel."),
    discussion: .message(
      """
      What is written is what may be published: names, offices, functions, and contacts that are marked as public. vCard 4.0 has \
      one card a person, in one language. Who acts today is written, with --all also who did or will.

        gcmrepo directory export --as vcard --lang es -o directory.vcf
        gcmrepo directory export --country CL -o chile.xlsx
      """))

  @Option(
    name: .customLong("as"), help: .message("The format; else the one given by the output's name.", value: "format"))
  var form: DirectoryForm?

  @Option(
    help: .message("Only those of this country or body.", value: "code"),
    completion: RecordCompletion.parties)
  var country: String?

  @Option(
    help: .message("Only who acts in this body for a State, such as AD-HOC, or for it.", value: "code"),
    completion: RecordCompletion.parties)
  var body: String?

  @Flag(help: .message("Also whose time is over, or has not begun."))
  var all = false

  @Option(
    name: .shortAndLong, help: .message("Write to this file; else to standard output.", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var moment: MomentOptions
  @OptionGroup var texts: TextLanguageOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let file = output.flatMap { $0 == "-" ? nil : $0 }
    guard let form = form ?? file.flatMap({ DirectoryForm(file: $0) }) else {
      throw CommandFailure(
        .usage,
        Message("Choose the format with --as \(or: DirectoryForm.allCases.map(\.rawValue), "choices")."))
    }
    let state = try console.openRecord().state(at: moment.at)
    let target = try file.map { try OutputFile(path: $0, defaultName: "directory." + form.ending) }
    if target == nil, form == .xlsx, Console.outputIsTerminal {
      throw CommandFailure(
        .usage,
        Message(
          "A \(form.rawValue, "form") file cannot be shown on a terminal. Name a file: -o \("directory.xlsx", "name")"))
    }
    let directory = try DirectoryChoice(country: country, body: body, all: all, at: moment.at, in: state)
    let language =
      try texts.language.map { try state.language(named: $0) } ?? LanguageTag(console.answerLanguage.rawValue)
    let bytes: [UInt8]
    switch form {
    case .vcard:
      let cards = try DirectoryCards(
        state, parties: directory.parties, language: language ?? state.configuration.languages[0],
        function: Message("focal point")(InterfaceLanguage(rawValue: language?.description ?? "") ?? console.language))
      bytes = DirectoryCards.file(directory.entries.map(cards.card) + directory.bodies.map(cards.card))
    case .csv:
      let csv = CSVTable(rows: directory.rows(console.answerLanguage)).csv(guarding: true)
      bytes = target == nil ? Array(csv.utf8) : CSVFile.bytes(csv)
    case .xlsx:
      let sheet = Sheet(
        name: Message("Directory")(console.answerLanguage), texts: directory.rows(console.answerLanguage))
      do throws(SpreadsheetWriteError) { bytes = try Workbook(sheets: [sheet]).xlsx() } catch {
        throw CommandFailure(.refusedInput, Message("The directory cannot be written as a spreadsheet."))
      }
    }
    guard let target else { return try console.print(bytes: bytes) }
    try target.write(bytes)
    if console.options.format == .json {
      try console.print(
        json: [
          "schema": "gcmrepo.directory_export/1", "commit": .string(state.commit.description),
          "path": .string(target.path), "as": .string(form.rawValue), "persons": .int(directory.entries.count),
          "bodies": .int(directory.bodies.count),
        ])
    } else {
      console.remark(Message("The directory is in \(target.path, "path")."))
    }
    console.warn(directory.problems)
  }
}
