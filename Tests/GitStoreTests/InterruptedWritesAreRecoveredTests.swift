import Foundation
import GitStore
import Testing

/// A repository as left by a writer that crashed while holding the lock.
@Suite("The next writer recovers what an interrupted one left, and nothing else")
struct InterruptedWritesAreRecoveredTests {
  private let one = ["a": "1", "folder/b": "2"]

  /// A repository with a commit to which the branch was to be moved, and whether it was.
  private func dead(moved: Bool) throws -> (Scratch, from: ObjectID, to: ObjectID) {
    let scratch = try Scratch(bare: false)
    let from = try #require(try scratch.repository.advance(setting: one.mapValues { $0 }))
    let to = try scratch.repository.proposal(on: from, setting: ["a": "new", "folder/b": nil, "c/d": "3"])
      .commit
    if moved { try scratch.git("update-ref", main, to.description) }
    try scratch.write("moving \(main) \(from) \(to)\n", to: ".git/gcmrepo.lock")
    return (scratch, from, to)
  }

  /// Writes a path that is unrelated to the crashed writer's.
  private func next(_ scratch: Scratch) throws {
    try scratch.repository.advance(setting: ["other": "\(UUID())"])
  }

  private func expectRecovered(_ scratch: Scratch) throws {
    #expect(scratch.leftovers(".lock") == ["gcmrepo.lock"])
    #expect(scratch.read(".git/gcmrepo.lock") == "")
    #expect(scratch.leftovers("index-claim", "gcmrepo-index").isEmpty)
    #expect(try scratch.git("status", "--porcelain") == "")
    try scratch.git("fsck", "--strict")
  }

  @Test func `a stale work tree is updated to the branch`() throws {
    let (scratch, _, _) = try dead(moved: true)
    try next(scratch)
    #expect(scratch.read("a") == "new")
    #expect(scratch.read("c/d") == "3")
    #expect(!scratch.exists("folder"))
    try expectRecovered(scratch)
  }

  @Test func `a half-written work tree too`() throws {
    let (scratch, _, _) = try dead(moved: true)
    try scratch.write("new", to: "a")
    try scratch.write("mine", to: "c/notes")
    for folder in ["", "c/", "folder/"] { try scratch.write("half", to: folder + ".gcmrepo-new~") }
    try next(scratch)
    #expect(scratch.read("c/d") == "3")
    #expect(scratch.read("c/notes") == "mine")
    try scratch.remove("c/notes")
    try expectRecovered(scratch)
  }

  @Test func `a branch that had not moved stays, and its lock goes`() throws {
    let (scratch, from, to) = try dead(moved: false)
    try scratch.write("\(to)\n", to: ".git/refs/heads/main.lock")
    try next(scratch)
    #expect(scratch.read("a") == "1")
    #expect(try scratch.repository.resolve("main~1") == from)
    try expectRecovered(scratch)
  }

  @Test(arguments: [1, 7, 40, 41])
  func `a lock that was written in part goes`(count: Int) throws {
    let (scratch, _, to) = try dead(moved: false)
    try scratch.write(String("\(to)\n".prefix(count)), to: ".git/refs/heads/main.lock")
    try next(scratch)
    try expectRecovered(scratch)
  }

