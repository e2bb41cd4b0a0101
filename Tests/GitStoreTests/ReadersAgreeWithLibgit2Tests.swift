import Foundation
import Testing

@testable import GitStore

@Suite("A reader of packs gives what libgit2 gives")
struct PackReaderTests {
  /// Forty commits of a text that changes slightly each time, packed.
  private func packed(offsets: Bool = true) throws -> Scratch {
    let scratch = try Scratch()
    var lines = (0..<120).map { "line \($0) \($0 * 7919 % 1000)" }
    for step in 0..<40 {
      lines[step * 3] = "changed \(step)"
      try scratch.repository.advance(
        setting: ["a/b/text": lines.joined(separator: "\n"), "c\(step % 7)": "\(step)"], message: "Step \(step)\n")
    }
    try scratch.git(
      "-c", "repack.useDeltaBaseOffset=\(offsets)", "repack", "-q", "-a", "-d", "-f", "--depth=50", "--window=50")
    return scratch
  }

  private func objects(of scratch: Scratch) throws -> [(id: ObjectID, kind: ObjectKind)] {
    try scratch.gitLines("cat-file", "--batch-all-objects", "--batch-check").map { line in
      let words = line.split(separator: " ")
      let kinds: [ObjectKind] = [.commit, .tree, .blob, .tag]
      let kind = try #require(kinds.first { $0.name == words[1] })
      return (id: try #require(ObjectID(hex: words[0])), kind: kind)
    }
  }

  private func packs(of scratch: Scratch) -> [Pack] { Pack.all(in: scratch.repository.gitDirectory + "objects/pack") }

  private func files(_ end: String, of scratch: Scratch) throws -> [String] {
    let folder = scratch.repository.gitDirectory + "objects/pack/"
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(end) }.map { folder + $0 }
  }

