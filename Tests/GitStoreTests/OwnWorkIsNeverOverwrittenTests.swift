import Foundation
import GitStore
import Testing

@Suite("Somebody's own work is never overwritten, and then nothing is written at all")
struct OwnWorkTests {
  private func scratch() throws -> Scratch {
    let scratch = try Scratch(bare: false)
    try scratch.repository.advance(setting: ["a": "1", "folder/b": "2", "keep": "k"])
    return scratch
  }

  /// Why an advance was refused, after checking that it changed nothing.
  private func refusal(
    _ scratch: Scratch, setting files: [String: String?]
  ) throws -> AdvanceError<GitError>? {
    func state() throws -> [String] {
      [
        try scratch.git("rev-parse", "main"), try scratch.git("status", "--porcelain"),
        try scratch.git("ls-files", "-s"),
      ]
    }
    let before = try state()
    do throws(AdvanceError<GitError>) {
      try scratch.repository.advance(setting: files)
      return nil
    } catch {
      #expect(try state() == before)
      #expect(scratch.leftovers("index-claim", "gcmrepo-index").isEmpty)
      return error
    }
  }

  private func expectEdits(_ paths: [String], _ error: AdvanceError<GitError>?) {
    guard case .localEdits(paths) = error else {
      Issue.record("\(String(describing: error)), not local edits of \(paths)")
      return
    }
  }

  @Test func `an edited file is named`() throws {
    let scratch = try scratch()
    try scratch.write("mine", to: "folder/b")
    expectEdits(["folder/b"], try refusal(scratch, setting: ["a": "2", "folder/b": "3"]))
    #expect(scratch.read("folder/b") == "mine")
    #expect(scratch.read("a") == "1")
  }

  @Test func `an edited file is not removed`() throws {
    let scratch = try scratch()
    try scratch.write("mine", to: "folder/b")
    expectEdits(["folder/b"], try refusal(scratch, setting: ["folder/b": nil]))
  }

  @Test func `an untracked file in the way is refused`() throws {
    let scratch = try scratch()
    try scratch.write("mine", to: "new/file")
    expectEdits(["new/file"], try refusal(scratch, setting: ["new/file": "ours"]))
  }

  @Test func `an untracked file where a folder is to be is refused`() throws {
    let scratch = try scratch()
    try scratch.write("mine", to: "new")
    expectEdits(["new"], try refusal(scratch, setting: ["new/deep/file": "ours", "new/other": "ours"]))
    #expect(scratch.read("new") == "mine")
  }

  @Test func `an untracked folder where a file is to be is refused`() throws {
    let scratch = try scratch()
    try scratch.write("mine", to: "new/notes")
    expectEdits(["new"], try refusal(scratch, setting: ["new": "ours"]))
  }

  @Test func `a link where a file is to be is refused, whatever it shows`() throws {
    let scratch = try scratch()
    try scratch.remove("a")
    try FileManager.default.createSymbolicLink(atPath: scratch.root + "a", withDestinationPath: "keep")
    expectEdits(["a"], try refusal(scratch, setting: ["a": "2"]))
    #expect(scratch.read("keep") == "k")
  }

  @Test func `a folder is never entered through a link`() throws {
    let scratch = try scratch()
    let outside = scratch.path + "/outside"
    try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
    try Data("2".utf8).write(to: URL(fileURLWithPath: outside + "/b"))
    try scratch.remove("folder")
    try FileManager.default.createSymbolicLink(atPath: scratch.root + "folder", withDestinationPath: outside)
    expectEdits(["folder"], try refusal(scratch, setting: ["folder/b": "3"]))
    expectEdits(["folder"], try refusal(scratch, setting: ["folder/new": "3"]))
    // Removing finds no file, and does not look behind the link.
    try scratch.repository.advance(setting: ["folder/b": nil])
    #expect(try String(contentsOfFile: outside + "/b", encoding: .utf8) == "2")
    #expect(try FileManager.default.contentsOfDirectory(atPath: outside) == ["b"])
  }

  @Test func `a pipe in the place of a file does not hang it`() throws {
    let scratch = try scratch()
    try scratch.remove("a")
    mkfifo(scratch.root + "a", 0o600)
    expectEdits(["a"], try refusal(scratch, setting: ["a": "2"]))
  }

  @Test func `a file that was deleted is written again`() throws {
    let scratch = try scratch()
    try scratch.remove("a")
    try scratch.remove("folder")
    try scratch.repository.advance(setting: ["a": "2", "folder/b": "3"])
    #expect(scratch.read("folder/b") == "3")
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  @Test func `a file that already holds the new text is no obstacle`() throws {
    let scratch = try scratch()
    try scratch.write("2", to: "a")
    try scratch.write("new", to: "untracked")
    try scratch.repository.advance(setting: ["a": "2", "untracked": "new"])
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  @Test func `edits in one work tree hold back the other`() throws {
    let scratch = try scratch()
    let linked = scratch.path + "/linked"
    // Two work trees on one branch: git allows it when forced.
    try scratch.git("worktree", "add", "-q", "--force", linked, "main")
    try Data("mine".utf8).write(to: URL(fileURLWithPath: linked + "/a"))
    expectEdits(["a"], try refusal(scratch, setting: ["a": "2"]))
    #expect(scratch.read("a") == "1")
  }

  @Test func `while a git command holds the index it is refused`() throws {
    let scratch = try scratch()
    try scratch.write("", to: ".git/index.lock")
    let error = try refusal(scratch, setting: ["a": "2"])
    guard case .workTree(.indexLocked(let path)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path == scratch.root + ".git/index.lock")
    #expect(scratch.exists(".git/index.lock"))
  }

  @Test func `a git command that ends in time is waited for`() throws {
    let scratch = try scratch()
    try scratch.write("", to: ".git/index.lock")
    let root = scratch.root
    // A separate thread: all tasks may be waiting.
    Thread.detachNewThread {
      usleep(150_000)
      unlink(root + ".git/index.lock")
    }
    try scratch.repository.advance(setting: ["a": "2"])
    #expect(scratch.read("a") == "2")
  }

  @Test func `a tree that changes more than was meant is refused`() throws {
    let scratch = try scratch()
    let repository = scratch.repository
    let tip = try #require(try repository.reference(main))
    let files = ["a": "2", "folder/b": "2"]
    let commit = try repository.commit(files, after: [tip])
    let proposal = Proposal(commit: commit, tree: try repository.tree(of: files), paths: [try TreePath("a")])
    do throws(AdvanceError<GitError>) {
      _ = try repository.advance(main, reason: "test") { _ throws(GitError) in proposal }
      Issue.record("not refused")
    } catch {
      guard case .unexpectedChanges(["keep"]) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(try repository.reference(main) == tip)
    #expect(scratch.read("a") == "1")
  }

  @Test func `the writer's own refusal changes nothing`() throws {
    struct Refused: Error, Equatable {}
    let scratch = try scratch()
    do throws(AdvanceError<Refused>) {
      _ = try scratch.repository.advance(main, reason: "test") { _ throws(Refused) in throw Refused() }
      Issue.record("not refused")
    } catch {
      guard case .refused = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(try scratch.git("status", "--porcelain") == "")
    #expect(scratch.read(".git/gcmrepo.lock") == "")
  }
}
