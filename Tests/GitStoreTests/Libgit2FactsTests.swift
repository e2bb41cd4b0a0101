import Foundation
import Testing

import Clibgit2
@testable import GitStore

/// Assumptions of this module that a later libgit2 may break: a failure here shows where to look.
@Suite("What libgit2 is known to do")
struct Libgit2FactsTests {
  @Test func `it is 1.5 or later`() {
    let parts = Repository.libraryVersion.split(separator: ".").compactMap { Int($0) }
    #expect(parts.count == 3)
    #expect(parts.lexicographicallyPrecedes([1, 5, 0]) == false)
  }

  private func insert(_ name: [UInt8], _ repository: Repository) throws -> Int32 {
    try repository.locked { raw throws(GitError) in
      let builder = try Handle(free: git_treebuilder_free) { git_treebuilder_new(&$0, raw, nil) }
      var (oid, bytes) = (git_oid(), [UInt8(1)])
      try check(git_blob_create_from_buffer(&oid, raw, &bytes, 1))
      return (name + [0]).withUnsafeBufferPointer { name in
        name.withMemoryRebound(to: CChar.self) {
          git_treebuilder_insert(nil, builder.pointer, $0.baseAddress, &oid, GIT_FILEMODE_BLOB)
        }
      }
    }
  }

  @Test(arguments: [
    ".git", ".GIT", "git~1", ".", "..", ".git.", ".git ", ".git::$INDEX_ALLOCATION", "", "a/b",
  ])
  func `it refuses some names by itself`(name: String) throws {
    let scratch = try Scratch()
    #expect(try insert(Array(name.utf8), scratch.repository) < 0)
  }

  @Test(arguments: [
    "a\\b", "CON", "a:b", "a\nb", "a\u{202E}b", ".gitmodules", "-rf", ".g\u{200C}it", "ni\u{F1}o",
    "nin\u{303}o",
  ])
  func `it takes others, so that a rule of our own decides`(name: String) throws {
    let scratch = try Scratch()
    try scratch.repository.setConfiguration([("core.protectHFS", "false")])
    #expect(try insert(Array(name.utf8), scratch.repository.reopened()) == 0)
    #expect(try insert([0x61, 0xFF], scratch.repository) == 0)
  }

  @Test func `it refuses ignorable code points in dot-git where told to`() throws {
    let scratch = try Scratch()
    try scratch.repository.setConfiguration([("core.protectHFS", "true")])
    #expect(try insert(Array(".g\u{200C}it".utf8), scratch.repository.reopened()) < 0)
  }

  @Test func `an index entry where a folder stands deletes the folder`() throws {
    let scratch = try Scratch()
    let names = try scratch.repository.locked { _ throws(GitError) -> [String] in
      let index = try Handle(free: git_index_free) { git_index_new(&$0) }
      for path in ["a/b", "a/c", "a"] {
        var entry = git_index_entry()
        entry.mode = 0o100644
        entry.id = ObjectID(hex: String(repeating: "1", count: 40))!.raw
        let code = path.withCString { path in
          entry.path = path
          return git_index_add(index.pointer, &entry)
        }
        try check(code)
      }
      return (0..<git_index_entrycount(index.pointer)).compactMap { place in
        git_index_get_byindex(index.pointer, place).map { String(cString: $0.pointee.path) }
      }
    }
    #expect(names == ["a"])
  }

  @Test func `a path that ends in a slash becomes a file of the folder's name in it`() throws {
    let scratch = try Scratch()
    let blob = try scratch.repository.writeBlob([1])
    let tree = try scratch.repository.locked { raw throws(GitError) -> ObjectID? in
      var (oid, update) = (git_oid(), git_tree_update())
      update.action = GIT_TREE_UPDATE_UPSERT
      update.id = blob.raw
      update.filemode = GIT_FILEMODE_BLOB
      let code = "C001/".withCString { path in
        update.path = path
        return git_tree_create_updated(&oid, raw, nil, 1, &update)
      }
      return code == 0 ? ObjectID(oid) : nil
    }
    // TreePath refuses it; if libgit2 does so one day as well, all the better.
    let files = try tree.map { try scratch.repository.files(in: $0).map(\.path) }
    #expect(files == nil || files == ["C001/C001"])
  }

  @Test func `it takes a newline in a name, so that we refuse it`() throws {
    Libgit2.start()
    var raw: UnsafeMutablePointer<git_signature>?
    let code = git_signature_new(&raw, "a\nb", "a@example.org", 0, 0)
    git_signature_free(raw)
    #expect(code == 0, "libgit2 refuses it now: our own check may go")
  }

  @Test func `there may be no words for an error`() {
    Libgit2.start()
    git_error_clear()
    #expect(!GitError.last(-1).message.isEmpty)
  }

  @Test func `syncing and strict checks are on`() throws {
    // No getter exists; the refusal of an unknown id shows that strict creation is on.
    let scratch = try Scratch()
    let missing = try Repository.blobID(of: [4, 2])
    #expect(throws: GitError.self) {
      try scratch.repository.tree(nil, applying: [TreeEdit(try TreePath("a"), .set(missing))])
    }
  }

  @Test func `a bare repository logs its references only when told to`() throws {
    let scratch = try Scratch()
    let commit = try scratch.repository.commit(["a": "1"])
    try scratch.repository.moveReference("refs/heads/logged", from: nil, to: commit, reason: "x")
    #expect(try scratch.repository.reflog(of: "refs/heads/logged").count == 1)
    try scratch.git("config", "--unset", "core.logAllRefUpdates")
    let plain = try scratch.repository.reopened()
    try plain.moveReference("refs/heads/unlogged", from: nil, to: commit, reason: "x")
    #expect(try plain.reflog(of: "refs/heads/unlogged").isEmpty)
  }
}