  @Test func `an empty lock goes when it is old`() throws {
    let (scratch, _, _) = try dead(moved: false)
    try scratch.write("", to: ".git/refs/heads/main.lock")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -10)],
      ofItemAtPath: scratch.root + ".git/refs/heads/main.lock")
    try next(scratch)
    try expectRecovered(scratch)
  }

  @Test func `a lock with other content is another program's, and stays`() throws {
    let (scratch, from, _) = try dead(moved: false)
    let content = "\(try Repository.blobID(of: [1]))\n"
    try scratch.write(content, to: ".git/refs/heads/main.lock")
    do throws(AdvanceError<GitError>) {
      try scratch.repository.advance(setting: ["other": "x"])
      Issue.record("not refused")
    } catch {
      guard case .referenceLocked(scratch.root + ".git/refs/heads/main.lock") = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(scratch.read(".git/refs/heads/main.lock") == content)
    #expect(try scratch.repository.reference(main) == from)
  }

  /// What a killed `git` leaves, which none of our intents names.
  private func lock(_ reference: String, _ content: String, age: TimeInterval, in scratch: Scratch) throws -> String {
    let lock = ".git/\(reference).lock"
    try scratch.write(content, to: lock)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: scratch.root + lock)
    return lock
  }

  @Test(arguments: ["", String(repeating: "a", count: 40) + "\n"])
  func `an old lock of a git that was killed goes`(content: String) async throws {
    let scratch = try Scratch(bare: false)
    try scratch.repository.advance(setting: one.mapValues { $0 })
    _ = try lock(main, content, age: 700, in: scratch)
    try next(scratch)
    let tip = try #require(try scratch.repository.reference(main))
    _ = try lock("refs/tags/draft-1", content, age: 700, in: scratch)
    try await scratch.repository.addTag("draft-1", reason: "test") { () throws(GitError) in tip }
    try expectRecovered(scratch)
  }

  @Test func `a recent lock of a running git stays, and is named`() async throws {
    let scratch = try Scratch(bare: false)
    try scratch.repository.advance(setting: one.mapValues { $0 })
    let tip = try #require(try scratch.repository.reference(main))
    for (reference, age) in [(main, 0.0), ("refs/tags/draft-1", 500)] {
      let lock = try lock(reference, "", age: age, in: scratch)
      do throws(AdvanceError<GitError>) {
        if reference == main {
          try scratch.repository.advance(setting: ["other": "x"])
        } else {
          try await scratch.repository.addTag("draft-1", reason: "test") { () throws(GitError) in tip }
        }
        Issue.record("not refused")
      } catch {
        guard case .referenceLocked(scratch.root + lock) = error else {
          Issue.record("\(error)")
          return
        }
      }
      #expect(scratch.read(lock) == "")
    }
  }

  @Test func `its lock of the index is removed`() throws {
    let (scratch, _, _) = try dead(moved: true)
    try scratch.write("", to: ".git/gcmrepo-index-claim")
    link(scratch.root + ".git/gcmrepo-index-claim", scratch.root + ".git/index.lock")
    try scratch.write("half", to: ".git/gcmrepo-index")
    try scratch.write("half", to: ".git/gcmrepo-index.lock")
    try next(scratch)
    #expect(scratch.read("a") == "new")
    try expectRecovered(scratch)
  }

  @Test(arguments: ["building\n", "mov", "moving refs/heads/main 0\n", "\0\0\0", "building"])
  func `its claim goes as well where it died before it said what it would do`(note: String) throws {
    let scratch = try Scratch(bare: false)
    try scratch.repository.advance(setting: one.mapValues { $0 })
    try scratch.write(note, to: ".git/gcmrepo.lock")
    try scratch.write("", to: ".git/gcmrepo-index-claim")
    link(scratch.root + ".git/gcmrepo-index-claim", scratch.root + ".git/index.lock")
    try next(scratch)
    try expectRecovered(scratch)
  }

  @Test func `an index lock of a git command is another's, and stays`() throws {
    let (scratch, _, _) = try dead(moved: true)
    try scratch.write("", to: ".git/gcmrepo-index-claim")
    try scratch.write("git's", to: ".git/index.lock")
    do throws(AdvanceError<GitError>) {
      try scratch.repository.advance(setting: ["other": "x"])
      Issue.record("not refused")
    } catch {
      guard case .workTree(.indexLocked) = error else {
        Issue.record("\(error)")
        return
      }
    }
    #expect(scratch.read(".git/index.lock") == "git's")
    // The recovery is still pending, and happens when git has ended.
    try scratch.remove(".git/index.lock")
    try next(scratch)
    #expect(scratch.read("a") == "new")
    try expectRecovered(scratch)
  }

  @Test func `its lock is removed even if no note mentions it`() throws {
    let (scratch, _, _) = try dead(moved: false)
    try scratch.write("", to: ".git/gcmrepo.lock")
    try scratch.write("", to: ".git/gcmrepo-index-claim")
    link(scratch.root + ".git/gcmrepo-index-claim", scratch.root + ".git/index.lock")
    try next(scratch)
    try expectRecovered(scratch)
  }

  @Test func `a writer that dies during recovery leaves it to the next`() throws {
    let (scratch, _, to) = try dead(moved: true)
    let note = scratch.read(".git/gcmrepo.lock")
    let lock = try WriteLock(of: scratch.repository)
    #expect(lock.interrupted != nil)
    #expect(scratch.read(".git/gcmrepo.lock") == note)
    lock.release()
    #expect(scratch.read(".git/gcmrepo.lock") == note)
    try next(scratch)
    #expect(try scratch.repository.resolve("main~1") == to)
    #expect(scratch.read("a") == "new")
    try expectRecovered(scratch)
  }

  @Test func `a note of commits that are gone does not stop the next`() throws {
    let (scratch, _, _) = try dead(moved: false)
    let gone = try Repository.blobID(of: [7])
    for reference in [main, "refs/../x", "HEAD", "a"] {
      try scratch.write("moving \(reference) \(gone) \(gone)\n", to: ".git/gcmrepo.lock")
      try next(scratch)
      try expectRecovered(scratch)
    }
  }

  @Test func `files that could not be written are written by the next`() throws {
    let scratch = try Scratch(bare: false)
    let from = try #require(try scratch.repository.advance(setting: ["a": "1"]))
    let proposal = try scratch.repository.proposal(on: from, setting: ["a": "2"])
    let blob = try Repository.blobID(of: Array("2".utf8)).description
    let object = scratch.root + ".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))"
    // The object is missing at the moment of writing.
    #expect(rename(object, object + "~") == 0)
    let writer = try scratch.repository.reopened()
    let advance = try writer.advance(main, reason: "test") { _ throws(GitError) in proposal }
    guard case .moved(proposal.commit, .git(let error)?) = advance else {
      Issue.record("\(advance)")
      return
    }
    #expect(error.code == .notFound)
    #expect(scratch.read("a") == "1")
    #expect(rename(object + "~", object) == 0)
    try next(scratch)
    #expect(scratch.read("a") == "2")
    try expectRecovered(scratch)
  }

  @Test func `half-written objects are removed, and others stay`() throws {
    let (scratch, _, _) = try dead(moved: true)
    for name in [
      "objects/tmp_object_git2_a1", "objects/00/tmp_object_git2_b2", "objects/ff/tmp_object_git2_c3",
    ] {
      try scratch.write("half", to: ".git/" + name)
    }
    try scratch.write("git's", to: ".git/objects/tmp_obj_git")
    try next(scratch)
    #expect(scratch.read(".git/objects/tmp_obj_git") == "git's")
    try scratch.remove(".git/objects/tmp_obj_git")
    try expectRecovered(scratch)
  }

  @Test func `without a note nothing is removed`() throws {
    let scratch = try Scratch(bare: false)
    try scratch.repository.advance(setting: one.mapValues { $0 })
    try scratch.write("half", to: ".git/objects/tmp_object_git2_a1")
    try next(scratch)
    #expect(scratch.exists(".git/objects/tmp_object_git2_a1"))
  }

  @Test func `an edit made since is kept, and git status shows it`() throws {
    let (scratch, _, _) = try dead(moved: true)
    try scratch.write("mine!", to: "a")
    try next(scratch)
    #expect(scratch.read("a") == "mine!")
    #expect(scratch.read("c/d") == "3")
    #expect(try scratch.git("status", "--porcelain") == " M a\n")
    #expect(try scratch.git("diff", "--name-only") == "a\n")
  }

  @Test func `a note that leads out of the git directory does nothing there`() throws {
    let (scratch, from, to) = try dead(moved: false)
    try scratch.write("\(to)\n", to: "victim.lock")
    try scratch.write("moving refs/../../victim \(from) \(to)\n", to: ".git/gcmrepo.lock")
    _ = try? scratch.repository.advance(setting: ["other": "x"])
    #expect(scratch.exists("victim.lock"))
  }

  @Test func `a tree that leads out of the work tree is not written there`() throws {
    let scratch = try Scratch(bare: false)
    let from = try #require(try scratch.repository.advance(setting: ["a": "1"]))
    let blob = try scratch.repository.writeBlob(Array("evil".utf8)).description
    func tree(_ entries: [(String, String, String)]) throws -> ObjectID {
      var bytes: [UInt8] = []
      for (mode, name, id) in entries {
        let digits = Array(id)
        bytes += Array("\(mode) \(name)\0".utf8)
        bytes += stride(from: 0, to: 40, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
      }
      return try scratch.hashObject("tree", bytes)
    }
    let hooks = try tree([("100644", "post-checkout", blob)]).description
    let git = try tree([("40000", "hooks", hooks)]).description
    let evil = try tree([
      ("40000", "..", hooks), ("100644", ".git/hooks/x", blob), ("40000", ".git", git),
      ("100644", "good", blob),
    ])
    let to = try scratch.repository.writeCommit(
      tree: evil, parents: [from], author: .tester, committer: .tester, message: "")
    try scratch.git("update-ref", main, to.description)
    try scratch.write("moving \(main) \(from) \(to)\n", to: ".git/gcmrepo.lock")
    _ = try? scratch.repository.advance(setting: ["other": "x"])
    #expect(scratch.read("good") == "evil")
    #expect(!scratch.exists(".git/hooks/post-checkout"))
    #expect(!scratch.exists(".git/hooks/x"))
    #expect(!scratch.exists("../post-checkout"))
  }

  @Test func `an interrupted tag is recovered as well`() async throws {
    let (scratch, from, to) = try dead(moved: false)
    try scratch.write("\(to)\n", to: ".git/refs/tags/draft-1.lock")
    try scratch.write("moving refs/tags/draft-1 \(ObjectID.zero) \(to)\n", to: ".git/gcmrepo.lock")
    try await scratch.repository.addTag("draft-1", reason: "test") { () throws(GitError) in from }
    #expect(try scratch.repository.resolve("draft-1") == from)
    try expectRecovered(scratch)
  }

  @Test func `the first write of a branch may be interrupted as well`() throws {
    let scratch = try Scratch(bare: false)
    let to = try scratch.repository.commit(["a": "1"])
    try scratch.write("\(to)\n", to: ".git/refs/heads/main.lock")
    try scratch.write("moving \(main) \(ObjectID.zero) \(to)\n", to: ".git/gcmrepo.lock")
    try next(scratch)
    try expectRecovered(scratch)
  }
}
