import GitStore
import SeededRandom
import Testing

@Suite("The changed paths are those of git diff-tree")
struct ChangedPathsTests {
  /// `old-mode new-mode old-id new-id path`, sorted, as git's raw form has them.
  private func lines(_ changes: [PathChange]) -> [String] {
    func mode(_ entry: TreeEntry?) -> String {
      let octal = String(entry?.mode.rawValue ?? 0, radix: 8)
      return String(repeating: "0", count: 6 - octal.count) + octal
    }
    return changes.map { change in
      let ids = "\(change.old?.id ?? .zero) \(change.new?.id ?? .zero)"
      return "\(mode(change.old)) \(mode(change.new)) \(ids) \(change.path)"
    }.sorted()
  }

  private func gitLines(_ old: ObjectID, _ new: ObjectID, _ scratch: Scratch) throws -> [String] {
    let raw = try scratch.git(
      "diff-tree", "-r", "--no-renames", "--raw", "-z", old.description, new.description)
    let fields = raw.split(separator: "\0")
    return stride(from: 0, to: fields.count, by: 2).map { place in
      // A type change is one line for git and for us; a file that became a folder is several for both.
      "\(fields[place].dropFirst().dropLast(2)) \(fields[place + 1])"
    }.sorted()
  }

  @Test(arguments: 0..<4)
  func `over random trees, files that become folders included`(part: UInt64) throws {
    let scratch = try Scratch()
    let names = ["a", "a-b", "a.b", "a0", "b", "ñ", "n\u{303}", "C0", "移"]
    for seed in part * 30..<part * 30 + 30 {
      var random = Generator(seed: seed)
      func grow(_ depth: Int) -> [String: String] {
        var files: [String: String] = [:]
        for name in names where random.chance(45) {
          if depth < 3, random.chance(45) {
            for (path, text) in grow(depth + 1) { files[name + "/" + path] = text }
          } else {
            files[name] = "\(random.below(3))"
          }
        }
        return files
      }
      let (old, new) = (try scratch.repository.tree(of: grow(0)), try scratch.repository.tree(of: grow(0)))
      let changes = try scratch.repository.changedPaths(from: old, to: new)
      #expect(try lines(changes) == gitLines(old, new, scratch), "seed \(seed)")
      let back = try scratch.repository.changedPaths(from: new, to: old)
      #expect(Set(back.map(\.path)) == Set(changes.map(\.path)), "seed \(seed)")
      let wanted = Set(changes.map(\.path).filter { _ in random.chance(30) } + ["a/b/none"])
      var memory = TreeMemory()
      let selected = try scratch.repository.changedPaths(
        from: old, to: new, remembering: &memory, of: PathSelection(wanted))
      #expect(selected == changes.filter { wanted.contains($0.path) }, "seed \(seed)")
    }
  }

  @Test func `over a history read with one memory`() throws {
    let scratch = try Scratch()
    var random = Generator(seed: 5)
    for step in 0..<40 {
      let path = "countries/C\(random.below(6))/\(random.below(3)).md"
      try scratch.repository.advance(setting: [path: "\(step)"])
    }
    var memory = TreeMemory()
    var read: [String] = []
    for id in try scratch.repository.commits(of: try scratch.repository.resolve("main")) {
      let commit = try scratch.repository.commit(id)
      let parent = try commit.parents.first.map { try scratch.repository.commit($0).tree }
      let changes = try scratch.repository.changedPaths(from: parent, to: commit.tree, remembering: &memory)
      read += changes.map { "\($0.old == nil ? "A" : "M")\t\($0.path)" }
    }
    #expect(try read == scratch.gitLines("log", "--format=", "--name-status", "--no-renames", "main"))
  }

  @Test func `equal trees differ in nothing, and no tree is an empty one`() throws {
    let scratch = try Scratch()
    let tree = try scratch.repository.tree(of: ["a": "1", "b/c": "2"])
    #expect(try scratch.repository.changedPaths(from: tree, to: tree).isEmpty)
    #expect(try scratch.repository.changedPaths(from: nil, to: nil).isEmpty)
    #expect(try scratch.repository.changedPaths(from: nil, to: tree).map(\.path) == ["a", "b/c"])
    #expect(try scratch.repository.changedPaths(from: tree, to: nil).allSatisfy { $0.new == nil })
  }

