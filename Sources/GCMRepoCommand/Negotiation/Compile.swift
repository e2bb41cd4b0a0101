import ArgumentParser
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

/// In what form a compilation is written.
enum CompiledForm: String, ExpressibleByArgument, CaseIterable {
  case markdown, json, docx
}

struct Compile: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile",
    abstract: .message("Compile all proposals on a draft into one text, with alternatives in brackets."),
    discussion: .message(
      """
      Equal changes are one alternative with all its holders; changes that touch each other are alternatives side by side. What \
      cannot be applied is told. As docx each party's changes are tracked changes of that party in a copy of the draft's Word \
      file, with its reasons as comments: rejecting all gives the draft.

        gcmrepo compile draft-2 --lang es --as json -o draft-2.json
        gcmrepo compile draft-2 --lang es --as docx -o draft-2.docx
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

  @Option(name: .customLong("as"), help: .message("markdown, json or docx.", value: "form"))
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
    let form = form ?? (console.options.format == .json ? .json : output?.hasSuffix(".docx") == true ? .docx : .markdown)
    guard !brackets || form == .docx else {
      throw CommandFailure(.usage, Message("--brackets is for --as docx; the other forms have brackets anyway."))
    }
    if form == .docx {
      try WordFileOutput(output: output, console: console).check()
      let word = CompiledWord(compilation, in: record, on: console)
      let made = try await brackets ? word.bracketed() : word.tracked()
      if let output, output != "-" {
        try OutputFile(path: output, defaultName: "\(compilation.draft).\(compilation.language).docx").write(made.bytes)
        console.remark(Message("The compilation is in \(output, "path")."))
      } else {
        try console.print(bytes: made.bytes)
      }
      made.remarks.forEach(console.remark)
      for left in compilation.notApplied { console.warn(left.sentence(of: compilation)) }
      return
    }
    let target = try output.flatMap { $0 == "-" ? nil : $0 }.map { path throws(CommandFailure) in
      try OutputFile(path: path, defaultName: "\(compilation.draft).\(compilation.language).\(form.fileExtension)")
    }
    switch form {
    case .json:
      let json = CompilationJSON(compilation).value
      if let target {
        try target.write(Array((json.serialized(.pretty) + "\n").utf8))
      } else {
        try console.print(json: json)
      }
    case .docx: break
    case .markdown:
      let text = BracketedText(compilation.text, words: .init(compilation.language)).bytes
      if let target { try target.write(text) } else { try console.print(bytes: text) }
    }
    for left in compilation.notApplied { console.warn(left.sentence(of: compilation)) }
  }
}

extension CompiledForm {
  var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .json: "json"
    case .docx: "docx"
    }
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