  private func put(_ bytes: [UInt8], _ path: String) throws {
    unlink(path)
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test(arguments: [true, false])
  func `of objects that are made from others, by offset and by name`(offsets: Bool) throws {
    let scratch = try packed(offsets: offsets)
    let index = try #require(files(".idx", of: scratch).first)
    #expect(try scratch.git("verify-pack", "-v", index).contains("chain length = 9"))
    let (packs, reader) = (PackReader(packs(of: scratch)), try scratch.repository.reader())
    for (id, kind) in try objects(of: scratch) {
      let bytes = try scratch.repository.withObject(id, kind) { Array($0) }
      let object = try #require(packs.object(id), "\(kind) \(id)")
      #expect(object.kind == kind && object.bytes == bytes)
      #expect(try reader.withObject(id, kind) { Array($0) } == bytes)
      if kind == .commit { #expect(try reader.commit(id) == scratch.repository.commit(id)) }
      #expect(code { _ = try reader.withObject(id, kind == .tree ? .blob : .tree) { _ in } } == .notFound)
    }
  }

  @Test func `of commits that git would not write`() throws {
    let scratch = try Scratch()
    let tree = try scratch.repository.tree(of: ["a": "1"]).description
    let people = [
      "A B <a@b.c> 1494518400 -0430", "A. <a@b.c> 1494518400 +0000", " A  <a@b.c> 1 +0000", "<a@b.c> 1 +0000",
      "A <> 1 +0000", "A <a@b.c> -7 +0000", "A <a@b.c> 1 +1599", "A <a@b.c> 1 +1400", "A <a@b.c> 1 +0060",
      "A <a@b.c> 1", "A <a@b.c>", "A <a<b@c> 1 +0000", "A <a@b.c>1 +0000", "A <a@b.c> 99999999999999999999 +0000",
      "A > <a@b.c> 1 +0000", "A <a@b.c> 1 +00", "\u{E9} <a@b.c> 1 -0000", "A <a@b.c> 1 +0000 ", "A", "",
    ]
    var texts = people.map { "tree \(tree)\nauthor \($0)\ncommitter A <a@b.c> 1 +0000\n\nSubject\n\nBody" }
    texts += people.map { "tree \(tree)\nauthor A <a@b.c> 1 +0000\ncommitter \($0)\n\n\n\nSubject\n" }
    let person = "author A <a@b.c> 1 +0000\ncommitter A <a@b.c> 1 +0000\n"
    texts += [
      "tree \(tree)\n\(person)encoding latin1\ngpgsig a\n b\n\nSubject", "tree \(tree)\n\(person)\n",
      "tree \(tree)\n\(person)", "tree \(tree)\n\(person)encoding x", "tree \(tree.uppercased())\n\(person)\nS\n",
      "tree \(tree.dropLast())\n\(person)\nS\n", "\(person)\nS\n", "tree \(tree)\n\(person)\nS\u{0}T\n",
      "tree \(tree)\nparent \(tree)\n\(person)\nS\n", "tree \(tree)\nparent x\n\(person)\nS\n", "",
      "tree \(tree)\nauthor A <a@b.c> 1 +0000\n\(person)\nS\n",
    ]
    var ids = try texts.map { try scratch.hashObject("commit", Array($0.utf8)) }
    ids.append(try scratch.hashObject("commit", Array("tree \(tree)\n\(person)\n".utf8) + [0xE9, 0xFF, 0x0A]))
    let names = Set(ids).map { "\($0)\n" }.joined()
    try scratch.git(
      "pack-objects", "-q", scratch.repository.gitDirectory + "objects/pack/pack", input: names)
    try scratch.git("prune-packed", "-q")
    let (packs, reader) = (PackReader(packs(of: scratch)), try scratch.repository.reader())
    var read = 0
    for id in ids {
      #expect(packs.object(id) != nil)
      let byLibgit2 = Result { () throws(GitError) in try scratch.repository.commit(id) }
      let byReader = Result { () throws(GitError) in try reader.commit(id) }
      switch (byLibgit2, byReader) {
      case (.success(let expected), .success(let found)):
        #expect(found == expected)
        read += 1
      case (.failure(let expected), .failure(let found)): #expect(found.code == expected.code)
      default: Issue.record("\(byLibgit2) by libgit2, \(byReader) by the reader")
      }
    }
    #expect(read > 20)
  }

  @Test func `of what was written after it was opened, and of what is too large for it`() throws {
    let scratch = try packed()
    let large = [UInt8](repeating: 7, count: 5_000_000)
    let packedLarge = try scratch.repository.writeBlob(large)
    try scratch.git(
      "pack-objects", "-q", scratch.repository.gitDirectory + "objects/pack/pack", input: "\(packedLarge)\n")
    try scratch.git("prune-packed", "-q")
    let reader = try scratch.repository.reader()
    #expect(try reader.blob(packedLarge) == large)
    #expect(code { _ = try reader.blob(packedLarge, limit: 4_999_999) } == .tooLarge)
    let new = try scratch.repository.writeBlob([1, 2, 3])
    #expect(try reader.blob(new) == [1, 2, 3])
    // The pack has been replaced by then.
    try scratch.git("repack", "-q", "-a", "-d", "-f")
    for (id, kind) in try objects(of: scratch) {
      let bytes = try scratch.repository.withObject(id, kind) { Array($0) }
      #expect(try reader.withObject(id, kind) { Array($0) } == bytes)
    }
  }

  @Test func `of histories, straight and with merges, in whole and in ranges`() throws {
    let scratch = try packed()
    let repository = scratch.repository
    let commits = try repository.commits(of: repository.resolve("main"))
    let side = try repository.commit(["x": "1"], after: [commits[20]])
    let merge = try repository.commit(["x": "2"], after: [commits[0], side])
    try scratch.git("update-ref", "refs/heads/merge", merge.description)
    try scratch.git("repack", "-q", "-a", "-d", "-f")
    let reader = try repository.reader()
    for (start, hidden) in [
      (commits[0], []), (commits[0], [commits[7]]), (commits[7], [commits[0]]), (commits[3], [commits[3]]),
      (commits[0], [side]), (side, [commits[0]]), (commits[0], [commits[9], commits[4]]), (merge, []),
      (merge, [commits[5]]),
    ] {
      let byLibgit2 = try repository.commits(of: start, without: hidden)
      #expect(try reader.commits(of: start, without: hidden) == byLibgit2)
    }
    #expect(code { _ = try reader.commits(of: repository.commit(side).tree) } != nil)
  }

  @Test func `or it gives nothing, wherever a pack or its index is damaged or cut`() throws {
    let scratch = try packed()
    let objects = try objects(of: scratch).enumerated().filter { $0.offset % 5 == 0 }.map(\.element)
    let whole = try objects.map { id, kind in try scratch.repository.withObject(id, kind) { Array($0) } }
    var damages = 0
    for end in [".pack", ".idx"] {
      let path = try #require(files(end, of: scratch).first)
      let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
      for step in 0..<200 {
        var damaged = bytes
        let place = step * bytes.count / 200
        if step % 20 == 19 { damaged.removeLast(bytes.count - place) } else { damaged[place] ^= UInt8(1 << (step % 8)) }
        try put(damaged, path)
        let reader = PackReader(packs(of: scratch))
        for ((id, kind), bytes) in zip(objects, whole) {
          guard let object = reader.object(id) else {
            damages += 1
            continue
          }
          #expect(object.kind == kind && object.bytes == bytes, "\(end) at \(place)")
        }
      }
      try put(bytes, path)
    }
    #expect(damages > 200)
  }

  @Test func `or it gives nothing, where the index takes one object for another`() throws {
    let scratch = try packed()
    let path = try #require(files(".idx", of: scratch).first)
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let all = try objects(of: scratch)
    // The offsets follow the names and the checksums, in the order of the names, which is that of `all`.
    let offsets = 8 + 1024 + all.count * 24
    let blobs = all.indices.filter { all[$0].kind == .blob }
    for byte in 0..<4 { bytes.swapAt(offsets + blobs[0] * 4 + byte, offsets + blobs[1] * 4 + byte) }
    try put(bytes, path)
    let (packs, reader) = (PackReader(packs(of: scratch)), try scratch.repository.reader())
    for place in blobs[0...1] {
      #expect(packs.object(all[place].id) == nil)
      #expect(throws: GitError.self) { try reader.blob(all[place].id) }
    }
    #expect(packs.object(all[blobs[2]].id) != nil)
  }
}
