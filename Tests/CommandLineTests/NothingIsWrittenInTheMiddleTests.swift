import Foundation
import RecordRendering
import Testing

@Suite("Nothing is written that an unfinished git command would throw away")
struct NothingIsWrittenInTheMiddleTests {
  private let desk: Desk
  private let record: String

  init() async throws {
    desk = try Desk()
    record = try await desk.negotiatedRecord()
  }

  /// A git command that stops in the middle, and the one that returns to where it began.
  enum Stopped: String, CaseIterable, Sendable {
    case rebase, rebaseByPatches, am, merge, cherryPick, cherryPickBetween, revert, bisect

    var script: String {
      // A commit that conflicts with main's last one.
      let side = """
        git switch -qc side HEAD~1 && echo side > declaration/text.en.md && git commit -qam side && git switch -q main
        """
      return switch self {
      case .rebase: "GIT_SEQUENCE_EDITOR=\"sed -i 's/^pick/edit/'\" git rebase -q -i HEAD~1"
      case .rebaseByPatches: side + "; git rebase -q --apply side"
      case .am: side + "; git format-patch -q -1 side --stdout > ../p; git am -q ../p"
      case .merge: side + "; git merge -q --no-commit --no-ff side"
      case .cherryPick: side + "; git cherry-pick side"
      case .cherryPickBetween:
        side + """
          ; git switch -q side; echo again > n; git add n; git commit -qm again; git switch -q main
          git cherry-pick side~1 side; git checkout -q --theirs . && git add -A && git commit -qm taken
          """
      case .revert: "git revert --no-commit HEAD"
      case .bisect: "git bisect start; git bisect bad; git bisect good HEAD~3"
      }
    }

    var name: String {
      switch self {
      case .rebase, .rebaseByPatches: "rebase"
      case .cherryPick, .cherryPickBetween: "cherry-pick"
      default: rawValue
      }
    }

    var wayBack: String { self == .bisect ? "git bisect reset" : "git \(name) --abort" }
  }

  @Test(arguments: Stopped.allCases) func neitherCommitNorDraft(_ stopped: Stopped) async throws {
    _ = try await desk.shell("cd \(record); \(stopped.script)")
    let before = try await desk.git("for-each-ref", in: record)
    let commands = [
      ["submit", try desk.note(), "--country", "PE", "--kind", "input", "--lang", "es"],
      ["submit", try desk.note(), "--country", "PE", "--kind", "input", "--lang", "es", "--dry-run"],
      ["withdraw", "CL/inputs/aportes", "-m", "Why not"],
      ["tag", "draft-3", "-m", "Third", "--party", "RCM-TS"],
      ["declare", try desk.note(), "--lang", "es", "--party", "RCM-TS", "-m", "New"],
    ]
    for words in commands {
      let run = try await desk.program(words, at: record).run()
      #expect(run.status == 4 && run.output.isEmpty, "\(words): \(run.said)")
      #expect(run.said.contains("`git \(stopped.name)` is not finished"), "\(run.said)")
      #expect(run.said.contains("`\(stopped.wayBack)`"), "\(run.said)")
    }
    #expect(try await desk.git("for-each-ref", in: record) == before)
    // Reading goes on.
    try await desk.done("list", at: record)
    _ = try await desk.shell("cd \(record); \(stopped.wayBack); git switch -qf main; git reset -q --hard")
    try await desk.submit(desk.note(), "PE", at: record)
  }

  @Test func aRebaseInALinkedWorkTreeMovesTheBranchToo() async throws {
    let linked = desk.path("linked")
    try await desk.git("checkout", "-q", "--detach", in: record)
    try await desk.git("worktree", "add", "-q", linked, "main", in: record)
    _ = try await desk.shell("cd \(linked); \(Stopped.rebase.script)")
    let run = try await desk.gcmrepo(
      "submit", try desk.note(), "--country", "PE", "--kind", "input", "--lang", "es", "--branch", "main", at: record)
    #expect(run.status == 4 && run.said.contains("git rebase"), "\(run.said)")
  }

  @Test func onADetachedHeadOnlyIfAskedTo() async throws {
    try await desk.git("checkout", "-q", "HEAD~1", in: record)
    let words = ["submit", try desk.note(), "--country", "PE", "--kind", "input", "--lang", "es"]
    let refused = try await desk.program(words, at: record).run()
    #expect(refused.status == 4 && refused.output.isEmpty)
    #expect(refused.said.contains("A commit is checked out") && refused.said.contains("`git switch main`"))
    try await desk.done("submit", more: Array(words.dropFirst()) + ["--branch", "main"], at: record)
    try await desk.git("switch", "-q", "main", in: record)
    #expect(desk.exists(record + "/countries/PE/inputs/nota/text.es.md"))
    try await desk.done("verify", at: record)
  }

  @Test func onAnotherBranchOnlyIfItIsNamed() async throws {
    try await desk.git("switch", "-qc", "other", in: record)
    let words = ["submit", try desk.note(), "--country", "PE", "--kind", "input", "--lang", "es"]
    let refused = try await desk.program(words, at: record).run()
    #expect(refused.status == 4 && refused.said.contains("“other” is checked out"), "\(refused.said)")
    let main = try await desk.git("rev-parse", "main", in: record)
    let receipt = try await desk.done(
      "submit", more: Array(words.dropFirst()) + ["--branch", "other", "--format", "json"], at: record
    ).json()
    #expect(receipt["branch"]?.string == "other")
    #expect(try await desk.git("rev-parse", "main", in: record) == main)
    #expect(try await desk.git("rev-parse", "other", in: record) == receipt["commit"]?.string)
    let unknown = try await desk.gcmrepo("submit", more: Array(words.dropFirst()) + ["--branch", "oter"], at: record)
    #expect(unknown.status == 3 && unknown.said.contains("Did you mean other?"), "\(unknown.said)")
  }
}
