import Foundation
import SeededRandom
import Testing

@testable import GitStore

@Suite("The index edited as bytes is the one that libgit2 and stock git would write")
struct IndexEditTests {
  private static let names = [
    "a", "a-b", "a.md", "b", "countries", "CL", "inputs", "ñ", "e\u{301}", "\u{338}x", "text.es.md", "original.es.docx",
    "z",
    String(repeating: "long", count: 60),
  ]

  private func path(_ random: inout Generator) -> String {
    (0..<(1 + random.below(4))).map { _ in random.pick(Self.names) }.joined(separator: "/")
  }

  private func entry(_ random: inout Generator) -> IndexEntry {
    let id = withUnsafeBytes(of: (random.next(), random.next(), UInt32(truncatingIfNeeded: random.next()))) {
      ObjectID(bytes: UnsafeRawBufferPointer(rebasing: $0.prefix(20)))
    }
    var entry = IndexEntry(mode: random.chance(90) ? 0o100644 : 0o100755, id: id ?? .zero)
    entry.modifiedSeconds = UInt32(truncatingIfNeeded: random.next() >> 2)
    entry.modifiedNanoseconds = UInt32(random.below(1_000_000_000))
    entry.changedSeconds = entry.modifiedSeconds
    entry.inode = UInt32(truncatingIfNeeded: random.next())
    entry.size = UInt32(random.below(100_000))
    return entry
  }

  /// Compatible edits of distinct paths, with the removal of what is in the way.
  private func edits(_ random: inout Generator, present: Set<[UInt8]>) -> [IndexEdit] {
    var chosen: [IndexEdit] = []
    func add(_ path: String, _ entry: IndexEntry?) {
      let edit = IndexEdit(path, entry)
      let isClear = chosen.allSatisfy { other in
        other.path != edit.path
          && (entry == nil || other.entry == nil || !Self.excludes(edit.path, other.path))
      }
      if isClear { chosen.append(edit) }
    }
    for _ in 0..<(1 + random.below(5)) {
      if random.chance(35), let path = present.randomElement(using: &random) {
        add(String(decoding: path, as: UTF8.self), nil)
      } else {
        add(path(&random), random.chance(95) ? entry(&random) : nil)
      }
    }
    for edit in chosen where edit.entry != nil {
      for path in present where Self.excludes(path, edit.path) { add(String(decoding: path, as: UTF8.self), nil) }
    }
    return chosen
  }

