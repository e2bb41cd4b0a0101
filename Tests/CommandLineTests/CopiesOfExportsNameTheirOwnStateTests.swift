import Foundation
import RecordRendering
import Testing

/// A redline or compilation that is written into a copy of an original which was itself exported from the record says what
/// it is, not what the export was.
@Suite struct CopiesOfExportsNameTheirOwnStateTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  /// Declares a draft's export with other words in it, as a person edits it, and freezes the next draft.
  private func declare(_ words: String, for others: String, after draft: Int, at record: String) async throws {
    let file = desk.path("edited-\(draft).docx")
    try await desk.done("export", "declaration", "--at", "draft-\(draft)", "--lang", "en", "-o", file, at: record)
    let script = """
      import sys, zipfile
      name, old, new = sys.argv[1:]
      with zipfile.ZipFile(name) as file: parts = [(i, file.read(i)) for i in file.namelist()]
      with zipfile.ZipFile(name, "w") as file:
        for part, data in parts: file.writestr(part, data.replace(old.encode(), new.encode()))
      """
    let run = try await Program(
      path: "/usr/bin/python3", words: ["-c", script, file, words, others], folder: desk.folder,
      environment: desk.environment()
    ).run()
    try #require(run.status == 0, "\(run.said)")
    try await desk.done("declare", file, "--lang", "en", "--party", "RCM-TS", "-m", "Edited", at: record)
    try await desk.done("tag", "draft-\(draft + 1)", "-m", "Next", "--party", "RCM-TS", at: record)
  }

  private func commit(_ draft: Int, of record: String) async throws -> String {
    String(try await desk.git("rev-parse", "draft-\(draft)^{commit}", in: record).prefix(12))
  }

  /// What a Word file shows: its text, headers and footers, and the description among its properties.
  private func shown(_ file: String) async throws -> String {
    let parts = try await desk.shell("cd '\(desk.folder)' && unzip -p \(file) 'word/*.xml'").output
    let core = try await desk.shell("cd '\(desk.folder)' && unzip -p \(file) docProps/core.xml").output
    return parts + core
  }

  @Test func redlinesAndCompilationsShowNoOtherState() async throws {
    let record = try await desk.record()
    try await desk.done(
      "declare", desk.write("d.md", "# Joint text\n\nStates act.\n\nStates pay.\n"), "--lang", "en", "--party",
      "RCM-TS", "-m", "First", at: record)
    try await desk.done("tag", "draft-1", "-m", "First", "--party", "RCM-TS", at: record)
    try await declare("States pay.", for: "States pay in time.", after: 1, at: record)
    try await declare("States act.", for: "States act at once.", after: 2, at: record)
    let text = try await desk.done("show", "declaration", "--lang", "en", at: record).output
    #expect(text == "# Joint text\n\nStates act at once.\n\nStates pay in time.\n")
    let commits = try await [commit(1, of: record), commit(2, of: record), commit(3, of: record)]
    // The first has no Word original before it, the second two that are exports.
    for number in 1...2 {
      let file = "red-\(number).docx"
      try await desk.done(
        "diff", "draft-\(number)", "draft-\(number + 1)", "declaration/text.en.md", "-o", desk.path(file), at: record)
      let shown = try await shown(file)
      #expect(shown.contains("draft-\(number) → draft-\(number + 1) · commit \(commits[number])"))
      #expect(!shown.contains("draft-\(number) · commit") && !shown.contains("commit \(commits[number - 1])"))
      #expect(!shown.contains(">Identifier<"))
    }
    try await desk.done(
      "propose", desk.write("p.md", text.replacing("at once", with: "today")), "--on", "draft-3", "--country", "CL",
      "--lang", "en", at: record)
    let compiled = try await desk.done("compile", "draft-3", "--lang", "en", "-o", desk.path("c.docx"), at: record)
    #expect(!compiled.said.contains("plain document"), "\(compiled.said)")
    let shown = try await shown("c.docx")
    #expect(shown.contains("draft-3 · commit \(commits[2])"))
    #expect(!shown.contains("commit \(commits[1])") && !shown.contains(">Identifier<"))
    #expect(try await Office.schemaFaults(in: ["red-1.docx", "red-2.docx", "c.docx"], at: desk) == [])
    // They still come back as the texts that they hold.
    let run = try await desk.done(
      "declare", desk.path("red-2.docx"), "--lang", "en", "--party", "RCM-TS", "-m", "Back", "--format", "json",
      at: record)
    #expect(try run.json()["unchanged"]?.bool == true)
  }
}
