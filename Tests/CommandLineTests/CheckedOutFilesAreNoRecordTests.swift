import Foundation
import RecordRendering
import SeededRandom
import Testing

@Suite("Checked-out files that differ from the record are told")
struct CheckedOutFilesAreNoRecordTests {
  private let desk: Desk
  private let record: String
  private let text = "declaration/text.en.md"

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
  }

  private func remarks(_ words: String...) async throws -> String {
    let run = try await desk.program(words, at: record).run()
    #expect(run.status == 0, "\(run.said)")
    return run.said
  }

  private func changedFiles() async throws -> [String] {
    let answer = try await desk.done("status", "--format", "json", at: record).json()
    return (answer["changed_files"]?.array ?? []).compactMap(\.string)
  }

  @Test func anEditedTextIsNamedWhereTheRecordIsShownOrFrozen() async throws {
    #expect(try await changedFiles() == [])
    try desk.write(record + "/" + text, "Edited by hand.\n")
    #expect(try await changedFiles() == [text])
    for words in [["status"], ["diff", "draft-1"], ["tag", "draft-3", "-m", "3", "--party", "RCM-TS", "--dry-run"]] {
      let said = try await desk.program(words, at: record).run().said
      #expect(said.contains("\(text) in the folder differs from the record"), "\(words): \(said)")
    }
    // A redline of two earlier drafts shows nothing of the folder.
    try await desk.submit(desk.note(), "PE", at: record)
    #expect(!(try await remarks("diff", "draft-1", "draft-2").contains("in the folder")))
    try await desk.git("restore", text, in: record)
    #expect(try await changedFiles() == [])
  }

  @Test func stagedDeletedAndConflictedFilesToo() async throws {
    try await desk.git("rm", "-q", "--cached", text, in: record)
    #expect(try await changedFiles() == [text])
    try await desk.git("reset", "-q", in: record)
    try desk.remove(record + "/" + text)
    #expect(try await changedFiles() == [text])
    try await desk.git("checkout", "-q", ".", in: record)
    try desk.write(record + "/countries/CL/inputs/more/x.md", "New.\n")
    #expect(try await changedFiles() == [])
    try await desk.git("add", ".", in: record)
    #expect(try await changedFiles() == ["countries/CL/inputs/more/x.md"])
  }

  @Test(arguments: 0..<20) func gitSaysTheSame(_ seed: Int) async throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let tracked = try await desk.git("ls-files", in: record).split(separator: "\n").map(String.init)
    if seed % 5 == 4 { try await desk.git("update-index", "--index-version", "4", in: record) }
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let file = record + "/" + tracked.randomElement(using: &random)!
      switch Int.random(in: 0..<6, using: &random) {
      case 0: try? desk.remove(file)
      case 1: _ = try await desk.shell("echo x >> '\(file)'")
      case 2: _ = try await desk.shell("touch '\(file)'")
      case 3: _ = try await desk.shell("cd \(record); echo y > '\(file)'; git add '\(file)'")
      case 4: _ = try await desk.shell("cd \(record); git rm -qf --cached '\(file)'")
      default: try desk.write(record + "/new/\(Int.random(in: 0..<3, using: &random)).md", "new\n")
      }
      if desk.exists(record + "/new"), Bool.random(using: &random) { try await desk.git("add", "new", in: record) }
    }
    let shown = try await desk.git("diff", "--name-only", "HEAD", in: record)
    let staged = try await desk.git("diff", "--name-only", "--cached", in: record)
    let expected = Set((shown + "\n" + staged).split(separator: "\n").map(String.init))
    #expect(try await Set(changedFiles()) == expected, "seed \(seed)")
  }

  @Test func theFilesOfAnotherBranchAreToldAsThat() async throws {
    try await desk.git("switch", "-qc", "other", in: record)
    #expect(try await remarks("status").contains("those of the branch “other”"))
    try await desk.git("checkout", "-q", "--detach", in: record)
    #expect(try await remarks("status").contains("those of a commit that was checked out"))
  }
}
