import ArgumentParser
import RecordRendering
import RecordLocalization

/// The format and destination of a redline, common to `diff` and `redline`.
struct RedlineOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: .message("The redline's format; else the one given by the output's name, else terminal.", value: "as"))
  var form: RedlineForm?

  @Option(
    name: .shortAndLong,
    help: .message("Write it to this file; Word files, to this folder if it ends in /.", value: "file"),
    completion: .file())
  var output: String?

  @OptionGroup(title: .message("Word files")) var word: WordOptions

  @Flag(
    help: .message("The old text beside the new one, on the terminal and as HTML."))
  var sideBySide = false

  @Option(
    help: .message("Unchanged paragraphs shown before and after a change; else 1.", value: "n"))
  var context: Int?

  @Flag(help: .message("Show the whole text."))
  var whole = false

  @Flag(
    help: .message("Exit with status 1 if there is a difference."))
  var exitCode = false

  func shownForm(_ console: Console) -> RedlineForm {
    form ?? output.flatMap(RedlineForm.init(ofFile:)) ?? (console.options.format == .json ? .json : .terminal)
  }

  /// How many unchanged paragraphs are shown around a change; `nil` for all.
  var shownContext: Int? { whole ? nil : context ?? 1 }

  /// Refuses contradicting options.
  func check(_ console: Console) throws(CommandFailure) {
    if let fault = fault(console) { throw CommandFailure(.usage, fault) }
  }

  private func fault(_ console: Console) -> Message? {
    if form == nil, let output, output != "-", RedlineForm(ofFile: output) == nil {
      return Message(
        """
        \(output, "output") does not tell the redline's format. End it in .html, .docx, .pdf, .md, .json or \
        .txt, or give --as.
        """)
    }
    if console.options.format == .csv {
      return Message("A redline cannot be written as CSV. Use --format json, or --as with another format.")
    }
    if shownForm(console) == .docx, context != nil {
      return Message("Word files do not support --context: they hold the whole text.")
    }
    if context != nil, whole {
      return Message("Give --context or --whole, not both.")
    }
    if let context, context < 0 {
      return Message("--context must be a number of paragraphs, 0 or more.")
    }
    return nil
  }
}
