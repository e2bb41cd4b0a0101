/// A record on disk, with a work tree, and what is done to it.
struct Record {
  let path: String
  unowned let workbench: Workbench

  func gcmrepo(_ arguments: String...) -> Invocation {
    Invocation(workbench.gcmrepo, arguments + ["-C", path])
  }

  func git(_ arguments: String...) -> Invocation {
    Invocation(workbench.git, ["-C", path] + arguments)
  }

  func submission(of file: String, state: String, slug: String) -> Invocation {
    gcmrepo("submit", file, "--country", state, "--kind", "input", "--id", slug, "--lang", "es")
  }

  /// Sets the declaration from a file, and freezes it as a draft.
  func declare(_ file: String, as draft: String) throws {
    for step in [["declare", file, "--lang", "es"], ["tag", draft]] {
      try workbench.launcher.run(
        Invocation(
          workbench.gcmrepo,
          step + ["--party", "RCM-TS", "--message", "The \(draft) text", "-C", path]))
    }
  }

  /// How many commits `main` has.
  func revisionCount() throws -> Int {
    Int(try workbench.launcher.output(of: git("rev-list", "--count", "main"))) ?? 0
  }

  /// The commit that a name stands for.
  func commit(_ name: String) throws -> String {
    try workbench.launcher.output(of: git("rev-parse", "--verify", name))
  }

  func grow(to size: RecordSize) throws {
    let texts = ContributionText(vocabulary: workbench.vocabulary)
    try grow(to: size) { (texts.text(number: $0), "es") }
  }

  func grow(to size: RecordSize, text: @escaping (_ number: Int) -> (words: String, language: String)) throws {
    let launcher = workbench.launcher
    let growth = RecordGrowth(
      size: size, text: text,
      beginning: try commit("main"))
    try launcher.run(git("fast-import", "--quiet"), feeding: growth.send)
    try launcher.run(git("reset", "--quiet", "--hard"))
  }

  /// `draft-1` and `draft-2` with new revisions of five contributions between them; then all is packed.
  func makeTwoDrafts() throws {
    let launcher = workbench.launcher
    try launcher.run(gcmrepo("tag", "draft-1", "--party", "RCM-TS", "--message", "One"))
    for contribution in 0..<5 {
      let file = try workbench.folder.write(workbench.newText(), to: "between.md")
      try launcher.run(
        submission(
          of: file, state: RecordGrowth.state(of: contribution), slug: RecordGrowth.slug(of: contribution)))
    }
    try launcher.run(gcmrepo("tag", "draft-2", "--party", "RCM-TS", "--message", "Two"))
    try launcher.run(git("gc", "--quiet"))
  }
}
