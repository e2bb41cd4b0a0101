import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// In what form a compilation is written.
enum CompiledForm: String, ExpressibleByArgument, CaseIterable {
  case markdown, html, docx, json

  var fileExtension: String { self == .markdown ? "md" : rawValue }

  /// The form that the name of a file asks for.
  init?(file: String) {
    let ending = file.split(separator: ".").last.map { $0.lowercased() }
    guard let form = Self.allCases.first(where: { $0.fileExtension == ending }) else { return nil }
    self = form
  }
}

struct Compile: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: .message("Compile all proposals on a draft into one text, with alternatives in brackets."),
    discussion: .message(
      """
      Equal changes are one alternative with all its holders; changes that touch each other are alternatives side by side. What \
      cannot be applied is told. As docx each party's changes are tracked changes of that party in a copy of the draft's Word \
      file, with its reasons as comments: rejecting all gives the draft. The page of --as html shows and hides each party's \
      brackets and has the reason of each change.

        gcmrepo compile draft-2 --lang es -o draft-2.html
        gcmrepo compile draft-2 --lang es -o draft-2.docx
        gcmrepo compile draft-2 --lang es --paragraph 7 --country CL
      """))

  @Argument(help: .message("The draft.", value: "draft"), completion: RecordCompletion.drafts)
  var draft: String

  @Option(
    name: .customLong("lang"), help: .message("The language; else the draft's first.", value: "lang"),
    completion: RecordCompletion.languages)
  var language: String?

  @Option(
    name: [.customLong("country"), .customLong("party")],
    help: .message("Only the proposals of this party; may be repeated.", value: "code"),
    completion: RecordCompletion.parties)
  var countries: [String] = []

  @Option(help: .message("Only this paragraph, such as 7, 12 bis, 7(a) or #31; may be repeated.", value: "number"))
  var paragraph: [String] = []

  @Option(
    name: .customLong("as"),
    help: .message("markdown, html, docx or json; else the one given by the output's name.", value: "form"))
  var form: CompiledForm?

  @Flag(help: .message("As docx: the alternatives in brackets, not each party's changes as its tracked changes."))
  var brackets = false

  @Option(name: .shortAndLong, help: .message("Write to this file.", value: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let record = try console.openRecord()
    let state = try record.current()
    let parties = try countries.map { code throws(RecordError) in try state.party(named: code).code }
    var progress = console.progress(Message("Compiling"), total: 1)
    let compilation = try record.compile(draft, in: language, of: parties) { done, all in
      progress.update(done * 100 / max(1, all))
    }
    progress.finish()
    let shown = try compilation.entries(cited: paragraph, in: record)
    let form =
      form ?? output.flatMap { CompiledForm(file: $0) } ?? (console.options.format == .json ? .json : .markdown)
    guard !brackets || form == .docx else {
      throw CommandFailure(.usage, Message("--brackets is for --as docx; the other forms have brackets anyway."))
    }
    guard form != .docx || paragraph.isEmpty else {
      throw CommandFailure(
        .usage, Message("A Word file has the whole text. Leave out --paragraph, or choose another form."))
    }
    try await write(compilation, only: shown, as: form, in: record, on: console)
    for left in compilation.notApplied { console.warn(left.sentence(of: compilation)) }
  }

  private func write(
    _ compilation: DraftCompilation, only shown: Set<Int>?, as form: CompiledForm, in record: Record,
    on console: Console
  ) async throws {
    if form == .docx { try WordFileOutput(output: output, console: console).check() }
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map { path throws(CommandFailure) in
      try OutputFile(path: path, defaultName: "\(compilation.draft).\(compilation.language).\(form.fileExtension)")
    }
    var remarks: [Message] = []
    let bytes: [UInt8]
    switch form {
    case .json:
      let json = CompilationJSON(compilation, only: shown)
      guard target != nil else { return try console.print { json.write(to: &$0) } }
      var buffer = ByteBuffer()
      json.write(to: &buffer)
      bytes = buffer.bytes
    case .markdown:
      bytes = BracketedText.markdown(of: compilation.text, words: .init(compilation.language), only: shown)
    case .html:
      let printed = BracketedText(compilation.text, words: .init(compilation.language), only: shown)
      bytes = compilation.page(printed, in: console.language)
    case .docx:
      let word = CompiledWord(compilation, in: record, on: console)
      (bytes, remarks) = try await brackets ? word.bracketed() : word.tracked()
    }
    if let target {
      try target.write(bytes)
      remarks.append(Message("The compilation is in \(target.path, "path")."))
    } else {
      try console.print(bytes: bytes)
    }
    remarks.forEach(console.remark)
  }
}

extension DraftCompilation.NotApplied {
  /// Why a proposal is not in the compilation.
  func sentence(of compilation: DraftCompilation) -> Message {
    let draft = compilation.draft.description
    switch reason {
    case .otherText:
      return Message(
        "\(reference.description, "proposal") is left out: it was made on another text than \(draft, "draft") has.")
    case .doesNotFit:
      return Message(
        "\(reference.description, "proposal") is left out: what it says of its changes does not fit its text.")
    case .unreadable: return Message("\(reference.description, "proposal") is left out: its files cannot be read.")
    case .otherLanguage:
      return Message(
        "\(reference.description, "proposal") is left out: it has no text in this language (\(compilation.language.description, "language"))."
      )
    }
  }
}
