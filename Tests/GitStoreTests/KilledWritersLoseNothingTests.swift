#if compiler(>=6.3)
  import Foundation
  import GitStore
  import Testing

  /// Writes, and records what was acknowledged, until the process is killed: after a delay from its start, or from its
  /// first commit.
  private func write(
    at path: String, noting acknowledged: String, dyingAfter microseconds: UInt32, fromTheFirstCommit: Bool
  ) throws {
    let repository = try Repository.open(path)
    @Sendable func die() {
      Thread.detachNewThread {
        usleep(microseconds)
        kill(getpid(), SIGKILL)
      }
    }
    if !fromTheFirstCommit { die() }
    let note = open(acknowledged, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    for step in 0... {
      let name = "\(microseconds)-\(step)"
      guard let id = try repository.advance(setting: ["a/\(name)": name, "b/\(step % 3)": name]) else {
        continue
      }
      let line = Array("\(id)\n".utf8)
      _ = line.withUnsafeBytes { Foundation.write(note, $0.baseAddress!, $0.count) }
      if step == 0, fromTheFirstCommit { die() }
    }
  }

  /// /The next writer recovers, and writes.
  private func write(at path: String, dyingAt step: WriteStep) throws {
    let repository = try Repository.open(path)
    try WriteStep.$observer.withValue({ if $0 == step { kill(getpid(), SIGKILL) } }) {
      _ = try repository.advance(setting: ["a/new": "new", "first": "2"])
    }
  }

  @Suite("A writer killed at any moment loses nothing that it had acknowledged")
  struct KilledWriterTests {
    @Test(arguments: [false, true])
    func `over rounds of killing`(bare: Bool) async throws {
      let scratch = try Scratch(bare: bare)
      try scratch.repository.advance(setting: ["first": "1"])
      let (root, acknowledged) = (scratch.root, scratch.path + "/acknowledged")
      for round in 0..<10 {
        let delay = UInt32(1_500 + round * 3_137)
        await #expect(processExitsWith: .signal(SIGKILL)) {
          [
            root = root as String, acknowledged = acknowledged as String, delay = delay as UInt32,
            late = (round % 2 == 1) as Bool
          ] in
          try write(at: root, noting: acknowledged, dyingAfter: delay, fromTheFirstCommit: late)
        }
        // Whoever comes next mends, and writes.
        try scratch.repository.advance(setting: ["round": "\(round)"])
        #expect(
          scratch.leftovers(".lock", "index-claim", "gcmrepo-index") == ["gcmrepo.lock"], "round \(round)")
        let status = bare ? "" : try scratch.git("status", "--porcelain")
        #expect(status == "", "round \(round)")
      }
      let history = Set(try scratch.gitLines("rev-list", "main"))
      let lines = (try? String(contentsOfFile: acknowledged, encoding: .utf8))?.split(separator: "\n") ?? []
      #expect(lines.count > 2)
      #expect(lines.allSatisfy { history.contains(String($0)) })
      try scratch.git("fsck", "--strict")
    }

    @Test(arguments: WriteStep.allCases, [false, true])
    func `at each step of a write`(step: WriteStep, bare: Bool) async throws {
      let scratch = try Scratch(bare: bare)
      try scratch.repository.advance(setting: ["first": "1"])
      let root = scratch.root
      let place = WriteStep.allCases.firstIndex(of: step)!
      await #expect(processExitsWith: .signal(SIGKILL)) { [root = root as String, place = place as Int] in
        try write(at: root, dyingAt: WriteStep.allCases[place])
      }
      // The branch moves whole, and only after the lock's file says so.
      let hasMoved = [.moved, .updated].contains(step)
      #expect(try scratch.gitLines("rev-list", "main").count == (hasMoved ? 2 : 1))
      let note = try String(contentsOfFile: scratch.repository.gitDirectory + "gcmrepo.lock", encoding: .utf8)
      #expect(note.hasPrefix("moving refs/heads/main ") == (step != .built))
      if !bare {
        #expect((try? String(contentsOfFile: root + "a/new", encoding: .utf8)) == (step == .updated ? "new" : nil))
      }
      try scratch.repository.advance(setting: ["next": "1"])
      #expect(try scratch.gitLines("ls-tree", "-r", "--name-only", "main").contains("a/new") == hasMoved)
      #expect(scratch.leftovers(".lock", "index-claim", "gcmrepo-index") == ["gcmrepo.lock"])
      #expect(bare ? true : try scratch.git("status", "--porcelain") == "")
      try scratch.git("fsck", "--strict")
    }
  }
#endif
