/// Two Word files of the declaration as two drafts of a record.
struct WordRedlinePair {
  let record: Record
  /// The new text's Word file.
  let newFile: String
  /// Reads a Word file and writes what it says: pandoc, which made the files.
  let pandoc: String

  init(pages: Int, record: Record) throws {
    self.record = record
    let workbench = record.workbench
    pandoc = try ProgramSearch.path(of: "pandoc")
    let pair = DeclarationPair(pages: pages, vocabulary: workbench.vocabulary)
    var files: [String] = []
    for (text, draft) in [(pair.old, "old"), (pair.new, "new")] {
      let source = try workbench.folder.write(text, to: "\(pages)-\(draft)-source.md")
      let file = workbench.folder.file("\(pages)-\(draft).docx")
      try workbench.launcher.run(Invocation(pandoc, ["-f", "markdown", "-o", file, source]))
      try record.declare(file, as: draft)
      files.append(file)
    }
    newFile = files[1]
  }

  /// The redline as a copy of the new file with tracked changes.
  var redline: Invocation {
    record.gcmrepo("diff", "old", "new", "declaration/text.es.md", "--as", "docx")
  }

  /// Pandoc reads the new file once and writes its tree, which takes it next to no time.
  var reading: Invocation { Invocation(pandoc, ["--sandbox", "-f", "docx", "-t", "json", newFile]) }
}
