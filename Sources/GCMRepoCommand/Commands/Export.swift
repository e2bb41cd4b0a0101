import ArgumentParser
import Documents
import GCMRepo
import RecordRendering
import RecordLocalization

struct Export: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: .message("Export a contribution or the declaration as a finished document."),
    discussion: .message(
      """
      Name the text by its id, or the declaration by the word "declaration". A Word, OpenDocument, PDF or HTML document has a heading with the title, party, date and id, page numbers, and the draft and commit that it comes from; the same state gives the same bytes. Markdown is the text itself. If -o names a folder, the file is named after the id, and an existing file is not overwritten.

      With --all, every contribution and the declaration is written to a folder, in each of its languages; --theme, --country, --conference and --kind narrow the choice. Contributions are in a folder for each party. A file that is there already and differs is kept, unless --overwrite is given. After Ctrl-C all files are whole, and the same command makes the rest: gcmrepo export --all --as docx -o documents

      Without an id, all inputs of a theme, a country or a conference, or the contributions of another --kind, become one document: gcmrepo export --theme human-rights -o human-rights.docx

        gcmrepo export CL/inputs/aportes --original --clean -o aportes.docx
        gcmrepo export declaration --at draft-2 --lang es -o declaration.pdf
      """))

  @Argument(
    help: .message(
      "The contribution, such as CL/inputs/aportes, or declaration; without it a compilation.", value: "id"),
    completion: RecordCompletion.documents)
  var id: String?

  @OptionGroup var which: FilterOptions

  @Option(
    help: .message("A compilation of the inputs on this theme.", value: "id"),
    completion: RecordCompletion.themes)
  var theme: String?

  @Option(help: .message("A compilation of the inputs of this conference's members.", value: "code"))
  var conference: String?

  @Flag(help: .message("Each contribution and the declaration in a file of its own, in the folder of -o."))
  var all = false

  @Flag(help: .message("With --all, replace files in the folder that differ."))
  var overwrite = false

  @Flag(help: .message("The original as it was submitted, instead of a document of its text."))
  var original = false

  @Flag(
    help: .message("With --original, a copy for the public: without comments and the names of authors (.docx, .odt)."))
  var clean = false

  @Option(
    name: .customLong("as"),
    help: .message("The document's format; else the one given by the output's name.", value: "as"))
  var form: ExportForm?

  @OptionGroup var moment: MomentOptions

  @Option(
    name: .customLong("lang"),
    help: .message("Which language version; else the only one.", value: "lang"))
  var language: String?

  @Option(
    name: .shortAndLong,
    help: .message("Write it to this file or folder.", value: "file"))
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let selects = theme != nil || conference != nil || which.country != nil || which.kind != nil
    if all {
      let (form, folder) = try chosenFolder()
      return try await exportAll(
        as: form, to: folder, from: console.openRecord().state(at: moment.at), selects: selects, on: console)
    }
    guard original || !clean else {
      throw CommandFailure(.usage, Message("--clean is for an original: give --original too."))
    }
    if original {
      guard let id, !selects else {
        throw CommandFailure(.usage, Message("--original is for one document: name its id."))
      }
      return try await exportOriginal(id, on: console)
    }
    guard !overwrite else {
      throw CommandFailure(.usage, Message("--overwrite is for --all; a single file named with -o is replaced."))
    }
    guard id != nil || selects else {
      throw CommandFailure(
        .usage,
        Message(
          """
          Name a contribution or declaration, or choose several contributions with --theme, --country, --conference or \
          --kind.
          """))
    }
    let form = try ExportForm.chosen(form, for: output)
    let state = try console.openRecord().state(at: moment.at)
    guard let id else { return try await compile(as: form, in: state, on: console) }
    guard !selects else {
      throw CommandFailure(
        .usage, Message("Give either an id or a choice of contributions: --theme, --country, --conference, --kind."))
    }
    let document = try state.document(named: id)
    let language = try chosenLanguage(of: document)
    let text = try state.text(of: document, language: language)
    let name = ExportedDocument.fileName(of: document, language: language, form)
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map { try OutputFile(path: $0, defaultName: name) }
    if target == nil, Console.outputIsTerminal, form.publication?.isBinary == true {
      throw CommandFailure(
        .usage,
        Message("A \(form.rawValue, "form") file cannot be shown on a terminal. Name a file: -o \(name, "name")"))
    }
    let bytes = try await made(text, form, document, state, language, console)
    guard let target else {
      if Console.outputIsTerminal {
        let text = String(decoding: bytes, as: UTF8.self)
        try await console.page(TerminalText.neutralised(text, keepingLayout: true))
      } else {
        try console.print(bytes: bytes)
      }
      return
    }
    try target.write(bytes)
    console.remark(
      Message("The document is in \(target.path, "path")."))
  }

  private func made(
    _ text: [UInt8], _ form: ExportForm, _ document: RecordDocument, _ state: RecordState, _ language: LanguageTag,
    _ console: Console
  ) async throws -> [UInt8] {
    guard let format = form.publication else { return text }
    let source = try ExportSource(state, revision: moment.at, documents: [document])
    let publication = ExportedDocument(document: document, source: source, language: language).publication(of: text)
    do throws(PublicationError) {
      let result = try await Publisher().publish(publication, as: format)
      if result.pictures > 0 {
        console.warn(
          Message(
            result.pictures,
            "{count} picture is not in the document: a record keeps no pictures.",
            "{count} pictures are not in the document: a record keeps no pictures."))
      }
      return result.bytes
    } catch {
      throw CommandFailure(error, name: document.name)
    }
  }

  private func chosenLanguage(of document: RecordDocument) throws -> LanguageTag {
    let there = document.languages.map(\.description)
    guard language == nil, there.count > 1 else { return try document.language(named: language) }
    throw CommandFailure(
      .usage,
      Message(
        """
        \(document.name, "document") exists in \(there.joined(separator: ", "), "there"). Choose one with --lang \
        \(or: there, "there2").
        """)
    )
  }
}
