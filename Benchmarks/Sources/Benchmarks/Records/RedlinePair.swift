/// Two texts of the declaration as two drafts of a record, and as two files for the programs that compare files.
struct RedlinePair {
  let record: Record
  let oldFile: String
  let newFile: String
  let bytes: Int

  init(pages: Int, record: Record) throws {
    self.record = record
    let workbench = record.workbench
    let pair = DeclarationPair(pages: pages, vocabulary: workbench.vocabulary)
    bytes = pair.bytes
    oldFile = try workbench.folder.write(pair.old, to: "\(pages)-old.md")
    newFile = try workbench.folder.write(pair.new, to: "\(pages)-new.md")
    for (file, draft) in [(oldFile, "old"), (newFile, "new")] {
      try record.declare(file, as: draft)
    }
  }

  var redline: Invocation {
    record.gcmrepo("diff", "old", "new", "declaration/text.es.md", "--as", "json")
  }
}
