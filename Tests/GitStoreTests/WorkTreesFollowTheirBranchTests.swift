import Foundation
import GitStore
import SeededRandom
import Testing

@Suite("A work tree follows the branch that it shows")
struct WorkTreeTests {
  private func scratch(_ files: [String: String?] = ["a": "1", "folder/b": "2", "keep": "k"]) throws
    -> Scratch
  {
    let scratch = try Scratch(bare: false)
    try scratch.repository.advance(setting: files)
    return scratch
  }

  private func expectClean(_ scratch: Scratch, in folder: String? = nil) throws {
    #expect(try scratch.git("status", "--porcelain", in: folder) == "")
    #expect(scratch.leftovers(".lock") == ["gcmrepo.lock"])
    #expect(scratch.leftovers("index-claim", "gcmrepo-index").isEmpty)
  }

  @Test func `the first commit is checked out`() throws {
    let scratch = try scratch()
    #expect(scratch.read("folder/b") == "2")
    try expectClean(scratch)
  }

  @Test func `files are added, changed and removed, and git status is clean`() throws {
    let scratch = try scratch()
    try scratch.repository.advance(setting: ["a": "changed", "folder/b": nil, "x/y/z ñ.md": "new"])
    #expect(scratch.read("a") == "changed")
    #expect(!scratch.exists("folder"))
    #expect(scratch.read("x/y/z ñ.md") == "new")
    #expect(scratch.read("keep") == "k")
    try expectClean(scratch)
    try scratch.git("fsck", "--strict")
  }

  @Test func `over a sequence of random changes`() throws {
    let scratch = try scratch()
    var random = Generator(seed: 11)
    var files = ["a": "1", "folder/b": "2", "keep": "k"]
    for step in 0..<40 {
      let name = random.pick(["a", "folder/b", "folder/c", "x/y/z", "x/y/w", "q"])
      let text: String? = files[name] != nil && random.chance(40) ? nil : "\(step)"
      try scratch.repository.advance(setting: [name: text])
      files[name] = text
      #expect(try scratch.git("status", "--porcelain") == "", "step \(step)")
    }
    let listed = try scratch.gitLines("ls-files")
    #expect(listed == files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for (name, text) in files { #expect(scratch.read(name) == text) }
  }

  @Test func `git status need not read the files again`() throws {
    let scratch = try scratch()
    let before = try Data(contentsOf: URL(fileURLWithPath: scratch.root + ".git/index"))
    #expect(try scratch.git("diff-files", "--name-only") == "")
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.root + ".git/index")) == before)
  }

  @Test func `linked work trees too, wherever the writer stands`() throws {
    let scratch = try scratch()
    try scratch.git("branch", "other")
    let linked = scratch.path + "/linked"
    try scratch.git("worktree", "add", "-q", linked, "other")
    try scratch.repository.advance("refs/heads/other", setting: ["a": "from main's"])
    #expect(try String(contentsOfFile: linked + "/a", encoding: .utf8) == "from main's")
    #expect(scratch.read("a") == "1")
    try Repository.open(linked).advance(setting: ["a": "from the linked one"])
    #expect(scratch.read("a") == "from the linked one")
    try expectClean(scratch)
    try expectClean(scratch, in: linked)
  }

  @Test func `a bare repository has linked ones as well`() throws {
    let scratch = try Scratch()
    try scratch.repository.advance(setting: ["a": "1"])
    let linked = scratch.path + "/linked"
    try scratch.git("branch", "other", "main")
    try scratch.git("worktree", "add", "-q", linked, "other")
    try scratch.repository.advance("refs/heads/other", setting: ["a": "2", "b": "3"])
    #expect(try String(contentsOfFile: linked + "/b", encoding: .utf8) == "3")
    #expect(try scratch.git("status", "--porcelain", in: linked) == "")
  }

  @Test func `one that was deleted by hand is passed over`() throws {
    let scratch = try scratch()
    let linked = scratch.path + "/linked"
    try scratch.git("worktree", "add", "-q", "--detach", linked)
    try FileManager.default.removeItem(atPath: linked)
    try scratch.repository.advance(setting: ["a": "2"])
    #expect(scratch.read("a") == "2")
  }

  @Test func `another branch, or a detached head, is left alone`() throws {
    let scratch = try scratch()
    try scratch.git("checkout", "-q", "-b", "mine")
    try scratch.repository.advance(setting: ["a": "2"])
    #expect(scratch.read("a") == "1")
    try expectClean(scratch)
    try scratch.git("checkout", "-q", "--detach", "main")
    try scratch.repository.advance(setting: ["a": "3"])
    #expect(scratch.read("a") == "2")
    try expectClean(scratch)
  }

  @Test func `what somebody has staged or left elsewhere stays`() throws {
    let scratch = try scratch()
    try scratch.write("mine", to: "keep")
    try scratch.write("staged", to: "new")
    try scratch.git("add", "new")
    try scratch.write("untracked", to: "folder/notes")
    try scratch.repository.advance(setting: ["a": "2", "folder/b": nil])
    #expect(try scratch.git("status", "--porcelain") == " M keep\nA  new\n?? folder/\n")
    #expect(scratch.read("folder/notes") == "untracked")
  }

  @Test func `a file becomes a folder, and a folder a file`() throws {
    let scratch = try scratch()
    let repository = scratch.repository
    for files in [["a/x/y": "1", "folder": "2", "keep": "k"], ["a": "3", "folder/z": "4", "keep": "k"]] {
      let tip = try #require(try repository.reference(main))
      let tree = try repository.tree(of: files)
      let paths = try repository.changedPaths(from: try repository.commit(tip).tree, to: tree).map(\.path)
      let commit = try repository.commit(files, after: [tip])
      let advance = try repository.advance(main, reason: "test") { _ throws(GitError) in
        Proposal(commit: commit, tree: tree, paths: Set(paths.compactMap { try? TreePath($0) }))
      }
      guard case .moved(_, nil) = advance else {
        Issue.record("\(advance)")
        return
      }
      for (name, text) in files { #expect(scratch.read(name) == text) }
      try expectClean(scratch)
    }
  }

  @Test func `a branch that nothing changes on does not move`() throws {
    let scratch = try scratch()
    let before = try scratch.repository.reference(main)
    let advance = try scratch.repository.advance(main, reason: "test") { _ throws(GitError) in nil }
    guard case .unchanged = advance else {
      Issue.record("\(advance)")
      return
    }
    #expect(try scratch.repository.reference(main) == before)
    try expectClean(scratch)
  }

  @Test func `stock git commits after it, and it after stock git`() throws {
    let scratch = try scratch()
    try scratch.write("by git", to: "a")
    try scratch.git("commit", "-q", "-am", "By git")
    try scratch.repository.advance(setting: ["a": "by us"])
    try scratch.write("by git again", to: "a")
    try scratch.git("commit", "-q", "-am", "By git")
    #expect(try scratch.gitLines("rev-list", "--count", "main") == ["4"])
    try expectClean(scratch)
  }
}
