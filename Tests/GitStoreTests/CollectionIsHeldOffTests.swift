import Foundation
import GitStore
import Testing

@Suite("A writer and git's own collection do not get in each other's way")
struct CollectionIsHeldOffTests {
  private func write(_ scratch: Scratch, during: () throws -> Void = {}) throws {
    _ = try scratch.repository.advance(main, reason: "test") { tip throws(GitError) in
      do { try during() } catch { Issue.record("\(error)") }
      return try scratch.repository.proposal(on: tip, setting: ["a": "\(UUID())"])
    }
  }

  @Test func `while it writes, no collection begins`() throws {
    let scratch = try Scratch()
    try write(scratch) {
      let run = try scratch.program(["git", "-C", scratch.root, "gc", "--quiet"])
      #expect(run.status != 0 && run.diagnostics.contains("already running"), "\(run.diagnostics)")
    }
    #expect(!scratch.exists("gc.pid") && !scratch.exists("gc.pid.lock"))
    try scratch.git("gc", "--quiet")
  }

  @Test func `the note of a collection that runs stays as it is`() throws {
    let scratch = try Scratch()
    let name = try scratch.git("-c", "alias.h=!hostname", "h").trimmingCharacters(in: .newlines)
    for holder in ["\(getppid()) \(name)", "1 another.example.org"] {
      try scratch.write(holder, to: "gc.pid")
      try write(scratch) { #expect(scratch.read("gc.pid") == holder) }
      #expect(scratch.read("gc.pid") == holder)
    }
  }

  @Test(arguments: ["999999999 HOST", "garbage", ""])
  func `the note of a dead one is taken over, and then removed`(holder: String) throws {
    let scratch = try Scratch()
    let name = try scratch.git("-c", "alias.h=!hostname", "h").trimmingCharacters(in: .newlines)
    try scratch.write(holder.replacing("HOST", with: name), to: "gc.pid")
    try write(scratch) { #expect(scratch.read("gc.pid") == "\(getpid()) \(name)") }
    #expect(!scratch.exists("gc.pid"))
  }

  @Test func `a folder that is taken away under it is made again`() throws {
    let scratch = try Scratch()
    try scratch.repository.advance(setting: ["a": "1"])
    let ended = Flag()
    let objects = scratch.repository.gitDirectory + "objects/"
    Thread.detachNewThread {
      while !ended.isSet {
        for folder in 0..<256 { rmdir(objects + String(256 + folder, radix: 16).dropFirst()) }
      }
      ended.acknowledge()
    }
    for number in 0..<1500 { _ = try scratch.repository.writeBlob(Array("\(number) \(UUID())".utf8)) }
    ended.set()
    ended.waitForAcknowledgement()
  }

  @Test func `a draft's note is made by the next writer where its maker died before it`() throws {
    let scratch = try Scratch(bare: false)
    let commit = try #require(try scratch.repository.advance(setting: ["a": "1"]))
    let tag = try scratch.repository.writeTag("draft-1", of: commit, tagger: .tester, message: "x\n")
    try scratch.git("update-ref", "refs/tags/draft-1", tag.description)
    let zero = String(repeating: "0", count: 40)
    try scratch.write("moving refs/tags/draft-1 \(zero) \(tag) refs/notes-of-drafts/draft-1\n", to: ".git/gcmrepo.lock")
    try scratch.write("\(tag)\n", to: ".git/refs/notes-of-drafts/draft-1.lock")
    try scratch.repository.advance(setting: ["a": "2"])
    #expect(try scratch.repository.reference("refs/notes-of-drafts/draft-1") == tag)
    #expect(scratch.leftovers(".lock") == ["gcmrepo.lock"])
    #expect(scratch.read(".git/gcmrepo.lock") == "")
  }

  @Test func `no note is made of a tag that its maker did not get to make`() throws {
    let scratch = try Scratch(bare: false)
    let commit = try #require(try scratch.repository.advance(setting: ["a": "1"]))
    let tag = try scratch.repository.writeTag("draft-1", of: commit, tagger: .tester, message: "x\n")
    let zero = String(repeating: "0", count: 40)
    try scratch.write("moving refs/tags/draft-1 \(zero) \(tag) refs/notes-of-drafts/draft-1\n", to: ".git/gcmrepo.lock")
    try scratch.repository.advance(setting: ["a": "2"])
    #expect(try scratch.repository.reference("refs/notes-of-drafts/draft-1") == nil)
  }
}

/// A flag shared by two threads.
private final class Flag: Sendable {
  private let condition = NSCondition()
  nonisolated(unsafe) private var set_ = false
  nonisolated(unsafe) private var acknowledged = false

  var isSet: Bool { condition.withLock { set_ } }
  func set() { condition.withLock { set_ = true } }
  func acknowledge() {
    condition.withLock {
      acknowledged = true
      condition.signal()
    }
  }
  func waitForAcknowledgement() { condition.withLock { while !acknowledged { condition.wait() } } }
}
