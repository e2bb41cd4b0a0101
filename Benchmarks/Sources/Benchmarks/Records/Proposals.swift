/// A draft of a record on which States have made proposals, each of which edits all of it.
struct Proposals {
  let record: Record
  /// The codes of the States, in the order in which they proposed.
  let states: [String]
  let draftFile: String
  let files: [String]

  /// The member States of the two conferences that the template knows, 23 of them.
  static let members = """
    AR BO BR BZ CA CL CO CR DO EC GT GY HN MX NI PA PE PY SR SV US UY VE
    """.split(separator: " ").map(String.init)

  init(pages: Int, record: Record) throws {
    self.record = record
    let workbench = record.workbench
    let draft = DeclarationPair(pages: pages, vocabulary: workbench.vocabulary)
    draftFile = try workbench.folder.write(draft.old, to: "\(pages)-draft.md")
    try record.declare(draftFile, as: Self.draft)
    states = Self.members
    files = try states.enumerated().map { number, state in
      let pair = DeclarationPair(pages: pages, vocabulary: workbench.vocabulary, version: number + 1)
      let file = try workbench.folder.write(pair.new, to: "\(pages)-\(state).md")
      try workbench.launcher.run(
        record.gcmrepo(
          "propose", file, "--on", Self.draft, "--country", state, "--lang", "es", "--id", "changes", "--message",
          "One",
          "--quiet"))
      return file
    }
  }

  private static let draft = "base"

  /// The compilation of the first proposals, as JSON.
  func compilation(of count: Int) -> Invocation {
    let chosen = states.prefix(count).flatMap { ["--country", $0] }
    return Invocation(
      record.workbench.gcmrepo,
      ["compile", Self.draft, "--lang", "es", "--as", "json"] + chosen + ["-C", record.path])
  }

  /// The redline of the draft and one proposal.
  var redline: Invocation {
    Invocation(record.workbench.gcmrepo, ["redline", draftFile, files[0], "--as", "json"], accepting: [0, 1])
  }
}