  /// Whether one path is a folder of the other.
  private static func excludes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    a.starts(with: b + [0x2F]) || b.starts(with: a + [0x2F])
  }

  private func apply(_ edits: [IndexEdit], to present: inout Set<[UInt8]>) {
    for edit in edits {
      if edit.entry == nil { present.remove(edit.path) } else { present.insert(edit.path) }
    }
  }

  private func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

  private func put(_ bytes: [UInt8], _ path: String) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

  @Test(arguments: 1...10) func `over random edits, byte for byte`(_ seed: UInt64) throws {
    let scratch = try Scratch(bare: false)
    let file = scratch.root + ".git/index"
    var random = Generator(seed: seed)
    try WorkTree.edit(indexAt: file, [])
    var present: Set<[UInt8]> = []
    for step in 0..<300 {
      // Occasionally git caches its trees, which later edits make stale.
      if step % 60 == 59 { try scratch.git("write-tree", "--missing-ok") }
      let edits = edits(&random, present: present)
      let ours = try #require(IndexFile.applying(edits, to: try bytes(file)), "seed \(seed), step \(step)")
      try WorkTree.edit(indexAt: file, edits)
      try #require(ours == (try bytes(file)), "seed \(seed), step \(step)")
      apply(edits, to: &present)
    }
    let listed = try scratch.gitLines("-c", "core.quotePath=false", "ls-files", "-z").joined()
    #expect(Set(listed.utf8.split(separator: 0).map(Array.init)) == present)
  }

  @Test(arguments: 1...3) func `git makes the tree of the index that is listed`(_ seed: UInt64) throws {
    let scratch = try Scratch(bare: false)
    let file = scratch.root + ".git/index"
    var random = Generator(seed: seed)
    try WorkTree.edit(indexAt: file, [])
    var present: Set<[UInt8]> = []
    for step in 0..<15 {
      for _ in 0..<4 {
        let edits = edits(&random, present: present)
        try put(try #require(IndexFile.applying(edits, to: try bytes(file))), file)
        apply(edits, to: &present)
      }
      let tree = try scratch.gitLines("write-tree", "--missing-ok")[0]
      let listed = try scratch.gitLines("ls-files", "--format=%(objectmode) %(objectname) %(path)")
      let made = try scratch.gitLines("ls-tree", "-r", "--format=%(objectmode) %(objectname) %(path)", tree)
      #expect(listed == made, "seed \(seed), step \(step)")
      #expect(try scratch.git("ls-files", "--stage", "--unmerged") == "")
    }
  }

  @Test func `what is in the way of an entry goes, as with git update-index --replace`() throws {
    let scratch = try Scratch(bare: false)
    let file = scratch.root + ".git/index"
    let id = ObjectID(hex: String(repeating: "1", count: 40)) ?? .zero
    let entry = IndexEntry(mode: 0o100644, id: id)
    for path in ["a", "folder", "a/b/c", "folder/x", "a-b", "a/b"] {
      try WorkTree.edit(indexAt: file, ["a/b/c", "a/b/d", "a-b", "a.b", "folder"].map { IndexEdit($0, entry) })
      try scratch.git("write-tree", "--missing-ok")
      let ours = try #require(IndexFile.applying([IndexEdit(path, entry)], to: try bytes(file)))
      try scratch.git("update-index", "--add", "--replace", "--cacheinfo", "100644,\(id),\(path)")
      let theirs = try scratch.git("ls-files", "--stage")
      let tree = try scratch.git("write-tree", "--missing-ok")
      try put(ours, file)
      #expect(try scratch.git("ls-files", "--stage") == theirs, "\(path)")
      #expect(try scratch.git("write-tree", "--missing-ok") == tree, "\(path)")
      unlink(file)
    }
  }

  // MARK: Forms

  private func sample(_ scratch: Scratch) throws -> [UInt8] {
    try scratch.repository.advance(setting: [
      "a": "1", "b/c": "2", "b/d/e": "3", "countries/CL/inputs/x/text.es.md": "4",
    ])
    try scratch.git("write-tree")
    return try bytes(scratch.root + ".git/index")
  }

  private let edit = IndexEdit("b/new", IndexEntry(mode: 0o100644, id: .zero))

  @Test func `a hash of zeros is taken, a wrong one is not`() throws {
    let scratch = try Scratch(bare: false)
    let sound = try sample(scratch)
    #expect(IndexFile.applying([edit], to: sound) != nil)
    #expect(IndexFile.applying([edit], to: sound.dropLast(20) + [UInt8](repeating: 0, count: 20)) != nil)
    #expect(IndexFile.applying([edit], to: sound.dropLast() + [sound[sound.count - 1] ^ 1]) == nil)
  }

  @Test(arguments: ["--index-version=4", "--untracked-cache", "--force-untracked-cache"])
  func `every form of an index is brought along`(_ option: String) throws {
    let scratch = try Scratch(bare: false)
    _ = try sample(scratch)
    if option.hasPrefix("--index-version") {
      try scratch.git("update-index", "--index-version", "4")
    } else {
      try scratch.git("update-index", option)
    }
    try scratch.git("status")
    let isPlain = option.hasSuffix("untracked-cache")
    #expect((IndexFile.applying([edit], to: try bytes(scratch.root + ".git/index")) != nil) == isPlain)
    try scratch.repository.advance(setting: ["b/new": "new", "a": nil])
    #expect(try scratch.git("status", "--porcelain") == "")
    #expect(try scratch.git("write-tree") == (try scratch.git("rev-parse", "HEAD^{tree}")))
    try scratch.git("fsck", "--strict")
  }

  @Test func `a split index is not taken for a whole one`() throws {
    let scratch = try Scratch(bare: false)
    _ = try sample(scratch)
    try scratch.git("update-index", "--split-index")
    #expect(IndexFile.applying([edit], to: try bytes(scratch.root + ".git/index")) == nil)
  }

  @Test func `a sparse index is not taken for a whole one`() throws {
    let scratch = try Scratch(bare: false)
    _ = try sample(scratch)
    try scratch.git("sparse-checkout", "set", "--cone", "--sparse-index", "b")
    #expect(IndexFile.applying([edit], to: try bytes(scratch.root + ".git/index")) == nil)
  }

  @Test func `what somebody has staged or marked stays so`() throws {
    let scratch = try Scratch(bare: false)
    _ = try sample(scratch)
    try scratch.write("mine", to: "b/mine")
    try scratch.git("add", "b/mine")
    try scratch.write("soon", to: "b/soon")
    try scratch.git("add", "--intent-to-add", "b/soon")
    try scratch.git("update-index", "--skip-worktree", "b/c")
    #expect(IndexFile.applying([edit], to: try bytes(scratch.root + ".git/index")) != nil)
    try scratch.repository.advance(setting: ["b/new": "new", "a": nil])
    #expect(try scratch.git("status", "--porcelain") == "A  b/mine\n A b/soon\n")
    #expect(try scratch.gitLines("ls-files", "-t", "b/c") == ["S b/c"])
  }

  @Test func `a conflict on an edited path is left to libgit2, on another it stays`() throws {
    let scratch = try Scratch(bare: false)
    let file = scratch.root + ".git/index"
    _ = try sample(scratch)
    let id = try scratch.hashObject("blob", Array("x".utf8))
    let lines = (1...3).map { "100644 \(id) \($0)\tb/new\n" }.joined()
    try scratch.git("update-index", "--index-info", input: lines)
    #expect(IndexFile.applying([edit], to: try bytes(file)) == nil)
    let other = IndexEdit("b/other", IndexEntry(mode: 0o100644, id: id))
    try put(try #require(IndexFile.applying([other], to: try bytes(file))), file)
    #expect(try scratch.gitLines("ls-files", "--unmerged").count == 3)
    #expect(try scratch.gitLines("ls-files", "b/other") == ["b/other"])
  }

  // MARK: Hostile bytes

  @Test(arguments: 1...4) func `damaged indexes never crash, and what is made of them can be read`(_ seed: UInt64)
    throws
  {
    let scratch = try Scratch(bare: false)
    let file = scratch.path + "/index"
    let sound = try sample(scratch)
    var random = Generator(seed: seed)
    for step in 0..<2000 {
      var damaged = Array(sound.dropLast(20))
      switch random.below(4) {
      case 0: damaged = Array(damaged.prefix(random.below(damaged.count)))
      case 1:
        damaged.insert(
          contentsOf: (0..<random.below(40)).map { _ in UInt8(random.below(256)) }, at: random.below(damaged.count))
      default: for _ in 0...random.below(4) { damaged[random.below(damaged.count)] = UInt8(random.below(256)) }
      }
      // With a correct hash, so that the rest is parsed.
      guard let made = IndexFile.applying([edit, IndexEdit("a", nil)], to: damaged + [UInt8](repeating: 0, count: 20))
      else { continue }
      try put(made, file)
      #expect(throws: Never.self, "seed \(seed), step \(step)") { try WorkTree.edit(indexAt: file, [edit]) }
    }
  }
}
