import ArgumentParser
import DocumentModel
import GCMRepo
import NegotiatedText
import RecordLocalization
import RecordRendering

struct ShowLanguages: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "languages",
    abstract: .message(
      "Compare the declaration's languages paragraph by paragraph: what is missing, stale, otherwise numbered or bracketed."
    ),
    discussion: .message(
      """
      No language is the original. A paragraph is stale in a language if another language changed it first and the text was not \
      set again since; unchanged, if the text was set again but that paragraph was not. A term of the glossary that one \
      language uses and another does not is listed too.

      With -o and the name of a document the languages stand side by side, in two to four columns. With --stale and one \
      language it is the redline that its translator needs: what the others changed since.

        gcmrepo languages
        gcmrepo languages draft-2 --lang es,en -o bilingual.docx
        gcmrepo languages --stale --lang en -o for-the-translator.html
      """))

  @Argument(
    help: .message("A draft or commit; else the current state.", value: "state"), completion: RecordCompletion.drafts)
  var revision: String?

  @Option(
    name: .customLong("lang"), help: .message("Only these languages, such as es,en; else all.", value: "langs"),
    completion: RecordCompletion.languages)
  var languages: [String] = []

  @Flag(
    help: .message(
      "Only what is stale; with one language and -o, or on the terminal, as the redline for its translator."))
  var stale = false

  @Option(
    name: .shortAndLong,
    help: .message("Write the languages side by side, or with --stale the redline, to this file.", value: "file"),
    completion: .file())
  var output: String?

  @Flag(help: .message("Exit with status 1 if something is not the same in all languages."))
  var exitCode = false

  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    let state = try console.openRecord().state(at: revision)
    let wanted = LocalizedWords.list(languages)
    // A translator's language is held to all others.
    let found = try state.languages(stale ? [] : wanted)
    if stale, wanted.count == 1, let own = found.languages.first(where: { $0.description == wanted[0] }) {
      try await showRedline(found, own, on: console)
    } else if let output, output != "-" {
      try await SideBySide(found, in: state, named: revision, console.language).write(to: output, on: console)
    } else {
      try await LanguageAccount(found, wanted: wanted, onlyStale: stale).show(on: console)
    }
    let findings = LanguageAccount(found, wanted: wanted, onlyStale: stale).findings
    if exitCode, !findings.isEmpty { throw CommandFailure.no }
  }

  private func showRedline(_ found: DeclarationLanguages, _ own: LanguageTag, on console: Console) async throws {
    let redline = TranslatorsRedline(found, for: own).redline
    guard !redline.documents.isEmpty || console.options.format == .json else {
      return console.remark(Message("The text in “\(own.description, "language")” follows the others."))
    }
    let target = output.flatMap { $0 == "-" ? nil : $0 }
    let form = target.map { RedlineForm(ofFile: $0) } ?? (console.options.format == .json ? .json : .terminal)
    var page = ByteBuffer()
    switch form {
    case .html:
      var shown = RedlineHTML(language: console.language, title: Message("For the translator")(console.language))
      shown.label =
        DocumentLabel(
          kind: .redline, document: nil, language: own.description, commit: found.commit.description
        ).line
      shown.write(redline, to: &page)
    case .markdown: RedlineMarkdown(language: console.language).write(redline, to: &page)
    case .json: RedlineJSON.write(redline, to: &page)
    case .terminal:
      RedlineTerminal(
        style: target == nil ? console.style : TerminalStyle(color: false, width: 0, language: console.language)
      )
      .write(redline, to: &page)
    case .docx, .pdf, nil:
      throw CommandFailure(
        .usage,
        Message(
          """
          \(target ?? "", "output") does not say how you want the redline. Name a file that ends in \
          \(or: [".html", ".md", ".txt", ".json"], "endings").
          """))
    }
    guard let target else {
      return form == .terminal ? try await console.page(page.text) : try console.print(page.text)
    }
    try OutputFile(path: target, defaultName: "redline.html").write(page.bytes)
    console.remark(.redlineIsIn(target))
  }
}
