/// An .odt of so many pages, and a record that may take it.
struct OpenDocumentFile {
  let record: Record
  private let file: String
  /// Reads an .odt and writes what it says: pandoc, which made the file.
  private let pandoc: String

  init(pages: Int, record: Record) throws {
    self.record = record
    let workbench = record.workbench
    pandoc = try ProgramSearch.path(of: "pandoc")
    let pair = DeclarationPair(pages: pages, vocabulary: workbench.vocabulary)
    let source = try workbench.folder.write(pair.old, to: "\(pages)-odt-source.md")
    file = workbench.folder.file("\(pages).odt")
    try workbench.launcher.run(Invocation(pandoc, ["-f", "markdown", "-o", file, source]))
  }

  /// All that submitting does but the writing, so that each run finds the same record.
  var submission: Invocation {
    let command = record.submission(of: file, state: "CL", slug: "propuesta")
    return Invocation(command.program, command.arguments + ["--dry-run", "--quiet"])
  }

  /// Pandoc writes its tree, which takes it next to no time.
  var reading: Invocation { Invocation(pandoc, ["--sandbox", "-f", "odt", "-t", "json", file]) }
}
