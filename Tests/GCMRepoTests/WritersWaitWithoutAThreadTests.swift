import Foundation
import GitStore
import Synchronization
import Testing

@testable import GCMRepo

/// A writer in another process, as far as the lock is concerned.
private final class OtherWriter: Sendable {
  private let descriptor: Mutex<Int32>

  init(_ folder: String) throws {
    let file = open(folder + "/gcmrepo.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    try #require(file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0)
    descriptor = Mutex(file)
  }

  deinit { end() }

  func end() {
    descriptor.withLock { file in
      if file >= 0 { close(file) }
      file = -1
    }
  }
}

private final class Counter: Sendable {
  let count = Atomic(0)
}

@Suite struct WritersWaitWithoutAThreadTests {
  private let sample: Sample

  init() throws { sample = try Sample() }

  /// If each of them blocked a thread, none would be left for work unrelated to the record.
  @Test(.timeLimit(.minutes(5))) func manyMoreWritersThanThreadsLetOtherWorkGoOn() async throws {
    let writers = 64 * max(1, ProcessInfo.processInfo.activeProcessorCount)
    let begun = Counter()
    let other = try OtherWriter(sample.folder)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<writers {
        group.addTask {
          begun.count.add(1, ordering: .relaxed)
          try await sample.submit("CL", "a\(number)", "Texto \(number).\n")
        }
      }
      while begun.count.load(ordering: .relaxed) < writers { try await Task.sleep(for: .milliseconds(1)) }
      let work = Task.detached { (0..<200).reduce(0) { sum, _ in sum + 1 } }
      #expect(await work.value == 200)
      for _ in 0..<200 { await Task.detached {}.value }
      #expect(try sample.record.current().contributionIDs().isEmpty)
      other.end()
      try await group.waitForAll()
    }
    #expect(try sample.record.current().contributionIDs().count == writers)
    #expect(try await git("rev-list", "--count", "main", in: sample.folder) == "\(writers + 1)")
    #expect(try await sample.record.audit().findingCount == 0)
  }

  @Test(arguments: ["submit", "tag", "declare"]) func aWriterThatIsCancelledLeavesNothing(what: String) async throws {
    try await sample.submit("CL", "a")
    let before = try await everything()
    let other = try OtherWriter(sample.folder)
    let writer = Task {
      switch what {
      case "submit": try await _ = sample.submit("CL", "b")
      case "tag": try await _ = sample.tag("draft-1")
      default:
        _ = try await sample.record.declare(.markdown("x\n"), party: "AD-HOC", message: "x", as: .secretary)
      }
    }
    try await Task.sleep(for: .milliseconds(30))
    writer.cancel()
    await #expect(throws: RecordError.cancelled) { try await writer.value }
    #expect(try await everything() == before)
    other.end()
    try await sample.submit("CL", "b")
    #expect(try sample.record.current().contributionIDs().count == 2)
  }

  @Test func oneThatIsCancelledBeforeItBeginsWritesNothing() async throws {
    let before = try await everything()
    let writer = Task {
      while !Task.isCancelled { await Task.yield() }
      try await sample.submit("CL", "a")
    }
    writer.cancel()
    await #expect(throws: RecordError.cancelled) { try await writer.value }
    #expect(try await everything() == before)
  }

  /// Each object, reference and lock of the store.
  private func everything() async throws -> String {
    try await shell("cd '\(sample.folder)' && find . -type f -printf '%P %s %T@\n' | grep -v gcmrepo.lock | sort")
  }
}
