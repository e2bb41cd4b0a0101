import Foundation
import GitStore
import Testing

@Suite("Many writers at once lose nothing")
struct ParallelWriterTests {
  /// Commits that each add a different file; their ids.
  private func write(_ writers: Int, each count: Int, to open: @Sendable @escaping () throws -> Repository)
    async throws
    -> [ObjectID]
  {
    try await withThrowingTaskGroup(of: [ObjectID].self) { group in
      for writer in 0..<writers {
        group.addTask {
          let repository = try open()
          return try (0..<count).compactMap { step in
            try repository.advance(
              setting: ["writer-\(writer)/\(step)": "\(step)"], message: "\(writer) \(step)\n")
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
  }

  private func expectAll(_ ids: [ObjectID], _ count: Int, in scratch: Scratch) throws {
    #expect(ids.count == count)
    let history = try scratch.gitLines("rev-list", "main")
    #expect(history.count == count)
    #expect(Set(history) == Set(ids.map(\.description)))
    let files = try scratch.gitLines("ls-tree", "-r", "--name-only", "main")
    #expect(files.count == count)
    #expect(scratch.leftovers(".lock") == ["gcmrepo.lock"])
    try scratch.git("fsck", "--strict")
    // No object is unreachable.
    #expect(try scratch.git("fsck", "--unreachable", "--no-reflogs") == "")
  }

  @Test func `8 writers of 25 commits, each with a repository of its own`() async throws {
    let scratch = try Scratch()
    let path = scratch.root
    let ids = try await write(8, each: 25) { try Repository.open(path) }
    try expectAll(ids, 200, in: scratch)
  }

  @Test func `100 tasks on one repository`() async throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let ids = try await write(100, each: 1) { repository }
    try expectAll(ids, 100, in: scratch)
  }

  @Test func `with a work tree, which is clean in the end`() async throws {
    let scratch = try Scratch(bare: false)
    let repository = scratch.repository
    let ids = try await write(4, each: 8) { try repository.reopened() }
    try expectAll(ids, 32, in: scratch)
    #expect(try scratch.git("status", "--porcelain") == "")
  }

  @Test func `threads, which really run at once`() throws {
    let scratch = try Scratch()
    let path = scratch.root
    DispatchQueue.concurrentPerform(iterations: 6) { writer in
      do {
        let repository = try Repository.open(path)
        for step in 0..<10 { try repository.advance(setting: ["w\(writer)/\(step)": "\(step)"]) }
      } catch { Issue.record("\(error)") }
    }
    #expect(try scratch.gitLines("rev-list", "--count", "main") == ["60"])
    try scratch.git("fsck", "--strict")
  }

  @Test func `beside a stock git that takes no lock of ours`() throws {
    let scratch = try Scratch()
    let first = try #require(try scratch.repository.advance(setting: ["first": "1"]))
    DispatchQueue.concurrentPerform(iterations: 2) { writer in
      do {
        for step in 0..<12 {
          if writer == 0 {
            try scratch.repository.advance(setting: ["ours/\(step)": "\(step)"])
          } else {
            try commitByGit("\(step)", scratch)
          }
        }
      } catch { Issue.record("\(error)") }
    }
    let subjects = try scratch.gitLines("log", "--format=%s", "\(first)..main")
    #expect(subjects.count == 24)
    #expect(subjects.filter { $0 == "By git" }.count == 12)
    #expect(try scratch.gitLines("ls-tree", "-r", "--name-only", "main").count == 13)
  }

  /// An empty commit on `main` by compare and swap, repeated until it succeeds.
  private func commitByGit(_ text: String, _ scratch: Scratch) throws {
    for _ in 0..<200 {
      let tip = try scratch.gitLines("rev-parse", "main")[0]
      let commit = try scratch.gitLines("commit-tree", "-p", tip, "-m", "By git", "\(tip)^{tree}")[0]
      let run = try scratch.program(["git", "-C", scratch.root, "update-ref", main, commit, tip])
      if run.status == 0 { return }
    }
    Issue.record("git never had its turn")
  }

  @Test func `readers see a whole state meanwhile`() throws {
    let scratch = try Scratch()
    try scratch.repository.advance(setting: ["a": "0", "b": "0"])
    let path = scratch.root
    DispatchQueue.concurrentPerform(iterations: 3) { worker in
      do {
        let repository = try Repository.open(path)
        for step in 1...20 {
          if worker == 0 {
            try repository.advance(setting: ["a": "\(step)", "b": "\(step)"])
          } else {
            let tree = try repository.commit(try repository.resolve("main")).tree
            #expect(try repository.file(at: "a", in: tree) == repository.file(at: "b", in: tree))
          }
        }
      } catch { Issue.record("\(error)") }
    }
  }

  @Test func `who waits too long is told that somebody else writes`() throws {
    let scratch = try Scratch()
    let lock = try WriteLock(of: scratch.repository)
    #expect(throws: LockError.busy) { try WriteLock(of: scratch.repository, patience: 0.05) }
    lock.release()
    #expect(throws: Never.self) { try WriteLock(of: scratch.repository, patience: 0.05) }
  }

  @Test(arguments: [false, true])
  func `signals are held back no longer than the lock`(unfinished: Bool) throws {
    func held() -> [Bool] {
      var mask = sigset_t()
      pthread_sigmask(SIG_BLOCK, nil, &mask)
      return [SIGINT, SIGTERM, SIGHUP].map { sigismember(&mask, $0) == 1 }
    }
    let scratch = try Scratch()
    let before = held()
    let lock = try WriteLock(of: scratch.repository)
    #expect(held() == [true, true, true])
    if unfinished { lock.leaveUnfinished() } else { lock.release() }
    #expect(held() == before)
  }

  @Test func `a git directory that cannot be written to is told`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.root + "gcmrepo.lock", withIntermediateDirectories: false)
    #expect(throws: LockError.cannotOpen(errno: EISDIR)) { try WriteLock(of: scratch.repository) }
  }

  @Test func `the lock is not opened through a link`() throws {
    let scratch = try Scratch()
    let target = scratch.path + "/target"
    try FileManager.default.createSymbolicLink(
      atPath: scratch.root + "gcmrepo.lock", withDestinationPath: target)
    #expect(throws: LockError.cannotOpen(errno: ELOOP)) { try WriteLock(of: scratch.repository) }
    #expect(!FileManager.default.fileExists(atPath: target))
  }
}
