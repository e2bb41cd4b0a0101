import Foundation
import GitStore
import Testing

@Suite("What unpacks to any size is refused before it does")
struct ObjectsOfAnySizeAreRefusedTests {
  /// A folder of 16 folders, each of which is the same folder of 16 folders: 16 to the eighth files in nine objects.
  private func bomb(in scratch: Scratch) throws -> ObjectID {
    var entry = try scratch.repository.writeBlob(Array("x".utf8))
    for depth in 0..<8 {
      var tree: [UInt8] = []
      for name in 0..<16 {
        tree += Array("\(depth == 0 ? "100644" : "40000") \(String(name, radix: 16))\0".utf8)
        tree += stride(from: 0, to: 40, by: 2).map { place in
          let digits = Array(entry.description.utf8)[place..<place + 2]
          return UInt8(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
        }
      }
      entry = try scratch.hashObject("tree", tree)
    }
    return entry
  }

  @Test(.timeLimit(.minutes(10))) func `a tree of billions of files out of a few objects`() throws {
    let scratch = try Scratch()
    let tree = try bomb(in: scratch)
    #expect(code { _ = try scratch.repository.files(in: tree) } == .tooLarge)
    #expect(code { _ = try scratch.repository.changedPaths(from: nil, to: tree) } == .tooLarge)
    #expect(code { _ = try scratch.repository.changedPaths(from: tree, to: nil) } == .tooLarge)
    #expect(try scratch.repository.entry(at: "0/1/2/3/4/5/6/7", in: tree)?.mode == .file)
  }

  @Test(arguments: [false, true]) func `a commit and a tag with a message of megabytes`(packed: Bool) throws {
    let scratch = try Scratch()
    let commit = try #require(try scratch.repository.advance(setting: ["a": "1"]))
    let message = String(repeating: "word ", count: 3_300_000)
    let large = try scratch.repository.writeCommit(
      tree: scratch.repository.commit(commit).tree, parents: [commit], author: .tester, committer: .tester,
      message: message)
    let tag = try scratch.repository.writeTag("t", of: commit, tagger: .tester, message: message)
    try scratch.git("update-ref", "refs/heads/large", large.description)
    try scratch.git("update-ref", "refs/tags/t", tag.description)
    if packed { try scratch.git("repack", "-a", "-d", "-q") }
    let again = try scratch.repository.reopened()
    #expect(code { _ = try again.commit(large) } == .tooLarge)
    #expect(code { _ = try again.tag(tag) } == .tooLarge)
    #expect(try again.commit(commit).id == commit)
  }

  @Test(arguments: [false, true]) func `a blob beyond what its reader takes`(packed: Bool) throws {
    let scratch = try Scratch()
    let id = try scratch.repository.writeBlob([UInt8](repeating: 65, count: 1001))
    try scratch.git("update-ref", "refs/tags/blob", id.description)
    if packed { try scratch.git("repack", "-a", "-d", "-q") }
    let again = try scratch.repository.reopened()
    #expect(code { _ = try again.blob(id, limit: 1000) } == .tooLarge)
    #expect(try again.blob(id, limit: 1001).count == 1001)
  }
}

@Suite("A reference whose file holds nothing usable is named")
struct UnreadableReferencesTests {
  @Test func `each one, and no sound one`() throws {
    let scratch = try Scratch()
    let id = try #require(try scratch.repository.advance(setting: ["a": "1"]))
    try scratch.write("garbage\n", to: "refs/tags/a")
    try scratch.write("", to: "refs/gcmrepo/drafts/b")
    try scratch.write("\(id)x\n", to: "refs/tags/c")
    try scratch.write("\(id)\n", to: "refs/tags/sound")
    try scratch.write("ref: refs/heads/main\n", to: "refs/remotes/origin/HEAD")
    try scratch.write("", to: "refs/heads/main.lock")
    #expect(scratch.repository.unreadableReferences() == ["refs/gcmrepo/drafts/b", "refs/tags/a", "refs/tags/c"])
  }
}
