import GitStore
import SeededRandom
import Testing

@Suite("A tree edit rewrites the folders on its path and nothing else")
struct TreeEditTests {
  private func paths(_ tree: ObjectID, _ repository: Repository) throws -> [String] {
    try repository.files(in: tree).map(\.path)
  }

  private func edit(_ path: String, _ action: TreeEdit.Action) throws -> TreeEdit {
    TreeEdit(try TreePath(path), action)
  }

  @Test func `a file is set and read back`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let tree = try repository.tree(of: ["a": "1", "countries/CL/text.md": "2", "countries/CR/text.md": "3"])
    #expect(try repository.file(at: "countries/CL/text.md", in: tree) == Array("2".utf8))
    #expect(try repository.entry(at: "countries/CL", in: tree)?.mode == .folder)
    #expect(try repository.entry(at: "countries/PE", in: tree) == nil)
    #expect(try repository.entry(at: "a/b", in: tree) == nil)
    #expect(try repository.file(at: "countries", in: tree) == nil)
    #expect(try paths(tree, repository) == ["a", "countries/CL/text.md", "countries/CR/text.md"])
  }

  @Test func `the tree is the one that stock git builds`() throws {
    let scratch = try Scratch(bare: false)
    let files = [
      "a": "1", "a.b": "2", "a-b/c": "3", "a0": "4", "b/c/d": "5", "ñandú/ü 移民.md": "6", "-rf": "7",
    ]
    for (name, text) in files { try scratch.write(text, to: name) }
    try scratch.git("add", "-A")
    let expected = try scratch.gitLines("write-tree")
    #expect([try scratch.repository.tree(of: files).description] == expected)
  }

  @Test func `an edit stores one new tree for each folder of its path`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    var files: [String: String] = [:]
    for country in 0..<30 {
      for file in 0..<3 { files["countries/C\(country)/\(file).md"] = "\(country) \(file)" }
    }
    let base = try repository.tree(of: files)
    let blob = try repository.writeBlob(Array("new".utf8))
    let before = try scratch.gitLines("count-objects")
    _ = try repository.tree(base, applying: [try edit("countries/C7/1.md", .set(blob))])
    func count(_ lines: [String]) -> Int { Int(lines.first?.split(separator: " ").first ?? "") ?? -1 }
    #expect(try count(scratch.gitLines("count-objects")) == count(before) + 3)
  }

  @Test func `a folder off the path is not even read`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let base = try repository.tree(of: ["a/x": "1", "b/y": "2"])
    let folder = try #require(try repository.entry(at: "b", in: base)).id.description
    try scratch.remove("objects/\(folder.prefix(2))/\(folder.dropFirst(2))")
    let reader = try repository.reopened()
    let edited = try reader.tree(base, applying: [try edit("a/x", .set(try reader.writeBlob([1])))])
    #expect(try reader.entry(at: "b", in: edited)?.id.description == folder)
  }

  @Test func `a folder goes with its last file`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let base = try repository.tree(of: ["a/b/c/d": "1", "e": "2"])
    let tree = try repository.tree(base, applying: [try edit("a/b/c/d", .remove)])
    #expect(try repository.tree(tree).map(\.name) == ["e"])
    let empty = try repository.tree(tree, applying: [try edit("e", .remove)])
    #expect(empty.description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904")
  }

  @Test func `a folder stays while it holds a file`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let base = try repository.tree(of: ["a/b/c": "1", "a/b/d": "2"])
    let tree = try repository.tree(base, applying: [try edit("a/b/c", .remove)])
    #expect(try paths(tree, repository) == ["a/b/d"])
  }

  @Test func `a file does not replace a folder, nor a folder a file`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let base = try repository.tree(of: ["file": "1", "folder/x": "2"])
    let blob = try repository.writeBlob([])
    #expect(throws: GitError.self) {
      try repository.tree(base, applying: [try edit("folder", .set(blob))])
    }
    #expect(throws: GitError.self) {
      try repository.tree(base, applying: [try edit("file/x", .set(blob))])
    }
    #expect(throws: GitError.self) {
      try repository.tree(nil, applying: [try edit("a", .set(blob)), try edit("a/b", .set(blob))])
    }
  }

  @Test(arguments: ["c", "a/c", "c/d/e", "a/b/c"])
  func `removing what is not there is refused`(path: String) throws {
    let scratch = try Scratch()
    let base = try scratch.repository.tree(of: ["a/b": "1"])
    for base in [base, nil] {
      #expect(throws: GitError.self) {
        try scratch.repository.tree(base, applying: [try edit(path, .remove)])
      }
    }
  }

  @Test func `a folder is never removed as if it were a file`() throws {
    let scratch = try Scratch()
    let base = try scratch.repository.tree(of: ["a/b/c": "1", "d": "2"])
    for path in ["a", "a/b"] {
      #expect(throws: GitError.self) {
        try scratch.repository.tree(base, applying: [try edit(path, .remove)])
      }
    }
  }

  @Test func `two edits of one path are refused`() throws {
    let scratch = try Scratch()
    let base = try scratch.repository.tree(of: ["a": "1"])
    let blob = try scratch.repository.writeBlob([])
    for second in [TreeEdit.Action.set(blob), .remove] {
      #expect(throws: GitError.self) {
        try scratch.repository.tree(base, applying: [try edit("a", .set(blob)), try edit("a", second)])
      }
    }
  }

  @Test func `no edit gives the same tree`() throws {
    let scratch = try Scratch()
    let base = try scratch.repository.tree(of: ["a/b": "1"])
    #expect(try scratch.repository.tree(base, applying: []) == base)
    #expect(
      try scratch.repository.tree(nil, applying: []).description == "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
    )
  }

  @Test func `a blob that is not stored is refused`() throws {
    let scratch = try Scratch()
    let missing = try Repository.blobID(of: [9, 9, 9])
    #expect(throws: GitError.self) {
      try scratch.repository.tree(nil, applying: [try edit("a", .set(missing))])
    }
  }

  @Test func `sequences of random edits give what stock git's index gives`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let names = [
      "a", "b", "C0", "a.b", "ñ", "x y", "-f", "a/b", "b/a", "C0/a/b", "C0/a/c", "q/w/e/r", "q/w/t",
    ]
    for seed in UInt64(0)..<40 {
      var random = Generator(seed: seed)
      var files: [String: String] = [:]
      var tree: ObjectID?
      for step in 0..<12 {
        let name = random.pick(names)
        let isFolder = files.keys.contains { $0.hasPrefix(name + "/") }
        let isInFile = files.keys.contains { name.hasPrefix($0 + "/") }
        let blob = try repository.writeBlob(Array("\(step)".utf8))
        if files[name] != nil, random.chance(50) {
          tree = try repository.tree(tree, applying: [try edit(name, .remove)])
          files[name] = nil
        } else if isFolder || isInFile {
          #expect(throws: GitError.self) { try repository.tree(tree, applying: [try edit(name, .set(blob))]) }
        } else {
          tree = try repository.tree(tree, applying: [try edit(name, .set(blob))])
          files[name] = "\(step)"
        }
      }
      #expect(try tree == repository.tree(of: files), "seed \(seed)")
      let read = try repository.files(in: try #require(tree)).map(\.path)
      #expect(read == files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "seed \(seed)")
    }
    try scratch.git("fsck", "--strict")
  }
}
