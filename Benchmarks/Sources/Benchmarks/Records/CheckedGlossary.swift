/// A record with a long declaration in Spanish and a glossary of words that the text has.
struct CheckedGlossary {
  let record: Record

  /// - Parameters:
  ///   - pages: the length of the declaration.
  ///   - terms: how many terms the glossary has; each is agreed and has a deprecated name of two words.
  init(pages: Int, terms: Int, record: Record) throws {
    self.record = record
    let workbench = record.workbench
    let text = DeclarationPair(pages: pages, vocabulary: workbench.vocabulary)
    try record.declare(try workbench.folder.write(text.old, to: "\(pages)-checked.md"), as: "checked")
    var generator = SeededGenerator(seed: UInt64(terms))
    var rows = "id,part,language,definition,text\n"
    for number in 0..<terms {
      func words() -> String {
        (0..<2).map { _ in workbench.vocabulary.word(using: &generator) }.joined(separator: " ")
      }
      let id = "term-\(number)"
      rows +=
        "\(id),name,es,,\(words())\n\(id),deprecated,es,,\(words())\n\(id),status,,,agreed\n\(id),agreed,es,,Algo\n"
    }
    let file = try workbench.folder.write(rows, to: "\(terms)-terms.csv")
    try workbench.launcher.run(record.gcmrepo("glossary", "import", file, "--party", "RCM-TS", "--quiet"))
  }

  /// The check of the declaration, as JSON; it finds something.
  var check: Invocation {
    Invocation(
      record.workbench.gcmrepo,
      ["glossary", "check", "declaration", "--lang", "es", "--format", "json", "-C", record.path],
      accepting: [0, 1])
  }
}
