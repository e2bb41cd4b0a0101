import ArgumentParser
import RecordComparison
import RecordLocalization
import RecordRendering

/// `gcmrepo redline`: compares two files, without a record and without git.
struct RedlineFiles: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "redline",
    abstract: .message("Show the redline between two files; no record is needed."),
    discussion: .message(
      """
      OLD and NEW are Word, OpenDocument, RTF, HTML, PDF, Markdown or text files, and may be of different formats; one of them may be - for standard input: gcmrepo redline first.docx second.docx -o redline.docx

      For two Word files, --as docx gives a copy of NEW with its styles and headers in which every change is a tracked change: accepting all gives NEW, rejecting all gives OLD. For other files it gives a plain Word document. Changes carry the name of the person who last saved NEW, and the date in its name or in its properties.

      Tracked changes in the files count as accepted; --existing-changes says otherwise.
      """))

  @Argument(
    help: .message("The old file, or - for standard input.", value: "old"),
    completion: .file())
  var old: String

  @Argument(
    help: .message("The new file, or - for standard input.", value: "new"),
    completion: .file())
  var new: String

  @OptionGroup var shown: RedlineOptions
  @OptionGroup var global: GlobalOptions

  func run(on console: Console) async throws {
    try shown.check(console)
    let pair = try NamedFile.pair(old, new, on: console)
    let files = ComparedFiles(old: pair.0, new: pair.1, existingChanges: shown.word.existingChanges)
    let differs: Bool
    if shown.shownForm(console) == .docx {
      differs = try await ComparedWordFiles(files: files, options: shown, console: console).write()
    } else {
      let (redline, title, warnings) = try await files.compared(on: console)
      try await RedlinePage(redline: redline, title: title, options: shown, console: console).show()
      warnings.forEach(console.warn)
      differs = !redline.documents.isEmpty
    }
    if shown.exitCode, differs { throw CommandFailure.no }
  }
}