  @Test func `a folder that did not change is not read`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let old = try repository.tree(of: ["a/x": "1", "b/y": "2"])
    let new = try repository.tree(of: ["a/x": "3", "b/y": "2"])
    let folder = try #require(try repository.entry(at: "b", in: old)).id.description
    try scratch.remove("objects/\(folder.prefix(2))/\(folder.dropFirst(2))")
    #expect(try repository.reopened().changedPaths(from: old, to: new).map(\.path) == ["a/x"])
  }

  @Test func `a folder without a selected file is not read`() throws {
    let scratch = try Scratch()
    let repository = scratch.repository
    let old = try repository.tree(of: ["a/x": "1", "b/y": "2"])
    let new = try repository.tree(of: ["a/x": "3", "b/y": "4"])
    let folder = try #require(try repository.entry(at: "b", in: old)).id.description
    try scratch.remove("objects/\(folder.prefix(2))/\(folder.dropFirst(2))")
    var memory = TreeMemory()
    let changes = try repository.reopened().changedPaths(
      from: old, to: new, remembering: &memory, of: PathSelection(["a/x", "c/z"]))
    #expect(changes.map(\.path) == ["a/x"])
  }

  // MARK: Malicious trees

  private func raw(_ entries: [(mode: String, name: [UInt8], id: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes += Array("\(entry.mode) ".utf8)
      bytes += entry.name
      bytes.append(0)
      bytes += entry.id
    }
    return bytes
  }

  @Test func `names that differ only in their bytes are told apart`() throws {
    let scratch = try Scratch()
    let blob = [UInt8](repeating: 0x61, count: 20)
    func tree(_ name: [UInt8]) throws -> ObjectID {
      try scratch.hashObject("tree", raw([("100644", name, blob)]))
    }
    let names: [[UInt8]] = [
      Array("ni\u{F1}os".utf8), Array("nin\u{303}os".utf8), [0x61, 0xFF], [0x61, 0xFE],
    ]
    for old in names {
      for new in names where new != old {
        let changes = try scratch.repository.changedPaths(from: try tree(old), to: try tree(new))
        #expect(changes.count == 2, "\(old) to \(new)")
      }
    }
  }

  @Test func `an id that looks like an entry hides no change`() throws {
    let scratch = try Scratch()
    // In the old tree the id of "s" contains the beginning of the new one's "x": the equal ends are not aligned.
    let id = [UInt8](repeating: 0x61, count: 20)
    let inner = Array("100644 x".utf8) + [0] + [UInt8](repeating: 0x62, count: 11)
    let old = raw([("160000", Array("s".utf8), inner), ("100644", Array("yy100644 z".utf8), id)])
    let new = Array(old.dropFirst(9))
    #expect(new.starts(with: Array("100644 x".utf8)))
    let changes = try scratch.repository.changedPaths(
      from: try scratch.hashObject("tree", old), to: try scratch.hashObject("tree", new))
    #expect(Set(changes.map(\.path)) == ["s", "yy100644 z", "x", "z"])
  }

  @Test(arguments: [
    "100644 a", "100644 a\0", "100644 a\0aaaaaaaaaaaaaaaaaaa", "9 a\0aaaaaaaaaaaaaaaaaaaa", "100644",
    "99999999999 a\0aaaaaaaaaaaaaaaaaaaa",
  ])
  func `a malformed tree is an error, not an empty one`(text: String) throws {
    let scratch = try Scratch()
    let sound = try scratch.repository.tree(of: ["a": "1"])
    let malformed = try scratch.hashObject("tree", Array(text.utf8))
    #expect(throws: GitError.self) { try scratch.repository.changedPaths(from: sound, to: malformed) }
    #expect(throws: GitError.self) { try scratch.repository.changedPaths(from: malformed, to: sound) }
    #expect(throws: GitError.self) { try scratch.repository.tree(malformed) }
  }

  @Test func `modes are read as git reads them`() throws {
    let scratch = try Scratch()
    let id = bytes(of: try Repository.blobID(of: []))
    let modes = ["100644", "100664", "100755", "100775", "120000", "160000", "40000", "40755"]
    let tree = try scratch.hashObject("tree", raw(modes.map { ($0, Array("f\($0)".utf8), id) }))
    let read = try scratch.repository.tree(tree).map(\.mode)
    #expect(
      read == [.file, .file, .executable, .executable, .symbolicLink, .submodule, .folder, .folder])
  }

  @Test func `folders as deep as a path may be are read, deeper ones refused`() throws {
    let scratch = try Scratch()
    let path = Array(repeating: "a", count: 2048).joined(separator: "/")
    var tree = try scratch.repository.tree(of: [path: "1"])
    #expect(try scratch.repository.changedPaths(from: nil, to: tree).map(\.path) == [path])
    #expect(try scratch.repository.files(in: tree).map(\.path) == [path])
    for _ in 0..<2 {
      tree = try scratch.hashObject("tree", raw([("40000", Array("folder".utf8), bytes(of: tree))]))
    }
    #expect(throws: GitError.self) { try scratch.repository.changedPaths(from: nil, to: tree) }
    #expect(throws: GitError.self) { try scratch.repository.files(in: tree) }
  }

  private func bytes(of id: ObjectID) -> [UInt8] {
    let digits = Array(id.description)
    return stride(from: 0, to: 40, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
  }
}
